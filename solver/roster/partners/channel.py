"""Messages between two processes that neither may wait for: one thread sends, one reads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import Empty, Full, Queue

HELD = 8
"""Messages that wait at most to be sent; what comes on top is dropped, as the other side reads nothing."""
JOIN_S = 1.0


class Channel:
    """One end of a pipe between processes; `heard` and `lost` are called in threads of their own.

    `lost` is called once with the reason: the other side closed or died, or a message could not be written or read.
    """

    def __init__(self, pipe: Connection, heard: Callable[[object], None], lost: Callable[[str], None]) -> None:
        self._pipe, self._heard, self._lost = pipe, heard, lost
        self._outbox: Queue[tuple[object, ...]] = Queue(HELD)
        self._over = threading.Event()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._send, self._read)]
        for thread in self._threads:
            thread.start()

    def post(self, message: object) -> bool:
        """Send a message soon; False where it had to be dropped."""
        try:
            self._outbox.put_nowait((message,))
        except Full:
            return False
        return True

    def send(self, message: object) -> None:
        """Send a message that may not be dropped: waits for room while the other side reads slowly."""
        self._outbox.put((message,))

    def end(self) -> None:
        """Send what waits, and wait until it is sent."""
        self._outbox.put(())
        self._threads[0].join()

    def close(self) -> None:
        """Stop both threads; the other process is to be gone by now."""
        self._over.set()
        while True:
            try:
                self._outbox.get_nowait()
            except Empty:
                break
        self._outbox.put(())
        for thread in self._threads:
            thread.join(JOIN_S)
        self._pipe.close()

    def _send(self) -> None:
        while message := self._outbox.get():
            try:
                self._pipe.send(message[0])
            except Exception as reason:  # whatever a foreign class raises while it is pickled
                self._fail(reason)
                return

    def _read(self) -> None:
        while True:
            try:
                message = self._pipe.recv()
            except Exception as reason:  # whatever a foreign class raises while it is read
                self._fail(reason)
                return
            self._heard(message)

    def _fail(self, reason: Exception) -> None:
        if not self._over.is_set():
            self._over.set()
            self._lost(f"{type(reason).__name__}: {reason}")

"""What came from another process and was not yet looked at: the latest message of each class."""

from __future__ import annotations

from threading import Condition
from typing import TypeVar

MessageT = TypeVar("MessageT")


class Mailbox:
    """Filled by the thread that reads, emptied by the one that works."""

    def __init__(self) -> None:
        self._latest: dict[type, object] = {}
        self._came = Condition()

    def put(self, message: object) -> None:
        """Keep a message in the place of the last one of its class."""
        with self._came:
            self._latest[type(message)] = message
            self._came.notify_all()

    def look(self, kind: type[MessageT]) -> MessageT | None:
        """The latest message of a class that was not taken yet; it stays."""
        with self._came:
            found = self._latest.get(kind)
        return found if isinstance(found, kind) else None

    def take(self, kind: type[MessageT], wait_s: float = 0.0) -> MessageT | None:
        """The latest message of a class that was not taken yet; waits for one at most so long."""
        with self._came:
            if wait_s > 0:
                self._came.wait_for(lambda: kind in self._latest, wait_s)
            found = self._latest.pop(kind, None)
        return found if isinstance(found, kind) else None

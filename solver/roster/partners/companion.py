"""A process of our own beside this one: started at once, watched, and never left behind."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.spawn import get_executable
from time import monotonic

from solver.roster.partners.channel import Channel

SILENT_S = 60.0
"""Seconds without a sign of life after which a process counts as hung: it gives one every second."""
ENTRY = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[3]); "
    "from solver.roster.partners.served import serve; serve(int(sys.argv[1]), int(sys.argv[2]))"
)


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life, with the most memory held so far."""

    peak_mb: float


@dataclass(frozen=True, slots=True)
class Done:
    """The task is done; the process ends."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong in the other process."""

    reason: str


class Companion:
    """A child process that works on one task; `heard` gets its messages, in a thread of its own.

    It is a fresh interpreter and not a fork (threads of numba and OR-Tools do not survive one), and it does not
    import the caller's main module, so a script without a guard is not run twice. It ends with this process,
    however this process ends: its pipe closes.
    """

    def __init__(self, task: object, heard: Callable[[object], None]) -> None:
        self.peak_mb = 0.0
        self.lost = ""
        self.done = False
        self._heard, self._at = heard, monotonic()
        self._gone = threading.Event()
        ours, theirs = multiprocessing.Pipe()
        number = theirs.fileno()
        told = (str(number), str(os.getpid()), json.dumps([path or os.getcwd() for path in sys.path]))
        quiet = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                [_interpreter(), "-P", "-c", ENTRY, *told], stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=(number,)
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self._channel = Channel(ours, self._receive, self._lose)
        self._channel.post(task)

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it works, or has done so to the end; one that is silent for long is given up."""
        if not self.lost and not self.done and monotonic() - self._at > SILENT_S:
            self._lose("silent")
        return not self.lost

    def post(self, message: object) -> bool:
        """Send it a message; False where it reads none."""
        return self.alive and self._channel.post(message)

    def wait(self, seconds: float) -> None:
        """Wait until it is gone, but no longer than that."""
        self._gone.wait(seconds)

    def close(self) -> None:
        """End it now, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._channel.close()

    def _receive(self, message: object) -> None:
        self._at = monotonic()
        if isinstance(message, Beat):
            self.peak_mb = max(self.peak_mb, message.peak_mb)
        elif isinstance(message, Failed):
            self._lose(message.reason)
        elif isinstance(message, Done):
            self.done = True
            self._gone.set()
        else:
            self._heard(message)

    def _lose(self, reason: str) -> None:
        if not self.done:
            self.lost = self.lost or reason
        self._gone.set()


def _interpreter() -> str:
    """The interpreter that multiprocessing would start, which an embedding program may set."""
    found = get_executable()
    return found.decode() if isinstance(found, bytes) else str(found)

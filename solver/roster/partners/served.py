"""The other end: a fresh interpreter that takes one task, works on it, and ends with the process that started it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NoReturn, Protocol

from solver.roster.partners.channel import Channel
from solver.roster.partners.companion import Beat, Done, Failed
from solver.roster.partners.machine import peak_mb
from solver.roster.partners.mailbox import Mailbox

BEAT_S = 1.0
FOREVER_S = 10.0**7


@dataclass(frozen=True, slots=True)
class Line:
    """The way to the process that gave the task; `post` may drop a message, `send` waits until it is taken."""

    post: Callable[[object], bool]
    send: Callable[[object], None]
    inbox: Mailbox


class Task(Protocol):
    """What a fresh process is sent first, and works on."""

    def work(self, line: Line) -> None:
        """Do it; what is found goes over the line."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """A task on its way."""

    task: Task


def serve(number: int, parent: int) -> NoReturn:
    """Work on the task that comes over the pipe with this file number, then end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C strikes the whole group; the caller decides
    inbox = Mailbox()
    channel = Channel(Connection(number), inbox.put, _leave)
    threading.Thread(target=_beat, args=(channel, parent), daemon=True).start()
    try:
        asked = inbox.take(Work, FOREVER_S)
        if asked is not None:
            asked.task.work(Line(channel.post, channel.send, inbox))
    except BaseException as reason:  # whatever it is, the caller is to know
        channel.send(Failed(f"{type(reason).__name__}: {reason}"))
    channel.send(Beat(peak_mb()))
    channel.send(Done())
    channel.end()
    os._exit(0)


def _leave(reason: str) -> None:
    """Nobody listens any more, or the task could not be read: the code tells that the end was early."""
    os._exit(1)


def _beat(channel: Channel, parent: int) -> None:
    """Tell every second that the process is alive; end when the parent is another one, as ours has died."""
    while os.getppid() == parent:
        channel.post(Beat(peak_mb()))
        time.sleep(BEAT_S)
    os._exit(1)

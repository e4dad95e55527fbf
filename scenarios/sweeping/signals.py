"""What the one who asked for a sweep may send: Ctrl-C and an end, heeded here and kept from the workers."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType
from typing import NoReturn

ENDED = 128 + signal.SIGTERM
"""Exit code of a program that was told to end."""


@contextmanager
def ending_clean() -> Iterator[None]:
    """SIGTERM ends the program as an exception does, so that workers are let go and nothing of theirs is left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(ENDED)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Processes started meanwhile never hear Ctrl-C; what is sent here is heeded at the end, not half-way."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    resource_tracker.ensure_running()  # which would else unblock what is blocked here
    sent: list[int] = []
    heeded = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda it, _: sent.append(it)) for number in heeded}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler)
        for again in sent:
            signal.raise_signal(again)

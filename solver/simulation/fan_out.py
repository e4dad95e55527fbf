"""Batches of work spread over an executor: threads, processes, a cluster, or none at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from typing import TypeVar

WorkT = TypeVar("WorkT")
DoneT = TypeVar("DoneT")


def fan_out(
    play: Callable[[WorkT], DoneT],
    batches: Iterable[WorkT],
    executor: Executor | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Iterator[DoneT]:
    """Play every batch and yield what comes back, in the order of the batches, until `cancel` says so.

    `cancel` is asked after each batch: there is always one. Batches not yet begun when it stops, or when the
    caller goes away, are withdrawn.
    """
    stop = cancel or _never
    if executor is None:
        for batch in batches:
            yield play(batch)
            if stop():
                return
        return
    waiting = deque(executor.submit(play, batch) for batch in batches)
    try:
        while waiting:
            yield waiting.popleft().result()
            if stop():
                return
    finally:
        for future in waiting:
            future.cancel()


def _never() -> bool:
    return False

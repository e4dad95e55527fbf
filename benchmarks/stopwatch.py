"""The clocks of the benchmarks.

Everybody in a contest runs on one thread and is timed by its processor time: on a quiet machine that is what the wall
clock shows, and on a busy one what others do does not count. What a planner waits for is wall time.
"""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 5

work_clock = time.process_time


def seconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Least processor time of some runs: interruptions and cold caches only ever add to it."""
    return min(_taken(act, work_clock) for _ in range(rounds))


def wait(act: Callable[[], object]) -> float:
    """Wall time of one run, s."""
    return _taken(act, time.perf_counter)


def _taken(act: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    act()
    return clock() - began

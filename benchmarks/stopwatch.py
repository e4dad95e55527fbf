"""The clock of the benchmarks: the best of a few runs, after one that is not counted."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 5


def seconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Least wall time of some runs: what others do on the machine only ever adds to it."""
    return min(once(act) for _ in range(rounds))


def once(act: Callable[[], object]) -> float:
    """Wall time of one run, s."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began

"""The clock of a repair: work done, not time gone by, so that a busy machine gives the same answer."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic, process_time

WALL_TIMES = 4.0
"""So many wall-clock seconds end a search as one second of work does, for a machine that hardly gets to it."""


class Clock:
    """Seconds of work since it was made: CPU time of the process, but at least a quarter of the time gone by.

    Once `cancel` says so, it reads infinite.
    """

    def __init__(self, cancel: Callable[[], bool] | None = None) -> None:
        self._cpu_s, self._wall_s = process_time(), monotonic()
        self._cancel, self._over = cancel, False

    def __call__(self) -> float:
        """The reading; it never falls."""
        self._over = self._over or (self._cancel is not None and self._cancel())
        return inf if self._over else max(process_time() - self._cpu_s, (monotonic() - self._wall_s) / WALL_TIMES)

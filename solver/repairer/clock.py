"""The clock of a repair: work done, not time gone by, so that a busy machine gives the same answer."""

from __future__ import annotations

from time import monotonic, process_time

WALL_TIMES = 4.0
"""So many wall-clock seconds end a search as one second of work does, for a machine that hardly gets to it."""


class Clock:
    """Seconds of work since it was made: CPU time of the process, but at least a quarter of the time gone by."""

    def __init__(self) -> None:
        self._cpu_s, self._wall_s = process_time(), monotonic()

    def __call__(self) -> float:
        """The reading; it never falls."""
        return max(process_time() - self._cpu_s, (monotonic() - self._wall_s) / WALL_TIMES)

"""Who is there: present agents per interval of the grid."""

from __future__ import annotations

import numpy as np

from solver.cover import IntArray
from solver.duties import Duty
from solver.grid import Grid


def presence(duties: tuple[Duty, ...], grid: Grid) -> IntArray:
    """Present agents per interval: on duty for all of it, no break or activity touching it."""
    heads = np.zeros(grid.intervals, dtype=np.int64)
    for duty in duties:
        first = -((grid.start_min - duty.start_min) // grid.step_min)
        last = (duty.end_min - grid.start_min) // grid.step_min
        if last <= 0 or first >= grid.intervals:
            continue
        mine = np.zeros(grid.intervals, dtype=np.int64)
        mine[max(first, 0) : min(last, grid.intervals)] = 1
        pauses = [(b.start_min, b.length_min) for b in duty.breaks] + [
            (a.start_min, a.length_min) for a in duty.activities
        ]
        for start_min, length_min in pauses:
            begin = (start_min - grid.start_min) // grid.step_min
            end = -((grid.start_min - start_min - length_min) // grid.step_min)
            mine[max(begin, 0) : max(end, 0)] = 0
        heads += mine
    return heads

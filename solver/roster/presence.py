"""Where a duty's agent is present: the one definition that all forms share."""

from __future__ import annotations

import numpy as np

from solver.duties import Duty
from solver.groups import BoolArray


def duty_presence(duty: Duty, start_min: int, step_min: int, intervals: int) -> BoolArray:
    """Intervals of a horizon in which a duty's agent is present: wholly inside it, no break or activity in it."""
    present: BoolArray = np.zeros(intervals, dtype=bool)
    first, last = -((start_min - duty.start_min) // step_min), (duty.end_min - start_min) // step_min
    present[max(first, 0) : max(last, 0)] = True
    spans = [(b.start_min, b.length_min) for b in duty.breaks]
    spans += [(a.start_min, a.length_min) for a in duty.activities]
    for start, length in spans:
        low, high = (start - start_min) // step_min, -((start_min - start - length) // step_min)
        present[max(low, 0) : max(high, 0)] = False
    return present

"""Where a duty's agent is present: the one definition that all forms share."""

from __future__ import annotations

import numpy as np

from solver.duties import Duty
from solver.groups import BoolArray


def duty_presence(duty: Duty, start_min: int, step_min: int, intervals: int) -> BoolArray:
    """Intervals of a horizon in which a duty's agent is present: wholly inside it, no break or activity in it."""
    at = start_min + step_min * np.arange(intervals, dtype=np.int64)
    present: BoolArray = (at >= duty.start_min) & (at + step_min <= duty.end_min)
    spans = [(b.start_min, b.length_min) for b in duty.breaks]
    spans += [(a.start_min, a.length_min) for a in duty.activities]
    for start, length in spans:
        present &= (at + step_min <= start) | (at >= start + length)
    return present

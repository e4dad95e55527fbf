"""Before, in or after an event: which stage each value of the event curves belongs to."""

import numpy as np

from forecasting.arrays import Ints
from forecasting.events import EVENTS, Phase
from forecasting.exposure import CURVE_BINS

BANDS = 4  # night, morning, afternoon, evening
KINDS = 4  # ordinary, before or in an event, after an event, on a holiday or the days after it
STAGES = ("before", "during", "after")
AFTER = STAGES.index("after")


def _stage(phase: Phase) -> int:
    """Whether a phase lies before, in or after its event."""
    if phase.to_anchor == "start" and phase.to_min <= 0:
        return 0
    return 2 if phase.from_anchor != "start" and phase.from_min >= 0 else 1


def _stages() -> Ints:
    """Stage of each value of all curves."""
    stage = np.ones(CURVE_BINS.size, np.int64)
    for course in (course for kind in EVENTS for course in kind.courses):
        for phase in course.phases:
            first = CURVE_BINS.first[course.name, phase.name]
            stage[first : first + phase.n_bins] = _stage(phase)
    return stage


STAGE_OF_BIN = _stages()

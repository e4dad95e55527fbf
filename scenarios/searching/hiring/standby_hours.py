"""Hours of on-call duty, for those who count them as a buffer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.casework import on_call_policies
from planner.coming_events import event_days
from solver.promises import on_call

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.hiring.need import Need
    from solver.cover import FloatArray


def standby_hours(inputs: Inputs, need: Need, weeks: int) -> FloatArray:
    """Pools x weeks: hours that people stand by who, whoever of them it is, count for the pool."""
    at = {name: number for number, name in enumerate(need.people)}
    found = np.zeros((len(need.pools), weeks))
    first = need.grid.day_bounds[::7]
    for window in on_call(on_call_policies(inputs), inputs.operation.agents, need.grid, event_days(inputs)):
        if window.agents:
            counts = need.able[:, [at[name] for name in sorted(window.agents)]].all(axis=1)
            week = int(np.searchsorted(first, window.start_min, side="right")) - 1
            found[counts, week] += window.depth * (window.end_min - window.start_min) / 60.0
    return found

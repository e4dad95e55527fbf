"""The local days that new facts touch most: where shifts fall out, and where more or fewer people are needed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from solver.staffing.levels import GOAL_LEVEL

if TYPE_CHECKING:
    from planner.changing.world import World
    from solver.repairer import Repair

MOST_DAYS = 3
SMALL_H = 0.05  # people-hours below which a day counts as it was


def touched_days(world: World, nothing: Repair, most: int = MOST_DAYS) -> tuple[date, ...]:
    """The days with the most people-hours lost or needed otherwise, in order of date."""
    hours = lost_h(nothing)
    for day, moved in moved_need_h(world).items():
        hours[day] = hours.get(day, 0.0) + abs(moved)
    worst = sorted(hours, key=lambda day: (-hours[day], day))[:most]
    return tuple(sorted(worst))


def lost_h(nothing: Repair) -> dict[date, float]:
    """Paid hours that fall out, by the day of the shift."""
    found: dict[date, float] = {}
    for change in nothing.forced:
        paid = [0 if duty is None else duty.paid_min for duty in (change.before, change.after)]
        found[change.day] = found.get(change.day, 0.0) + (paid[0] - paid[1]) / 60
    return found


def moved_need_h(world: World) -> dict[date, float]:
    """People-hours needed more (or fewer, below 0) for the goals, by local day; days without a change are left out."""
    new, stage = world.requirement, world.before.plan.roster_stage
    if new is None or stage is None:
        return {}
    grid, old = world.before.plan.grid, stage.requirement
    more = new.need[GOAL_LEVEL].sum(axis=0) - old.need[GOAL_LEVEL].sum(axis=0)
    steps = (np.array(grid.day_bounds) - grid.start_min) // grid.step_min
    sums = (float(more[low:high].sum()) * grid.step_min / 60 for low, high in pairwise(steps))
    return {day: hours for day, hours in zip(grid.days, sums, strict=True) if abs(hours) > SMALL_H}

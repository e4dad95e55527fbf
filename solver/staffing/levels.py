"""Levels of falling worth: below 75 % of the load, below the load, below the goal, below comfort."""

from __future__ import annotations

import numpy as np

from solver.queues import REAL_TIME, Queue
from solver.staffing import attendance
from solver.staffing.params import RequireParams
from solver.staffing.queue_needs import QueueNeeds
from solver.staffing.service import FloatArray

GOAL_LEVEL = 2  # the level at which every goal is met in expectation
VIP = 1


def price_levels(
    load: FloatArray, real_time: QueueNeeds, queues: tuple[Queue, ...], params: RequireParams
) -> FloatArray:
    """Rostered agents needed at each level: levels x queues x intervals, never falling from level to level.

    Deferred work can wait, so it is never in the dearest level; VIP queues (value class 1) stand one level
    further up: their load in the dearest, their goal in the second. Inside shrinkage raises all levels, the
    absence reserve the last two; each is applied here and nowhere else.
    """
    can_wait = np.array([queue.kind not in REAL_TIME for queue in queues])[:, None]
    vip = np.array([queue.value_class == VIP for queue in queues])[:, None]
    goal = np.where(can_wait, load, real_time.need)
    comfort = np.where(can_wait, load, np.maximum(real_time.comfort, goal))
    full = np.minimum(load, goal)  # large patient crews meet their goal below the load
    most_of_it = np.where(can_wait, 0.0, np.minimum(params.first_share * load, goal))
    present = np.stack([np.where(vip, full, most_of_it), np.where(vip, goal, full), goal, comfort])
    reserve = attendance.reserve(params.absent_share)
    factor = np.array([1.0, 1.0, reserve, reserve])[:, None, None] / (1.0 - params.inside_share)
    return np.asarray(np.maximum.accumulate(present * factor, axis=0))


def waiting_factors(queue: Queue, params: RequireParams) -> FloatArray:
    """Rostered agents needed at each level per agent of work that can wait: what `price_levels` makes of its load."""
    reserve = attendance.reserve(params.absent_share)
    first = 1.0 if queue.value_class == VIP else 0.0
    return np.array([first, 1.0, reserve, reserve]) / (1.0 - params.inside_share)

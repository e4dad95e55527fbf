"""Which weeks to try with a whole roster, and what missed goals teach about how much a paid hour carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenarios.searching.hiring.programme import Programme, Schedule, cover

if TYPE_CHECKING:
    from scenarios.searching.hiring.figures import Tried
    from scenarios.searching.hiring.need import Need
    from scenarios.searching.hiring.proving import Trial
    from solver.cover import FloatArray

APART = 4  # weeks between two that are tried
NEAR_SHARE = 0.03  # spare hours of a pool that counts as tight, of its need
LEAST_STEP, MOST_STEP = 0.03, 0.25
"""By which a tight pool of a missed goal carries less, however few or many people were missing."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A schedule with the programme that it solves and the trials of all rounds."""

    usable: FloatArray
    programme: Programme
    schedule: Schedule
    tried: tuple[Tried, ...] = ()


def tight_weeks(found: Found, count: int) -> tuple[int, ...]:
    """Weeks with the least to spare after hires can have come, at least so many weeks apart from each other."""
    programme = found.programme
    needed = np.where(programme.needed > 0, programme.needed, 1.0)
    spare = ((cover(programme, found.schedule.hires) - programme.needed) / needed).min(axis=0, initial=np.inf)
    spare = np.where(programme.asked & (np.arange(len(spare)) >= programme.first), spare, np.inf)
    chosen: list[int] = []
    for week in np.argsort(spare, kind="stable").tolist():
        if len(chosen) < count and np.isfinite(spare[week]) and all(abs(week - w) >= APART for w in chosen):
            chosen.append(week)
    return tuple(chosen)


def lowered(need: Need, found: Found, helped: frozenset[str], trials: tuple[Trial, ...]) -> FloatArray:
    """What a paid hour carries, after rosters that missed a goal, in the smallest tight pool of each missed queue.

    No more than its people were seen to carry, and less by the share of its need that was missing. Only for queues
    that hires can help: no number of others meets a goal.
    """
    usable = found.usable.copy()
    some = np.where(found.programme.needed > 0, found.programme.needed, np.inf)
    spare = cover(found.programme, found.schedule.hires) / some
    sizes = need.sets.sum(axis=1)
    for trial in trials:
        for queue in () if trial.fit is None else sorted(set(trial.missed) & helped):
            holding = np.array([queue in pool.queues for pool in need.pools], dtype=bool)
            tight = np.flatnonzero(holding & (spare[:, trial.week] < 1.0 + NEAR_SHARE))
            for pool in tight[sizes[tight] == sizes[tight].min(initial=len(need.names))].tolist():
                usable[pool] = min(usable[pool], _carried(trial, pool, found.usable[pool]))
    return np.asarray(usable)


def _carried(trial: Trial, pool: int, before: float) -> float:
    """What a paid hour of a pool carries after a trial that missed a goal."""
    assert trial.fit is not None
    missing = trial.fit.short_h[pool] / trial.fit.need_h[pool] if trial.fit.need_h[pool] > 0 else 0.0
    step = min(max(float(missing), LEAST_STEP), MOST_STEP)
    return min(float(trial.fit.share[pool]), before * (1.0 - step))

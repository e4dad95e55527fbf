"""Which weeks to try with a whole roster, and what missed goals teach about how much a paid hour carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenarios.searching.hiring.programme import Programme, Schedule, cover

if TYPE_CHECKING:
    from scenarios.searching.hiring.figures import Tried
    from scenarios.searching.hiring.fit import Fit
    from scenarios.searching.hiring.need import Need
    from scenarios.searching.hiring.proving import Trial
    from solver.cover import FloatArray

APART = 4  # weeks between two that are tried
NEAR_SHARE = 0.03  # spare hours of a pool that counts as tight, of its need
LEAST_STEP, MOST_STEP = 0.03, 0.25
"""By which a tight pool of a missed goal carries less, however few or many people were missing."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A schedule with the programme that it solves, the trials of all rounds, and the round that it was tried in."""

    usable: FloatArray
    programme: Programme
    schedule: Schedule
    tried: tuple[Tried, ...] = ()
    kept: int = 0


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

    No more than its people were seen to carry, and less by the share of its need or of the goal that was missing. Where
    no pool of the queue is tight, its people had hours enough and the goal was missed all the same: few people who
    speak a language cannot be there at every hour, or others take their time. Then what the smallest pool had was not enough, and it
    counts as so much less that its hours of that week just fall short. Only for queues that hires can help: no number
    of others meets a goal.
    """
    usable = found.usable.copy()
    some = np.where(found.programme.needed > 0, found.programme.needed, np.inf)
    spare = cover(found.programme, found.schedule.hires) / some
    sizes = need.sets.sum(axis=1)
    for trial in trials:
        fit = trial.fit
        for queue in () if fit is None else sorted(set(trial.missed) & helped):
            holding = np.array([queue in pool.queues for pool in need.pools], dtype=bool) & (sizes > 0)
            tight = holding & (spare[:, trial.week] < 1.0 + NEAR_SHARE)
            for pool in _smallest(tight if tight.any() else holding, sizes):
                before = float(found.usable[pool])
                if fit is not None and tight.any():
                    usable[pool] = min(usable[pool], _carried(fit, pool, (before, fit.gap(queue))))
                elif fit is not None:
                    usable[pool] = min(usable[pool], before / spare[pool, trial.week] * (1.0 - fit.gap(queue)))
    return np.asarray(usable)


def _smallest(among: NDArray[np.bool_], sizes: NDArray[np.int64]) -> list[int]:
    """Of some pools, those with the fewest rows."""
    chosen = np.flatnonzero(among)
    return [int(pool) for pool in chosen if sizes[pool] == sizes[chosen].min()]


def _carried(fit: Fit, pool: int, known: tuple[float, float]) -> float:
    """What a paid hour of a pool carries after a trial that missed a goal: `known` are what it was and by how much."""
    before, gap = known
    missing = fit.short_h[pool] / fit.need_h[pool] if fit.need_h[pool] > 0 else 0.0
    step = min(max(float(missing), gap, LEAST_STEP), MOST_STEP)
    return min(float(fit.share[pool]), before * (1.0 - step))

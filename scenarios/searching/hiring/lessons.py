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
MOST_STEP = 0.25  # by which a pool of a missed goal carries less at most, however many people were missing


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
    """What a paid hour carries, after rosters that missed a goal, in the smallest pool of each missed queue.

    The pool had the hours that it needed, or more, and the goal was missed all the same: few people who speak a
    language cannot be there at every hour, or others take their time. So the hours that it had in that week were not
    enough, and they count as less than its need by the share of the goal, or of the need, that was missed. Only for
    queues that hires can help, and only in the smallest pool: people who do not serve the queue do not meet its goal.
    """
    usable = found.usable.copy()
    some = np.where(found.programme.needed > 0, found.programme.needed, np.inf)
    spare = cover(found.programme, found.schedule.hires) / some
    sizes = need.sets.sum(axis=1)
    for trial in trials:
        fit = trial.fit
        for queue in () if fit is None else sorted(set(trial.missed) & helped):
            holding = np.array([queue in pool.queues for pool in need.pools], dtype=bool) & (sizes > 0)
            for pool in _smallest(holding, sizes):
                enough = float(found.usable[pool]) / max(float(spare[pool, trial.week]), 1.0)
                usable[pool] = min(usable[pool], enough * (1.0 - _step(fit, pool, queue)))
    return np.asarray(usable)


def _smallest(among: NDArray[np.bool_], sizes: NDArray[np.int64]) -> list[int]:
    """Of some pools, those with the fewest rows."""
    chosen = np.flatnonzero(among)
    return [int(pool) for pool in chosen if sizes[pool] == sizes[chosen].min()]


def _step(fit: Fit | None, pool: int, queue: str) -> float:
    """By how much less a paid hour carries than would have been enough."""
    assert fit is not None
    missing = fit.short_h[pool] / fit.need_h[pool] if fit.need_h[pool] > 0 else 0.0
    return min(max(float(missing), fit.gap(queue)), MOST_STEP)

"""How much of the hours paid a real roster turns into cover where it is needed, measured pool by pool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.presence import presence
from planner.service_by_queue import queue_services
from scenarios.searching.hiring.people import kind_of
from solver.cover import FloatArray

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from scenarios.searching.hiring.need import Need


LEAST_GAP = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """What a full roster made of its hours, for every pool of a need.

    Attributes
    ----------
    share : hours that cover need, of hours paid: those present less those that stood where nobody was missing while
        people were missing elsewhere. `paid_h`, `need_h`, `short_h` : hours of the whole roster.
    missed : queues that missed their goal in simulation; `gaps` : by how much of the goal each.
    """

    share: FloatArray
    paid_h: FloatArray
    need_h: FloatArray
    short_h: FloatArray
    missed: tuple[str, ...]
    gaps: tuple[float, ...] = ()

    def gap(self, queue: str) -> float:
        """By what share of its goal a queue missed it, at least `LEAST_GAP`."""
        return max([LEAST_GAP, *(gap for name, gap in zip(self.missed, self.gaps, strict=True) if name == queue)])

    def usable(self, need: Need) -> FloatArray:
        """Hours of need that a paid hour carries.

        Where all goals of a pool's queues were met, at least the need that its people carried then.
        """
        carried = np.where(self.paid_h > 0, self.need_h / np.where(self.paid_h > 0, self.paid_h, 1.0), 0.0)
        kept = np.array([not pool.floor and not set(pool.queues) & set(self.missed) for pool in need.pools])
        return np.where(kept, np.maximum(self.share, carried), self.share)


def measured(plan: Plan, inputs: Inputs, need: Need) -> Fit:
    """Measure a full roster against the need of its own weeks; of several hired alike, `need` knows the kind."""
    at = {name: number for number, name in enumerate(need.people)}
    duties = plan.roster.duties
    here = np.zeros((len(need.people), need.grid.intervals))
    paid = np.zeros(len(need.people))
    for name in sorted({duty.agent for duty in duties}):
        own = tuple(duty for duty in duties if duty.agent == name)
        here[at[kind_of(name)]] += presence(own, need.grid)
        paid[at[kind_of(name)]] += sum(duty.paid_min for duty in own) / 60.0
    able = need.able.astype(float)
    heads = able @ here
    needed = np.array([need.of(pool) for pool in range(len(need.pools))]).reshape(heads.shape)
    step_h = need.grid.step_min / 60.0
    short = np.maximum(needed - heads, 0.0).sum(axis=1) * step_h
    over = np.maximum(heads - needed, 0.0).sum(axis=1) * step_h
    paid_h, present = able @ paid, heads.sum(axis=1) * step_h
    share = np.where(paid_h > 0, (present - np.minimum(short, over)) / np.where(paid_h > 0, paid_h, 1.0), 1.0)
    missed = tuple(service for service in queue_services(plan, inputs) if not service.met)
    gaps = tuple(1.0 - (s.service if s.worst_week is None else s.worst_week) / s.target_share for s in missed)
    return Fit(share, paid_h, needed.sum(axis=1) * step_h, short, tuple(s.queue for s in missed), gaps)

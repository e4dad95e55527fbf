"""How a need comes about: from contacts to rostered agents of one pool and interval, in steps that add up."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from solver.cover import DeferredCurve
from solver.demand import LEVELS, Demand
from solver.queues import Measure
from solver.staffing import attendance
from solver.staffing.params import RequireParams
from solver.staffing.queue_needs import Pool
from solver.staffing.uncertainty import expected_score
from solver.staffing.workload import Workload

LOW, HIGH = LEVELS.index(0.10), LEVELS.index(0.90)


@dataclass(frozen=True, slots=True)
class QueueContacts:
    """What is expected of one queue in the interval: mean, the 10 % and 90 % quantiles, recorded AHT (s)."""

    queue: str
    mean: float
    low: float
    high: float
    aht_s: float


@dataclass(frozen=True, slots=True)
class Step:
    """Agents that one reason adds (or saves, below 0)."""

    reason: str
    agents: float


@dataclass(frozen=True, slots=True)
class Late:
    """Contacts of the interval not served in time, expected, by a crew of so many present agents of its own."""

    agents: float
    contacts: float


@dataclass(frozen=True, slots=True)
class Steps:
    """The need of one pool in one interval.

    Attributes
    ----------
    contacts : per queue of the pool.
    steps : they add up to `rostered`, in this order. Real-time pools: arriving (contacts x AHT, side by side as the
        channel allows), carried (work begun earlier, less what ends later), chance (so that the goal is met at known
        volume), doubt (because volume and attendance are not known), period (thin intervals lean on busy ones of the
        period over which the goal is judged), pooled (others help), absent, inside. Deferred: arriving, moved (to
        when it is done), doubt, absent, inside.
    rostered : agents at the goal level.
    late : with one agent fewer, as needed, and with one more; empty for deferred work.
    """

    language: str
    family: str
    interval: int
    start_min: int
    contacts: tuple[QueueContacts, ...]
    steps: tuple[Step, ...]
    rostered: float
    target_share: float
    threshold_s: float
    late: tuple[Late, ...] = ()


def real_time_steps(pool: Pool, work: Workload, demand: Demand, params: RequireParams, interval: int) -> Steps:
    """Steps of a real-time pool."""
    rows, crew, t = list(pool.members), pool.crew, interval
    arriving, load = float(work.arriving[rows, t].sum()), float(crew.load[t])
    known, even, need = float(crew.known[t]), float(crew.even[t]), float(crew.need[t])
    present = float(pool.present[t])
    steps = (
        Step("arriving", arriving),
        Step("carried", load - arriving),
        Step("chance", known - load),
        Step("doubt", even - known),
        Step("period", need - even),
        Step("pooled", present - need),
        *reserve_steps(present, params),
    )
    return Steps(
        pool.key.language,
        pool.key.family,
        t,
        int(demand.grid.starts[t]),
        _contacts(tuple(work.queues[q].id for q in rows), demand, t),
        steps,
        sum(step.agents for step in steps),
        crew.goal.target_share,
        crew.goal.threshold_s,
        tuple(_late(pool, work, t, more) for more in (-1, 0, 1)),
    )


def deferred_steps(
    curves: tuple[DeferredCurve, DeferredCurve], work: Workload, demand: Demand, params: RequireParams, interval: int
) -> Steps:
    """Steps of a deferred queue, which is a pool of its own here; `curves` without and with its safety."""
    sure, curve = curves
    queue = next(queue for queue in work.queues if queue.id == curve.queue)
    step_min, t = demand.grid.step_min, interval
    arriving, even, fill = (float(x[t]) / step_min for x in (curve.arrivals_min, sure.fill_min, curve.fill_min))
    steps = (
        Step("arriving", arriving),
        Step("moved", even - arriving),
        Step("doubt", fill - even),
        *reserve_steps(fill, params),
    )
    return Steps(
        queue.language,
        params.family(queue),
        t,
        int(demand.grid.starts[t]),
        _contacts((queue.id,), demand, t),
        steps,
        sum(step.agents for step in steps),
        queue.goal.target_share,
        queue.goal.threshold_s,
    )


def reserve_steps(present: float, params: RequireParams) -> tuple[Step, Step]:
    """What absence and time logged in but not available add to present agents."""
    coming = present * attendance.reserve(params.absent_share)
    return Step("absent", coming - present), Step("inside", coming / (1.0 - params.inside_share) - coming)


def _contacts(names: tuple[str, ...], demand: Demand, t: int) -> tuple[QueueContacts, ...]:
    found = []
    for name in names:
        q = demand.queues.index(name)
        low, high = (float(demand.quantiles[level, q, t]) for level in (LOW, HIGH))
        found.append(QueueContacts(name, float(demand.mean[q, t]), low, high, float(demand.aht_s[q, t])))
    return tuple(found)


def _late(pool: Pool, work: Workload, t: int, more: int) -> Late:
    """Late contacts of the pool's own crew; between two whole numbers of agents, some of either."""
    crew = pool.crew
    agents = max(float(crew.need[t]) + more, 0.0)
    score = expected_score(crew.work, replace(crew.goal, measure=Measure.SERVICE_LEVEL))
    whole = np.array([np.floor(agents), np.floor(agents) + 1.0]).astype(np.int64)
    served = score(whole, np.array([t, t]))
    volume = float(work.pieces[list(pool.members), t].sum())
    part = agents - float(whole[0])
    return Late(agents, volume * (1.0 - float((1.0 - part) * served[0] + part * served[1])))

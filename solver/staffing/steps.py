"""How a need comes about: from contacts to rostered agents of one pool and interval, in steps that add up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from solver.cover import DeferredCurve
from solver.demand import LEVELS, Demand
from solver.queues import Measure, ServiceGoal
from solver.staffing import attendance
from solver.staffing.behind import Behind, behind
from solver.staffing.params import RequireParams
from solver.staffing.queue_needs import Pool
from solver.staffing.uncertainty import expected_score
from solver.staffing.workload import Workload

LOW, HIGH = LEVELS.index(0.10), LEVELS.index(0.90)
ROUNDING = 1e-9  # of an agent


@dataclass(frozen=True, slots=True)
class QueueContacts:
    """What is expected of one queue in the interval: mean, the 10 % and 90 % quantiles, recorded AHT (s).

    The mean counts contacts that other queues hand on; `agents` are kept busy by it.
    """

    queue: str
    mean: float
    low: float
    high: float
    aht_s: float
    agents: float


@dataclass(frozen=True, slots=True)
class Step:
    """Agents that one reason adds (or saves, below 0)."""

    reason: str
    agents: float


@dataclass(frozen=True, slots=True)
class Late:
    """Contacts of the interval not served in time, expected, by a crew of so many present agents of its own."""

    agents: int
    contacts: float


@dataclass(frozen=True, slots=True)
class Volumes:
    """The one line of contacts that stands for a pool in the interval, as a calculator of lines takes it.

    Attributes
    ----------
    contacts : pieces of work expected in the interval: contacts, or an agent's turns in a conversation.
    offered : equally likely volumes of the interval at its highest, doubt about attendance included.
    aht_s : handling time of a contact that has an agent to itself; `rates` those that one agent ends per `aht_s`
        while holding 1, 2, .. at once.
    patience_s : mean time to give up; None if not known.
    """

    contacts: float
    offered: tuple[float, ...]
    aht_s: float
    patience_s: float | None
    rates: tuple[float, ...]
    goal: ServiceGoal


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
    late : with one agent fewer, with the least whole number that does, and with one more; empty for deferred work.
    volumes : what `late` is reckoned of; None for deferred work.
    behind : of deferred work, with one person fewer, as needed and one more over the deadline; empty for other work.
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
    volumes: Volumes | None = None
    behind: tuple[Behind, ...] = ()


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
        tuple(_contacts(work.queues[q].id, demand, t, float(work.arriving[q, t])) for q in rows),
        steps,
        sum(step.agents for step in steps),
        crew.goal.target_share,
        crew.goal.threshold_s,
        _late(pool, work, t),
        _volumes(pool, work, t),
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
        (_contacts(queue.id, demand, t, arriving),),
        steps,
        sum(step.agents for step in steps),
        queue.goal.target_share,
        queue.goal.threshold_s,
        behind=behind(curve, queue, demand, t),
    )


def reserve_steps(present: float, params: RequireParams) -> tuple[Step, Step]:
    """What absence and time logged in but not available add to present agents."""
    coming = present * attendance.reserve(params.absent_share)
    return Step("absent", coming - present), Step("inside", coming / (1.0 - params.inside_share) - coming)


def _contacts(name: str, demand: Demand, t: int, agents: float) -> QueueContacts:
    q = demand.queues.index(name)
    low, high = (float(demand.quantiles[level, q, t]) for level in (LOW, HIGH))
    return QueueContacts(name, float(demand.mean[q, t]), low, high, float(demand.aht_s[q, t]), agents)


def _late(pool: Pool, work: Workload, t: int) -> tuple[Late, ...]:
    """Late contacts of the pool's own crew with one agent fewer than it takes, with as many, and with one more."""
    crew = pool.crew
    score = expected_score(crew.work, replace(crew.goal, measure=Measure.SERVICE_LEVEL))
    enough = math.ceil(float(crew.need[t]) - ROUNDING)
    counts = np.arange(max(enough - 1, 0), enough + 2)
    volume = float(work.pieces[list(pool.members), t].sum())
    late = volume * (1.0 - score(counts, np.full(counts.size, t)))
    return tuple(Late(int(agents), float(contacts)) for agents, contacts in zip(counts, late, strict=True))


def _volumes(pool: Pool, work: Workload, t: int) -> Volumes:
    crew = pool.crew
    shape = crew.work.load.shape
    aht_s = float(np.broadcast_to(crew.work.aht_s, shape)[t, 0])
    patience_s = np.inf if crew.work.patience_s is None else float(np.broadcast_to(crew.work.patience_s, shape)[t, 0])
    offered = crew.work.load[t] / aht_s * work.grid.step_min * 60.0
    return Volumes(
        float(work.pieces[list(pool.members), t].sum()),
        tuple(float(x) for x in offered),
        aht_s,
        patience_s if math.isfinite(patience_s) else None,
        crew.work.rates,
        crew.goal,
    )

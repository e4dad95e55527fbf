"""What comes back: violations, a result of rostering, and the service attained in simulation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from solver.duties import Roster

if TYPE_CHECKING:
    import pandas as pd

    from solver.certificate import Certificate


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that a roster breaks, or the price of a soft one.

    `agent` is empty for rules about no single agent. `amount` against `limit` in `unit` (min, days, duties,
    agents). Hard violations have `hard=True` and cents 0; priced ones carry their cents.
    """

    rule: str
    agent: str
    start_min: int
    end_min: int
    amount: float
    limit: float
    unit: str
    hard: bool = True
    cents: int = 0


class Status(StrEnum):
    """How an engine ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class TracePoint:
    """One anytime point: seconds since the start, stage, objective and bound in cents.

    `gap` is (objective - bound) as a share of the worth of the demand, None without a bound; `since_gain_s` are the
    seconds since the objective last fell. `legal` from the first roster on that keeps every hard rule of each agent,
    least hours included.
    """

    elapsed_s: float
    stage: str
    objective_cents: float
    bound_cents: float | None = None
    gap: float | None = None
    since_gain_s: float = 0.0
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome of rostering.

    `objective` lists (term, cents); their sum is the objective. `bound_cents` is a proven lower bound or None.
    `worth_cents` is the worth of the whole demand, so (objective - bound) / worth is the stated gap.
    `reasons` name what clashes when the status is infeasible ("agent: rules", or rules over several people), and the
    hard rules that the roster misses when that is not proven (feasible, never optimal). `notes` are codes of what went
    otherwise than meant (`partner_lost`: the second search ended early; `child_lost`: the solver's own process did).
    `peak_mb` is the most memory held, per process, the one that answers first; it covers the life of a process, not
    this search alone.
    `certificate` holds what is claimed of the roster with its evidence (`solver.certificate.verify`).
    """

    status: Status
    roster: Roster | None
    objective: tuple[tuple[str, float], ...] = ()
    bound_cents: float | None = None
    worth_cents: float = 0.0
    trace: tuple[TracePoint, ...] = ()
    reasons: tuple[str, ...] = ()
    cancelled: bool = False
    notes: tuple[str, ...] = ()
    peak_mb: tuple[float, ...] = ()
    certificate: Certificate | None = None


SERVICE_COLUMNS = (
    *("queue", "period", "start_min", "offered", "served", "abandoned", "base"),
    *("service", "service_low", "service_high", "service_se"),
    *("chance", "target_share", "goal_service", "decides"),
    *("asa_s", "p50_wait_s", "p90_wait_s", "abandonment", "occupancy", "reply_s"),
    *("rate_share", "attendance_share", "chance_share", "risk_source"),
)
AGENT_COLUMNS = ("agent", "worked_min", "busy_min", "occupancy", "call_outs")


@dataclass(frozen=True, slots=True)
class Attainment:
    """Service attained by a roster in simulation.

    `replications` (those played, fewer than asked if it was stopped) and `seed` say how sure. `agents` has what an
    agent does in a replication: AGENT_COLUMNS; occupancy is busy of worked minutes. `table` is long, SERVICE_COLUMNS:

    queue, period, start_min : "interval", "block" (four hours of the wall clock), "day", "week", "month" (all cut at
        the horizon) or "total"; its first minute.
    offered, served, abandoned : contacts, mean of the replications; the rest still waits at the end.
    base : contacts that `service` is a share of, by the goal's definition; those due after the horizon are left out.
    service, service_low, service_high, service_se : share within the goal, its 90 % band over replications, and the
        standard error of `service`; NaN where nothing was judged, 0 where nobody who came was served.
    chance : share of the replications that meet the goal over this period, at its level: queues whose goals name
        the same language or channel, and the same period, are judged together (`judging.Promises`). `goal_service` is
        the service of what is judged together, `decides` says whether the goal is judged over this period.
    asa_s, p50_wait_s, p90_wait_s : waits of the served, s. reply_s : mean time to any answer, also in the middle of a
        conversation, s. abandonment : share of offered.
    occupancy : busy share of the time present of all agents who can serve the queue.
    rate_share, attendance_share, chance_share, risk_source : which source the variance of service comes from
        (forecast, who is there, who calls when and for how long); NaN and "" if not asked, and for intervals.
    """

    table: pd.DataFrame
    agents: pd.DataFrame
    replications: int
    seed: int

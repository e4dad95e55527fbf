"""What comes back: violations, a result of rostering, and the service attained in simulation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from solver.duties import Roster

if TYPE_CHECKING:
    import pandas as pd


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


CHILD_LOST = "child_lost"
"""Note of a result whose process ended before its time: the best that it had told of."""


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


Origin = Literal["", "search", "prices"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is claimed of a roster, and the evidence.

    Attributes
    ----------
    objective : (term, cents) of the roster; their sum is its cost.
    bound_cents : no roster of the case costs less; None = nothing is claimed.
    origin : "prices" (the price vector proves it; anybody can check), "search" (an exact search says so) or "".
    prices : the price vector, packed; "" without one. `block_min`: length of its blocks of time.
    worth_cents : worth of the whole demand.
    best_known_cents : the lowest cost known of any roster of this case, put there by a caller who knows.
    seed, params : of the search, params as (name, value).
    case_digest, roster_digest : of what is certified.
    versions : (package, version).
    """

    objective: tuple[tuple[str, float], ...]
    bound_cents: float | None
    origin: Origin
    prices: str
    block_min: int
    worth_cents: float
    best_known_cents: float | None
    seed: int
    params: tuple[tuple[str, str], ...]
    case_digest: str
    roster_digest: str
    versions: tuple[tuple[str, str], ...]

    @property
    def objective_cents(self) -> float:
        """What the roster costs."""
        return sum(cents for _, cents in self.objective)

    @property
    def gap_of_worth(self) -> float | None:
        """The most that a better roster could save, as a share of the worth of the demand; None if not known."""
        return None if self.bound_cents is None or self.worth_cents <= 0 else self._open_cents() / self.worth_cents

    @property
    def gap_of_objective(self) -> float | None:
        """The same as a share of what the roster costs."""
        if self.bound_cents is None:
            return None
        return self._open_cents() / self.objective_cents if self.objective_cents > 0 else 0.0

    @property
    def above_best_known(self) -> float | None:
        """How far the roster costs more than the best known, as a share of that; below zero: it is the better one."""
        known = self.best_known_cents
        return None if known is None or known <= 0 else self.objective_cents / known - 1.0

    def _open_cents(self) -> float:
        return max(0.0, self.objective_cents - (self.bound_cents or 0.0))


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

"""What comes back: violations, a result of rostering, and the service attained in simulation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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


class Status(StrEnum):
    """How an engine ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class TracePoint:
    """One anytime point: seconds since the start, stage, objective and bound in cents."""

    elapsed_s: float
    stage: str
    objective_cents: float
    bound_cents: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome of rostering.

    `objective` lists (term, cents); their sum is the objective. `bound_cents` is a proven lower bound or None.
    `worth_cents` is the worth of the whole demand, so (objective - bound) / worth is the stated gap.
    `reasons` name what clashes when the status is infeasible.
    """

    status: Status
    roster: Roster | None
    objective: tuple[tuple[str, float], ...] = ()
    bound_cents: float | None = None
    worth_cents: float = 0.0
    trace: tuple[TracePoint, ...] = ()
    reasons: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Attainment:
    """Service attained by a roster in simulation.

    `table` is long: queue, period ("interval", "block", "day", "week", "total"), start_min, offered, served, abandoned,
    service (share within the goal), service_low, service_high (90 % of replications), chance (share of
    replications that meet the goal), target_share, asa_s, p90_wait_s, abandonment. `agents` has agent-level
    occupancy: agent, worked_min, busy_min. `replications` and `seed` say how sure.
    """

    table: pd.DataFrame
    agents: pd.DataFrame
    replications: int
    seed: int

"""What changed between two plans: duties, people, hours, service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.plans import Plan
from solver.duties import Duty
from solver.outcomes import Attainment


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One agent's day that differs: the duty before and after (None = no duty)."""

    agent: str
    day: date
    before: Duty | None
    after: Duty | None

    @property
    def breaks_only(self) -> bool:
        """Whether only breaks or activities moved."""
        if self.before is None or self.after is None:
            return False
        return (self.before.start_min, self.before.end_min) == (self.after.start_min, self.after.end_min)


@dataclass(frozen=True, slots=True)
class ServiceChange:
    """A queue's simulated service before and after (share within the goal, whole plan)."""

    queue: str
    before: float
    after: float
    noise: float

    @property
    def beyond_noise(self) -> bool:
        """Whether the difference is larger than the replications' noise."""
        return abs(self.after - self.before) > self.noise


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two plans over the days that both cover."""

    before: str
    after: str
    changes: tuple[DutyChange, ...]
    paid_h: float
    services: tuple[ServiceChange, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Agents whose shift times change."""
        return tuple(sorted({c.agent for c in self.changes if not c.breaks_only}))


def compare(before: Plan, after: Plan) -> Difference:
    """Compare two plans over the local days that both cover."""
    days = set(before.grid.days) & set(after.grid.days)
    old, new = _by_day(before, days), _by_day(after, days)
    keys = sorted(set(old) | set(new))
    changes = tuple(
        DutyChange(agent, day, old.get((agent, day)), new.get((agent, day)))
        for agent, day in keys
        if old.get((agent, day)) != new.get((agent, day))
    )
    paid = sum(d.paid_min for d in new.values()) - sum(d.paid_min for d in old.values())
    return Difference(before.id, after.id, changes, paid / 60, service_changes(before, after))


def service_changes(before: Plan, after: Plan) -> tuple[ServiceChange, ...]:
    """Service per queue before and after, for queues that both simulated."""
    if before.attainment is None or after.attainment is None:
        return ()
    old, new = _totals(before.attainment), _totals(after.attainment)
    runs = before.attainment.replications
    return tuple(
        ServiceChange(
            queue, row["service"], new[queue]["service"], _noise(row["service_high"] - row["service_low"], runs)
        )
        for queue, row in old.items()
        if queue in new
    )


def _totals(attained: Attainment) -> dict[str, dict[str, float]]:
    """Whole-plan figures by queue."""
    table = attained.table
    rows = table[table["period"] == "total"].set_index("queue").to_dict("index")
    return {str(queue): {str(k): v for k, v in row.items() if not isinstance(v, str)} for queue, row in rows.items()}


def _noise(band: float, replications: int) -> float:
    """Two standard errors of a mean whose 90 % band over replications is `band` wide (normal approximation)."""
    return float(2 * band / (2 * 1.645) / max(replications, 1) ** 0.5)


def _by_day(plan: Plan, days: set[date]) -> dict[tuple[str, date], Duty]:
    return {(duty.agent, duty.day): duty for duty in plan.roster.duties if duty.day in days}

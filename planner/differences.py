"""What changed between two plans: duties, people, hours, service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from planner.plans import Plan
from solver.duties import Duty
from solver.grid import DAY_MIN, utc
from solver.outcomes import Attainment

if TYPE_CHECKING:
    import pandas as pd


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
    """A queue's simulated service before and after (share within the goal, whole plan).

    `noise`: two standard errors of the difference of two simulations of their own. Plans of one seed share their
    contacts where they share their forecast, so that they scatter less against each other: a difference beyond it is
    one, one within it may still be.
    """

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
    """The difference of two plans over the days that both cover.

    `contacts` by queue, `parts` of the forecast over all queues, and `needs` (rostered people-hours by pool): values
    before and after, by name; 0 where one plan has none. `meets`: whether they share any day; if they do
    not, nothing is compared.
    """

    before: str
    after: str
    changes: tuple[DutyChange, ...]
    paid_h: float
    services: tuple[ServiceChange, ...]
    contacts: tuple[tuple[str, float, float], ...] = ()
    parts: tuple[tuple[str, float, float], ...] = ()
    needs: tuple[tuple[str, float, float], ...] = ()
    meets: bool = True

    @property
    def people(self) -> tuple[str, ...]:
        """Agents whose shift times change."""
        return tuple(sorted({c.agent for c in self.changes if not c.breaks_only}))

    @property
    def moved_days(self) -> int:
        """Agents' days on which shift times change."""
        return sum(1 for change in self.changes if not change.breaks_only)


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
    return Difference(
        before.id,
        after.id,
        changes,
        paid / 60,
        service_changes(before, after) if days else (),
        paired(contacts_by(before, days, "queue"), contacts_by(after, days, "queue")),
        paired(contacts_by(before, days, "part"), contacts_by(after, days, "part")),
        paired(need_hours(before, days), need_hours(after, days)),
        bool(days),
    )


def paired(before: dict[str, float], after: dict[str, float]) -> tuple[tuple[str, float, float], ...]:
    """(name, before, after) of all names."""
    return tuple((name, before.get(name, 0.0), after.get(name, 0.0)) for name in sorted({*before, *after}))


def contacts_by(plan: Plan, days: set[date], column: str) -> dict[str, float]:
    """Contacts expected on some local days, by "queue" or by "part" of the forecast."""
    if plan.forecast is None:
        return {}
    table = plan.forecast.table if column == "queue" else plan.forecast.attribution
    value = "mean" if column == "queue" else "contacts"
    return {str(name): float(total) for name, total in on_days(table, days, plan).groupby(column)[value].sum().items()}


def on_days(table: pd.DataFrame, days: set[date], plan: Plan) -> pd.DataFrame:
    """The rows of a forecast's table whose interval starts on one of some local days in a row."""
    if not days:
        return table.iloc[:0]
    first, end = plan.grid.minute(min(days), 0), plan.grid.minute(max(days), DAY_MIN)
    return table[(table["start"] >= utc(first)) & (table["start"] < utc(end))]


def need_hours(plan: Plan, days: set[date]) -> dict[str, float]:
    """Rostered people-hours needed on some local days, by the queues of each pool."""
    if plan.staffing is None:
        return {}
    grid = plan.grid
    inside = [grid.day_of(int(minute)) in days for minute in grid.starts]
    return {
        ",".join(pool.queues): float(pool.need[inside].sum()) * grid.step_min / 60.0 for pool in plan.staffing.pools
    }


def service_changes(before: Plan, after: Plan) -> tuple[ServiceChange, ...]:
    """Service per queue before and after, for queues that both simulated."""
    if before.attainment is None or after.attainment is None:
        return ()
    old, new = _totals(before.attainment), _totals(after.attainment)
    return tuple(
        ServiceChange(queue, row["service"], new[queue]["service"], _noise(row["service_se"], new[queue]["service_se"]))
        for queue, row in old.items()
        if queue in new and not np.isnan([row["service"], new[queue]["service"]]).any()
    )


def _totals(attained: Attainment) -> dict[str, dict[str, float]]:
    """Whole-plan figures by queue."""
    table = attained.table
    rows = table[table["period"] == "total"].set_index("queue").to_dict("index")
    return {str(queue): {str(k): v for k, v in row.items() if not isinstance(v, str)} for queue, row in rows.items()}


def _noise(before_se: float, after_se: float) -> float:
    """Two standard errors of the difference of two independent means; one that is not known counts as none."""
    return 2.0 * float(np.sqrt(np.nansum([before_se**2, after_se**2])))


def _by_day(plan: Plan, days: set[date]) -> dict[tuple[str, date], Duty]:
    return {(duty.agent, duty.day): duty for duty in plan.roster.duties if duty.day in days}

"""The risk of what is published under the newest forecast: its roster, simulated again for the days still to come."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from planner.keeping.held import able
from planner.keeping.kept import Kept
from solver.duties import Roster
from solver.grid import utc_minute

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.inputs import Inputs
    from planner.keeping.standing_on import InForce
    from planner.pipeline import Stages
    from planner.plans import Plan
    from solver.grid import Grid
    from solver.outcomes import Attainment

LIMIT_SHARE = 0.2
"""Accepted chance of missing a goal on a day, as of risks elsewhere."""
LOW_CHANCE = 0.5
LEAST_MISSING = 1.0
MOST_NIGHTS = 5
SURE = 3.0
"""Standard errors by which service must differ to count as fallen: hundreds of queues and days are compared."""
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class QueueDay:
    """A queue on a published day under the newest forecast.

    Attributes
    ----------
    chance : share of the simulated days that meet the goal; queues judged together share it.
    service_share, target_share : within the goal, of contacts judged; the goal itself.
    missing : contacts to be served better until the goal is met, in expectation.
    before_share : service when it was published; None where that is not known. `fell`: by more than chance explains.
    """

    queue: str
    day: date
    offered: float
    chance: float
    service_share: float
    target_share: float
    missing: float
    before_share: float | None = None
    fell: bool = False

    @property
    def at_risk(self) -> bool:
        """Whether a missed goal is to be expected: by a contact or more, or rather missed than kept.

        Not where it is missed no more often than is accepted, however many contacts a bad day costs.
        """
        expected = self.missing >= LEAST_MISSING or self.chance < LOW_CHANCE
        return expected and 1.0 - self.chance > LIMIT_SHARE


@dataclass(frozen=True, slots=True)
class DayAtRisk:
    """A published day with queues at risk, the worst of them first."""

    day: date
    missing: float
    queues: tuple[QueueDay, ...]


@dataclass(frozen=True, slots=True)
class PublishedRisk:
    """What is published, simulated again; `cells` in order of day and queue, queues without contacts left out.

    `outlook` names the forecast by which that was done: its key, as-of and days.
    """

    plan: str
    first: date
    last: date
    replications: int
    cells: tuple[QueueDay, ...]
    outlook: Plan | None = None

    @property
    def nights(self) -> tuple[DayAtRisk, ...]:
        """The days at greatest risk: by contacts missing to goals of queues at risk, five at most."""
        by_day: dict[date, list[QueueDay]] = {}
        for cell in self.cells:
            if cell.at_risk:
                by_day.setdefault(cell.day, []).append(cell)
        found = (DayAtRisk(day, sum(c.missing for c in mine), _worst(mine)) for day, mine in by_day.items())
        return tuple(sorted(found, key=lambda one: (-one.missing, one.day))[:MOST_NIGHTS])

    @property
    def fallen(self) -> tuple[QueueDay, ...]:
        """Queues and days served worse than when they were published, the most missing first."""
        return _worst(cell for cell in self.cells if cell.fell)


def risk_of_published(
    published: Sequence[InForce], inputs: Inputs, stages: Stages | None = None
) -> PublishedRisk | None:
    """Simulate the published duties of the days still to come under today's forecast and files; None = no day is left.

    Whoever is away or has left is taken out; nobody is put in their place. Days are whole local days from tomorrow
    on (today if as-of is midnight). Each day counts, and is compared, by the publication in force on it.

    Parameters
    ----------
    published : what is in force, the newest first.
    inputs : of tonight's draft, standing on it.
    stages : where forecasts are kept, so that one of the same days is not made twice.
    """
    from planner.outlook import make_demand
    from planner.rostering import simulate_roster

    kept = inputs.kept
    if kept is None:
        return None
    asked = _to_come(inputs, kept)
    if asked is None:
        return None
    period, days = asked
    roster = _published(kept, inputs, days)
    told = next(part.plan for part in published if days[-1] in part.days)
    outlook, alike = _outlook(period, stages), replace(period, seed=told.seed)  # the same luck as when published
    attained = simulate_roster(alike, make_demand(alike, cast("Forecast", outlook.forecast)), roster)
    now, before = _cells(attained, period.grid, days), _before(published)
    cells = tuple(_compared(cell, se, before.get((cell.queue, cell.day))) for cell, se in now)
    named = replace(outlook, forecast=None)
    return PublishedRisk(told.id, days[0], days[-1], attained.replications, cells, named)


def _to_come(inputs: Inputs, kept: Kept) -> tuple[Inputs, tuple[date, ...]] | None:
    """Inputs over the published days still to come, and these days."""
    made_min = utc_minute(inputs.as_of)
    today = inputs.grid.day_of(made_min)
    first = today if inputs.grid.clock(made_min) == 0 else today + timedelta(days=1)
    days = tuple(day for day in (*kept.before_days, *kept.days) if day >= first)
    if not days:
        return None
    if inputs.start == days[0] and days[-1] in inputs.grid.days:
        return inputs, days
    weeks = ((days[-1] - days[0]).days + WEEK_DAYS) // WEEK_DAYS
    return replace(inputs, start=days[0], weeks=weeks), days


def _published(kept: Kept, inputs: Inputs, days: tuple[date, ...]) -> Roster:
    wanted, grid = set(days), inputs.grid
    parts = kept.before, kept.roster
    duties = (d for part in parts for d in part.duties if d.day in wanted and able(d, inputs))
    called = (c for part in parts for c in part.on_call if grid.day_of(c.start_min) in wanted and able(c, inputs))
    return Roster(tuple(sorted(duties)), tuple(sorted(called)))


def _outlook(period: Inputs, stages: Stages | None) -> Plan:
    from planner.pipeline import run_pipeline

    return run_pipeline(period, until="forecast", stages=stages)


def _cells(attained: Attainment, grid: Grid, days: tuple[date, ...]) -> Iterator[tuple[QueueDay, float]]:
    """Every queue and day with contacts that are judged, and the standard error of its service."""
    table = attained.table
    rows = table[(table["period"] == "day") & table["service"].notna() & (table["offered"] > 0)]
    wanted = set(days)
    for row in rows.sort_values(["start_min", "queue"], kind="stable").to_dict("records"):
        day = grid.day_of(int(row["start_min"]))
        if day in wanted:
            missing = max(0.0, float(row["target_share"]) - float(row["service"])) * float(row["base"])
            offered, chance, service = float(row["offered"]), float(row["chance"]), float(row["service"])
            cell = QueueDay(str(row["queue"]), day, offered, chance, service, float(row["target_share"]), missing)
            yield cell, float(row["service_se"])


def _before(published: Sequence[InForce]) -> dict[tuple[str, date], tuple[float, float]]:
    """Service and its standard error by queue and day, as simulated when the plan in force there was made."""
    found: dict[tuple[str, date], tuple[float, float]] = {}
    for plan, days in ((part.plan, tuple(sorted(part.days))) for part in published):
        if plan.attainment is not None:
            cells = _cells(plan.attainment, plan.grid, days)
            found |= {(cell.queue, cell.day): (cell.service_share, se) for cell, se in cells}
    return found


def _compared(cell: QueueDay, se: float, before: tuple[float, float] | None) -> QueueDay:
    if before is None:
        return cell
    share, error = before
    spread = math.hypot(*(0.0 if math.isnan(one) else one for one in (se, error)))
    return replace(cell, before_share=share, fell=share - cell.service_share > SURE * spread)


def _worst(cells: Iterable[QueueDay]) -> tuple[QueueDay, ...]:
    return tuple(sorted(cells, key=lambda cell: (-cell.missing, cell.chance, cell.day, cell.queue)))

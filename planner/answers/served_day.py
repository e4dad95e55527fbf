"""The service of one local day under any roster: quick enough to compare ways out, with the same contacts for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.playing import Playing, play, whole_roster
from solver.grid import Grid

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.demand import Demand
    from solver.duties import Roster
    from solver.outcomes import Attainment

REPLICATIONS = 30
BEFORE_DAYS = 1  # played before the day, so that it begins with what the floor still has to do
AFTER_DAYS = 1  # and after it, so that what waits at midnight is judged


def served_day(standing: Standing, roster: Roster, day: date, replications: int = REPLICATIONS) -> Attainment:
    """Simulate one local day of a roster; rows of the day itself carry its midnight as `start_min`.

    The day before and the day after are played too: it begins with what waits at midnight, and what then waits is
    judged. Contacts keep their fate whatever the roster, so two rosters of one day differ by what differs in them. A
    whole plan's simulation tells slightly other figures of the day: other replications, and weeks of work before it.

    Parameters
    ----------
    roster : with the plan's on-call duties, if they are to count.
    replications : 1..1000; the same number gives the same contacts.
    """
    inputs = standing.inputs
    return play(whole_roster(inputs, roster), inputs, of_days(standing.demand, day), Playing(replications))


def day_rows(attained: Attainment, standing: Standing, day: date) -> dict[str, dict[str, float]]:
    """The figures of a day by queue; see `solver.outcomes.Attainment` for their names."""
    start_min, table = standing.plan.grid.minute(day, 0), attained.table
    rows = table[(table["period"] == "day") & (table["start_min"] == start_min)].set_index("queue").to_dict("index")
    return {str(queue): {str(k): v for k, v in row.items() if not isinstance(v, str)} for queue, row in rows.items()}


def of_days(demand: Demand, day: date) -> Demand:
    """The demand of a day, the day before and the day after, as far as the plan goes."""
    grid = demand.grid
    first = max(0, grid.index(grid.minute(day - timedelta(days=BEFORE_DAYS), 0)))
    last = min(grid.intervals, grid.index(grid.minute(day + timedelta(days=AFTER_DAYS), 24 * 60)))
    part = slice(first, last)
    return replace(
        demand,
        grid=Grid(grid.start_min + first * grid.step_min, last - first, grid.step_min, grid.zone),
        mean=demand.mean[:, part],
        quantiles=demand.quantiles[:, :, part],
        aht_s=demand.aht_s[:, part],
        paths=None if demand.paths is None else demand.paths[:, :, part],
    )

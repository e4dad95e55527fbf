"""A simulation by queue and day: chances of keeping the goal, a table a week."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.tables import QUIET, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import day, number, share
from solver.outcomes import Attainment

WEEK = 7


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulation of a plan, with the inputs that it was made from."""

    attained: Attainment
    plan: Plan
    inputs: Inputs

    def rows(self, period: str) -> pd.DataFrame:
        """The rows of one period."""
        table = self.attained.table
        return table[table["period"] == period]


def day_tables(found: Simulated, lang: str) -> tuple[Table, ...]:
    """A table a week: per queue and day the chance of keeping the goal that day, and what is answered in time."""
    cells = day_cells(found)
    title = sentence("simulated_days", {}, lang)
    return tuple(
        Table(
            (sentence("head_queue", {}, lang), *(day(date, lang) for date in week)),
            tuple((queue, *(_day_cell(cells.get((queue, date)), lang) for date in week)) for queue in queues(found)),
            frozenset(range(1, len(week) + 1)),
            title=title if index == 0 else "",
        )
        for index, week in enumerate(_weeks(found))
    )


def worst_week(found: Simulated, lang: str) -> tuple[Part, ...]:
    """The days of the week in which goals are least likely to be kept, and where the others can be seen."""
    tables = day_tables(found, lang)
    if len(tables) == 1:
        return tables
    chances = [[cell.chance for (_, on), cell in day_cells(found).items() if on in week] for week in _weeks(found)]
    means = [sum(week) / len(week) if week else 1.0 for week in chances]
    worst = means.index(min(means))
    title = sentence("simulated_worst_week", {"week": str(worst + 1), "weeks": str(len(tables))}, lang)
    return replace(tables[worst], title=title), Line(sentence("simulated_other_weeks", {}, lang), QUIET)


def _weeks(found: Simulated) -> tuple[tuple[date, ...], ...]:
    return by_weeks(found.plan.grid.days)


def by_weeks(days: tuple[date, ...]) -> tuple[tuple[date, ...], ...]:
    """Days by sevens."""
    return tuple(days[first : first + WEEK] for first in range(0, len(days), WEEK))


def queues(found: Simulated) -> tuple[str, ...]:
    """Queues with contacts, in the order of the operation."""
    total = found.rows("total")
    return tuple(str(queue) for queue in total.loc[total["offered"] > 0, "queue"])


@dataclass(frozen=True, slots=True)
class DayCell:
    """A queue on a day: chance of keeping the goal and share answered in time."""

    chance: float
    service: float


def day_cells(found: Simulated) -> dict[tuple[str, date], DayCell]:
    """Every queue and day on which anything was judged."""
    rows = found.rows("day")
    return {
        (str(row["queue"]), found.plan.grid.day_of(int(row["start_min"]))): DayCell(row["chance"], row["service"])
        for row in rows[rows["chance"].notna()].to_dict("records")
    }


def _day_cell(cell: DayCell | None, lang: str) -> str:
    if cell is None:
        return "·"
    chance = share(cell.chance, lang, 0) if math.isfinite(cell.chance) else ""
    return f"{chance} ({number(100 * cell.service, lang)})"

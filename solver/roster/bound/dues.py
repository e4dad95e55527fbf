"""Activities of the bound: how long somebody is away from the need, within which intervals, and what missing costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.roster.bound.crew import Cells
from solver.roster.duty_table import DutyTable
from solver.roster.personal import HARD_CENTS
from solver.rules.forms import Attend, Form


@dataclass(frozen=True, slots=True)
class Dues:
    """Activities: the agent's cell, intervals away between `first` and `last` (included), price of a missed one."""

    cell: IntArray
    first: IntArray
    last: IntArray
    away: FloatArray
    cents: FloatArray


def dues_of(forms: Sequence[Form], case: RosterCase, cells: Cells, duties: DutyTable) -> Dues:
    """The activities to attend, one row per agent and activity: of several forms the dearest.

    An interval that an activity touches is lost as a whole, so it takes at least its minutes' share. Where shifts start
    or end inside an interval, the part of an activity in such an interval takes no presence away: then up to one
    interval at each end is not counted.
    """
    grid, number = case.grid, {agent.id: a for a, agent in enumerate(case.agents)}
    ends = np.concatenate([duties.start.ravel(), duties.end.ravel()]) - grid.start_min
    edge_min = 0 if not (ends % grid.step_min).any() else 2 * grid.step_min
    rows: dict[tuple[str, str], tuple[int, int, int, float, float]] = {}
    for form in forms:
        if isinstance(form, Attend):
            away = max(0, form.length_min - edge_min) / grid.step_min
            first, last = (
                max(0, grid.index(form.earliest_min)),
                min(grid.intervals, grid.index(form.latest_min - 1) + 1),
            )
            cents = float(HARD_CENTS if form.cents is None else form.cents)
            if last > first and form.earliest_min >= grid.start_min and form.latest_min <= grid.end_min:
                for a in sorted(form.agents & set(number)):
                    row = (int(cells.of[number[a]]), first, last - 1, away, cents)
                    rows[a, form.activity] = max(row, rows.get((a, form.activity), row), key=itemgetter(4))
    columns = list(zip(*rows.values(), strict=True)) if rows else [(), (), (), (), ()]
    cell, begins, ends_at = (np.array(column, dtype=np.int64) for column in columns[:3])
    lost, price = (np.array(column, dtype=np.float64) for column in columns[3:])
    return Dues(cell, begins, ends_at, lost, price)

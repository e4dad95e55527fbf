"""Totals over several weeks in the bound: each agent's hours and weekends are priced instead of bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.personal import QUARTER_MIN, SATURDAY, PersonalBuilder, bounds, past_measure
from solver.rules.forms import EVERY, Form, Total

WEEKENDS = ("weekends", "half_weekends")


@dataclass(frozen=True, slots=True)
class Hours:
    """Paid units of the horizon per agent: free up to `free`, then `cents` each, never more than `most`."""

    free: FloatArray
    cents: FloatArray
    most: FloatArray

    def least_cents(self, price: FloatArray) -> FloatArray:
        """Per agent the least of what overtime costs less price x units, over all units it may work."""
        dear = np.where(price > self.cents, price - self.cents, 0.0)
        found: FloatArray = -price * self.free - dear * (self.most - self.free)
        return found


@dataclass(frozen=True, slots=True)
class Weekends:
    """Totals of weekends, one row per agent and total: whose, which weeks, how many are free, price of each beyond."""

    agent: IntArray
    weeks: FloatArray  # rows x weeks
    halves: FloatArray  # rows: 1 = counts halved weekends, 0 = worked ones
    free: FloatArray
    cents: FloatArray


def hours_of(reader: PersonalBuilder, forms: Sequence[Form], unit_min: int, widest: FloatArray) -> Hours:
    """Totals of paid minutes over the horizon; `widest`: the most units that the weeks allow each agent."""
    free, most, cents = widest.copy(), widest.copy(), np.zeros(len(widest))
    for form in forms:
        if not isinstance(form, Total) or (form.measure, form.period, form.of) != ("paid_min", "horizon", EVERY):
            continue
        units = bounds(form)[1] / unit_min
        for a in reader.rows(form.agents):
            if form.cents is None:
                most[a] = min(most[a], units)
            elif units < free[a]:
                free[a], cents[a] = units, form.cents * unit_min / QUARTER_MIN
    return Hours(np.minimum(free, most), cents, most)


def weekends_of(reader: PersonalBuilder, forms: Sequence[Form], weeks: IntArray) -> Weekends:
    """Priced totals of weekends; the least price of rising ones. Those that cut a weekend in two are left out."""
    rows: list[tuple[int, FloatArray, float, float, float]] = []
    for form in forms:
        if isinstance(form, Total) and form.measure in WEEKENDS and form.of == EVERY and form.cents is not None:
            touched = _touched(reader, form, weeks)
            if form.most is None or touched is None:
                continue
            for a in reader.rows(form.agents):
                free = max(0.0, form.most - past_measure(reader.case, form, reader.case.agents[a].id))
                if touched.sum() > free:
                    rows.append((int(a), touched, float(form.measure == "half_weekends"), free, float(form.cents)))
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), (), ()]
    return Weekends(
        np.array(columns[0], dtype=np.int64),
        np.array(columns[1], dtype=np.float64).reshape(len(rows), len(weeks) - 1),
        *(np.array(column, dtype=np.float64) for column in columns[2:]),
    )


def _touched(reader: PersonalBuilder, form: Total, weeks: IntArray) -> FloatArray | None:
    """Weeks whose weekends a total counts (1 or 0); None if it counts only a part of one."""
    added, days = reader.measure(form), reader.case.grid.days
    counted: BoolArray = np.asarray(added.any(axis=1))
    found = np.zeros(len(weeks) - 1)
    for w in range(len(weeks) - 1):
        weekend = [d for d in range(weeks[w], weeks[w + 1]) if days[d].weekday() >= SATURDAY]
        if bool(np.any(counted[weekend])):
            if not added[weekend].all():
                return None
            found[w] = 1.0
    return found

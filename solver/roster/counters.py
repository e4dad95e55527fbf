"""Totals over weeks, spans and the horizon as counters that the person-week programme carries in its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import gcd
from typing import NamedTuple

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.personal import HARD_CENTS, QUARTER_MIN, PersonalBuilder, bounds, past_measure
from solver.roster.weekly import EACH, ONCE, SINGLE
from solver.rules.forms import DutyClass, Total

WEEKLY = {"weekends": ONCE, "weeks": ONCE, "half_weekends": SINGLE}


class Counters(NamedTuple):
    """Counters of one profile: what option (day, template) adds, in whole units, and its place in the key."""

    delta: IntArray  # days x templates: sum of adds x stride
    adds: IntArray  # counters x days x templates
    stride: IntArray
    radix: IntArray
    unit: FloatArray
    weekly: IntArray  # how a week counts: its sum (EACH), once however many duties (ONCE), once if just one (SINGLE)


class Limits(NamedTuple):
    """Bounds of one agent, a row each: counter, first and last week summed over, least, most and their prices.

    Where `rising` is 1, u units beyond a bound cost the price u * (u + 1) / 2 times.
    """

    counter: IntArray
    since: IntArray
    until: IntArray
    least: FloatArray
    most: FloatArray
    short_cents: FloatArray  # per unit of measure below least
    over_cents: FloatArray  # per unit above most; inf = never
    rising: IntArray


LimitRow = tuple[int, int, float, float, float, float, int]
MOST_CARRIED = 6  # counters in the key of the programme: each multiplies its states

CounterKey = tuple[DutyClass, str, int | None, int | None]
"""Class, measure, and the span of a total that does not consist of whole weeks."""


@dataclass(frozen=True, slots=True)
class CounterBuilder:
    """Builds counters and limits; `week_of` gives each day's week of the horizon."""

    case: RosterCase
    reader: PersonalBuilder
    week_of: IntArray
    spans: dict[tuple[int | None, int | None], tuple[int, int] | None] = field(default_factory=dict)

    def binding(self, form: Total) -> bool:
        """Whether a total sums over several days and can bind at all."""
        if form.measure == "activity_min" or self.reader.of_one_day(form) is not None:
            return False
        least, most = bounds(form)
        return least > 0 or most < self._ceiling(form)

    def key(self, form: Total) -> CounterKey:
        """Totals of equal key share a counter; a span of whole weeks shares the counter of weeks and horizon."""
        if form.period != "span" or self._whole_weeks(form) is not None:
            return (form.of, form.measure, None, None)
        return (form.of, form.measure, form.start_min, form.end_min)

    def _whole_weeks(self, form: Total) -> tuple[int, int] | None:
        """First and last week of a span that holds whole weeks of the horizon only."""
        span = (form.start_min, form.end_min)
        if span not in self.spans:
            self.spans[span] = self._weeks_inside(self.reader.span(form))
        return self.spans[span]

    def _weeks_inside(self, inside: BoolArray) -> tuple[int, int] | None:
        held: BoolArray = np.asarray(inside.all(axis=1))
        weeks = np.unique(self.week_of[held])
        if not len(weeks) or not np.array_equal(held, inside.any(axis=1)):
            return None
        first, last = int(weeks[0]), int(weeks[-1])
        return (first, last) if held[(self.week_of >= first) & (self.week_of <= last)].all() else None

    def split(self, forms: Sequence[Total]) -> tuple[list[Total], list[Total]]:
        """Totals whose counters the programme carries, and those priced on candidate rows: hard ones come first."""
        keys = dict.fromkeys(self.key(form) for form in sorted(forms, key=lambda form: form.cents is not None))
        carried = set(list(keys)[:MOST_CARRIED])
        return [f for f in forms if self.key(f) in carried], [f for f in forms if self.key(f) not in carried]

    def counters(self, forms: Sequence[Total]) -> Counters:
        """One counter per distinct class, measure and span."""
        shape = self.reader.duties.start.shape
        keyed = {self.key(form): form for form in forms}
        whole = (replace(f, period="horizon") if k[2] is None and k[3] is None else f for k, f in keyed.items())
        measures = [self.reader.measure(form).astype(np.int64) for form in whole]
        units = [max(1, gcd(*(int(v) for v in np.unique(m)))) for m in measures]
        adds = np.array([m // u for m, u in zip(measures, units, strict=True)], dtype=np.int64)
        adds = adds.reshape(len(keyed), *shape)
        radix = np.array([self._widest(a) + 1 for a in adds], dtype=np.int64)
        stride = np.concatenate([[1], np.cumprod(radix)[:-1]]).astype(np.int64)[: len(keyed)]
        weekly = np.array([WEEKLY.get(form.measure, EACH) for form in keyed.values()], dtype=np.int64)
        delta = np.einsum("kdt,k->dt", adds, stride).astype(np.int64)
        return Counters(delta, adds, stride, radix, np.array(units, dtype=np.float64), weekly)

    def limits(self, forms: Sequence[Total], agents: Sequence[str], hard_cents: float = np.inf) -> list[Limits]:
        """The bounds of each agent on the counters built from the same forms; those of equal bounds share them.

        `hard_cents` is the price of a unit above a hard most.
        """
        keys = list(dict.fromkeys(self.key(form) for form in forms))
        counter = [keys.index(self.key(form)) for form in forms]
        known: dict[tuple[tuple[int, float], ...], Limits] = {}
        found = []
        for agent in agents:
            mine = [(i, past_measure(self.case, form, agent)) for i, form in enumerate(forms) if agent in form.agents]
            if (bound := tuple(mine)) not in known:
                rows = ((counter[i], *row) for i, past in mine for row in self._rows(forms[i], past, hard_cents))
                known[bound] = _limits(list(rows))
            found.append(known[bound])
        return found

    def _rows(self, form: Total, past: float, hard_cents: float) -> list[LimitRow]:
        least, most = bounds(form)
        per_unit = QUARTER_MIN if form.measure == "paid_min" else 1
        rising = int(form.rising)
        short = (HARD_CENTS if form.cents is None else form.cents) / per_unit
        over = hard_cents / per_unit if form.cents is None else form.cents / per_unit
        if form.period != "week":
            every = (0, int(self.week_of[-1]))
            since, until = (self._whole_weeks(form) or every) if form.period == "span" else every
            return [(since, until, least - past, max(0.0, most - past), short, over, rising)]
        rows = []
        for week in range(int(self.week_of[-1]) + 1):
            before = past if week == 0 else 0.0
            low = 0.0 if self._cut(week) else least - before
            rows.append((week, week, low, max(0.0, most - before), short, over, rising))
        return rows

    def _cut(self, week: int) -> bool:
        """Whether the horizon ends inside the week."""
        return week == self.week_of[-1] and self.case.grid.days[-1].weekday() != 6

    def _widest(self, adds: IntArray) -> int:
        """The most that one week can add."""
        best = adds.max(axis=1) if adds.shape[1] else np.zeros(len(adds), dtype=np.int64)
        return int(max(best[self.week_of == w].sum() for w in range(int(self.week_of[-1]) + 1)))

    def _ceiling(self, form: Total) -> float:
        """The most a total can reach (with what the opening state may add): beyond it a bound is idle."""
        best = self.reader.measure(form).max(axis=1)
        if form.period != "week":
            return float(best.sum()) + self._most_past(form)
        weeks = range(int(self.week_of[-1]) + 1)
        return float(max(best[self.week_of == w].sum() for w in weeks)) + self._most_past(form)

    def _most_past(self, form: Total) -> float:
        return max((past_measure(self.case, form, agent) for agent in sorted(form.agents)), default=0.0)


def _limits(rows: list[tuple[int, int, int, float, float, float, float, int]]) -> Limits:
    columns = list(zip(*rows, strict=True)) or [()] * 8
    counter, since, until, rising = (np.array(column, dtype=np.int64) for column in (*columns[:3], columns[7]))
    least, most, short, over = (np.array(column, dtype=np.float64) for column in columns[3:7])
    return Limits(counter, since, until, least, most, short, over, rising)

"""Forms that tie people together beyond a least presence: counted on every duty placed or dropped.

Heads between a least and a most (present, rostered or on break; per interval or per day; for every so many others),
distinct starts of a day, and activities held in groups. `cents` is their price on the board as it stands; what is
hard costs `HARD_CENTS` a unit. `worth` and `day_price` tell the person-week programme what one more head changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.duties import Duty
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable, Membership
from solver.roster.gatherings import Gathering
from solver.roster.head_rows import COUNTING, ON_BREAK, HeadRows, no_rows, price_all
from solver.roster.personal import HARD_CENTS
from solver.roster.presence import duty_presence
from solver.rules.forms import Distinct, Form, Gather, OnDuty


def plain_floor(form: OnDuty) -> bool:
    """Whether a form is a plain floor: a least presence per interval, which the board carries itself."""
    return form.counting == "present" and form.most is None and not form.by_day and not form.whom


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One OnDuty form: who counts, bounds per slot (interval or day), and heads as they stand (views of the stack)."""

    form: OnDuty
    mine: BoolArray  # agents
    others: BoolArray  # agents of `whom`
    least: FloatArray
    most: FloatArray
    cents: float
    of: BoolArray  # days x templates, for rows by day
    here: FloatArray
    there: FloatArray


@dataclass(slots=True)
class StartRow:
    """One Distinct form: who and which options count, and how often each start of each day is used."""

    form: Distinct
    mine: BoolArray
    of: BoolArray
    cents: float
    used: IntArray  # days x starts

    def price(self, day: int) -> float:
        """Price of a day."""
        return self.cents * max(0, int((self.used[day] > 0).sum()) - self.form.most)


class Ties:
    """All such forms of a case, with what stands on the board."""

    def __init__(self, case: RosterCase, forms: tuple[Form, ...], duties: DutyTable, members: Membership) -> None:
        self.case, self.duties = case, duties
        self.number = {agent.id: a for a, agent in enumerate(case.agents)}
        starts = [template.start for template in case.templates]
        self.start_of = np.array([sorted(set(starts)).index(start) for start in starts], dtype=np.int64)
        rows = [form for form in forms if isinstance(form, OnDuty) and not plain_floor(form)]
        self.rows = self._stacked([form for form in rows if not form.by_day], members)
        self.day_rows = self._stacked([form for form in rows if form.by_day], members)
        self.heads = [
            *_views(self.rows, [form for form in rows if not form.by_day]),
            *_views(self.day_rows, [form for form in rows if form.by_day]),
        ]
        self.starts = [self._start_row(form, members) for form in forms if isinstance(form, Distinct)]
        self.gatherings = [Gathering(form, case) for form in forms if isinstance(form, Gather)]
        self._trainers = {self.number[a] for g in self.gatherings for a in g.form.trainers if a in self.number}
        self._cents = 0.0
        self._count_opening()
        price_all(self.rows)
        price_all(self.day_rows)

    @property
    def cents(self) -> float:
        """Price of all ties as they stand."""
        return float(self.rows.total[0] + self.day_rows.total[0]) + self._cents

    def concerns(self, agent: int, *, attends: bool) -> bool:
        """Whether a duty of the agent can change more than rows of heads: distinct starts, gatherings."""
        return bool(self.starts) or (bool(self.gatherings) and (attends or agent in self._trainers))

    def move(self, duty: Duty, day: int, template: int, sign: int) -> None:
        """Count a duty placed (1) or dropped (-1) in what rows of heads do not tell."""
        agent = self.number[duty.agent]
        for start in self.starts:
            if start.mine[agent] and start.of[day, template]:
                self._cents -= start.price(day)
                start.used[day, self.start_of[template]] += sign
                self._cents += start.price(day)
        for gathering in self.gatherings:
            self._cents += gathering.move(duty, sign)

    def pull(self, agent: int, low: int, high: int, worth: FloatArray) -> None:
        """Add to `worth` what gatherings draw the agent to in intervals low..high-1."""
        grid = self.case.grid
        for gathering in self.gatherings:
            origin = grid.start_min + low * grid.step_min
            gathering.pull(self.case.agents[agent].id, origin, worth[low:high], grid.step_min)

    def crowds_breaks(self, agent: int) -> bool:
        """Whether a row limits the agent's breaks."""
        return bool((self.rows.mine[:, agent] & (self.rows.counting == ON_BREAK)).any())

    def start_prices(self, agent: int, low: int, high: int, cost: FloatArray) -> None:
        """Add to `cost` (days x templates) what one more start of a day costs."""
        for start in self.starts:
            if start.mine[agent]:
                full = (start.used[low:high] > 0).sum(axis=1) >= start.form.most
                fresh = (start.used[low:high] == 0)[:, self.start_of]
                cost[low:high] += start.cents * (full[:, None] & fresh & start.of[low:high])

    def _count_opening(self) -> None:
        """Count the opening duties that reach into the horizon."""
        before = [
            d for d in self.case.opening.duties if d.agent in self.number and d.start_min < self.case.grid.start_min
        ]
        for row in self.heads:
            for duty in () if row.form.by_day else before:
                agent = self.number[duty.agent]
                low, counted = self._counted(row.form.counting, duty)
                row.here[low : low + len(counted)] += row.mine[agent] * counted
                row.there[low : low + len(counted)] += row.others[agent] * counted

    def _counted(self, counting: str, duty: Duty) -> tuple[int, FloatArray]:
        """The first interval that a duty overlaps, and from there on where it counts."""
        grid = self.case.grid
        low = max(0, grid.index(duty.start_min))
        high = max(low, min(grid.intervals, grid.index(duty.end_min + grid.step_min - 1)))
        if counting == "rostered":
            return low, np.ones(high - low)
        origin = grid.start_min + low * grid.step_min
        if counting == "present":
            return low, duty_presence(duty, origin, grid.step_min, high - low).astype(np.float64)
        away = np.zeros(high - low)
        for rest in duty.breaks:
            first = max(0, (rest.start_min - origin) // grid.step_min)
            away[first : max(0, -((origin - rest.start_min - rest.length_min) // grid.step_min))] = 1.0
        return low, away

    def _stacked(self, forms: Sequence[OnDuty], members: Membership) -> HeadRows:
        agents, grid = self.case.agents, self.case.grid
        slots = len(grid.days) if forms and forms[0].by_day else grid.intervals
        if not forms:
            return no_rows(slots, len(agents), self.duties.start.shape)
        return HeadRows(
            counting=np.array([COUNTING[form.counting] for form in forms], dtype=np.int64),
            mine=np.array([[agent.id in form.agents for agent in agents] for form in forms], dtype=bool),
            others=np.array([[agent.id in form.whom for agent in agents] for form in forms], dtype=bool),
            least=np.array([np.zeros(slots) if f.least is None else f.least for f in forms], dtype=np.float64),
            most=np.array([np.full(slots, np.inf) if f.most is None else f.most for f in forms], dtype=np.float64),
            per=np.array([form.per for form in forms], dtype=np.int64),
            cents=np.array([HARD_CENTS if form.cents is None else form.cents for form in forms], dtype=np.float64),
            of=np.array([members.of(form.of) for form in forms], dtype=bool),
            here=np.zeros((len(forms), slots)),
            there=np.zeros((len(forms), slots)),
            total=np.zeros(1),
        )

    def _start_row(self, form: Distinct, members: Membership) -> StartRow:
        mine = np.array([agent.id in form.agents for agent in self.case.agents], dtype=bool)
        used = np.zeros((len(self.case.grid.days), int(self.start_of.max(initial=0)) + 1), dtype=np.int64)
        return StartRow(form, mine, members.of(form.of), float(HARD_CENTS if form.cents is None else form.cents), used)


def _views(rows: HeadRows, forms: Sequence[OnDuty]) -> list[HeadRow]:
    return [
        HeadRow(
            form,
            rows.mine[r],
            rows.others[r],
            rows.least[r],
            rows.most[r],
            float(rows.cents[r]),
            rows.of[r],
            rows.here[r],
            rows.there[r],
        )
        for r, form in enumerate(forms)
    ]

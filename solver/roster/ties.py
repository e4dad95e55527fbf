"""Forms that tie people together beyond a least presence: counted on every duty placed or dropped.

Heads between a least and a most (present, rostered or on break; per interval or per day; for every so many others),
distinct starts of a day, and activities held in groups. `cents` is their price on the board as it stands; what is
hard costs `HARD_CENTS` a unit. `worth` and `day_price` tell the person-week programme what one more head changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.duties import Duty
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable, Membership
from solver.roster.gatherings import Gathering
from solver.roster.personal import HARD_CENTS
from solver.roster.presence import duty_presence
from solver.rules.forms import Distinct, Form, Gather, OnDuty


def plain_floor(form: OnDuty) -> bool:
    """Whether a form is a plain floor: a least presence per interval, which the board carries itself."""
    return form.counting == "present" and form.most is None and not form.by_day and not form.whom


@dataclass(slots=True)
class HeadRow:
    """One OnDuty form: who counts, bounds per slot (interval or day), and heads as they stand."""

    form: OnDuty
    mine: BoolArray  # agents
    others: BoolArray  # agents of `whom`
    least: FloatArray
    most: FloatArray
    cents: float
    of: BoolArray  # days x templates, for rows by day
    here: FloatArray
    there: FloatArray

    def price(self, low: int, high: int) -> float:
        """Price of the slots low..high-1."""
        here = self.here[low:high]
        least = self.least[low:high] + np.ceil(self.there[low:high] / self.form.per)
        units = np.maximum(0.0, least - here) + np.maximum(0.0, here - self.most[low:high])
        return float(self.cents * units.sum())

    def gain(self, agent: int, low: int, high: int) -> FloatArray:
        """What one more head of the agent saves in each slot low..high-1."""
        slots = slice(low, high)
        here, there = self.here[slots] + self.mine[agent], self.there[slots] + self.others[agent]
        least = self.least[slots] + np.ceil(there / self.form.per)
        after = np.maximum(0.0, least - here) + np.maximum(0.0, here - self.most[slots])
        least = self.least[slots] + np.ceil(self.there[slots] / self.form.per)
        before = np.maximum(0.0, least - self.here[slots]) + np.maximum(0.0, self.here[slots] - self.most[slots])
        found: FloatArray = self.cents * (before - after)
        return found


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
        self.heads = [
            self._head_row(form, members) for form in forms if isinstance(form, OnDuty) and not plain_floor(form)
        ]
        self.starts = [self._start_row(form, members) for form in forms if isinstance(form, Distinct)]
        self.gatherings = [Gathering(form, case) for form in forms if isinstance(form, Gather)]
        self.cents = 0.0
        for row in self.heads:
            if not row.form.by_day:
                for duty in case.opening.duties:
                    if duty.agent in self.number and duty.start_min < case.grid.start_min:
                        self._count(row, self.number[duty.agent], duty, 1)
            self.cents += row.price(0, len(row.here))

    def __bool__(self) -> bool:
        return bool(self.heads or self.starts or self.gatherings)

    def move(self, duty: Duty, day: int, template: int, sign: int) -> None:
        """Count a duty placed (1) or dropped (-1)."""
        agent = self.number[duty.agent]
        for row in self.heads:
            if not (row.mine[agent] or row.others[agent]):
                continue
            if row.form.by_day:
                if row.of[day, template]:
                    self._add(row, agent, (day, day + 1), np.full(1, float(sign)))
            else:
                self._count(row, agent, duty, sign)
        for start in self.starts:
            if start.mine[agent] and start.of[day, template]:
                self.cents -= start.price(day)
                start.used[day, self.start_of[template]] += sign
                self.cents += start.price(day)
        for gathering in self.gatherings:
            self.cents += gathering.move(duty, sign)

    def worth(self, agent: int, low: int, high: int, worth: FloatArray) -> None:
        """Add to `worth` what the agent's presence saves in intervals low..high-1."""
        for row in self.heads:
            if row.form.counting != "break" and not row.form.by_day and (row.mine[agent] or row.others[agent]):
                worth[low:high] += row.gain(agent, low, high)
        grid = self.case.grid
        for gathering in self.gatherings:
            origin = grid.start_min + low * grid.step_min
            gathering.pull(self.case.agents[agent].id, origin, worth[low:high], grid.step_min)

    def break_worth(self, agent: int, low: int, high: int) -> FloatArray | None:
        """What it saves not to be on break in intervals low..high-1; None if nothing limits the agent's breaks."""
        rows = [row for row in self.heads if row.form.counting == "break" and row.mine[agent]]
        if not rows:
            return None
        found = np.zeros(high - low)
        for row in rows:
            found -= row.gain(agent, low, high)
        return found

    def day_price(self, agent: int, low: int, high: int) -> FloatArray | None:
        """What working each option of days low..high-1 costs beyond a day off; None if no tie is about days."""
        price = np.zeros((high - low, self.duties.start.shape[1]))
        bound = False
        for row in self.heads:
            if row.form.by_day and (row.mine[agent] or row.others[agent]):
                price -= row.gain(agent, low, high)[:, None] * row.of[low:high]
                bound = True
        for start in self.starts:
            if start.mine[agent]:
                full = (start.used[low:high] > 0).sum(axis=1) >= start.form.most
                fresh = (start.used[low:high] == 0)[:, self.start_of]
                price += start.cents * (full[:, None] & fresh & start.of[low:high])
                bound = True
        return price if bound else None

    def _count(self, row: HeadRow, agent: int, duty: Duty, sign: int) -> None:
        grid = self.case.grid
        low = max(0, grid.index(duty.start_min))
        high = min(grid.intervals, grid.index(duty.end_min + grid.step_min - 1))
        if high > low:
            self._add(row, agent, (low, high), sign * self._counted(row.form.counting, duty, low, high))

    def _counted(self, counting: str, duty: Duty, low: int, high: int) -> FloatArray:
        grid = self.case.grid
        if counting == "rostered":
            return np.ones(high - low)
        origin = grid.start_min + low * grid.step_min
        if counting == "present":
            return duty_presence(duty, origin, grid.step_min, high - low).astype(np.float64)
        away = np.zeros(high - low)
        for rest in duty.breaks:
            first = max(0, (rest.start_min - origin) // grid.step_min)
            away[first : max(0, -((origin - rest.start_min - rest.length_min) // grid.step_min))] = 1.0
        return away

    def _add(self, row: HeadRow, agent: int, slots: tuple[int, int], change: FloatArray) -> None:
        self.cents -= row.price(*slots)
        if row.mine[agent]:
            row.here[slice(*slots)] += change
        if row.others[agent]:
            row.there[slice(*slots)] += change
        self.cents += row.price(*slots)

    def _head_row(self, form: OnDuty, members: Membership) -> HeadRow:
        slots = len(self.case.grid.days) if form.by_day else self.case.grid.intervals
        return HeadRow(
            form,
            np.array([agent.id in form.agents for agent in self.case.agents], dtype=bool),
            np.array([agent.id in form.whom for agent in self.case.agents], dtype=bool),
            np.zeros(slots) if form.least is None else np.asarray(form.least, dtype=np.float64),
            np.full(slots, np.inf) if form.most is None else np.asarray(form.most, dtype=np.float64),
            float(HARD_CENTS if form.cents is None else form.cents),
            members.of(form.of),
            np.zeros(slots),
            np.zeros(slots),
        )

    def _start_row(self, form: Distinct, members: Membership) -> StartRow:
        mine = np.array([agent.id in form.agents for agent in self.case.agents], dtype=bool)
        used = np.zeros((len(self.case.grid.days), int(self.start_of.max(initial=0)) + 1), dtype=np.int64)
        return StartRow(form, mine, members.of(form.of), float(HARD_CENTS if form.cents is None else form.cents), used)

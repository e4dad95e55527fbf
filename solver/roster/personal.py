"""What each agent may work on each day and at what price: the forms that speak of single duties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.duties import Duty
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable, Membership
from solver.roster.history import past_of
from solver.rules.forms import Agents, Attend, Forbid, Form, Price, Total

HARD_CENTS = 1_000_000
"""Price, inside the search only, of a unit missing to a hard least (a duty, a head, 15 minutes, an activity)."""
QUARTER_MIN = 15
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Pin:
    """An activity of an agent; `start_min` is known for dated ones and chosen by the engine for the others."""

    activity: str
    length_min: int
    earliest_min: int
    latest_min: int
    cents: int
    rule: str

    @property
    def dated(self) -> bool:
        """Whether it can start at one minute only."""
        return self.latest_min - self.earliest_min <= self.length_min


@dataclass(frozen=True, slots=True)
class Personal:
    """Agents x days x templates: which options are allowed and their prices; agents x days: the price of a day off."""

    allowed: BoolArray
    price: FloatArray
    off_price: FloatArray
    pins: tuple[tuple[Pin, ...], ...]


@dataclass(slots=True)
class PersonalBuilder:
    """Reads forms into the arrays of `Personal`."""

    case: RosterCase
    duties: DutyTable
    members: Membership
    numbers: dict[str, int] = field(default_factory=dict)

    def build(self, forms: Sequence[Form]) -> Personal:
        """Read all forms that speak of single duties (Forbid, Price, day and one-day span Totals, Attend)."""
        agents, (days, templates) = len(self.case.agents), self.duties.start.shape
        allowed = np.ones((agents, days, templates), dtype=bool)
        price = np.zeros((agents, days, templates), dtype=np.float64)
        off_price = np.zeros((agents, days), dtype=np.float64)
        pins: list[list[Pin]] = [[] for _ in range(agents)]
        for form in forms:
            match form:
                case Forbid():
                    allowed[self.rows(form.agents)] &= ~self.touched(form)
                case Price():
                    price[self.rows(form.agents)] += form.cents * self.touched(form)
                case Total() if form.measure != "activity_min" and self.of_one_day(form) is not None:
                    self._day_total(form, allowed, price, off_price)
                case Attend():
                    for row in self.rows(form.agents):
                        pins[row].append(pin_of(form))
        return Personal(allowed, price, off_price, tuple(tuple(p) for p in pins))

    def rows(self, agents: Agents) -> IntArray:
        """Agent numbers, in order."""
        if not self.numbers:
            self.numbers.update((agent.id, i) for i, agent in enumerate(self.case.agents))
        return np.array(sorted(self.numbers[one] for one in agents if one in self.numbers), dtype=np.int64)

    def touched(self, form: Forbid | Price) -> BoolArray:
        """Options (days x templates) that a form speaks of."""
        start, end = self.duties.start, self.duties.end
        if form.by_start:
            inside = (start >= form.start_min) & (start < form.end_min)
        else:
            inside = (start < form.end_min) & (end > form.start_min)
        return inside & self.members.of(form.of) if inside.any() else inside

    def of_one_day(self, form: Total) -> list[int] | None:
        """Days whose options a total judges one by one; None when it sums over several days."""
        days = list(range(len(self.case.grid.days)))
        if form.period == "day":
            return days
        if form.period != "span":
            return None
        inside: BoolArray = np.asarray(self.span(form).any(axis=1))
        return [d for d in days if inside[d]] if inside.sum() <= 1 else None

    def span(self, form: Total) -> BoolArray:
        """Options that start in the span of a total."""
        start = self.duties.start
        low = start.min() if form.start_min is None else form.start_min
        high = start.max() + 1 if form.end_min is None else form.end_min
        inside: BoolArray = (start >= low) & (start < high)
        return inside

    def measure(self, form: Total) -> FloatArray:
        """What each option adds to a total (duties, paid minutes, or duties on Saturday and Sunday)."""
        members: BoolArray = self.members.of(form.of)
        if form.period == "span":
            members = members & self.span(form)
        if form.measure == "paid_min":
            return np.where(members, self.duties.paid, 0).astype(np.float64)
        if form.measure in ("weekends", "half_weekends"):
            members = members & self._weekend(whole=form.measure == "half_weekends")[:, None]
        return members.astype(np.float64)

    def _weekend(self, *, whole: bool) -> BoolArray:
        """Days that are a Saturday or Sunday; `whole`: of weekends that lie in the horizon with both days."""
        days = self.case.grid.days
        weekend: BoolArray = np.array([day.weekday() >= SATURDAY for day in days], dtype=bool)
        if whole and days[0].weekday() == SUNDAY:
            weekend[0] = False
        if whole and days[-1].weekday() == SATURDAY:
            weekend[-1] = False
        return weekend

    def _day_total(self, form: Total, allowed: BoolArray, price: FloatArray, off_price: FloatArray) -> None:
        rows, days = self.rows(form.agents), np.array(self.of_one_day(form) or [], dtype=np.int64)
        least, most = bounds(form)
        unit = QUARTER_MIN if form.measure == "paid_min" else 1
        short = (form.cents if form.cents is not None else HARD_CENTS) / unit
        added = self.measure(form)[days]
        past = np.array([past_measure(self.case, form, self.case.agents[row].id) for row in rows], dtype=np.float64)
        for before in np.unique(past):
            of = np.ix_(rows[past == before], days)
            low, high = least - before, max(0.0, most - before)
            if low > 0:
                price[of] += short * np.maximum(0, low - added)
                off_price[of] += short * low
            if form.cents is None and (over := (added > high) & (added != 0)).any():
                allowed[of] &= ~over
            elif form.cents is not None and np.isfinite(high):
                price[of] += short * np.maximum(0, added - high)


def bounds(form: Total) -> tuple[float, float]:
    """Least and most of a total; what is not set is minus or plus infinity made harmless (0 and inf)."""
    return (0.0 if form.least is None else float(form.least)), (np.inf if form.most is None else float(form.most))


def past_measure(case: RosterCase, form: Total, agent: str) -> float:
    """What opening duties of an agent add to a span, or to the first week when the horizon cuts it."""
    if form.period not in ("span", "week") or form.measure in ("weekends", "half_weekends"):
        return 0.0
    if not (earlier := _before(case, form, past_of(case).get(agent, ()))):
        return 0.0
    mine = [duty for duty in earlier if form.of.holds(duty, case.grid)]
    if form.measure == "paid_min":
        return float(sum(duty.paid_min for duty in mine))
    if form.measure == "activity_min":
        return float(sum(a.length_min for duty in mine for a in duty.activities if a.kind == form.activity))
    if form.measure == "weeks":
        return float(len({duty.day.toordinal() - duty.day.weekday() for duty in mine}))
    return float(len(mine))


def _before(case: RosterCase, form: Total, past: Sequence[Duty]) -> list[Duty]:
    """Opening duties in the period of a total that reaches back before the horizon."""
    if form.period == "week":
        first = case.grid.days[0]
        monday = first.toordinal() - first.weekday()
        return [duty for duty in past if duty.day.toordinal() >= monday] if first.weekday() else []
    if form.start_min is not None and form.start_min >= case.grid.start_min:
        return []
    low, high = form.start_min, form.end_min
    return [d for d in past if (low is None or d.start_min >= low) and (high is None or d.start_min < high)]


def pin_of(form: Attend) -> Pin:
    """An attendance as the engine keeps it."""
    cents = HARD_CENTS if form.cents is None else form.cents
    return Pin(form.activity, form.length_min, form.earliest_min, form.latest_min, cents, form.rule)


def pin_arrays(pins: Sequence[tuple[Pin, int]]) -> NDArray[np.float64]:
    """Chosen activities of one agent as rows (start, length, cents) for compiled code, in the given order."""
    rows = [(float(start), float(pin.length_min), float(pin.cents)) for pin, start in pins]
    return np.array(rows, dtype=np.float64).reshape(-1, 3)

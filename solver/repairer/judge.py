"""What a mended roster costs and breaks: the checker's word, and people, days and money beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from solver.case import RosterCase
from solver.checker import check, kind_of
from solver.duties import Duty, OnCallDuty, Roster
from solver.explainer.trial import worse
from solver.outcomes import Violation
from solver.repairer.facts import Facts
from solver.repairer.money import Money
from solver.repairer.present import Coverage
from solver.repairer.values import CallOut, DayChange, Point
from solver.roster.evaluate import on_call_cents
from solver.rules.floor import Floors

NOTICE, FLOOR = "notice", "floor"
CHANGE_RULES = ("minimal_change", NOTICE)
"""Priced rules that speak of the change itself, not of what the roster is worth."""
BY_START = attrgetter("agent", "start_min")


@dataclass(frozen=True, slots=True)
class Mended:
    """What differs from the roster that stands under the new facts; nothing by default.

    `gone` and `new` are shifts, `on_call` and `relieved` on-call duties taken up and given up, `called` who comes in.
    """

    gone: tuple[Duty, ...] = ()
    new: tuple[Duty, ...] = ()
    on_call: tuple[OnCallDuty, ...] = ()
    called: tuple[CallOut, ...] = ()
    relieved: tuple[OnCallDuty, ...] = ()

    @property
    def visits(self) -> tuple[Duty, ...]:
        """Call-outs as presence."""
        return tuple(as_duty(call) for call in self.called)

    def applied(self, roster: Roster) -> Roster:
        """The roster with the difference made."""
        gone = {(duty.agent, duty.start_min) for duty in self.gone}
        kept = (duty for duty in roster.duties if (duty.agent, duty.start_min) not in gone)
        duties = tuple(sorted((*kept, *self.new), key=BY_START))
        on_call = tuple(sorted({*roster.on_call, *self.on_call} - {*self.relieved}))
        return replace(roster, duties=duties, on_call=on_call)


def difference(before: Roster, after: Roster) -> Mended:
    """What makes one roster of another."""
    old, new = set(before.duties), set(after.duties)
    called, calling = set(before.on_call), set(after.on_call)
    rows = (sorted(old - new), sorted(new - old), sorted(calling - called))
    return Mended(tuple(rows[0]), tuple(rows[1]), tuple(rows[2]), (), tuple(sorted(called - calling)))


@dataclass(frozen=True, slots=True)
class Judged:
    """A roster's figures, the days it changes beyond what is forced, and hard rules that nothing forced it to break."""

    point: Point
    mended: Mended
    roster: Roster
    changed: tuple[DayChange, ...]
    broken: tuple[Violation, ...]
    found: tuple[Violation, ...]


class Judge:
    """Judges rosters under the new facts; the roster that stands then, with nothing done, is the measure."""

    def __init__(self, facts: Facts, change_cents: int) -> None:
        self._facts, self._change_cents = facts, change_cents
        self._coverage, self._money = Coverage(facts.case, facts.standing), Money(facts.case, facts.standing)
        self._known: dict[Mended, Judged] = {}
        self._bare = check(facts.case, facts.standing)

    def before(self) -> Point:
        """The roster as it was published, in the case as it was then."""
        case, roster = self._facts.before, self._facts.published
        found, money = check(case, roster), Money(case, roster)
        paid_min, overtime_min, wages, extra = money.counted({})
        rules = float(sum(v.cents for v in found if kind_of(v) not in CHANGE_RULES) + on_call_cents(case, roster)[1])
        wages += money.on_call_cents(roster.on_call)
        same = case.requirement is self._facts.case.requirement
        taken = [change for change in self._facts.forced if same]
        left = [change.after for change in taken if change.after is not None]
        coverage = self._coverage if same else Coverage(case, roster)
        cents = coverage.cents(left, [change.before for change in taken if change.before is not None])
        return Point("", 0, 0, cents, rules, 0.0, paid_min, overtime_min, wages, extra)

    def judge(self, mended: Mended, agent: str = "") -> Judged:
        """Figures of a roster; `agent` is who was changed last."""
        if mended not in self._known:
            self._known[mended] = self._judged(mended)
        known = self._known[mended]
        return replace(known, point=replace(known.point, agent=agent))

    def _judged(self, mended: Mended) -> Judged:
        facts = self._facts
        roster = mended.applied(facts.standing)
        found = check(facts.case, roster) if mended != Mended() else self._bare
        changed = changed_days(facts, mended)
        point = self._point(mended, roster, found, changed)
        return Judged(point, mended, roster, changed, self._broken(found, changed), found)

    def _broken(self, found: tuple[Violation, ...], changed: tuple[DayChange, ...]) -> tuple[Violation, ...]:
        """Hard rules newly broken; notice is not where its agent is to be asked first."""
        asked, grid = {(one.agent, one.day) for one in changed if one.asks}, self._facts.case.grid
        new = worse(found, self._bare)
        return tuple(v for v in new if v.rule != NOTICE or (v.agent, grid.day_of(v.start_min)) not in asked)

    def _point(
        self, mended: Mended, roster: Roster, found: tuple[Violation, ...], changed: tuple[DayChange, ...]
    ) -> Point:
        case, money = self._facts.case, self._money
        people = {one.agent for one in changed} | {duty.agent for duty in mended.on_call}
        days = len(changed) + len(mended.on_call)
        coverage = self._coverage.cents(mended.gone, (*mended.new, *mended.visits))
        change = float(days * self._change_cents)
        rules = float(sum(v.cents for v in found if kind_of(v) not in CHANGE_RULES) + on_call_cents(case, roster)[1])
        if mended.called:
            missed = sum(v.cents for v in found if kind_of(v) == FLOOR)
            rules += floor_cents(case, roster, mended.visits) - missed
        paid_min, overtime_min, wages, extra = money.counted(money.without_and_with(mended.gone, mended.new))
        visits = money.hours_cents(mended.visits)
        wages += money.on_call_cents(roster.on_call) + visits
        return Point("", len(people), days, coverage, rules, change, paid_min, overtime_min, wages, extra + visits)


def changed_days(facts: Facts, mended: Mended) -> tuple[DayChange, ...]:
    """Days whose shift is another than what the facts left standing; moved breaks are no change."""
    was, now = _by_day(mended.gone), _by_day(mended.new)
    published = _by_day(facts.published.duties)
    found = []
    for agent, day in sorted({*was, *now}):
        old, new = was.get((agent, day)), now.get((agent, day))
        if shift_of(old) != shift_of(new):
            start_min = min(duty.start_min for duty in (old, new) if duty is not None)
            asks = facts.asks(agent, day, start_min)
            found.append(DayChange(agent, day, published.get((agent, day)), new, asks))
    return tuple(found)


def moved_breaks(mended: Mended) -> tuple[tuple[str, date], ...]:
    """Agents and days whose shift stands with its breaks elsewhere."""
    was = _by_day(mended.gone)
    same = (d for d in mended.new if shift_of(was.get((d.agent, d.day))) == shift_of(d))
    return tuple(sorted((d.agent, d.day) for d in same if was[d.agent, d.day].breaks != d.breaks))


def as_duty(call: CallOut) -> Duty:
    """A call-out as presence on the floor."""
    return Duty(call.agent, call.start_min, call.end_min, date.min, call.window, call.end_min - call.start_min)


def floor_cents(case: RosterCase, roster: Roster, visits: tuple[Duty, ...]) -> int:
    """What the floors miss in cents, people called in counted as present."""
    there = replace(roster, duties=(*roster.duties, *visits))
    return sum(v.cents for rule in case.rules if isinstance(rule, Floors) for v in rule.check(case, there))


def shift_of(duty: Duty | None) -> tuple[str, int, int] | None:
    """What a shift is, breaks and activities apart."""
    return None if duty is None else (duty.template, duty.start_min, duty.end_min)


def _by_day(duties: Iterable[Duty]) -> dict[tuple[str, date], Duty]:
    return {(duty.agent, duty.day): duty for duty in duties}

"""A roster tried otherwise: which rules a changed day would break, and what it would change in cents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from solver.case import RosterCase
from solver.checker import check, price
from solver.duties import Break, Duty, Roster
from solver.explainer.coverage_change import coverage_change
from solver.outcomes import Violation
from solver.rules.forms import Distinct, Gather, OnDuty
from solver.rules.rule import Rule

SEVERAL = (Distinct, Gather, OnDuty)
"""Forms that speak of several people at once."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change does: hard rules newly broken (or broken further), hard rules mended, and priced rules in cents.

    `cents` by kind of rule, positive where the change costs; `coverage` is the price of people missing to the need.
    """

    broken: tuple[Violation, ...]
    mended: tuple[Violation, ...]
    cents: tuple[tuple[str, float], ...]

    @property
    def lawful(self) -> bool:
        """Whether no hard rule is newly broken."""
        return not self.broken

    @property
    def total_cents(self) -> float:
        """What the change costs in all, below 0 if it saves."""
        return sum(cents for _, cents in self.cents)


class Trial:
    """A case with the roster that stands, asked about other rosters; the checker is the judge, never an engine."""

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        self.case, self.roster = case, roster
        self._agents = {agent.id: agent for agent in case.agents}
        self._templates = {template.id: template for template in case.templates}
        self._alone: dict[str, tuple[RosterCase, tuple[Violation, ...]]] = {}

    @cached_property
    def found(self) -> tuple[Violation, ...]:
        """What the roster that stands breaks and costs."""
        return check(self.case, self.roster)

    @cached_property
    def own_rules(self) -> tuple[Rule, ...]:
        """Hard rules that speak of one person at a time."""
        return tuple(rule for rule in self.case.rules if not self._of_several(rule))

    def duty(self, agent: str, day: date, template: str, away: tuple[int, int] | None = None) -> Duty:
        """A shift of a template on a day; breaks in the middle of their windows, or clear of `away` (UTC minutes).

        KeyError if the case has no such template.
        """
        chosen = self._templates[template]
        start = self.case.grid.minute(day, chosen.start)
        breaks, step = [], self.case.grid.step_min
        for one in chosen.breaks:
            low, high = start + one.earliest_min, start + one.latest_min
            middle = low + (high - low) // 2 // step * step
            breaks.append(Break(_clear(middle, (low, high), one.length_min, away), one.length_min, one.paid))
        return Duty(agent, start, start + chosen.length_min, day, template, chosen.paid_min, tuple(breaks))

    def with_day(self, agent: str, day: date, duty: Duty | None) -> Roster:
        """The roster with another duty of an agent on a day, or none."""
        return self.with_days({(agent, day): duty})

    def with_days(self, changed: dict[tuple[str, date], Duty | None]) -> Roster:
        """The roster with some agents' days changed."""
        kept = (duty for duty in self.roster.duties if (duty.agent, duty.day) not in changed)
        new = (duty for duty in changed.values() if duty is not None)
        return replace(self.roster, duties=tuple(sorted((*kept, *new))))

    def alone(self, agent: str, after: Roster) -> tuple[Violation, ...]:
        """Hard rules of one person that the agent's rows of another roster newly break: quick, nobody else is asked.

        Rules over several people are left to `judge`.
        """
        if agent not in self._alone:
            case = replace(self.case, agents=(self._agents[agent],), rules=self.own_rules)
            self._alone[agent] = case, check(case, _of(agent, self.roster))
        case, before = self._alone[agent]
        return worse(check(case, _of(agent, after)), before)

    def judge(self, after: Roster) -> Verdict:
        """The whole verdict on another roster: every rule, and coverage."""
        found = check(self.case, after)
        return Verdict(worse(found, self.found), worse(self.found, found), self._cents(found, after))

    def _cents(self, found: tuple[Violation, ...], after: Roster) -> tuple[tuple[str, float], ...]:
        from solver.roster.evaluate import on_call_cents

        before, now = dict(price(self.found)), dict(price(found))
        terms = {kind: float(now.get(kind, 0) - before.get(kind, 0)) for kind in sorted({*before, *now})}
        terms["coverage"] = coverage_change(self.case, self.roster, after)
        terms["on_call_fees"] = on_call_cents(self.case, after)[1] - on_call_cents(self.case, self.roster)[1]
        return tuple((kind, cents) for kind, cents in terms.items() if cents)

    def _of_several(self, rule: Rule) -> bool:
        return any(isinstance(form, SEVERAL) for form in rule.forms(self.case))


def _clear(wanted: int, places: tuple[int, int], length_min: int, away: tuple[int, int] | None) -> int:
    """The start of a break as near to the wanted one as keeps it clear of a stretch; the wanted one if none does."""
    low, high = places
    if away is None or wanted + length_min <= away[0] or wanted >= away[1]:
        return wanted
    before, after = away[0] - length_min, away[1]
    fits = [at for at in (before, after) if low <= at <= high]
    return min(fits, key=lambda at: abs(at - wanted)) if fits else wanted


def _of(agent: str, roster: Roster) -> Roster:
    """One agent's rows."""
    duties = tuple(duty for duty in roster.duties if duty.agent == agent)
    return Roster(duties, tuple(duty for duty in roster.on_call if duty.agent == agent))


def worse(found: Iterable[Violation], before: Iterable[Violation]) -> tuple[Violation, ...]:
    """Hard violations that were not there, or not as far off."""
    off: dict[tuple[str, str, int, int], float] = {}
    for one in before:
        if one.hard:
            off[_place(one)] = max(off.get(_place(one), 0.0), abs(one.amount - one.limit))
    return tuple(v for v in found if v.hard and abs(v.amount - v.limit) > off.get(_place(v), -1.0))


def _place(violation: Violation) -> tuple[str, str, int, int]:
    return violation.rule, violation.agent, violation.start_min, violation.end_min

"""The nearest roster to keeping the promises of heads: what it keeps can be kept, and all of it at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from solver.duties import Roster
from solver.explainer.infeasible.asking import without_need
from solver.explainer.infeasible.promises import ATTENDED, PROMISES, Promise, promises_of
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules.forms import Attend, Form, OnDuty
from solver.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from solver.case import RosterCase
    from solver.outcomes import Violation
    from solver.rules.rule import Rule


@dataclass(frozen=True)
class Kept:
    """A rule read as one that must be kept: its hard forms, and its promises, those already given up left out."""

    rule: Rule
    given_up: tuple[Promise, ...] = ()
    citation: ClassVar[str] = ""
    words: ClassVar[Words] = Words(("", ""), ("", "", ""))
    more_allows: ClassVar[tuple[str, ...]] = ()
    more_asks: ClassVar[tuple[str, ...]] = ()

    @property
    def kind(self) -> str:
        """The rule's name."""
        return self.rule.kind

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Hard forms and promises without their price."""
        found = self.rule.forms(case)
        if self.kind not in PROMISES:
            return tuple(form for form in found if getattr(form, "cents", None) is None)
        return tuple(form for form in map(self._kept, found) if form is not None)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """What the rule itself finds."""
        return self.rule.check(case, roster)

    def _kept(self, form: Form) -> Form | None:
        for promise in self.given_up:
            if promise.rule != self.kind:
                continue
            if isinstance(form, OnDuty) and form.id == promise.id and form.least is not None:
                return None
            if isinstance(form, Attend) and form.activity == promise.id:
                form = replace(form, agents=form.agents - promise.agents)
        if isinstance(form, Attend) and form.latest_min - form.earliest_min > form.length_min:
            return None
        return replace(form, cents=None) if isinstance(form, (OnDuty, Attend)) else None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A roster and the promises it does not keep, each in the stretches in which it falls short."""

    roster: Roster | None
    short: tuple[Promise, ...]


def nearest(
    case: RosterCase, limit_s: float, cancel: Callable[[], bool] | None, given_up: tuple[Promise, ...]
) -> Nearest:
    """Search for a roster that keeps all promises but those given up, and activities that may lie on several days."""
    windows = tuple(w for w in case.requirement.on_call if all(w.id != p.id for p in given_up if p.rule == "standby"))
    requirement = replace(without_need(case.requirement, case.grid.intervals), on_call=windows)
    asked = replace(case, requirement=requirement, rules=tuple(Kept(rule, given_up) for rule in case.rules), wishes=())
    params = SolveParams(time_limit_s=limit_s, breaks_limit_s=min(1.0, limit_s / 8), bound_limit_s=0.0, workers=1)
    result = solve(asked, params, cancel=cancel)
    if result.roster is None:
        return Nearest(None, promises_of(replace(case, requirement=requirement)))
    return near_by(case, result.roster, given_up)


def near_by(case: RosterCase, roster: Roster, given_up: tuple[Promise, ...] = ()) -> Nearest:
    """What a roster at hand does not keep, as far as it is lawful."""
    held = lawful(case, roster)
    return Nearest(held, shortfalls(case, held, given_up))


def lawful(case: RosterCase, roster: Roster) -> Roster:
    """The roster without people who break a hard rule of their own, and without shifts that break one together."""
    rules = (rule for rule in case.rules if rule.kind not in PROMISES and rule.kind != "standby")
    broken = [found for rule in rules for found in rule.check(case, roster) if found.hard]
    gone = {found.agent for found in broken}
    spans = [(found.start_min, found.end_min) for found in broken if not found.agent]
    duties = (duty for duty in roster.duties if duty.agent not in gone)
    kept = tuple(duty for duty in duties if all(duty.end_min <= low or duty.start_min >= high for low, high in spans))
    return Roster(kept, tuple(one for one in roster.on_call if one.agent not in gone))


def shortfalls(case: RosterCase, roster: Roster, given_up: Iterable[Promise] = ()) -> tuple[Promise, ...]:
    """Promises that a roster does not keep, each in the stretches in which it falls short."""
    known = {(promise.rule, promise.id): promise for promise in promises_of(case)}
    found = []
    gone = {(promise.rule, promise.id) for promise in given_up}
    for rule in case.rules:
        if rule.kind in PROMISES or rule.kind == "standby":
            for violation in rule.check(case, roster):
                found += [p for p in _missed(known, rule.kind, violation) if (p.rule, p.id) not in gone]
    return tuple(dict.fromkeys(found))


def _missed(known: dict[tuple[str, str], Promise], kind: str, violation: Violation) -> list[Promise]:
    """The promise that a violation speaks of, in the violation's time."""
    name, low, high = violation.rule.partition(":")[2], violation.start_min, violation.end_min
    if kind in ATTENDED:
        return [
            p
            for p in known.values()
            if p.rule == kind and (p.start_min, p.end_min, *p.agents) == (low, high, violation.agent)
        ]
    mine = [
        p for p in known.values() if p.rule == kind and name in ("", p.id) and p.start_min < high and low < p.end_min
    ]
    return [p.during(low, high) for p in mine] if kind != "standby" or name else []

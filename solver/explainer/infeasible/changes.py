"""Changes of a case that might let a promise be kept: other promises, other people, other days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from solver.explainer.infeasible.promises import ROWS, Promise
from solver.rules.forms import Attend, Form, OnDuty
from solver.rules.rule import Words

if TYPE_CHECKING:
    from solver.case import Absence, Lock, RosterCase
    from solver.cover import IntArray
    from solver.duties import Roster
    from solver.outcomes import Violation
    from solver.people import Agent
    from solver.rules.rule import Rule

Leasts = Callable[["IntArray"], "IntArray"]
"""New least heads of a promise's slots from the old ones."""


@dataclass(frozen=True)
class Lowered:
    """A rule whose row asks for other heads; everything else as it is."""

    rule: Rule
    row: str
    leasts: Leasts
    citation: ClassVar[str] = ""
    words: ClassVar[Words] = Words(("", ""), ("", "", ""))
    more_allows: ClassVar[tuple[str, ...]] = ()
    more_asks: ClassVar[tuple[str, ...]] = ()

    @property
    def kind(self) -> str:
        """The rule's name."""
        return self.rule.kind

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """The rule's forms, the row with its new heads."""
        return tuple(self._lowered(form) for form in self.rule.forms(case))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """What the rule itself finds."""
        return self.rule.check(case, roster)

    def _lowered(self, form: Form) -> Form:
        if isinstance(form, OnDuty) and form.id == self.row and form.least is not None:
            return replace(form, least=self.leasts(form.least))
        return form


@dataclass(frozen=True)
class Counting(Lowered):
    """A rule in whose row one more person counts."""

    agent: str = ""

    def _lowered(self, form: Form) -> Form:
        if isinstance(form, OnDuty) and form.id == self.row:
            return replace(form, agents=form.agents | {self.agent})
        if isinstance(form, Attend) and form.activity == self.row:
            return form
        return form


def lowered(case: RosterCase, promise: Promise, leasts: Leasts) -> RosterCase:
    """The case in which a promise asks for other heads, or a window for another depth."""
    if promise.rule in ROWS:
        rules = tuple(Lowered(r, promise.id, leasts) if r.kind == promise.rule else r for r in case.rules)
        return replace(case, rules=rules)
    windows = tuple(
        replace(w, depth=int(leasts(np.array([w.depth]))[0])) if w.id == promise.id else w
        for w in case.requirement.on_call
    )
    return replace(case, requirement=replace(case.requirement, on_call=windows))


def counted(case: RosterCase, promise: Promise, agent: str) -> tuple[RosterCase, Promise]:
    """The case, and the promise, in which one more person counts."""
    wider = replace(promise, agents=promise.agents | {agent})
    if promise.rule in ROWS:
        rules = tuple(
            Counting(r, promise.id, lambda least: least, agent) if r.kind == promise.rule else r for r in case.rules
        )
        return replace(case, rules=rules), wider
    windows = tuple(
        replace(w, agents=w.agents | {agent}) if w.id == promise.id else w for w in case.requirement.on_call
    )
    return replace(case, requirement=replace(case.requirement, on_call=windows)), wider


def hired(case: RosterCase, promise: Promise, like: Agent, name: str) -> tuple[RosterCase, Promise]:
    """The case with one more person, like one who counts, who has neither a past nor leave nor a fixed day."""
    fresh = replace(like, id=name, newcomer_until=None, first_day=None, last_day=None)
    members = tuple((*group, name) if like.id in group else group for group in case.groups.members)
    groups = replace(case.groups, members=members)
    return counted(replace(case, agents=(*case.agents, fresh), groups=groups), promise, name)


def moved_absence(case: RosterCase, absence: Absence, days: int) -> RosterCase:
    """The case in which an absence lies so many days later (or earlier)."""
    shift_min = days * 1440
    later = replace(absence, start_min=absence.start_min + shift_min, end_min=absence.end_min + shift_min)
    return replace(case, absences=tuple(later if one == absence else one for one in case.absences))


def other_hours(case: RosterCase, agent: str, week_min: int) -> RosterCase:
    """The case in which an agent has a contract of so many minutes a week, with overtime and no part time."""

    def signed(one: Agent) -> Agent:
        if one.id != agent:
            return one
        longer = replace(
            one.contract, week_min=week_min, most_week_min=max(week_min, one.contract.most_week_min), part_time=False
        )
        menus = tuple(sorted({*one.contract.menus, *(m for a in case.agents for m in a.contract.menus)}))
        return replace(one, contract=replace(longer, menus=menus, overtime=True), overtime_consent=True)

    return replace(case, agents=tuple(signed(one) for one in case.agents))


def other_lock(case: RosterCase, lock: Lock, template: str) -> RosterCase:
    """The case in which a fixed day has another shift."""
    return replace(case, locks=tuple(replace(one, template=template) if one == lock else one for one in case.locks))


def passed_lock(case: RosterCase, lock: Lock, agent: str) -> RosterCase:
    """The case in which another person works a fixed shift."""
    return replace(case, locks=tuple(replace(one, agent=agent) if one == lock else one for one in case.locks))

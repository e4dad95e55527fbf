"""One agent's day tried otherwise: which shifts would be lawful beside the rest of the row, and what bars them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from solver.checker import check, kind_of
from solver.duties import Roster
from solver.explainer.trial import SEVERAL, worse

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Activity, Duty
    from solver.explainer.trial import Trial
    from solver.outcomes import Violation
    from solver.rules.rule import Rule
    from solver.shifts import ShiftTemplate


@dataclass(frozen=True, slots=True)
class Barred:
    """A rule that rules shifts out: how many, and its violation that is least far off."""

    rule: str
    shifts: int
    nearest: Violation


class OneDay:
    """An agent's day; every other day, and everybody else, as they stand."""

    def __init__(self, trial: Trial, agent: str, day: date) -> None:
        self.trial, self.agent, self.day = trial, agent, day
        self._menus = frozenset(trial.case.agent(agent).contract.menus)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What the agent works that day; rarely more than one shift."""
        return tuple(duty for duty in self.trial.roster.duties if (duty.agent, duty.day) == (self.agent, self.day))

    @cached_property
    def menu(self) -> tuple[ShiftTemplate, ...]:
        """The shifts of the agent's menus, without those worked that day."""
        worked = {duty.template for duty in self.duties}
        return tuple(t for t in self.trial.case.templates if t.menu in self._menus and t.id not in worked)

    @cached_property
    def spoken(self) -> dict[str, tuple[Violation, ...]]:
        """Hard rules of one person that each shift of the menu would newly break, by shift."""
        return {template.id: self.speak(self.duty(template.id)) for template in self.menu}

    @property
    def lawful(self) -> tuple[str, ...]:
        """The other shifts that break none."""
        return tuple(template for template, broken in self.spoken.items() if not broken)

    def barred(self, templates: Iterable[str] | None = None) -> tuple[Barred, ...]:
        """What rules out those of some shifts (all of the menu) that are not lawful; what rules out most is first."""
        found: dict[str, dict[str, Violation]] = {}
        for template in self.spoken if templates is None else templates:
            known = self.spoken.get(template)
            for one in self.speak(self.duty(template)) if known is None else known:
                mine = found.setdefault(kind_of(one), {})
                mine[template] = min(one, mine.get(template, one), key=_off)
        rows = (Barred(rule, len(mine), min(mine.values(), key=_off)) for rule, mine in found.items())
        return tuple(sorted(rows, key=lambda row: (-row.shifts, row.rule)))

    def speak(self, duty: Duty | None) -> tuple[Violation, ...]:
        """Hard rules of one person that another duty of the day (None: the day off) newly breaks."""
        kept = (d for d in self._rows.duties if d.day != self.day)
        new = () if duty is None else (duty,)
        after = Roster(tuple(sorted((*kept, *new))), self._rows.on_call)
        return worse(check(self._case, after), self._before)

    def duty(self, template: str) -> Duty:
        """A shift of the day, with the activities of the day that it can hold."""
        held = tuple(activity for duty in self.duties for activity in duty.activities)
        away = (held[0].start_min, held[0].start_min + held[0].length_min) if held else None
        made = self.trial.duty(self.agent, self.day, template, away)
        return replace(made, activities=tuple(one for one in held if _holds(made, one)))

    @cached_property
    def _rows(self) -> Roster:
        roster = self.trial.roster
        duties = tuple(duty for duty in roster.duties if duty.agent == self.agent)
        return Roster(duties, tuple(duty for duty in roster.on_call if duty.agent == self.agent))

    @cached_property
    def _case(self) -> RosterCase:
        """The agent alone under the hard rules of one person."""
        case = self.trial.case
        past = tuple(duty for duty in case.opening.duties if duty.agent == self.agent)
        called = tuple(duty for duty in case.opening.on_call if duty.agent == self.agent)
        rules = tuple(rule for rule in case.rules if _hard_alone(rule, case))
        opening = replace(case.opening, duties=past, on_call=called)
        return replace(case, agents=(case.agent(self.agent),), rules=rules, opening=opening)

    @cached_property
    def _before(self) -> tuple[Violation, ...]:
        return check(self._case, self._rows)


def _hard_alone(rule: Rule, case: RosterCase) -> bool:
    """Whether a rule is hard and speaks of one person at a time; rules without forms are asked as well."""
    forms = rule.forms(case)
    if any(isinstance(form, SEVERAL) for form in forms):
        return False
    return not forms or any(getattr(form, "cents", None) is None for form in forms)


def _holds(duty: Duty, activity: Activity) -> bool:
    end_min = activity.start_min + activity.length_min
    inside = duty.start_min <= activity.start_min and end_min <= duty.end_min
    on_break = any(b.start_min < end_min and activity.start_min < b.start_min + b.length_min for b in duty.breaks)
    return inside and not on_break


def _off(violation: Violation) -> float:
    return abs(violation.amount - violation.limit)

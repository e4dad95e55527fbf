"""Shift pattern: people of a fixed or rotating pattern work the menu that it names for the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view, week_of
from solver.rules.forms import DutyClass, Forbid, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.agreements import Pattern
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

ANY = "*"


class ShiftPattern(RuleModel):
    """Whoever has a shift pattern works only shifts of the menu that the pattern names for the local day.

    A pattern names a menu for each day of its weeks, Monday to Sunday; "" is a day off, "*" a day with any shift.
    Its first week is the one that holds `anchor`, later by the agent's `pattern_week` weeks, and its weeks repeat
    without end, before the anchor too: one week makes a fixed pattern, several make a rotating one. A pattern
    says what may be worked, never that it must be; a night shift belongs to the day on which it starts. Agents
    without a pattern, or with one that is not stated, are free. Shifts of the opening state are not judged.

    Parameters
    ----------
    cents : price of each shift off the pattern; None (the default) forbids it.
    """

    kind: Literal["shift_pattern"] = "shift_pattern"
    citation: ClassVar[str] = "Contract or agreement; Turkish shift regulation (OG 25426) Art. 8 (rotation of shifts)"
    words: ClassVar[Words] = Words(
        en=("Shift pattern", "{who}: a shift off the pattern ({amount}, {limit} meant)."),
        tr=(
            "Vardiya düzeni",
            "{who}: vardiya düzeninin dışında {amount}, olması gereken {limit}.",
            "Vardiya düzeni olan kişi yalnız düzenin o yerel gün için söylediği menünün vardiyalarında çalışır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty (or a price on each) of other menus, per pattern, week of entry and menu."""
        patterns = {pattern.id: pattern for pattern in case.agreements.patterns if pattern.weeks}
        bound = (agent for agent in case.agents if agent.pattern in patterns)
        found = []
        for (name, entry), agents in sharing(bound, lambda agent: (agent.pattern, agent.pattern_week)).items():
            pattern, days = patterns[name], dict[str, set[date]]()
            for day in case.grid.days:
                weeks = (week_of(day) - week_of(pattern.anchor)).days // 7 - entry
                menu = pattern.weeks[weeks % len(pattern.weeks)][day.weekday()]
                days.setdefault(menu, set()).add(day)
            found += [self._form(case, agents, menu, frozenset(of)) for menu, of in days.items() if menu != ANY]
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts that are not of the menu that the pattern names."""
        seen, found = view(case, roster), []
        patterns = {pattern.id: pattern for pattern in case.agreements.patterns if pattern.weeks}
        price = (True, 0) if self.cents is None else (False, self.cents)
        for agent, planned in seen.rows():
            meant_on = _menus(patterns.get(agent.pattern), agent.pattern_week)
            for duty in planned:
                template, meant = seen.templates.get(duty.template), meant_on(duty.day)
                if meant != ANY and (template is None or template.menu != meant):
                    when = (f"{self.kind}:{agent.pattern}", agent.id, duty.start_min, duty.end_min)
                    found.append(Violation(*when, 1, 0, "duties", *price))
        return tuple(found)

    def _form(self, case: RosterCase, agents: frozenset[str], menu: str, days: frozenset[date]) -> Form:
        inside = frozenset(template.id for template in case.templates if template.menu == menu)
        off_pattern = DutyClass(templates=inside, outside=True, days=days)
        span = (case.grid.start_min, case.grid.end_min)
        if self.cents is None:
            return Forbid(self.kind, agents, off_pattern, *span)
        return Price(self.kind, agents, off_pattern, *span, self.cents)


def _menus(pattern: Pattern | None, entry: int) -> Callable[[date], str]:
    """The menu meant on a day; any without a pattern."""
    if pattern is None:
        return lambda day: ANY
    menus = [menu for week in pattern.weeks for menu in week]
    first = pattern.anchor.toordinal() - pattern.anchor.weekday() + 7 * entry
    return lambda day: menus[(day.toordinal() - first) % len(menus)]

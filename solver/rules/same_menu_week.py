"""Same menu all week: an agent's shifts of one week come from one menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.owed import days_of_week
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import between, successions
from solver.rules.facts.timeline import view, week_of, weeks_of
from solver.rules.forms import DutyClass, Succession
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

MORE_THAN_A_WEEK_MIN = 8 * DAY_MIN


class SameMenuWeek(RuleModel):
    """From Monday to Sunday an agent's shifts come from one menu; each change of menu inside a week counts.

    A change is a shift of one menu after the last one of another, both in one week by their local start dates,
    however many days lie between them. From one week to the next the menu may change. In a first week that the
    horizon cuts, the last shift of the opening state counts as the one before.

    Parameters
    ----------
    cents : price of each change; None forbids it. 1500 by default.
    """

    kind: Literal["same_menu_week"] = "same_menu_week"
    citation: ClassVar[str] = "Agreement: one part of the day all week; Turkish shift regulation (OG 25426) Art. 8"
    words: ClassVar[Words] = Words(
        en=("One menu a week", "{who} changes to a shift of another menu within a week ({amount}, {limit} meant)."),
        tr=(
            "Hafta boyunca tek menü",
            "{who} aynı hafta içinde başka menüye geçiyor ({amount}, olması gereken {limit}).",
            "Kişinin pazartesiden pazara vardiyaları tek bir menüdendir; aynı haftadaki her menü değişikliği sayılır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=1500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No shift of another menu next after one of a menu, per menu and week; no rest inside a week is enough."""
        menus: dict[str, set[str]] = {}
        for template in case.templates:
            menus.setdefault(template.menu, set()).add(template.id)
        found = []
        for monday in weeks_of(case.grid) if len(menus) > 1 else ():
            days = frozenset(days_of_week(monday))
            for templates in map(frozenset, menus.values()):
                first = DutyClass(templates=templates, days=days)
                second = DutyClass(templates=templates, outside=True, days=days)
                who = everyone(case)
                found.append(Succession(self.kind, who, first, second, MORE_THAN_A_WEEK_MIN, self.cents))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Changes of menu inside a week; shifts of no known template change nothing."""
        seen, found = view(case, roster), []
        price = (True, 0) if self.cents is None else (False, self.cents)
        menu_of = {template.id: template.menu for template in case.templates}
        for earlier, later in successions(seen):
            before, after = menu_of.get(earlier.template), menu_of.get(later.template)
            changed = before is not None and after is not None and before != after
            if changed and week_of(earlier.day) == week_of(later.day):
                when = (self.kind, later.agent, *between(earlier, later))
                found.append(Violation(*when, 1, 0, "duties", *price))
        return tuple(found)

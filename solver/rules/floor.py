"""Floor: at least so many of a set of agents present, breaks counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.presence import PRESENT, heads, in_horizon, spells
from solver.rules.facts.timeline import view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Floor
    from solver.duties import Roster
    from solver.grid import Grid
    from solver.rules.facts.presence import Line
    from solver.rules.forms import Form


class Floors(RuleModel):
    """In every interval at least the floor's number of its agents is present.

    Present means: a shift covers the whole interval, and no break or activity touches it. Shifts of the
    opening state that reach into the horizon count. Each missing agent costs the floor's cents per interval.
    """

    kind: Literal["floor"] = "floor"
    citation: ClassVar[str] = "The operation's promise (a language, a lead or a named role at any hour)"
    words: ClassVar[Words] = Words(
        en=("Floor", "{amount} present where {limit} are due."),
        tr=(
            "Asgari kadro",
            "Gereken {limit}, mevcut {amount}.",
            "Her aralıkta, asgari kadronun kişilerinden en az istenen sayıda kişi görev başındadır.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One least number on duty per floor."""
        return tuple(OnDuty(self.kind, f.id, f.agents, f.least, f.cents) for f in case.requirement.floors)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches of equal shortage, each with its price."""
        lines = in_horizon(case, view(case, roster).planned)
        return tuple(v for floor in case.requirement.floors for v in self._short(case.grid, lines, floor))

    def _short(self, grid: Grid, lines: dict[str, Line], floor: Floor) -> list[Violation]:
        present = heads(grid, lines, floor.agents, PRESENT)
        missing, found = floor.least - present, []
        for spell in spells(grid, missing, floor.least):
            cents = floor.cents * int(missing[spell.first]) * spell.intervals
            amounts = (int(present[spell.first]), int(floor.least[spell.first]))
            when = (spell.start_min, spell.end_min)
            found.append(Violation(f"{self.kind}:{floor.id}", "", *when, *amounts, "agents", False, cents))
        return found

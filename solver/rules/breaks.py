"""Breaks: every shift has the breaks of its template, each in its window."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import BreaksInside
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form
    from solver.shifts import BreakWindow

IN_ORDER = attrgetter("start_min", "length_min", "paid")


class BreaksTaken(RuleModel):
    """Every shift has exactly its template's breaks: as many, as long, paid or not, each inside its window.

    The windows carry the law's spacing, so that nobody works longer than agreed without a break.
    """

    kind: Literal["breaks"] = "breaks"
    citation: ClassVar[str] = (
        "Law 4857 Art. 68 (15 min up to 4 h, 30 up to 7.5 h, 60 beyond); Directive 2003/88/EC Art. 4 (beyond 6 h)"
    )
    words: ClassVar[Words] = Words(
        en=("Breaks", "{who}: a break is missing or lies outside its window ({amount}, due {limit})."),
        tr=(
            "Molalar",
            "{who}: bir mola eksik ya da penceresinin dışında ({amount}, gereken {limit}).",
            (
                "Her vardiyanın molaları tam şablonundaki gibidir: sayıları, süreleri, ücretli olup olmadıkları, "
                "her biri kendi penceresinde."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Breaks inside their windows."""
        return (BreaksInside(self.kind, everyone(case)),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Missing, surplus, wrong or misplaced breaks; shifts of unknown templates are left to the menus."""
        windows = {t.id: sorted(t.breaks, key=attrgetter("earliest_min")) for t in case.templates}
        return tuple(
            violation
            for _, planned in view(case, roster).rows()
            for duty in planned
            if duty.template in windows
            for violation in self._faults(duty, windows[duty.template])
        )

    def _faults(self, duty: Duty, windows: list[BreakWindow]) -> list[Violation]:
        taken = sorted(duty.breaks, key=IN_ORDER)
        if len(taken) != len(windows):
            when = (duty.start_min, duty.end_min)
            return [Violation(self.kind, duty.agent, *when, len(taken), len(windows), "breaks")]
        found = []
        for rest, window in zip(taken, windows, strict=True):
            when = (rest.start_min, rest.start_min + rest.length_min)
            offset = rest.start_min - duty.start_min
            nearest = min(max(offset, window.earliest_min), window.latest_min)
            if (rest.length_min, rest.paid) != (window.length_min, window.paid):
                found.append(Violation(self.kind, duty.agent, *when, rest.length_min, window.length_min, "min"))
            elif offset != nearest:
                found.append(Violation(self.kind, duty.agent, *when, offset, nearest, "min"))
        return found

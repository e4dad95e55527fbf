"""Absence: nobody works while away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class AwayWhenAbsent(RuleModel):
    """No shift overlaps an absence, not by a minute; a shift may end when it begins and begin when it ends."""

    kind: Literal["absence"] = "absence"
    citation: ClassVar[str] = "Law 4857 Art. 53-60 (annual leave), Art. 74; Directive 2003/88/EC Art. 7"
    words: ClassVar[Words] = Words(
        en=("Absence", "{who} is away, but works {amount} of it."),
        tr=(
            "İzin ve devamsızlık",
            "{who} yok ya da izinli olduğu sürenin {amount} kadarında çalışıyor.",
            (
                "Hiçbir vardiya bir izin ya da devamsızlıkla bir dakika bile çakışmaz; izin başlarken bitebilir, "
                "biterken başlayabilir."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty that overlaps an absence."""
        return tuple(
            Forbid(self.kind, frozenset({a.agent}), EVERY, a.start_min, a.end_min) for a in sorted(case.absences)
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts that overlap an absence, with the minutes that do."""
        planned, found = view(case, roster).planned, []
        for away in sorted(case.absences):
            for duty in planned.get(away.agent, ()):
                first, last = max(duty.start_min, away.start_min), min(duty.end_min, away.end_min)
                if first < last:
                    found.append(Violation(self.kind, away.agent, first, last, last - first, 0, "min"))
        return tuple(found)

"""Off-queue hours: coaching, reading and other time away from the queues that is owed each week or month."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.off_queue import entitlements
from solver.rules.facts.pieces import alike, held, is_held, over_breaks
from solver.rules.facts.timeline import view
from solver.rules.forms import Attend
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class OffQueueHours(RuleModel):
    """Off-queue time that is owed is taken in every week or month of the plan, in one piece, inside a shift.

    It is the roster's activity whose `session` is the entitlement's id and the period ("coaching:2026-W10",
    "reading:2026-03"), at its whole length, between the local midnights of the period (elapsed minutes: a week
    may have an hour less or more). A week is owed by the plan that holds it whole. A month is owed by the plan
    that holds its last day, in what that plan holds of it; a piece that the opening state shows at its length in
    the month is taken already. A week or month that the agent's contract cuts owes nothing here, nor does one of
    which absences cover from end to end all that the plan holds. A missed one is priced; one that overlaps a
    break of its shift is forbidden.

    Parameters
    ----------
    missing_cents : price of each piece not taken; 8000 by default, None makes it hard.
    """

    kind: Literal["off_queue_hours"] = "off_queue_hours"
    citation: ClassVar[str] = "Agreement (off-queue time)"
    words: ClassVar[Words] = Words(
        en=("Off-queue time", "{who}: off-queue time owed is not given as agreed ({amount} of {limit})."),
        tr=(
            "Kuyruk dışı süre",
            "{who}: hak edilen kuyruk dışı süre anlaşıldığı gibi verilmiyor ({amount} / {limit}).",
            (
                "Hak edilen kuyruk dışı süre planın her haftasında ya da ayında, tek parça olarak, bir "
                "vardiyanın içinde kullanılır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("missing_cents",)
    missing_cents: int | None = Field(default=8000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One attendance per period for all who are owed the same."""
        return tuple(
            Attend(self.kind, who, *what, self.missing_cents) for what, who in alike(entitlements(case)).items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Pieces not taken, and pieces over a break."""
        owed = entitlements(case)
        rows, hard, cents = held(view(case, roster), owed), self.missing_cents is None, self.missing_cents or 0
        missed = (piece for piece in owed if not is_held(piece, rows))
        found = [
            Violation(self.kind, piece.agent, piece.start_min, piece.end_min, 0, piece.length_min, "min", hard, cents)
            for piece in missed
        ]
        over = (
            Violation(self.kind, who, first, last, last - first, 0, "min") for who, first, last in over_breaks(rows)
        )
        return (*found, *over)

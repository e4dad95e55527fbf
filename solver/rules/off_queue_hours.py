"""Off-queue hours: coaching, reading and other time away from the queues that is owed each week or month."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.off_queue import entitlements
from solver.rules.facts.timeline import view
from solver.rules.forms import Attend
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Activity, Duty, Roster
    from solver.rules.facts.off_queue import Entitlement
    from solver.rules.forms import Form


class OffQueueHours(RuleModel):
    """Off-queue time that is owed is taken in every week or month of the plan, in one piece, inside a shift.

    It is the roster's activity whose `session` is the entitlement's id and the period ("coaching:2026-W10",
    "reading:2026-03"), at its whole length, between the local midnights of the period (elapsed minutes: a week
    may have an hour less or more). A week or month that the horizon or the agent's contract cuts owes nothing
    here, nor does one that absences cover from end to end. A missed one is priced; one that overlaps a break of
    its shift is forbidden. The opening state plays no part.

    Parameters
    ----------
    missing_cents : price of each piece not taken; 8000 by default, None makes it hard.
    """

    kind: Literal["off_queue_hours"] = "off_queue_hours"
    citation: ClassVar[str] = "Agreement (off-queue time)"
    words: ClassVar[Words] = Words(
        en=("Off-queue time", "{who}: off-queue time owed is not given as agreed ({amount} of {limit})."),
        tr=("Kuyruk dışı süre", "{who}: hak edilen kuyruk dışı süre anlaşıldığı gibi verilmiyor ({amount} / {limit})."),
    )
    missing_cents: int | None = Field(default=8000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One attendance per period for all who are owed the same."""
        sharing: dict[tuple[str, int, int, int], list[str]] = {}
        for piece in entitlements(case):
            sharing.setdefault(piece[1:], []).append(piece.agent)
        return tuple(Attend(self.kind, frozenset(who), *what, self.missing_cents) for what, who in sharing.items())

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Pieces not taken, and pieces over a break."""
        owed = entitlements(case)
        sessions = {(piece.agent, piece.session) for piece in owed}
        taken: dict[tuple[str, str], list[tuple[Duty, Activity]]] = {}
        for agent, duties in view(case, roster).rows() if owed else ():
            for duty in duties:
                for activity in duty.activities:
                    if (agent.id, activity.session) in sessions:
                        taken.setdefault((agent.id, activity.session), []).append((duty, activity))
        found = [
            self._missed(piece)
            for piece in owed
            if not any(_given(piece, *row) for row in taken.get((piece.agent, piece.session), ()))
        ]
        return (*found, *(v for rows in taken.values() for row in rows for v in self._over_breaks(*row)))

    def _missed(self, piece: Entitlement) -> Violation:
        when, hard = (piece.start_min, piece.end_min), self.missing_cents is None
        return Violation(self.kind, piece.agent, *when, 0, piece.length_min, "min", hard, self.missing_cents or 0)

    def _over_breaks(self, duty: Duty, activity: Activity) -> list[Violation]:
        until = activity.start_min + activity.length_min
        shared = (
            (max(activity.start_min, rest.start_min), min(until, rest.start_min + rest.length_min))
            for rest in duty.breaks
        )
        when = ((first, last) for first, last in shared if first < last)
        return [Violation(self.kind, duty.agent, first, last, last - first, 0, "min") for first, last in when]


def _given(piece: Entitlement, duty: Duty, activity: Activity) -> bool:
    if activity.length_min != piece.length_min:
        return False
    until = activity.start_min + activity.length_min
    inside_shift = duty.start_min <= activity.start_min and until <= duty.end_min
    return inside_shift and piece.start_min <= activity.start_min and until <= piece.end_min

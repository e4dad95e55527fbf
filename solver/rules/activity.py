"""Activity: trainings, meetings and coachings that are due are attended, and never over a break."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import Attend
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import ActivityDue, RosterCase
    from solver.duties import Activity, Duty, Roster
    from solver.rules.forms import Form


class ActivitiesDue(RuleModel):
    """An activity that is due stands in a shift of its agent, whole, at its length and in its window.

    It is the roster's activity whose `session` is the id of the due one. A fixed one starts at its earliest
    minute. A missed one is priced; an activity that overlaps a break of its shift is forbidden.

    Parameters
    ----------
    missing_cents : price of each activity missed; 15000 by default, None makes it hard.
    """

    kind: Literal["activity"] = "activity"
    citation: ClassVar[str] = "Agreement; Directive (EU) 2019/1152 Art. 13 (mandatory training is working time)"
    words: ClassVar[Words] = Words(
        en=("Training and meetings", "{who}: an activity due is not held as planned ({amount} of {limit})."),
        tr=(
            "Eğitim ve toplantı",
            "{who}: yapılması gereken etkinlik plana uymuyor ({amount} / {limit}).",
            (
                "Yapılması gereken her etkinlik kişinin bir vardiyasında bölünmeden, kendi süresiyle ve kendi "
                "penceresinde yer alır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("missing_cents",)
    missing_cents: int | None = Field(default=15000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One attendance per activity due."""
        return tuple(
            Attend(
                self.kind,
                frozenset({due.agent}),
                due.id,
                due.length_min,
                due.earliest_min,
                due.earliest_min + due.length_min if due.fixed else due.latest_min,
                self.missing_cents,
            )
            for due in _in_force(case)
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Activities missed, and activities over a break."""
        planned, found = view(case, roster).planned, []
        for due in _in_force(case):
            if not any(_attended(due, duty) for duty in planned.get(due.agent, ())):
                when = (self.kind, due.agent, due.earliest_min, due.latest_min)
                hard, cents = self.missing_cents is None, self.missing_cents or 0
                found.append(Violation(*when, 0, due.length_min, "min", hard, cents))
        for duties in planned.values():
            found += [violation for duty in duties for violation in self._over_breaks(duty)]
        return tuple(found)

    def _over_breaks(self, duty: Duty) -> list[Violation]:
        shared = (
            (max(a.start_min, b.start_min), min(a.start_min + a.length_min, b.start_min + b.length_min))
            for a in duty.activities
            for b in duty.breaks
        )
        return [
            Violation(self.kind, duty.agent, first, last, last - first, 0, "min")
            for first, last in shared
            if first < last
        ]


def _attended(due: ActivityDue, duty: Duty) -> bool:
    return any(_meets(due, activity, duty) for activity in duty.activities)


def _meets(due: ActivityDue, activity: Activity, duty: Duty) -> bool:
    if activity.session != due.id or activity.length_min != due.length_min:
        return False
    end_min = activity.start_min + activity.length_min
    if activity.start_min < duty.start_min or end_min > duty.end_min:
        return False
    if due.fixed:
        return activity.start_min == due.earliest_min
    return due.earliest_min <= activity.start_min and end_min <= due.latest_min


def _in_force(case: RosterCase) -> list[ActivityDue]:
    known = {agent.id for agent in case.agents}
    return [due for due in sorted(set(case.activities)) if due.agent in known]

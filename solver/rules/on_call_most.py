"""On-call at most: how often an agent stands by in a month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.months import day_of, days_of_month, month_of
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import StandbyTotal
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from datetime import date

    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class OnCallMost(RuleModel):
    """An agent stands by at most `most_in_month` times in a calendar month.

    An on-call duty belongs to the month of its local start date. Those of the opening state in the same month
    count, so a month that the horizon cuts is judged with what was stood before; a month without an on-call
    duty of the plan is history.

    Parameters
    ----------
    most_in_month : 0 to 31 on-call duties; 4 by default, one a week.
    cents : price of each duty beyond that the plan adds; None (the default) makes the limit hard.
    """

    kind: Literal["on_call_most"] = "on_call_most"
    citation: ClassVar[str] = "Agreement on on-call duty; CJEU C-344/19 (frequent standby weighs on free time)"
    words: ClassVar[Words] = Words(
        en=("On-call a month", "{who} has {amount} in a month; {limit} are allowed."),
        tr=(
            "Aylık icap nöbeti",
            "{who} ayda {amount} tutuyor; izin verilen {limit}.",
            "Bir kişi bir takvim ayında en çok `most_in_month` kez icap nöbeti tutar.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_in_month",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    most_in_month: int = Field(default=4, ge=0, le=31)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A count of on-call duties per month, where anybody stands by at all."""
        if not case.requirement.on_call:
            return ()
        return (StandbyTotal(self.kind, everyone(case), "duties", "month", self.most_in_month, cents=self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Months in which an agent stands by too often."""
        seen, found = view(case, roster), []
        for agent_id, planned in seen.planned_on_call.items():
            before = Counter(month_of(day_of(seen.grid, d.start_min)) for d in seen.past_on_call.get(agent_id, ()))
            own = Counter(month_of(day_of(seen.grid, duty.start_min)) for duty in planned)
            for first, added in sorted(own.items()):
                if before[first] + added > self.most_in_month:
                    found.append(self._too_often(seen, agent_id, first, (before[first], added)))
        return tuple(found)

    def _too_often(self, seen: View, agent_id: str, first: date, duties: tuple[int, int]) -> Violation:
        """The violation of a month with so many duties before the plan and in it."""
        when, total = seen.bounds(first, len(days_of_month(first))), sum(duties)
        cents = (self.cents or 0) * min(duties[1], total - self.most_in_month)
        amounts = (total, self.most_in_month)
        return Violation(self.kind, agent_id, *when, *amounts, "standbys", self.cents is None, cents)

"""Daily hours: the most paid time on one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class DailyHours(RuleModel):
    """At most `most_min` paid minutes in the shifts of one local day, overtime included, unpaid breaks not.

    A night shift counts on the day it starts.

    Parameters
    ----------
    most_min : 60 to 1440 paid minutes; 660 (11 h) in Turkey.
    """

    kind: Literal["daily_hours"] = "daily_hours"
    citation: ClassVar[str] = "Law 4857 Art. 63 (never more than 11 h a day, overtime included), breaks by Art. 68"
    words: ClassVar[Words] = Words(
        en=("Hours a day", "{who} works {amount} in a day; {limit} are allowed."),
        tr=(
            "Günlük çalışma süresi",
            "{who} bir günde {amount} çalışıyor; izin verilen {limit}.",
            (
                "Bir yerel günün vardiyalarında en çok `most_min` ücretli süre vardır; fazla çalışma dahil, "
                "ücretsiz molalar hariç."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_min",)
    most_min: int = Field(default=660, ge=60, le=1440)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Paid minutes per day."""
        return (Total(self.kind, everyone(case), EVERY, "paid_min", "day", most=self.most_min),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days with too many paid minutes."""
        found = []
        for agent, planned in view(case, roster).rows():
            paid: dict[date, int] = {}
            for duty in planned:
                paid[duty.day] = paid.get(duty.day, 0) + duty.paid_min
            for duty in planned:
                if paid.get(duty.day, 0) > self.most_min:
                    amount = paid.pop(duty.day)
                    when = (duty.start_min, duty.end_min)
                    found.append(Violation(self.kind, agent.id, *when, amount, self.most_min, "min"))
        return tuple(found)

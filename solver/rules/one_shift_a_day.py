"""One shift a day: nobody starts two shifts on the same local day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class OneShiftADay(RuleModel):
    """An agent starts at most one shift on a local day.

    A shift belongs to the local day on which it starts, so a night shift that ends on Tuesday morning is
    Monday's, and another shift on Tuesday evening is left to the daily rest.
    """

    kind: Literal["one_shift_a_day"] = "one_shift_a_day"
    citation: ClassVar[str] = "Agreement; Law 4857 and Directive 2003/88/EC know the working day as one period"
    words: ClassVar[Words] = Words(
        en=("One shift a day", "{who} has {amount} on one day; one is allowed."),
        tr=(
            "Günde tek vardiya",
            "{who} bir günde {amount} çalışıyor; izin verilen bir.",
            "Bir kişi bir yerel günde en çok bir vardiyaya başlar.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """At most one duty a day."""
        return (Total(self.kind, everyone(case), EVERY, "duties", "day", most=1),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days on which more than one planned shift starts."""
        found = []
        for agent, duties in view(case, roster).rows():
            for _, of_day in groupby(sorted(duties, key=lambda d: d.day), key=lambda d: d.day):
                shifts = tuple(of_day)
                if len(shifts) > 1:
                    start_min, end_min = shifts[0].start_min, max(d.end_min for d in shifts)
                    found.append(Violation(self.kind, agent.id, start_min, end_min, len(shifts), 1, "duties"))
        return tuple(found)

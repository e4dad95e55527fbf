"""Weekends: how many weekends an agent works in the plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view, week_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

SATURDAY = 5


class Weekends(RuleModel):
    """Weekends worked beyond `most_of_four` in four cost `cents` each.

    A weekend is worked when a shift starts on its Saturday or its Sunday. The number is taken in proportion to
    the weekends that the horizon touches, rounded up: three in four are two in two and one in one.

    Parameters
    ----------
    most_of_four : 0 to 4; 3 by default, one weekend in four free.
    cents : price of each weekend beyond; 4000 by default.
    """

    kind: Literal["weekends"] = "weekends"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Weekends", "{who} works {amount}; {limit} are meant."),
        tr=(
            "Hafta sonları",
            "{who} {amount} çalışıyor; uygun görülen {limit}.",
            "Dört hafta sonunun `most_of_four` tanesinden sonra çalışılan her hafta sonu `cents` bedel getirir.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_of_four",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    most_of_four: int = Field(default=3, ge=0, le=4)
    cents: int = Field(default=4000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A priced count of weekends over the horizon."""
        most = self._most(case)
        return (Total(self.kind, everyone(case), EVERY, "weekends", "horizon", None, most, self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with too few free weekends."""
        most, found = self._most(case), []
        when = (case.grid.start_min, case.grid.end_min)
        for agent, planned in view(case, roster).rows():
            worked = len({week_of(duty.day) for duty in planned if duty.day.weekday() >= SATURDAY})
            if worked > most:
                cents = self.cents * (worked - most)
                found.append(Violation(self.kind, agent.id, *when, worked, most, "weekends", False, cents))
        return tuple(found)

    def _most(self, case: RosterCase) -> int:
        weekends = {week_of(day) for day in case.grid.days if day.weekday() >= SATURDAY}
        return math.ceil(len(weekends) * self.most_of_four / 4)

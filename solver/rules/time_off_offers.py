"""Time off offers: days that agents would rather go unpaid."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import EVERY, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class TimeOffOffers(RuleModel):
    """A shift on a day that its agent offers to have off unpaid costs `cents`.

    An offer of kind "time_off" is about shifts that start on its local day, of 23, 24 or 25 hours: the end of
    the night before is not refused, also when it comes from the opening state. Offers made twice count once;
    those of unknown agents and of days outside the plan say nothing.

    Parameters
    ----------
    cents : price of each shift, at least 1; 500 by default, less than any wish.
    """

    kind: Literal["time_off_offers"] = "time_off_offers"
    citation: ClassVar[str] = "Agreement with the staff (voluntary time off)"
    words: ClassVar[Words] = Words(
        en=("Voluntary time off", "{who} offered to be off and has {amount} that day."),
        tr=(
            "Gönüllü ücretsiz izin",
            "{who} o gün ücretsiz izne gönüllüydü; {amount} yazılmış.",
            "Kişinin ücretsiz izne gönüllü olduğu bir gündeki vardiya `cents` bedel getirir.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int = Field(default=500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on duties of a day for those who offer it."""
        grid = case.grid
        return tuple(
            Price(self.kind, who, EVERY, midnight(grid, day), midnight(grid, day + timedelta(days=1)), self.cents)
            for day, who in sorted(_offered(case).items())
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts on days offered, each with its price."""
        seen, offered, found = view(case, roster), _offered(case), []
        for agent, planned in seen.rows() if offered else ():
            shifts = Counter(duty.day for duty in planned if agent.id in offered.get(duty.day, ()))
            for day, number in sorted(shifts.items()):
                when, cents = seen.bounds(day, 1), self.cents * number
                found.append(Violation(self.kind, agent.id, *when, number, 0, "duties", False, cents))
        return tuple(found)


def _offered(case: RosterCase) -> dict[date, frozenset[str]]:
    """Who offers which day of the plan."""
    known, days = {agent.id for agent in case.agents}, set(case.grid.days)
    found: dict[date, set[str]] = {}
    for offer in case.agreements.offers:
        if offer.kind == "time_off" and offer.agent in known and offer.day in days:
            found.setdefault(offer.day, set()).add(offer.agent)
    return {day: frozenset(who) for day, who in found.items()}

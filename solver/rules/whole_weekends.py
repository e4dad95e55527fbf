"""Whole weekends: a weekend is worked on both days or not at all."""

from __future__ import annotations

from datetime import date, timedelta
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

SATURDAY = 5


class WholeWeekends(RuleModel):
    """An agent works on both days of a weekend or on neither.

    A day is worked when a shift starts on it, so a Friday night is no weekend work although it ends on Saturday.
    Only weekends with both days in the horizon are judged: of one that the horizon cuts, the other half is
    history or not yet planned. Each half weekend costs `cents`.

    Parameters
    ----------
    cents : price of each half weekend, 3000 by default; None forbids them.
    """

    kind: Literal["whole_weekends"] = "whole_weekends"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Whole weekends", "{who} works {amount} of a weekend; {limit} or none are meant."),
        tr=(
            "Bölünmemiş hafta sonu",
            "{who} bir hafta sonunda {amount} çalışıyor; ya {limit} ya hiç olmalı.",
            "Kişi bir hafta sonunun ya iki gününde de çalışır ya hiçbirinde.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=3000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No half weekends, or a price on each."""
        return (Total(self.kind, everyone(case), EVERY, "half_weekends", "horizon", None, 0, self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weekends of the plan on which exactly one day is worked."""
        seen, found = view(case, roster), []
        saturdays, hard = _saturdays(case), self.cents is None
        for agent, planned in seen.rows():
            worked = {duty.day for duty in planned if duty.day.weekday() >= SATURDAY}
            for saturday in saturdays:
                if (saturday in worked) != (saturday + timedelta(days=1) in worked):
                    when = seen.bounds(saturday, 2)
                    found.append(Violation(self.kind, agent.id, *when, 1, 2, "days", hard, self.cents or 0))
        return tuple(found)


def _saturdays(case: RosterCase) -> list[date]:
    """Saturdays of the plan whose Sunday is in it too."""
    return [day for day in case.grid.days[:-1] if day.weekday() == SATURDAY]

"""Days off wished in a row: granted whole, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.facts.wishes import in_force
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class DaysOffWishes(RuleModel):
    """A row of days wished off that is not granted whole costs once, by its rank, however many of them are worked.

    A row is at least `least_days` successive local days of one week (Monday to Sunday) which an agent wishes "off"
    with one rank; a longer row is cut at Sunday's midnight, and each part that is long enough is a row of its own.
    It is granted if no shift starts on any of its days: the end of a night shift in its first morning is allowed.
    The prices of rule `wish` for each single day come on top. Wishes of days outside the horizon do not count.

    Parameters
    ----------
    least_days : 2 to 7 days that make a row; 2 by default.
    cents : price of a row of rank 1, 2, ... that is not whole; ranks beyond cost the last price.
    """

    kind: Literal["days_off_wishes"] = "days_off_wishes"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Days off in a row", "{who}: days off wished in a row are broken by {amount}."),
        tr=(
            "Üst üste boş gün isteği",
            "{who}: üst üste istenen boş günler {amount} ile bölünüyor.",
            (
                "Üst üste istenen boş günler bütün olarak verilmezse, kaçında çalışılırsa çalışılsın, öncelik "
                "sırasına göre bir kez bedel getirir."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("least_days",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    least_days: int = Field(default=2, ge=2, le=7)
    cents: tuple[Annotated[int, Field(ge=1)], ...] = Field(default=(3000, 1500, 700), min_length=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No week with a duty in the days of the row, at the row's price; one form for all who wish the same."""
        who: dict[tuple[date, int, int], list[str]] = {}
        for agent_id, rank, days in self._rows(case):
            who.setdefault((days[0], len(days), rank), []).append(agent_id)
        found = []
        for (first_day, days_long, rank), ids in who.items():
            span = (case.grid.minute(first_day, 0), case.grid.minute(first_day + timedelta(days=days_long), 0))
            cents = self._price(rank)
            found.append(Total(self.kind, frozenset(ids), EVERY, "weeks", "span", None, 0, cents, *span))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of days off with a shift on one of them."""
        seen, found = view(case, roster), []
        for agent_id, rank, days in self._rows(case):
            worked = sum(duty.day in days for duty in seen.planned.get(agent_id, ()))
            if worked:
                when = (self.kind, agent_id, *seen.bounds(days[0], len(days)))
                found.append(Violation(*when, worked, 0, "duties", False, self._price(rank)))
        return tuple(found)

    def _rows(self, case: RosterCase) -> list[tuple[str, int, list[date]]]:
        """Agent, rank and days of each row, by agent and rank."""
        asked = {(wish.agent, wish.rank, wish.day) for wish in in_force(case) if wish.kind == "off"}
        rows: list[tuple[str, int, list[date]]] = []
        for agent_id, rank, day in sorted(asked):
            yesterday = (agent_id, rank, day - timedelta(days=1))
            if yesterday in asked and day.weekday() > 0:
                rows[-1][2].append(day)
            else:
                rows.append((agent_id, rank, [day]))
        return [row for row in rows if len(row[2]) >= self.least_days]

    def _price(self, rank: int) -> int:
        return self.cents[min(max(rank, 1), len(self.cents)) - 1]

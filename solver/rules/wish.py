"""Wish: what refusing a wish costs, by its rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.timeline import View, view
from solver.rules.forms import EVERY, DutyClass, Price, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase, Wish
    from solver.duties import Roster
    from solver.rules.forms import Form


class Wishes(RuleModel):
    """A refused wish costs by its rank: an agent's dearest wish most.

    "off" is refused by a shift that starts on the day, "work" by none, "start_between" by each shift of the
    day that starts before the earliest or after the latest clock minute (a day off does not refuse it). A day
    off is about shifts that start on it: the end of a night shift in its morning is allowed.

    Parameters
    ----------
    cents : price of a refused wish of rank 1, 2, ...; ranks beyond cost the last price.
    """

    kind: Literal["wish"] = "wish"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Wish", "{who}: a wish is not granted."),
        tr=("İstek", "{who}: bir istek karşılanmadı."),
    )
    cents: tuple[int, ...] = Field(default=(3000, 1500, 700), min_length=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on duties of the day, or on their absence."""
        return tuple(self._form(case, wish) for wish in _in_force(case))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Wishes refused, each with its price."""
        seen, found = view(case, roster), []
        for wish in _in_force(case):
            refusals = self._refusals(seen, wish)
            if refusals:
                when = (self.kind, wish.agent, *seen.bounds(wish.day, 1))
                amounts = (0, 1) if wish.kind == "work" else (refusals, 0)
                found.append(Violation(*when, *amounts, "duties", False, refusals * self._price(wish)))
        return tuple(found)

    def _form(self, case: RosterCase, wish: Wish) -> Form:
        who, cents = frozenset({wish.agent}), self._price(wish)
        span = (case.grid.minute(wish.day, 0), case.grid.minute(wish.day, DAY_MIN))
        if wish.kind == "work":
            return Total(self.kind, who, EVERY, "duties", "span", 1, None, cents, *span)
        other_start = DutyClass(starts_outside=(wish.earliest, wish.latest))
        return Price(self.kind, who, EVERY if wish.kind == "off" else other_start, *span, cents)

    def _refusals(self, seen: View, wish: Wish) -> int:
        starts = [seen.clock(d.start_min) for d in seen.planned.get(wish.agent, ()) if d.day == wish.day]
        if wish.kind == "off":
            return len(starts)
        if wish.kind == "work":
            return int(not starts)
        return sum(start < wish.earliest or start > wish.latest for start in starts)

    def _price(self, wish: Wish) -> int:
        return self.cents[min(max(wish.rank, 1), len(self.cents)) - 1]


def _in_force(case: RosterCase) -> list[Wish]:
    known, days = {agent.id for agent in case.agents}, set(case.grid.days)
    return [wish for wish in sorted(set(case.wishes)) if wish.agent in known and wish.day in days]

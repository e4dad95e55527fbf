"""Wish: what refusing a wish costs, by its rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.rules.facts.wishes import priced, refused
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase, Wish
    from solver.duties import Roster
    from solver.outcomes import Violation
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
        tr=(
            "İstek",
            "{who}: bir istek karşılanmadı.",
            "Karşılanmayan bir istek öncelik sırasına göre bedel getirir: kişinin en çok istediği en pahalıdır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: tuple[int, ...] = Field(default=(3000, 1500, 700), min_length=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on duties of the day, or on their absence."""
        return priced(self.kind, case, self._price)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Wishes refused, each with its price."""
        return refused(self.kind, case, roster, self._price)

    def _price(self, wish: Wish) -> int:
        return self.cents[min(max(wish.rank, 1), len(self.cents)) - 1]

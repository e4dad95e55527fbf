"""Seniority: wishes weigh more with years of service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.rules.facts.wishes import priced, refused
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase, Wish
    from solver.duties import Roster
    from solver.outcomes import Violation
    from solver.rules.facts.wishes import Pricing
    from solver.rules.forms import Form


class Seniority(RuleModel):
    """A refused wish costs `cents_per_year` more for each whole year of service, of which `most_years` count.

    Years are anniversaries of `Agent.hired` passed by the plan's first day, that day included (hired on the 29th
    of February: the 1st of March in other years). What refuses a wish is what rule `wish` says, whose price by rank
    comes on top. Agents whose day of hiring is not known pay nothing here.

    Parameters
    ----------
    cents_per_year : price of a refused wish for each year of service; 100 by default.
    most_years : 1 to 50 years that count; 10 by default.
    """

    kind: Literal["seniority"] = "seniority"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Seniority", "{who}: a wish is refused in spite of years of service."),
        tr=(
            "Kıdem",
            "{who}: kıdemine rağmen bir isteği karşılanmadı.",
            (
                "Karşılanmayan bir istek her tam kıdem yılı için `cents_per_year` daha pahalıdır; en çok "
                "`most_years` yıl sayılır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents_per_year", "most_years")
    cents_per_year: int = Field(default=100, ge=1)
    most_years: int = Field(default=10, ge=1, le=50)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on duties of the day, or on their absence, by years of service."""
        return priced(self.kind, case, self._pricing(case))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Wishes refused to agents with years of service, each with its price."""
        return refused(self.kind, case, roster, self._pricing(case))

    def _pricing(self, case: RosterCase) -> Pricing:
        today = case.grid.days[0]
        years = {agent.id: _years(agent.hired, today) for agent in case.agents if agent.hired is not None}

        def cents(wish: Wish) -> int:
            return self.cents_per_year * min(self.most_years, years.get(wish.agent, 0))

        return cents


def _years(hired: date, today: date) -> int:
    """Whole years from a day to another; none before it."""
    ahead = (today.month, today.day) < (hired.month, hired.day)
    return max(0, today.year - hired.year - int(ahead))

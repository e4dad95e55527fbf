"""Fair weekends: weekends go first to those who worked fewer of them in the last twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.asked import askable
from solver.rules.facts.ledger import credit, rising
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view, week_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form

SATURDAY = 5


class FairWeekends(RuleModel):
    """Weekends beyond an agent's credit cost the more, the more there are: 1, 2, 3, ... times `cents`.

    A weekend is worked when a shift starts on its Saturday or its Sunday; one that the horizon cuts is a weekend,
    and shifts of the opening state do not count (the ledger has them). The credit is how many weekends the most
    burdened worked in the ledger's twelve months beyond the agent, at most `most_credit` (see facts/ledger).
    Compared are only those who could be asked: under contract and here on some day of the plan, and available on
    Saturdays or Sundays. The others are not judged, and without a ledger of weekends nobody is.

    Parameters
    ----------
    most_credit : 0 to 9 weekends that one may work for nothing in one plan; 3 by default.
    cents : price of the first weekend beyond; 800 by default.
    """

    kind: Literal["fair_weekends"] = "fair_weekends"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Fair weekends", "{who} works {amount}; fair after the last twelve months: {limit}."),
        tr=(
            "Adil hafta sonu dağılımı",
            "{who} {amount} çalışıyor; son on iki aya göre adil olan {limit}.",
            "Kişinin payını aşan hafta sonları arttıkça pahalılaşır: 1, 2, 3, ... kez `cents`.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_credit",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    most_credit: int = Field(default=3, ge=0, le=9)
    cents: int = Field(default=800, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Rising prices on weekends beyond the credit, one form per equal credit."""
        free = self._credit(case)
        crowds = sharing((agent for agent in case.agents if agent.id in free), lambda agent: free[agent.id])
        return tuple(
            Total(self.kind, who, EVERY, "weekends", "horizon", None, most, self.cents, rising=True)
            for most, who in crowds.items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with more weekends than their credit."""
        free, found = self._credit(case), []
        when = (case.grid.start_min, case.grid.end_min)
        for agent, planned in view(case, roster).rows():
            if agent.id in free:
                worked = len({week_of(duty.day) for duty in planned if duty.day.weekday() >= SATURDAY})
                beyond = worked - free[agent.id]
                if beyond > 0:
                    price = rising(beyond, self.cents)
                    found.append(
                        Violation(self.kind, agent.id, *when, worked, free[agent.id], "weekends", False, price)
                    )
        return tuple(found)

    def _credit(self, case: RosterCase) -> dict[str, int]:
        present = askable(case)
        asked = frozenset(agent.id for agent in case.agents if agent.id in present and _has_weekends(agent))
        return credit(case, "weekends", asked, self.most_credit)


def _has_weekends(agent: Agent) -> bool:
    return not agent.available or any(max(hours.weekdays, default=0) >= SATURDAY for hours in agent.available)

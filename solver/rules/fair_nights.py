"""Fair nights: night shifts go first to those who had fewer of them in the last twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.asked import askable_by_night
from solver.rules.facts.ledger import credit, rising
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class FairNights(RuleModel):
    """Night shifts beyond an agent's credit cost the more, the more there are: 1, 2, 3, ... times `cents`.

    A shift is a night shift when more than half of its elapsed minutes lie in the night window. The credit is how
    many nights the most burdened had in the ledger's twelve months beyond the agent, at most `most_credit` (see
    facts/ledger). Compared are only those who could be asked: under contract and here on some day of the plan, with
    a contract that has nights, and not protected from nights on all of its days. The others are not judged, and
    without a ledger of nights nobody is. Shifts of the opening state are in the ledger already and do not count.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439; 20:00 to 06:00 by default.
    most_credit : 0 to 62 nights that one may have for nothing in one plan; 8 by default.
    cents : price of the first night beyond; 400 by default.
    """

    kind: Literal["fair_nights"] = "fair_nights"
    citation: ClassVar[str] = "Agreement with the staff; Directive 2003/88/EC recital 8 (burden of night work)"
    words: ClassVar[Words] = Words(
        en=("Fair nights", "{who} has {amount} by night; fair after the last twelve months: {limit}."),
        tr=(
            "Adil gece dağılımı",
            "{who} geceleri {amount} çalışıyor; son on iki aya göre adil olan {limit}.",
            "Kişinin payını aşan gece vardiyaları arttıkça pahalılaşır: 1, 2, 3, ... kez `cents`.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_credit",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    most_credit: int = Field(default=8, ge=0, le=62)
    cents: int = Field(default=400, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Rising prices on night duties beyond the credit, one form per equal credit."""
        night = DutyClass(night_window=(self.night_start, self.night_end))
        free = self._credit(case)
        crowds = sharing((agent for agent in case.agents if agent.id in free), lambda agent: free[agent.id])
        return tuple(
            Total(self.kind, who, night, "duties", "horizon", None, most, self.cents, rising=True)
            for most, who in crowds.items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with more nights than their credit."""
        seen, free, found = view(case, roster), self._credit(case), []
        when = (case.grid.start_min, case.grid.end_min)
        for agent, planned in seen.rows():
            if agent.id in free:
                nights = sum(seen.is_night(duty, (self.night_start, self.night_end)) for duty in planned)
                beyond = nights - free[agent.id]
                if beyond > 0:
                    price = rising(beyond, self.cents)
                    found.append(Violation(self.kind, agent.id, *when, nights, free[agent.id], "duties", False, price))
        return tuple(found)

    def _credit(self, case: RosterCase) -> dict[str, int]:
        return credit(case, "nights", askable_by_night(case), self.most_credit)

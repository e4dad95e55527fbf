"""Fair feasts: shifts on feasts go first to those who had fewer of them in the last twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.asked import askable
from solver.rules.facts.feasts import feasts_of
from solver.rules.facts.ledger import credit, rising
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class FairFeasts(RuleModel):
    """Shifts on feasts beyond an agent's credit cost the more, the more there are: 1, 2, 3, ... times `cents`.

    Counted are shifts that start on a local day tagged "feast", of all or of the group that the agent chose; a
    night shift that ends on the feast belongs to its eve. The credit is how many feast shifts the most burdened had
    in the ledger's twelve months beyond the agent, at most `most_credit` (see facts/ledger). Compared are only
    those who could be asked: under contract and here on some day of the plan. Without a ledger of feasts, or a
    feast in the plan, nobody is judged. Shifts of the opening state do not count (the ledger has them).

    Parameters
    ----------
    most_credit : 0 to 31 feast shifts that one may have for nothing in one plan; 2 by default.
    cents : price of the first feast shift beyond; 1500 by default.
    """

    kind: Literal["fair_feasts"] = "fair_feasts"
    citation: ClassVar[str] = "Agreement with the staff; Law 4857 Art. 44 (work on feasts is by consent)"
    words: ClassVar[Words] = Words(
        en=("Fair feasts", "{who} has {amount} on feasts; fair after the last twelve months: {limit}."),
        tr=(
            "Adil bayram dağılımı",
            "{who} bayramlarda {amount} çalışıyor; son on iki aya göre adil olan {limit}.",
            "Kişinin payını aşan bayram vardiyaları arttıkça pahalılaşır: 1, 2, 3, ... kez `cents`.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_credit",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    most_credit: int = Field(default=2, ge=0, le=31)
    cents: int = Field(default=1500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Rising prices on feast duties beyond the credit, one form per equal credit and feasts."""
        free, feasts = self._credit(case), feasts_of(case)
        asked = (agent for agent in case.agents if agent.id in free and agent.feast_group in feasts)
        crowds = sharing(asked, lambda agent: (free[agent.id], feasts[agent.feast_group]))
        return tuple(
            Total(self.kind, who, DutyClass(days=days), "duties", "horizon", None, most, self.cents, rising=True)
            for (most, days), who in crowds.items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with more feast shifts than their credit."""
        free, feasts, found = self._credit(case), feasts_of(case), []
        when = (case.grid.start_min, case.grid.end_min)
        for agent, planned in view(case, roster).rows():
            if agent.id in free:
                own = feasts.get(agent.feast_group, ())
                worked = sum(duty.day in own for duty in planned)
                beyond = worked - free[agent.id]
                if beyond > 0:
                    price = rising(beyond, self.cents)
                    found.append(Violation(self.kind, agent.id, *when, worked, free[agent.id], "duties", False, price))
        return tuple(found)

    def _credit(self, case: RosterCase) -> dict[str, int]:
        return credit(case, "feasts", askable(case), self.most_credit)

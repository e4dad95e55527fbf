"""Fair on-call: who stood by least in the last twelve months stands by first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.ahead import ahead
from solver.rules.facts.ledger import rising
from solver.rules.facts.timeline import view
from solver.rules.forms import StandbyTotal
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class FairOnCall(RuleModel):
    """An on-call duty costs the more, the more its agent has stood by in a year among those who could be asked.

    Asked are the agents of any window of the plan. What the ledger's twelve months hold of "on_call" for each,
    stretched to a year and rounded to whole duties (the mean of the others for who has no row), is set against
    the least burdened of them, who starts from 0. The n-th duty from there costs n times `cents`: with three
    more than the least burdened, the first duty of the plan costs four times `cents`, the second five times. The
    sum is least when the plan brings all to one level; so nobody pays for the past, only for adding to it.

    Only the plan's own on-call duties cost; those of the opening state are in the ledger. Without a ledger, or
    where one agent alone could be asked, nothing is found. Clock changes play no part.

    Parameters
    ----------
    cents : price of the first duty of the least burdened; 300 by default.
    """

    kind: Literal["fair_on_call"] = "fair_on_call"
    citation: ClassVar[str] = "Agreement with the staff (fairness over twelve months)"
    words: ClassVar[Words] = Words(
        en=("Fair on-call", "{who}: {amount} more in a year than the least burdened, this plan counted."),
        tr=(
            "Adil icap nöbeti dağılımı",
            "{who}: bu planla birlikte yılda en az nöbet tutandan {amount} fazla.",
            (
                "Kişi, nöbet verilebilecekler arasında bir yılda ne kadar çok icap nöbeti tuttuysa yeni "
                "nöbetinin bedeli o kadar artar."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int = Field(default=300, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Rising prices for all who could be asked, and a flat one on top for those who start higher."""
        head_start = self._ahead(case)
        if not head_start:
            return ()
        found = [StandbyTotal(self.kind, frozenset(head_start), "duties", "horizon", 0, cents=self.cents, rising=True)]
        for duties in sorted(set(head_start.values()) - {0}):
            who = frozenset(agent_id for agent_id, more in head_start.items() if more == duties)
            found.append(StandbyTotal(self.kind, who, "duties", "horizon", 0, cents=self.cents * duties))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """What each agent's on-call duties of the plan cost, given the year before."""
        planned, found = view(case, roster).planned_on_call, []
        when = (case.grid.start_min, case.grid.end_min)
        for agent_id, before in self._ahead(case).items():
            after = before + len(planned.get(agent_id, ()))
            if after > before:
                cents = rising(after, self.cents) - rising(before, self.cents)
                found.append(Violation(self.kind, agent_id, *when, after, 0, "standbys", False, cents))
        return tuple(found)

    def _ahead(self, case: RosterCase) -> dict[str, int]:
        known = {agent.id for agent in case.agents}
        asked = {agent_id for window in case.requirement.on_call for agent_id in window.agents & known}
        return ahead(case, "on_call", asked)

"""Refused wishes: whoever was refused more often than others is not refused again so lightly."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.rules.facts.asked import askable
from solver.rules.facts.ledger import burdens, mean
from solver.rules.facts.wishes import priced, refused
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase, Wish
    from solver.duties import Roster
    from solver.outcomes import Violation
    from solver.rules.facts.wishes import Pricing
    from solver.rules.forms import Form


class RefusedWishes(RuleModel):
    """A refused wish costs `cents` more for each wish that the agent was refused beyond the mean of the last year.

    What refuses a wish is what rule `wish` says, whose price by rank comes on top. The refusals of the ledger's
    twelve months are compared among those who could be asked (under contract and here on some day of the plan):
    whole wishes beyond their mean count, at most `most_counted`. Whoever was refused no more than the mean pays
    nothing here; without a ledger of refusals nobody does.

    Parameters
    ----------
    most_counted : 1 to 100 refusals beyond the mean that count; 6 by default.
    cents : price of a refused wish for each refusal beyond the mean; 300 by default.
    """

    kind: Literal["refused_wishes"] = "refused_wishes"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Wishes refused before", "{who}, refused more often than others, is refused a wish again."),
        tr=(
            "Daha önce karşılanmayan istekler",
            "{who}: istekleri başkalarınınkinden daha sık reddedilmişken bir isteği daha karşılanmadı.",
            (
                "Karşılanmayan bir istek, kişinin geçen yıl ortalamadan fazla olan her karşılanmamış isteği için "
                "`cents` daha pahalıdır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("most_counted", "cents")
    most_counted: int = Field(default=6, ge=1, le=100)
    cents: int = Field(default=300, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on duties of the day, or on their absence, for those refused more often."""
        return priced(self.kind, case, self._pricing(case))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Wishes refused to those who were refused more often, each with its price."""
        return refused(self.kind, case, roster, self._pricing(case))

    def _pricing(self, case: RosterCase) -> Pricing:
        borne = burdens(case, "refused", askable(case))
        usual = mean(borne.values()) if borne else 0
        beyond = {agent_id: min(self.most_counted, refusals - usual) for agent_id, refusals in borne.items()}

        def cents(wish: Wish) -> int:
            return self.cents * max(0, beyond.get(wish.agent, 0))

        return cents

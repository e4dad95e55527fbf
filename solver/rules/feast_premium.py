"""Feast premium: the extra day's pay of whoever works on a feast."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.feasts import feasts_of
from solver.rules.facts.pay import cents_of, hour_cents
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class FeastPremium(RuleModel):
    """A shift that starts on a feast costs `share` of a day's pay, however long it is.

    Feasts are the local days tagged "feast", of all or of the group that the agent chose. A day's pay is the
    contract's `week_min` divided by `days_a_week`, at the agent's own rate, else the operation's, in whole cents,
    rounded: 45 hours over six days are 7.5 hours, less for part-timers. A night shift that begins on the eve
    costs nothing here, one that begins on the feast the whole; two shifts on one feast cost twice; a feast of half
    a day is a feast. Shifts of the opening state are not judged; without a feast or a rate nothing costs.

    The price argues with that of a missing head: where a premium is dearer, the cheapest roster leaves the feast
    short. So it stands in no book of a country, though the law asks for the pay; add it with prices that fit.

    Parameters
    ----------
    share : days' pay, above 0 and up to 3, for each shift on a feast; 1.0 by law.
    days_a_week : 1 to 7 paid days among which a week's pay is divided; 6 by default.
    """

    kind: Literal["feast_premium"] = "feast_premium"
    citation: ClassVar[str] = "Law 4857 Art. 47 (a feast that is worked is paid with one more day's wage)"
    words: ClassVar[Words] = Words(
        en=("Feast premium", "{who} is paid extra for {amount} on a feast."),
        tr=(
            "Bayram çalışması ücreti",
            "{who} bayramda {amount} için ek ücret alıyor.",
            "Bayramda başlayan her vardiya, ne kadar sürerse sürsün, bir günlük ücretin `share` kadarına mal olur.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("days_a_week",)
    more_asks: ClassVar[tuple[str, ...]] = ("share",)
    share: float = Field(default=1.0, gt=0, le=3)
    days_a_week: int = Field(default=6, ge=1, le=7)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on the duties of feasts, one form per day's pay and feasts."""
        feasts, span = feasts_of(case), (case.grid.start_min, case.grid.end_min)
        paid = (agent for agent in case.agents if agent.feast_group in feasts)
        crowds = sharing(paid, lambda agent: (feasts[agent.feast_group], self._cents(case, agent)))
        return tuple(
            Price(self.kind, who, DutyClass(days=days), *span, cents) for (days, cents), who in crowds.items() if cents
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts on feasts with their premium."""
        feasts, found = feasts_of(case), []
        for agent, planned in view(case, roster).rows():
            own, cents = feasts.get(agent.feast_group, ()), self._cents(case, agent)
            for duty in planned:
                if cents and duty.day in own:
                    when = (self.kind, agent.id, duty.start_min, duty.end_min)
                    found.append(Violation(*when, 1, 0, "duties", False, cents))
        return tuple(found)

    def _cents(self, case: RosterCase, agent: Agent) -> int:
        return cents_of(agent.contract.week_min / self.days_a_week, hour_cents(case, agent), self.share)

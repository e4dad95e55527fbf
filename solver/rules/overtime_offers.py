"""Overtime offers: overtime is for those who offered it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.owed import WEEK_DAYS
from solver.rules.facts.paid_weeks import paid_by_week, paid_in_cut_week
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import cents_for, midnight, view, week_of, weeks_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form

Offered = dict[str, set[date]]


class OvertimeOffers(RuleModel):
    """Minutes above the contract's `week_min` in a week without an offer cost `cents` for each quarter hour.

    An offer of kind "overtime" for any day opens its whole week, Monday to Sunday, also where the day lies
    before the plan. In a first week that the horizon cuts, the opening state's shifts count towards the week,
    but only the plan's own minutes are priced. Minutes are paid ones, so a clock change alters nothing. Where
    nobody offers overtime on any day at all, the operation does not ask for offers and the rule says nothing.

    Parameters
    ----------
    cents : price of each quarter hour, at least 1; 300 by default.
    """

    kind: Literal["overtime_offers"] = "overtime_offers"
    citation: ClassVar[str] = "Agreement with the staff (overtime goes to those who offer it)"
    words: ClassVar[Words] = Words(
        en=("Overtime by offer", "{who} offered no overtime and works {amount} in a week of {limit}."),
        tr=(
            "Gönüllü fazla çalışma",
            "{who} fazla çalışmaya gönüllü değil; {limit} yerine haftada {amount} çalışıyor.",
            "Gönüllü olunmayan bir haftada sözleşmenin `week_min` süresini aşan her çeyrek saat `cents` bedel getirir.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int = Field(default=300, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Priced paid minutes a week: one total for those without any offer, totals of single weeks for others."""
        offered, weeks = _offered(case), weeks_of(case.grid)
        if not offered:
            return ()
        others = [agent for agent in case.agents if offered.get(agent.id, set()) & set(weeks)]
        ids = {agent.id for agent in others}
        found = self._totals((agent for agent in case.agents if agent.id not in ids), "week")
        for monday in weeks:
            span = (midnight(case.grid, monday), midnight(case.grid, monday + timedelta(days=WEEK_DAYS)))
            found += self._totals((agent for agent in others if monday not in offered[agent.id]), "span", span)
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks without an offer and with planned minutes above the contract's."""
        seen, offered, found = view(case, roster), _offered(case), []
        cut = week_of(case.grid.days[0])
        for agent, planned in seen.rows() if offered else ():
            own, most = paid_by_week(planned), agent.contract.week_min
            for monday in sorted(own.keys() - offered.get(agent.id, set())):
                paid = own[monday] + (paid_in_cut_week(seen, agent.id) if monday == cut else 0)
                over = min(own[monday], paid - most)
                if over > 0:
                    when, cents = seen.bounds(monday, 7), cents_for(over, self.cents)
                    found.append(Violation(self.kind, agent.id, *when, paid, most, "min", False, cents))
        return tuple(found)

    def _totals(self, agents: Iterable[Agent], period: str, span: tuple[int, int] | tuple[()] = ()) -> list[Form]:
        limits = sharing(agents, lambda agent: agent.contract.week_min).items()
        return [Total(self.kind, who, EVERY, "paid_min", period, None, most, self.cents, *span) for most, who in limits]


def _offered(case: RosterCase) -> Offered:
    """The weeks, by their Mondays, for which agents offer overtime."""
    found: Offered = {}
    for offer in case.agreements.offers:
        if offer.kind == "overtime":
            found.setdefault(offer.agent, set()).add(week_of(offer.day))
    return found

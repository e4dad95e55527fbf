"""Period hours: the contract's hours over the whole plan, and overtime beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.owed import Owed, quarters_down, quarters_up
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import cents_for, view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class PeriodHours(RuleModel):
    """Paid minutes of the plan lie between the contract's least and most share of what is owed.

    Owed is the contract's `week_min` for each week of the horizon, less the credit of absences and the days
    outside the contract, plus the balance brought forward (owed by the agent; worked ahead counts below zero).
    Below `least_share` of it each missing quarter hour costs `least_cents`. Above `most_share` of it is
    overtime: hard for contracts without overtime, else each quarter hour costs the agent's hourly rate with
    the overtime premium on top (the contract's hours are paid anyway, overtime is not). Bounds are widened to
    quarter hours. A rate of zero makes overtime free.

    Parameters
    ----------
    least_cents : price of each quarter hour below the least; None makes the least hard.
    carry_balance : whether the balance brought forward counts.
    """

    kind: Literal["period_hours"] = "period_hours"
    citation: ClassVar[str] = "Contract of employment; Law 4857 Art. 41 (overtime is paid one and a half times)"
    words: ClassVar[Words] = Words(
        en=("Hours of the period", "{who} is paid {amount} in the period against {limit}."),
        tr=(
            "Dönemlik çalışma süresi",
            "{who} dönemde {amount} ücretli çalışıyor; öngörülen {limit}.",
            "Plandaki ücretli süre, çalışılması gereken sürenin sözleşmedeki en az ve en çok oranları arasındadır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("least_cents",)
    unsaid: ClassVar[tuple[str, ...]] = ("carry_balance",)
    least_cents: int | None = Field(default=1000, ge=1)
    carry_balance: bool = True

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Totals of paid minutes over the horizon, per equal bounds and price."""
        bounds, found = self._bounds(case), []
        for least, who in sharing(case.agents, lambda a: bounds[a.id][0]).items():
            found.append(Total(self.kind, who, EVERY, "paid_min", "horizon", least=least, cents=self.least_cents))
        overs = sharing(case.agents, lambda a: (bounds[a.id][1], self._overtime_cents(case, a)))
        for (most, cents), who in overs.items():
            if cents != 0:
                found.append(Total(self.kind, who, EVERY, "paid_min", "horizon", most=most, cents=cents))
        return tuple(form for form in found if form.least != 0)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents below their least share, and agents in overtime."""
        seen, bounds, found = view(case, roster), self._bounds(case), []
        for agent in case.agents:
            least, most = bounds[agent.id]
            when = (self.kind, agent.id, case.grid.start_min, case.grid.end_min)
            worked = sum(duty.paid_min for duty in seen.planned.get(agent.id, ()))
            if worked < least:
                cents = cents_for(least - worked, self.least_cents or 0)
                found.append(Violation(*when, worked, least, "min", self.least_cents is None, cents))
            price = self._overtime_cents(case, agent)
            if worked > most and price != 0:
                cents = cents_for(worked - most, price or 0)
                found.append(Violation(*when, worked, most, "min", price is None, cents))
        return tuple(found)

    def _bounds(self, case: RosterCase) -> dict[str, tuple[int, int]]:
        owed, days = Owed.of(case), case.grid.days
        carried = dict(case.opening.balance_min) if self.carry_balance else {}
        found = {}
        for agent in case.agents:
            contract = agent.contract
            minutes = owed.minutes(agent, days, contract.week_min) + carried.get(agent.id, 0)
            least = quarters_down(minutes * contract.least_share)
            found[agent.id] = (least, quarters_up(minutes * contract.most_share))
        return found

    def _overtime_cents(self, case: RosterCase, agent: Agent) -> int | None:
        """Price of a quarter hour of overtime; None where the contract allows none."""
        if not agent.contract.overtime:
            return None
        rate = agent.hour_cents or case.costs.hour_cents
        return round(rate * (1 + case.costs.overtime_share) / 4)

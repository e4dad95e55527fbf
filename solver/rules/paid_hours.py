"""Paid hours: what the hours of those who are paid by the hour cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.pay import cents_of, hour_cents
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import QUARTER_MIN, cents_for, view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class PaidHours(RuleModel):
    """Each paid quarter hour of the plan costs a quarter of the agent's rate, under contracts paid by the hour.

    Only the `contracts` named are paid by the hour: the hours of all others are paid anyway, worked or not, so that
    no roster changes them. Rule `period_hours` prices a quarter hour of overtime with its whole pay, premium
    included, so a contract named here should have `overtime` off (its hours are then bounded, not priced) or that
    hour is paid here once more. Counted are the paid minutes of the plan's own shifts, from the first one on; the
    agent's own rate holds, else the operation's; a rate of zero costs nothing.

    Parameters
    ----------
    contracts : ids of the contracts that are paid by the hour; none by default.
    """

    kind: Literal["paid_hours"] = "paid_hours"
    citation: ClassVar[str] = "Contract of employment (pay by the hour)"
    words: ClassVar[Words] = Words(
        en=("Hours paid by the hour", "{who} is paid for {amount} by the hour."),
        tr=(
            "Saat ücretli çalışma",
            "{who} saat ücretiyle {amount} çalışıyor.",
            "Saat ücretli sözleşmelerde planın her ücretli çeyrek saati kişinin saat ücretinin dörtte birine mal olur.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("contracts",)
    contracts: tuple[str, ...] = Field(default=())

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price from the first paid minute on, one form per rate."""
        hourly = (agent for agent in case.agents if agent.contract.id in self.contracts)
        return tuple(
            Total(self.kind, who, EVERY, "paid_min", "horizon", most=0, cents=cents)
            for cents, who in sharing(hourly, lambda agent: _quarter_cents(case, agent)).items()
            if cents
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents paid by the hour who work, with the pay of their hours."""
        found, when = [], (case.grid.start_min, case.grid.end_min)
        for agent, planned in view(case, roster).rows():
            if agent.contract.id in self.contracts:
                paid_min = sum(duty.paid_min for duty in planned)
                cents = cents_for(paid_min, _quarter_cents(case, agent))
                if cents:
                    found.append(Violation(self.kind, agent.id, *when, paid_min, 0, "min", False, cents))
        return tuple(found)


def _quarter_cents(case: RosterCase, agent: Agent) -> int:
    return cents_of(QUARTER_MIN, hour_cents(case, agent), 1.0)

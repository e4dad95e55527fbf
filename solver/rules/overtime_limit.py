"""Overtime limit: how much overtime an agent may work in a year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.owed import Owed, quarters_up
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

MEASURE = "overtime_min"


class OvertimeLimit(RuleModel):
    """Overtime of the last 12 months and of the plan together is at most `most_year_min`.

    The last 12 months' overtime is the ledger's "overtime_min" (several rows of an agent add up, whatever their
    months; no row: none). The plan's is what its shifts pay beyond what is owed: the contract's `week_min` for
    each week, less the credit of absences and the days outside the contract, plus the balance brought forward,
    rounded up to quarter hours. Nobody works overtime once the year's is used up; hours owed stay open. Twelve
    months back from the plan is stricter than a calendar year. The opening state is in the ledger. Minutes are
    paid ones, so a clock change alters nothing. Without overtime in the ledger the rule says nothing.

    Parameters
    ----------
    most_year_min : 0 to 60000 minutes; 16200 (270 h) in Turkey.
    carry_balance : whether the balance brought forward is owed, as in `period_hours`.
    """

    kind: Literal["overtime_limit"] = "overtime_limit"
    citation: ClassVar[str] = "Law 4857 Art. 41 (270 hours a year); overtime regulation (OG 25425) Art. 5"
    words: ClassVar[Words] = Words(
        en=("Overtime a year", "{who} comes to {amount} of overtime in twelve months; {limit} are allowed."),
        tr=(
            "Yıllık fazla çalışma",
            "{who} on iki ayda {amount} fazla çalışmaya ulaşıyor; izin verilen {limit}.",
            "Son 12 ayın fazla çalışması ile planınki birlikte en çok `most_year_min` olur.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_year_min",)
    unsaid: ClassVar[tuple[str, ...]] = ("carry_balance",)
    most_year_min: int = Field(default=16200, ge=0, le=60000)
    carry_balance: bool = True

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Paid minutes of the horizon: what is owed and what the year leaves, one total per equal limit."""
        done = _done(case)
        if not done:
            return ()
        owed = self._owed(case)
        limits = sharing(case.agents, lambda a: owed[a.id] + max(0, self.most_year_min - done[a.id])).items()
        return tuple(Total(self.kind, who, EVERY, "paid_min", "horizon", None, most) for most, who in limits)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents whose overtime in the plan goes beyond what the year leaves."""
        done, owed, found = _done(case), self._owed(case), []
        if not done:
            return ()
        for agent, planned in view(case, roster).rows():
            overtime = sum(duty.paid_min for duty in planned) - owed[agent.id]
            year = done[agent.id] + overtime
            if overtime > 0 and year > self.most_year_min:
                when = (case.grid.start_min, case.grid.end_min)
                found.append(Violation(self.kind, agent.id, *when, year, self.most_year_min, "min"))
        return tuple(found)

    def _owed(self, case: RosterCase) -> dict[str, int]:
        """Minutes of the plan that are no overtime, by agent."""
        owed, days = Owed.of(case), case.grid.days
        carried = dict(case.opening.balance_min) if self.carry_balance else {}
        return {
            agent.id: quarters_up(owed.minutes(agent, days, agent.contract.week_min) + carried.get(agent.id, 0))
            for agent in case.agents
        }


def _done(case: RosterCase) -> Counter[str]:
    """Overtime minutes of the ledger, by agent."""
    found: Counter[str] = Counter()
    for tally in case.agreements.ledger:
        if tally.measure == MEASURE:
            found[tally.agent] += tally.amount
    return found

"""Shifts in the period: how many shifts of the plan a contract owes and allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.reference import CountedDays
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

FOUR_WEEKS = 28


class ShiftsInPeriod(RuleModel):
    """The plan's shifts lie between the contract's `least_shifts` and `most_shifts`, which count over four weeks.

    Both are taken in proportion to the horizon's days under contract: the most rounded up, the least rounded
    down and less the days wholly covered by an absence. More than the most is never allowed; each shift missing
    to the least costs `least_cents`. The opening state is another period: none of its shifts counts. A contract
    that states neither owes and forbids nothing. Shifts are counted, not hours, so a clock change alters nothing.

    Parameters
    ----------
    least_cents : price of each shift below the least, at least 1; 8000 by default.
    """

    kind: Literal["shifts_in_period"] = "shifts_in_period"
    citation: ClassVar[str] = "Contract of employment"
    words: ClassVar[Words] = Words(
        en=("Shifts in the period", "{who} has {amount} in the period; the contract says {limit}."),
        tr=(
            "Dönemdeki vardiya sayısı",
            "{who} dönemde {amount} çalışıyor; sözleşmedeki sayı {limit}.",
            "Plandaki vardiya sayısı sözleşmenin dört haftalık `least_shifts` ve `most_shifts` sayıları arasındadır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("least_cents",)
    least_cents: int = Field(default=8000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Counts of duties over the horizon: a priced least and a hard most, per equal number."""
        leasts, mosts = _leasts(case), _mosts(case)
        owing = sharing(case.agents, lambda agent: leasts[agent.id])
        bound = sharing(case.agents, lambda agent: mosts[agent.id])
        return (
            *(self._total(who, least, None, self.least_cents) for least, who in owing.items() if least > 0),
            *(self._total(who, None, most, None) for most, who in bound.items() if most is not None),
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with fewer shifts than owed, and agents with more than allowed."""
        seen, leasts, mosts, found = view(case, roster), _leasts(case), _mosts(case), []
        for agent in case.agents:
            when = (self.kind, agent.id, case.grid.start_min, case.grid.end_min)
            worked, least, most = len(seen.planned.get(agent.id, ())), leasts[agent.id], mosts[agent.id]
            if worked < least:
                cents = self.least_cents * (least - worked)
                found.append(Violation(*when, worked, least, "duties", False, cents))
            if most is not None and worked > most:
                found.append(Violation(*when, worked, most, "duties"))
        return tuple(found)

    def _total(self, who: frozenset[str], least: int | None, most: int | None, cents: int | None) -> Total:
        return Total(self.kind, who, EVERY, "duties", "horizon", least, most, cents)


def _leasts(case: RosterCase) -> dict[str, int]:
    """Shifts owed, rounded down, days away left out."""
    counted, days = CountedDays.of(case), case.grid.days
    return {
        agent.id: agent.contract.least_shifts * counted.number(agent, days[0], days[-1]) // FOUR_WEEKS
        for agent in case.agents
    }


def _mosts(case: RosterCase) -> dict[str, int | None]:
    """Shifts allowed, rounded up; None where the contract states no number."""
    held, days = CountedDays({}), case.grid.days
    found: dict[str, int | None] = {}
    for agent in case.agents:
        most = agent.contract.most_shifts
        found[agent.id] = None if most is None else -(-most * held.number(agent, days[0], days[-1]) // FOUR_WEEKS)
    return found

"""Contract dates: nobody works before the first or after the last day of the contract."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import EVERY, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class ContractDates(RuleModel):
    """Shifts start on days from the contract's first to its last, both included.

    A night shift that starts on the last day may end on the morning after.
    """

    kind: Literal["contract_dates"] = "contract_dates"
    citation: ClassVar[str] = "Contract of employment"
    words: ClassVar[Words] = Words(
        en=("Contract dates", "{who} works {amount} outside the contract's dates."),
        tr=(
            "Sözleşme tarihleri",
            "{who} sözleşme tarihlerinin {amount} dışında çalışıyor.",
            "Vardiyalar yalnız sözleşmenin ilk günü ile son günü arasında başlar; bu iki gün de dahildir.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty that starts before the first day or after the last."""
        grid, found = case.grid, []
        for agent in case.agents:
            who = frozenset({agent.id})
            if agent.first_day is not None and agent.first_day > grid.days[0]:
                begun = min(midnight(grid, agent.first_day), grid.end_min)
                found.append(Forbid(self.kind, who, EVERY, grid.start_min, begun, by_start=True))
            if agent.last_day is not None and agent.last_day < grid.days[-1]:
                ended = max(midnight(grid, agent.last_day + timedelta(days=1)), grid.start_min)
                found.append(Forbid(self.kind, who, EVERY, ended, grid.end_min, by_start=True))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts on days outside the contract, with the days between."""
        found = []
        for agent, planned in view(case, roster).rows():
            for duty in planned:
                early = (agent.first_day - duty.day).days if agent.first_day else 0
                late = (duty.day - agent.last_day).days if agent.last_day else 0
                if max(early, late) > 0:
                    when = (duty.start_min, duty.end_min)
                    found.append(Violation(self.kind, agent.id, *when, max(early, late), 0, "days"))
        return tuple(found)

"""Weekly days: how many days of a week a contract allows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view, week_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class WeeklyDays(RuleModel):
    """No more shifts from Monday to Sunday than the contract's `most_days_week`.

    In a first week that the horizon cuts, the opening state's shifts count.
    """

    kind: Literal["weekly_days"] = "weekly_days"
    citation: ClassVar[str] = "Contract of employment; Law 4857 Art. 63 (six working days a week)"
    words: ClassVar[Words] = Words(
        en=("Days a week", "{who} works {amount} in a week; {limit} are allowed."),
        tr=(
            "Haftalık çalışma günü",
            "{who} haftada {amount} çalışıyor; izin verilen {limit}.",
            "Pazartesiden pazara sözleşmenin `most_days_week` sayısından fazla vardiya olmaz.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A count of duties a week, per contract limit."""
        limits = sharing(case.agents, lambda agent: agent.contract.most_days_week).items()
        return tuple(Total(self.kind, who, EVERY, "duties", "week", most=most) for most, who in limits)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks with planned shifts and too many in all."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            most = agent.contract.most_days_week
            shifts = Counter(week_of(d.day) for d in seen.line(agent.id))
            for monday in sorted({week_of(d.day) for d in planned}):
                if shifts[monday] > most:
                    when = seen.bounds(monday, 7)
                    found.append(Violation(self.kind, agent.id, *when, shifts[monday], most, "duties"))
        return tuple(found)

"""Consecutive days: how many days in a row an agent may work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Run
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class ConsecutiveDays(RuleModel):
    """At most `most_days` local days in a row on which a shift starts; the opening state's days count.

    Parameters
    ----------
    most_days : 1 to 14; 6 where the law asks for a free day in seven.
    """

    kind: Literal["consecutive_days"] = "consecutive_days"
    citation: ClassVar[str] = "Law 4857 Art. 46 and 63 (six working days a week); agreement elsewhere"
    words: ClassVar[Words] = Words(
        en=("Days in a row", "{who} works {amount} in a row; {limit} are allowed."),
        tr=(
            "Üst üste çalışma günü",
            "{who} üst üste {amount} çalışıyor; izin verilen {limit}.",
            "Üst üste en çok `most_days` yerel günde vardiya başlar; plandan önceki günler de sayılır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_days",)
    most_days: int = Field(default=6, ge=1, le=14)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Runs of days that a free day ends."""
        return (Run(self.kind, everyone(case), EVERY, self.most_days),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of worked days that are too long and reach into the plan."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            worked = {d.day: d for d in seen.line(agent.id)}
            own = {d.day for d in planned}
            row: list[date] = []
            for day in sorted(worked):
                row = [*row, day] if row and (day - row[-1]).days == 1 else [day]
                if len(row) > self.most_days and day in own and (day + timedelta(days=1)) not in worked:
                    when = (worked[row[0]].start_min, worked[day].end_min)
                    found.append(Violation(self.kind, agent.id, *when, len(row), self.most_days, "days"))
        return tuple(found)

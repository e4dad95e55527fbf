"""Days on together: worked days come several in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import days_long, in_a_row, recent
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Stretch
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class DaysOnTogether(RuleModel):
    """Between two free days lie no worked days, or at least `least_days` of them in a row.

    A local day is worked when a shift starts on it. The opening state's shifts count, so worked days before the
    plan lengthen those at its start. A row that holds the first known day (the day of the agent's first opening
    shift, without one the plan's first) or the plan's last day may be longer than it looks and is not judged,
    nor is one that ended before the plan. Each day missing costs `cents`.

    Parameters
    ----------
    least_days : 2 to 7 worked days in a row; 2 by default.
    cents : price of each missing day; 1500 by default.
    """

    kind: Literal["days_on_together"] = "days_on_together"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Days on together", "{who} works {amount} in a row; {limit} are meant."),
        tr=(
            "Birleşik çalışma günleri",
            "{who} üst üste {amount} çalışıyor; uygun görülen {limit}.",
            "İki boş gün arasında ya hiç çalışma günü yoktur ya da üst üste en az `least_days` çalışma günü vardır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("least_days", "cents")
    least_days: int = Field(default=2, ge=2, le=7)
    cents: int = Field(default=1500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Priced stretches of worked days."""
        return (Stretch(self.kind, everyone(case), EVERY, False, self.least_days, None, self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Short rows of worked days that reach into the plan, each with its price."""
        seen, found = view(case, roster), []
        first, last = case.grid.days[0], case.grid.days[-1]
        for agent, _ in seen.rows():
            known = seen.past[agent.id][0].day if agent.id in seen.past else first
            for row in in_a_row(recent(seen, agent.id)):
                days = days_long(row)
                inside = known < row[0].day and first <= row[-1].day < last
                if days < self.least_days and inside:
                    when = (row[0].start_min, row[-1].end_min)
                    cents = self.cents * (self.least_days - days)
                    found.append(Violation(self.kind, agent.id, *when, days, self.least_days, "days", False, cents))
        return tuple(found)

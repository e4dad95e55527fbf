"""Weekly hours: the most and the least paid time from Monday to Sunday."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.owed import Owed, days_of_week, quarters_down
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import cents_for, midnight, view, week_of, weeks_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class WeeklyHours(RuleModel):
    """Paid minutes from Monday to Sunday lie between the contract's least and most, and within the law's.

    The most is hard: the smaller of the law's `most_week_min` and the contract's `most_week_min`. The least is
    the contract's `least_week_min`, less the credit of absences and a seventh for each day outside the contract,
    cut to quarter hours. A first week that the horizon cuts counts the opening state's shifts; a last week
    that it cuts has no least.

    Parameters
    ----------
    most_week_min : 60 to 5040 paid minutes; 2700 (45 h) in Turkey, 2880 (48 h) in the EU.
    least_cents : price of each quarter hour below the least; None makes the least hard.
    """

    kind: Literal["weekly_hours"] = "weekly_hours"
    citation: ClassVar[str] = "Law 4857 Art. 63 (45 h); Directive 2003/88/EC Art. 6 (48 h); contract"
    words: ClassVar[Words] = Words(
        en=("Hours a week", "{who} works {amount} in a week against {limit}."),
        tr=(
            "Haftalık çalışma süresi",
            "{who} haftada {amount} çalışıyor; öngörülen {limit}.",
            "Pazartesiden pazara ücretli süre sözleşmenin en azı ile en çoğu arasındadır ve yasanın sınırlarını aşmaz.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_week_min",)
    more_asks: ClassVar[tuple[str, ...]] = ("least_cents",)
    most_week_min: int = Field(default=2700, ge=60, le=5040)
    least_cents: int | None = Field(default=1000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Paid minutes per week: one total for the most, one per week and limit for the least."""
        limits = sharing(case.agents, lambda agent: min(self.most_week_min, agent.contract.most_week_min))
        found: list[Form] = [
            Total(self.kind, who, EVERY, "paid_min", "week", most=most) for most, who in limits.items()
        ]
        for monday in self._whole_weeks(case):
            start_min, end_min = (midnight(case.grid, monday + timedelta(days=i)) for i in (0, 7))
            for least, who in self._leasts(case, monday).items():
                total = Total(self.kind, who, EVERY, "paid_min", "span", least, None, self.least_cents)
                found.append(replace(total, start_min=start_min, end_min=end_min))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks over the most with planned shifts in them, and weeks under the least."""
        seen = view(case, roster)
        paid: dict[tuple[str, date], int] = defaultdict(int)
        for agent in case.agents:
            for duty in seen.line(agent.id):
                paid[agent.id, week_of(duty.day)] += duty.paid_min
        over = (v for agent, _ in seen.rows() for v in self._over(seen, agent.id, paid))
        return (*over, *self._under(case, seen, paid))

    def _over(self, seen: View, agent_id: str, paid: dict[tuple[str, date], int]) -> list[Violation]:
        most = min(self.most_week_min, seen.agents[agent_id].contract.most_week_min)
        weeks = sorted({week_of(duty.day) for duty in seen.planned[agent_id]})
        return [
            Violation(self.kind, agent_id, *seen.bounds(monday, 7), paid[agent_id, monday], most, "min")
            for monday in weeks
            if paid[agent_id, monday] > most
        ]

    def _under(self, case: RosterCase, seen: View, paid: dict[tuple[str, date], int]) -> list[Violation]:
        found, hard, owed = [], self.least_cents is None, Owed.of(case)
        for monday in self._whole_weeks(case):
            when, days = seen.bounds(monday, 7), days_of_week(monday)
            for agent in case.agents:
                least = quarters_down(owed.minutes(agent, days, agent.contract.least_week_min))
                worked = paid.get((agent.id, monday), 0)
                if worked < least:
                    cents = cents_for(least - worked, self.least_cents or 0)
                    found.append(Violation(self.kind, agent.id, *when, worked, least, "min", hard, cents))
        return found

    def _leasts(self, case: RosterCase, monday: date) -> dict[int, frozenset[str]]:
        owed, days = Owed.of(case), days_of_week(monday)
        leasts = sharing(case.agents, lambda a: quarters_down(owed.minutes(a, days, a.contract.least_week_min)))
        return {least: who for least, who in leasts.items() if least > 0}

    def _whole_weeks(self, case: RosterCase) -> tuple[date, ...]:
        """Weeks that end inside the horizon: a cut first week is made whole by the opening state."""
        last = case.grid.days[-1]
        return tuple(monday for monday in weeks_of(case.grid) if monday + timedelta(days=6) <= last)

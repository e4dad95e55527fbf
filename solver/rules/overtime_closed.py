"""Closed to overtime: who never works more than the contract's week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.owed import WEEK_DAYS
from solver.rules.facts.paid_weeks import paid_by_week, paid_in_cut_week
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import midnight, view, week_of, weeks_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from datetime import date

    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class OvertimeClosed(RuleModel):
    """Who is closed to overtime is paid no more than the contract's `week_min` from Monday to Sunday.

    Closed are contracts without overtime, part-timers, whoever has not signed the yearly consent, and newcomers
    in every week with a day of the plan up to their `newcomer_until`, that day included. In a first week that
    the horizon cuts, the opening state's shifts count. Leave of the week does not lower the limit: its hours
    are not worked. Minutes are paid ones, so a clock change alters nothing. (Pregnant and nursing people are
    protections.)

    Parameters
    ----------
    part_timers : whether part-time contracts are closed; true by Turkish law.
    without_consent : whether agents without the signed consent are closed; true by Turkish law.
    newcomers : whether newcomers are closed; true, an agreement.
    """

    kind: Literal["overtime_closed"] = "overtime_closed"
    citation: ClassVar[str] = "Law 4857 Art. 41; overtime regulation (OG 25425) Art. 8 (part-time) and 9 (consent)"
    words: ClassVar[Words] = Words(
        en=("Closed to overtime", "{who} works {amount} in a week and is closed to overtime beyond {limit}."),
        tr=(
            "Fazla çalışma yasağı",
            "{who} haftada {amount} çalışıyor; fazla çalışmaya kapalı, sınır {limit}.",
            (
                "Fazla çalışmaya kapalı kişinin ücretli süresi pazartesiden pazara sözleşmesinin `week_min` "
                "süresini aşmaz."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("part_timers", "without_consent", "newcomers")
    part_timers: bool = True
    without_consent: bool = True
    newcomers: bool = True

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Paid minutes per week: one total for those closed all along, totals of single weeks for newcomers."""
        weeks = weeks_of(case.grid)
        through = [agent for agent in case.agents if self._closed(case, agent, weeks[-1])]
        found = self._totals(through, "week")
        for monday in weeks[:-1]:
            passing = [agent for agent in case.agents if self._closed(case, agent, monday)]
            passing = [agent for agent in passing if not self._closed(case, agent, weeks[-1])]
            span = (midnight(case.grid, monday), midnight(case.grid, monday + timedelta(days=WEEK_DAYS)))
            found += self._totals(passing, "span", span)
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks of those closed with planned shifts and too many minutes in all."""
        seen, cut, found = view(case, roster), week_of(case.grid.days[0]), []
        for agent, planned in seen.rows():
            paid, most = paid_by_week(planned), agent.contract.week_min
            if cut in paid:
                paid[cut] += paid_in_cut_week(seen, agent.id)
            over = (monday for monday in sorted(paid) if paid[monday] > most)
            found += [
                Violation(self.kind, agent.id, *seen.bounds(monday, 7), paid[monday], most, "min")
                for monday in over
                if self._closed(case, agent, monday)
            ]
        return tuple(found)

    def _closed(self, case: RosterCase, agent: Agent, monday: date) -> bool:
        """Whether an agent is closed to overtime in a week of the plan."""
        first_day = max(monday, case.grid.days[0])
        new = agent.newcomer_until is not None and first_day <= agent.newcomer_until
        return (
            not agent.contract.overtime
            or (self.part_timers and agent.contract.part_time)
            or (self.without_consent and not agent.overtime_consent)
            or (self.newcomers and new)
        )

    def _totals(self, agents: list[Agent], period: str, span: tuple[int, int] | tuple[()] = ()) -> list[Form]:
        limits = sharing(agents, lambda agent: agent.contract.week_min).items()
        return [Total(self.kind, who, EVERY, "paid_min", period, None, most, None, *span) for most, who in limits]

"""Night average: eight hours a working day on average for night workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.duties import Roster
from solver.outcomes import Violation
from solver.rules.facts.night_workers import night_workers
from solver.rules.facts.owed import WEEK_DAYS
from solver.rules.facts.reference import CountedDays, Reference, references
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Agent
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form

WORKING_DAYS = 6


class NightAverage(RuleModel):
    """A night worker's paid minutes, nights and days alike, average at most `most_day_min` a working day.

    The weekly rest is left out of the average, so a week has six working days: 8 hours are 48 a week. A night
    worker is who worked at least `least_nights` night shifts (more than half of them in the night window) in
    the four weeks of the opening state before the plan, or whose contract's menus hold night shifts only; what
    the plan itself brings makes nobody one before the next plan. Reference periods of `weeks` weeks and the days
    that count are those of `average_hours`: the last period ends with the plan, what is not known is left out,
    days outside the contract or wholly covered by an absence are neutral.

    Parameters
    ----------
    most_day_min : 60 to 1440 paid minutes; 480 by law.
    weeks : 1 to 52; 17 in the United Kingdom and Malta, 4 in Germany and Cyprus.
    night_start, night_end : clock minutes, 0 to 1439; 1380 and 360 (23:00-06:00) by default.
    least_nights : 1 to 28 night shifts in four weeks; 4 by default, one a week.
    """

    kind: Literal["night_average"] = "night_average"
    citation: ClassVar[str] = "Directive 2003/88/EC Art. 2(4), 8(a) and 16(c); ArbZG section 6(2)"
    words: ClassVar[Words] = Words(
        en=("Average of night workers", "{who} works by night, {amount} in the reference period; {limit} on average."),
        tr=(
            "Gece çalışanlarının ortalaması",
            "{who} gece çalışıyor: denkleştirme döneminde {amount}; ortalamaya göre izin verilen {limit}.",
            (
                "Gece çalışanın geceleri ve gündüzleriyle ücretli süresi iş günü başına ortalama en çok "
                "`most_day_min` olur."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_day_min", "weeks", "least_nights")
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    most_day_min: int = Field(default=480, ge=60, le=1440)
    weeks: int = Field(default=17, ge=1, le=52)
    night_start: int = Field(default=1380, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    least_nights: int = Field(default=4, ge=1, le=28)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Paid minutes of each reference period of the night workers, one total per equal limit."""
        counted, workers = CountedDays.of(case), self._workers(case, view(case, Roster()))
        return tuple(
            Total(self.kind, who, EVERY, "paid_min", "span", None, most, None, period.start_min, period.end_min)
            for period in references(case, self.weeks)
            for most, who in self._limits(workers, counted, period).items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Reference periods of night workers with planned shifts and too many hours in all."""
        seen, counted, found = view(case, roster), CountedDays.of(case), []
        periods = references(case, self.weeks)
        for agent in self._workers(case, seen):
            planned, past = seen.planned.get(agent.id, ()), seen.past.get(agent.id, ())
            for period in periods:
                own = period.paid_min(planned)
                paid, most = own + period.paid_min(past), self._most_min(counted, agent, period)
                if own and paid > most:
                    when = (period.start_min, period.end_min)
                    found.append(Violation(self.kind, agent.id, *when, paid, most, "min"))
        return tuple(found)

    def _workers(self, case: RosterCase, seen: View) -> list[Agent]:
        ids = night_workers(case, seen, (self.night_start, self.night_end), self.least_nights)
        return [agent for agent in case.agents if agent.id in ids]

    def _limits(self, workers: list[Agent], counted: CountedDays, period: Reference) -> dict[int, frozenset[str]]:
        return sharing(workers, lambda agent: self._most_min(counted, agent, period))

    def _most_min(self, counted: CountedDays, agent: Agent, period: Reference) -> int:
        days = counted.number(agent, period.first_day, period.last_day)
        return self.most_day_min * WORKING_DAYS * days // WEEK_DAYS

"""Free Sundays: how many Sundays of a year stay free of work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.reference import references
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form

SUNDAY = 6
YEAR_WEEKS = 52


class FreeSundays(RuleModel):
    """Of the 52 Sundays of a year at least `least_free_year` stay free of work, in proportion from the first known day.

    A Sunday is worked when a shift starts on it: the end of a Saturday night takes none, two shifts take one.
    Counted are the Sundays from the first shift of the opening state (whoever worked it; none: from the plan's
    first day) to the end of the plan, and of these the ones under the agent's contract. So many times
    `least_free_year` / 52, rounded up, stay free; the rest may be worked, and those worked before the plan are
    taken off. What they alone have too many is history. A plan longer than 52 weeks is judged in parts, the last
    of which ends with it. A Sunday of leave is free; a clock change alters nothing.

    So with a past of six weeks a plan of four works seven Sundays of ten. While less than one whole Sunday is due
    (up to three known ones at 15 a year) none must stay free: the law judges the year, and a first plan of one week
    would have nobody on its Sunday.

    Parameters
    ----------
    least_free_year : 1 to 52 Sundays; 15 by default.
    cents : price of each Sunday beyond; None, the default, forbids them.
    """

    kind: Literal["free_sundays"] = "free_sundays"
    citation: ClassVar[str] = "ArbZG section 11(1): at least 15 Sundays a year stay free of employment"
    words: ClassVar[Words] = Words(
        en=("Free Sundays", "{who} works {amount} of the Sundays counted; enough stay free with {limit}."),
        tr=(
            "Boş pazarlar",
            "{who} sayılan pazarlarda {amount} çalışıyor; yeterince boş pazar için en çok {limit}.",
            (
                "Yılın 52 pazarından en az `least_free_year` tanesi boş kalır; bilinen ilk günden başlayarak "
                "orantılı sayılır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("least_free_year", "cents")
    least_free_year: int = Field(default=15, ge=1, le=YEAR_WEEKS)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Weeks with a shift on their Sunday in each year, one total per equal limit."""
        found: list[Form] = []
        for (start_min, end_min), sundays in _years(case):
            for most, who in self._limits(case, sundays).items():
                span = (None, most, self.cents, start_min, end_min)
                found.append(Total(self.kind, who, DutyClass(days=sundays), "weeks", "span", *span))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents whose shifts leave too few Sundays free, the opening state's included."""
        seen, years, found = view(case, roster), _years(case), []
        for agent, planned in seen.rows():
            for when, sundays in years:
                own = len(sundays.intersection(duty.day for duty in planned))
                past = len(sundays.intersection(duty.day for duty in seen.past.get(agent.id, ())))
                most = self._most(agent, sundays)
                beyond = min(own, own + past - most)
                if beyond > 0:
                    hard, price = self.cents is None, beyond * (self.cents or 0)
                    found.append(Violation(self.kind, agent.id, *when, own + past, most, "days", hard, price))
        return tuple(found)

    def _limits(self, case: RosterCase, sundays: frozenset[date]) -> dict[int, frozenset[str]]:
        return sharing(case.agents, lambda agent: self._most(agent, sundays))

    def _most(self, agent: Agent, sundays: frozenset[date]) -> int:
        """How many of these Sundays an agent may work."""
        first, last = agent.first_day or date.min, agent.last_day or date.max
        of_contract = sum(first <= day <= last for day in sundays)
        if of_contract * self.least_free_year < YEAR_WEEKS:
            return of_contract
        return of_contract * (YEAR_WEEKS - self.least_free_year) // YEAR_WEEKS


def _years(case: RosterCase) -> list[tuple[tuple[int, int], frozenset[date]]]:
    """Bounds and Sundays of the years judged; one that holds no Sunday is left out."""
    found = []
    for year in references(case, YEAR_WEEKS):
        days = (year.first_day + timedelta(days=i) for i in range((year.last_day - year.first_day).days + 1))
        if sundays := frozenset(day for day in days if day.weekday() == SUNDAY):
            found.append(((year.start_min, year.end_min), sundays))
    return found

"""Rest days: enough free days in any few successive days, not only from Monday to Sunday."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form


class WeeklyRestDays(RuleModel):
    """In any `within_days` successive local days an agent has at least `least_days` free ones.

    Said of shifts: at most `within_days` - `least_days` start in them; where one shift a day is worked, the other
    days are free (two on one day count as two). Every row of days that ends in the plan is judged, unlike the
    weeks from Monday to Sunday of the contract, and free days need not follow each other. The opening state's
    shifts count; what they alone have too many is history.

    Parameters
    ----------
    least_days : 1 to 8 free days; 2 by default.
    within_days : 3 to 28 successive days, more than `least_days`; 7 by default, 14 where rest may be taken so.
    cents : price of each shift too many, in each row of days that holds it, 300 by default; None forbids them.
    """

    kind: Literal["weekly_rest_days"] = "weekly_rest_days"
    citation: ClassVar[str] = "Agreement with the staff; UK WTR 1998 reg. 11, Malta S.L. 452.87 (two in 14 days)"
    words: ClassVar[Words] = Words(
        en=("Rest days", "{who} has {amount} in successive days, which leaves too few free; {limit} are meant."),
        tr=(
            "Dinlenme günleri",
            "{who} üst üste günlerde {amount} çalışıyor, az boş gün kalıyor; uygun görülen {limit}.",
            "Üst üste her `within_days` yerel günün en az `least_days` tanesi kişi için boştur.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("within_days",)
    more_asks: ClassVar[tuple[str, ...]] = ("least_days", "cents")
    least_days: int = Field(default=2, ge=1, le=8)
    within_days: int = Field(default=7, ge=3, le=28)
    cents: int | None = Field(default=300, ge=1)

    @model_validator(mode="after")
    def _days_left_to_work(self) -> Self:
        if self.least_days >= self.within_days:
            raise ValueError(f"{self.least_days} free days of {self.within_days} leave none to work")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A count of duties in each row of days that ends in the plan."""
        who, most = everyone(case), self.within_days - self.least_days
        return tuple(
            Total(self.kind, who, EVERY, "duties", "span", None, most, self.cents, *self._bounds(case, day))
            for day in case.grid.days
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of days with too many shifts, the plan's among them."""
        seen, found = view(case, roster), []
        first = case.grid.days[0] - timedelta(days=self.within_days - 1)
        place = {first + timedelta(days=i): i for i in range(len(case.grid.days) + self.within_days - 1)}
        for agent, planned in seen.rows():
            past, own = _sums(place, seen.past.get(agent.id, ())), _sums(place, planned)
            for i in range(len(case.grid.days)):
                after = i + self.within_days
                shifts = (past[after] - past[i], own[after] - own[i])
                if sum(shifts) > self.within_days - self.least_days and shifts[1]:
                    when = seen.bounds(first + timedelta(days=i), self.within_days)
                    found.append(self._crowded(agent.id, when, *shifts))
        return tuple(found)

    def _crowded(self, agent_id: str, when: tuple[int, int], past: int, own: int) -> Violation:
        """Too many shifts in one row of days; the plan pays for no more than its own."""
        most, hard = self.within_days - self.least_days, self.cents is None
        cents = min(past + own - most, own) * (self.cents or 0)
        return Violation(self.kind, agent_id, *when, past + own, most, "duties", hard, cents)

    def _bounds(self, case: RosterCase, last: date) -> tuple[int, int]:
        """UTC minutes in which the days up to one begin and end."""
        first = last - timedelta(days=self.within_days - 1)
        return midnight(case.grid, first), midnight(case.grid, last + timedelta(days=1))


def _sums(place: dict[date, int], duties: tuple[Duty, ...]) -> list[int]:
    """Shifts that start before each of some days and in all; shifts of other days are left out."""
    starts = [0] * len(place)
    for duty in duties:
        if duty.day in place:
            starts[place[duty.day]] += 1
    return [0, *accumulate(starts)]

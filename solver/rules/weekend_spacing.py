"""Weekend spacing: how many weekends of a few successive ones an agent works."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.timeline import view, week_of
from solver.rules.facts.weeks import shares, weeks_before, weeks_up_to
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form

SATURDAY = 5


class WeekendSpacing(RuleModel):
    """Of any `weeks` successive weekends an agent works at most `most`.

    A weekend is worked when a shift starts on its Saturday or its Sunday. Each row of `weeks` weekends that ends
    with one of the plan is judged, so weekends worked before the plan count: they leave the plan less, and what
    they alone have too many is history. A weekend that the start of the plan cuts and whose Saturday was worked
    counts as worked before it; a shift on its Sunday changes nothing.

    Parameters
    ----------
    most : 1 to 7 weekends worked; 2 by default.
    weeks : 2 to 8 successive weekends, more than `most`; 3 by default.
    cents : price of each weekend beyond, in each row that holds it; None, the default, forbids them.
    """

    kind: Literal["weekend_spacing"] = "weekend_spacing"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Spacing of weekends", "{who} works {amount} close to each other; {limit} are meant."),
        tr=(
            "Hafta sonu aralığı",
            "{who} birbirine yakın {amount} çalışıyor; uygun görülen {limit}.",
            "Kişi üst üste her `weeks` hafta sonunun en çok `most` tanesinde çalışır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most",)
    more_asks: ClassVar[tuple[str, ...]] = ("weeks", "cents")
    most: int = Field(default=2, ge=1, le=7)
    weeks: int = Field(default=3, ge=2, le=8)
    cents: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _fewer_than_weeks(self) -> Self:
        if self.most >= self.weeks:
            raise ValueError(f"most {self.most} of {self.weeks} weekends limits nothing; most lies below weeks")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """The plan's weekends worked in each row of weekends, less those worked before it."""
        before, found = weeks_before(case, _at_weekend), []
        for monday in _weekends(case):
            for share in shares(case, before, weeks_up_to(monday, self.weeks)):
                most = max(0, self.most - share.worked)
                if share.ahead > most:
                    span = (None, most, self.cents, share.start_min, share.end_min)
                    found.append(Total(self.kind, share.agents, EVERY, "weekends", "span", *span))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of weekends with too many worked, one of them by the plan."""
        seen, found = view(case, roster), []
        rows = [weeks_up_to(monday, self.weeks) for monday in _weekends(case)]
        spans = [(row, seen.bounds(row[0], 7 * self.weeks)) for row in rows]
        monday_of = {monday + timedelta(days=i): monday for row in rows for monday in row for i in (5, 6)}
        for agent, planned in seen.rows():
            own = {monday_of[duty.day] for duty in planned if duty.day in monday_of}
            if own:
                past = {monday_of[d.day] for d in seen.past.get(agent.id, ()) if d.day in monday_of}
                for row, when in spans:
                    found.extend(self._beyond(agent.id, when, past.intersection(row), own.intersection(row)))
        return tuple(found)

    def _beyond(self, agent_id: str, when: tuple[int, int], past: set[date], own: set[date]) -> list[Violation]:
        """The violation of one row of weekends, if the plan adds one beyond."""
        worked, beyond = len(past | own), min(len(past | own) - self.most, len(own - past))
        if beyond <= 0:
            return []
        cents = beyond * (self.cents or 0)
        return [Violation(self.kind, agent_id, *when, worked, self.most, "weekends", self.cents is None, cents)]


def _at_weekend(duty: Duty) -> bool:
    return duty.day.weekday() >= SATURDAY


def _weekends(case: RosterCase) -> list[date]:
    """Mondays of the weeks whose Saturday or Sunday lies in the plan."""
    return sorted({week_of(day) for day in case.grid.days if day.weekday() >= SATURDAY})

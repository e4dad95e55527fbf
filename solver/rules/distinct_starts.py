"""Distinct starts: how many start times a site has on one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Distinct
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class DistinctStarts(RuleModel):
    """The shifts that start at a site on one local day start at no more than `most` different times.

    For briefings, supervision and transport. Times are those at which the minutes really begin: in autumn the
    two hours of one name are two times, in spring 02:30, which the clock skips, is 03:30. Shifts
    belong to their local start date; those of the opening state start on no day of the plan.

    Parameters
    ----------
    most : 1 to 96 different start times a day and site; 8 by default.
    cents : price of each time beyond, per day and site; None forbids it. 2000 by default.
    """

    kind: Literal["distinct_starts"] = "distinct_starts"
    citation: ClassVar[str] = "Agreement: briefings, supervision and transport at few start times"
    words: ClassVar[Words] = Words(
        en=("Start times a day", "{amount} on one day at a site; {limit} are meant."),
        tr=(
            "Günlük başlama saatleri",
            "Bir yerleşkede bir günde {amount} var; uygun görülen {limit}.",
            "Bir yerleşkede aynı yerel günde başlayan vardiyalar en çok `most` farklı saatte başlar.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    most: int = Field(default=8, ge=1, le=96)
    cents: int | None = Field(default=2000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A most number of different starts per site."""
        sites = sharing(case.agents, lambda agent: agent.site).items()
        return tuple(Distinct(self.kind, site, agents, EVERY, self.most, self.cents) for site, agents in sites)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days and sites with too many start times."""
        seen, found = view(case, roster), []
        starts: dict[tuple[str, date], set[int]] = {}
        for agent, planned in seen.rows():
            for duty in planned:
                starts.setdefault((agent.site, duty.day), set()).add(duty.start_min)
        for (site, day), minutes in sorted(starts.items()):
            beyond = len(minutes) - self.most
            if beyond > 0:
                when = (f"{self.kind}:{site}", "", *seen.bounds(day, 1))
                price = (True, 0) if self.cents is None else (False, self.cents * beyond)
                found.append(Violation(*when, len(minutes), self.most, "starts", *price))
        return tuple(found)

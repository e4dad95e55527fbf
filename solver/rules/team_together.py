"""Team together: the people of a team start at few different times a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import EVERY, Distinct
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class TeamTogether(RuleModel):
    """The shifts of a team that start on one local day start at no more than `most_starts` different times.

    Times are moments: in the night in which the clocks go back, 02:00 and the second 02:00 are two. Shifts of the
    opening state start before the horizon and belong to none of its days. Each further time costs, per day.

    Parameters
    ----------
    teams : ids of the teams that start together; none by default.
    most_starts : 1 or more; 2 by default.
    cents : price of each start time beyond and day; 2000 by default.
    """

    kind: Literal["team_together"] = "team_together"
    citation: ClassVar[str] = "Agreement with the staff (a team and its lead work the same hours)"
    words: ClassVar[Words] = Words(
        en=("Team starts together", "The team has {amount} in one day; at most {limit} are meant."),
        tr=(
            "Ekibin birlikte başlaması",
            "Ekip için bir günde {amount} var; uygun görülen en çok {limit}.",
            "Bir ekibin aynı yerel günde başlayan vardiyaları en çok `most_starts` farklı saatte başlar.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_starts",)
    more_asks: ClassVar[tuple[str, ...]] = ("teams", "cents")
    teams: tuple[str, ...] = ()
    most_starts: int = Field(default=2, ge=1)
    cents: int = Field(default=2000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Few different starts, per team."""
        return tuple(
            Distinct(self.kind, team, who, EVERY, self.most_starts, self.cents)
            for team, who in sharing(case.agents, lambda agent: agent.team).items()
            if team in self.teams
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days on which a team starts at too many times."""
        starts: dict[tuple[str, date], set[int]] = {}
        for agent, planned in view(case, roster).rows():
            if agent.team in self.teams:
                for duty in planned:
                    starts.setdefault((agent.team, duty.day), set()).add(duty.start_min)
        found = []
        for (team, day), minutes in sorted(starts.items()):
            beyond = len(minutes) - self.most_starts
            if beyond > 0:
                when = (midnight(case.grid, day), midnight(case.grid, day + timedelta(days=1)))
                amounts = (len(minutes), self.most_starts)
                found.append(
                    Violation(f"{self.kind}:{team}", "", *when, *amounts, "starts", False, self.cents * beyond)
                )
        return tuple(found)

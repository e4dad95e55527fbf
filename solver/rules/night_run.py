"""Nights in a row: how many night shifts may follow each other day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import days_long, in_a_row, recent
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Run
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class NightRun(RuleModel):
    """At most `most_nights` local days in a row on which a night shift starts; the opening state's nights count.

    A shift is a night shift when more than half of its elapsed minutes lie in the night window, which is an hour
    shorter or longer on the night the clocks change. A day on which no night shift starts ends the row, also one
    with a day shift. Rows that ended before the plan are history.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439.
    most_nights : 1 to 14; 3 by default.
    """

    kind: Literal["night_run"] = "night_run"
    citation: ClassVar[str] = "Agreement; HSE guidance HSG256 (two to three night shifts in a row)"
    words: ClassVar[Words] = Words(
        en=("Nights in a row", "{who} works {amount} in a row; {limit} are allowed."),
        tr=(
            "Üst üste gece vardiyası",
            "{who} üst üste {amount} çalışıyor; izin verilen {limit}.",
            "Üst üste en çok `most_nights` yerel günde gece vardiyası başlar; plandan önceki geceler de sayılır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_nights",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    most_nights: int = Field(default=3, ge=1, le=14)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Runs of night duties that a day without one ends."""
        night = DutyClass(night_window=(self.night_start, self.night_end))
        return (Run(self.kind, everyone(case), night, self.most_nights),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of nights that are too long and reach into the plan."""
        seen, window, found = view(case, roster), (self.night_start, self.night_end), []
        for agent, planned in seen.rows():
            if not any(seen.is_night(duty, window) for duty in planned):
                continue
            for row in in_a_row(duty for duty in recent(seen, agent.id) if seen.is_night(duty, window)):
                nights = days_long(row)
                if nights > self.most_nights and row[-1].start_min >= case.grid.start_min:
                    when = (row[0].start_min, row[-1].end_min)
                    found.append(Violation(self.kind, agent.id, *when, nights, self.most_nights, "nights"))
        return tuple(found)

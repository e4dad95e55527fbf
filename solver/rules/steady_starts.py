"""Steady starts: shifts close to each other start at about the same time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import successions
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Succession
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class SteadyStarts(RuleModel):
    """A shift that begins less than `within_min` after the end of the one before starts at about its time of day.

    About: at most `tolerance_min` earlier or later on the wall clock, the shorter way round midnight (23:30 and
    00:15 are 45 minutes apart). Each greater jump costs `cents`, however great. The rest between the two is
    measured in elapsed minutes, the starts by the wall clock, so a change of the clocks is no jump. The last
    shift of the opening state counts. Starts are those that shifts have, also of no template.

    Parameters
    ----------
    within_min : 1 to 10080 minutes of rest; 1440 by default, so a day off lets the start move.
    tolerance_min : 0 to 719 minutes; 120 by default.
    cents : price of each jump; 500 by default.
    """

    kind: Literal["steady_starts"] = "steady_starts"
    citation: ClassVar[str] = "Agreement with the staff; HSE guidance HSG256 (regular shift times)"
    words: ClassVar[Words] = Words(
        en=("Steady starts", "{who}: the start moves by {amount} from one shift to the next; {limit} are meant."),
        tr=(
            "Düzenli başlangıç saati",
            "{who}: vardiya başlangıcı {amount} kayıyor; uygun görülen {limit}.",
            (
                "Bir öncekinin bitişinden sonra `within_min` geçmeden başlayan vardiya, günün yaklaşık aynı "
                "saatinde başlar."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("tolerance_min",)
    more_asks: ClassVar[tuple[str, ...]] = ("within_min", "cents")
    within_min: int = Field(default=1440, ge=1, le=10080)
    tolerance_min: int = Field(default=120, ge=0, le=719)
    cents: int = Field(default=500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One priced gap per time of day at which a shift can start: after it, starts too far from it."""
        who = everyone(case)
        return tuple(
            Succession(
                self.kind, who, DutyClass(starts_inside=(start, start)), self._far(start), self.within_min, self.cents
            )
            for start in _starts(case)
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Jumps between successive shifts, the later one planned, each with its price."""
        seen, found = view(case, roster), []
        for earlier, later in successions(seen):
            if later.start_min - earlier.end_min < self.within_min:
                ahead = (seen.clock(later.start_min) - seen.clock(earlier.start_min)) % DAY_MIN
                jump = min(ahead, DAY_MIN - ahead)
                if jump > self.tolerance_min:
                    when = (self.kind, later.agent, earlier.start_min, later.start_min)
                    found.append(Violation(*when, jump, self.tolerance_min, "min", False, self.cents))
        return tuple(found)

    def _far(self, start: int) -> DutyClass:
        """Duties that start further from a clock minute than allowed."""
        earliest, latest = start - self.tolerance_min, start + self.tolerance_min
        if earliest >= 0 and latest < DAY_MIN:
            return DutyClass(starts_outside=(earliest, latest))
        return DutyClass(starts_inside=((latest + 1) % DAY_MIN, (earliest - 1) % DAY_MIN))


def _starts(case: RosterCase) -> list[int]:
    """Clock minutes at which templates start on the days of the plan, and each agent's last shift before it."""
    grid = case.grid
    times = {template.start for template in case.templates}
    ahead = {grid.clock(grid.minute(day, time)) for day in grid.days for time in times}
    past = sorted((duty.start_min, duty.agent) for duty in case.opening.duties if duty.start_min < grid.start_min)
    last = {agent_id: start_min for start_min, agent_id in past}
    return sorted(ahead | {grid.clock(start_min) for start_min in last.values()})

"""Daily rest: hours free between the end of one shift and the start of the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Succession
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class DailyRest(RuleModel):
    """At least `rest_min` minutes lie between the end of a shift and the start of the agent's next one.

    Minutes are elapsed ones: on the night the clocks go forward, 20:00 to 07:00 is ten hours of rest. The last
    shift of the opening state counts.

    Parameters
    ----------
    rest_min : 0 to 1440; 660 (11 hours) by law.
    """

    kind: Literal["daily_rest"] = "daily_rest"
    citation: ClassVar[str] = "Turkish shift regulation (OG 25426) Art. 9; Directive 2003/88/EC Art. 3"
    words: ClassVar[Words] = Words(
        en=("Rest between shifts", "{who} rests {amount} between two shifts; {limit} are due."),
        tr=(
            "Vardiyalar arası dinlenme",
            "{who} iki vardiya arasında {amount} dinleniyor; gereken {limit}.",
            (
                "Bir vardiyanın bitişi ile kişinin sonraki vardiyasının başlangıcı arasında en az `rest_min` "
                "dinlenme vardır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("rest_min",)
    rest_min: int = Field(default=660, ge=0, le=1440)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A least gap between any two successive duties."""
        return (Succession(self.kind, everyone(case), EVERY, EVERY, self.rest_min),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Successive shifts with too short a rest, the later one planned."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            before = seen.past.get(agent.id, ())[-1:]
            for earlier, later in pairwise((*before, *planned)):
                rest = later.start_min - earlier.end_min
                if rest < self.rest_min:
                    when = (earlier.end_min, later.start_min) if rest > 0 else (later.start_min, earlier.end_min)
                    found.append(Violation(self.kind, agent.id, *when, rest, self.rest_min, "min"))
        return tuple(found)

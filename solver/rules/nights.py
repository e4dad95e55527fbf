"""Nights: how many night shifts an agent works in the plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone, sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class Nights(RuleModel):
    """Night shifts of the plan: never more than the contract's `most_nights`, and dear beyond a fair number.

    A shift is a night shift when more than half of it lies in the night window. Beyond `fair_in_28_days`
    (in proportion to the horizon, rounded up) each costs `cents`, so nights spread over people.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439.
    fair_in_28_days : 0 to 28 night shifts in four weeks; 8 by default (two a week).
    cents : price of each night shift beyond; 1500 by default.
    """

    kind: Literal["nights"] = "nights"
    citation: ClassVar[str] = "Contract; Directive 2003/88/EC recital 8 (limit night work); Law 4857 Art. 69"
    words: ClassVar[Words] = Words(
        en=("Nights", "{who} has {amount} by night; {limit} are meant."),
        tr=(
            "Gece vardiyaları",
            "{who} geceleri {amount} çalışıyor; uygun görülen {limit}.",
            (
                "Plandaki gece vardiyaları sözleşmenin `most_nights` sayısını hiç aşmaz ve adil bir sayıdan "
                "sonra pahalıdır."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("fair_in_28_days",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    fair_in_28_days: int = Field(default=8, ge=0, le=28)
    cents: int = Field(default=1500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Counts of night duties over the horizon: hard per contract, priced beyond the fair number."""
        night = DutyClass(night_window=(self.night_start, self.night_end))
        fair = Total(self.kind, everyone(case), night, "duties", "horizon", None, self._fair(case), self.cents)
        limits = sharing(case.agents, lambda agent: agent.contract.most_nights).items()
        return (
            *(Total(self.kind, who, night, "duties", "horizon", None, n) for n, who in limits if n is not None),
            fair,
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with more nights than their contract or a fair share allows."""
        seen, fair, found = view(case, roster), self._fair(case), []
        for agent, planned in seen.rows():
            when = (self.kind, agent.id, case.grid.start_min, case.grid.end_min)
            nights = sum(seen.is_night(duty, (self.night_start, self.night_end)) for duty in planned)
            most = agent.contract.most_nights
            if most is not None and nights > most:
                found.append(Violation(*when, nights, most, "duties"))
            if nights > fair:
                found.append(Violation(*when, nights, fair, "duties", False, self.cents * (nights - fair)))
        return tuple(found)

    def _fair(self, case: RosterCase) -> int:
        return math.ceil(self.fair_in_28_days * len(case.grid.days) / 28)

"""Never both off: of two people who cover for each other, one has a shift on each day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.pairs import pairs_of
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class NeverBothOff(RuleModel):
    """On each local day of the horizon at least one of a pair of kind "cover" has a shift that starts on it.

    A shift of the opening state starts before the horizon and covers no day of it, even if it ends on its first
    morning. Leave of both leaves a day open too, so the rule is priced unless told otherwise. Pairs with an
    agent who is not in the case say nothing.

    Parameters
    ----------
    cents : price of each day on which both are off; 5000 by default, None makes it hard.
    """

    kind: Literal["never_both_off"] = "never_both_off"
    citation: ClassVar[str] = "Agreement with the staff (two who cover for each other)"
    words: ClassVar[Words] = Words(
        en=("One of a pair on shift", "Both of the pair are off that day."),
        tr=(
            "İkiliden biri vardiyada",
            "İkilinin ikisi de o gün çalışmıyor.",
            (
                "Planın her yerel gününde “cover” türündeki bir ikiliden en az birinin o gün başlayan bir "
                "vardiyası vardır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=5000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """At least one start a day per pair."""
        least = np.ones(len(case.grid.days), dtype=np.int64)
        return tuple(
            OnDuty(self.kind, "+".join(pair), frozenset(pair), least, self.cents, by_day=True)
            for pair in pairs_of(case, "cover")
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days on which both are off."""
        planned, found = view(case, roster).planned, []
        for first, second in pairs_of(case, "cover"):
            covered = {duty.day for agent_id in (first, second) for duty in planned.get(agent_id, ())}
            for day in case.grid.days:
                if day not in covered:
                    when = (midnight(case.grid, day), midnight(case.grid, day + timedelta(days=1)))
                    rule, hard = f"{self.kind}:{first}+{second}", self.cents is None
                    found.append(Violation(rule, "", *when, 0, 1, "agents", hard, self.cents or 0))
        return tuple(found)

"""Apart: two people who are never on shift at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.pairs import pairs_of
from solver.rules.facts.presence import ROSTERED, heads, in_horizon, into_horizon, spells
from solver.rules.facts.timeline import view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class Apart(RuleModel):
    """No two people of a pair of kind "apart" are rostered in the same interval.

    Rostered is a whole shift with its breaks, in every interval of the horizon that it touches. A shift of the
    opening state that reaches into the horizon counts; where both of a pair come from there it is history and not
    judged. Pairs with an agent who is not in the case say nothing.

    Parameters
    ----------
    cents : price of each interval shared; None, the default, makes it hard.
    """

    kind: Literal["apart"] = "apart"
    citation: ClassVar[str] = "Agreement (conflict of interest, four-eyes duties held apart, a personal matter)"
    words: ClassVar[Words] = Words(
        en=("Kept apart", "Both of the pair are on shift at the same time."),
        tr=(
            "Ayrı tutulan ikili",
            "İkilinin ikisi de aynı saatlerde vardiyada.",
            "“apart” türündeki bir ikilinin iki kişisi hiçbir aralıkta birlikte vardiyada olmaz.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """At most one of each pair, or as many as the opening state holds."""
        before, found = into_horizon(case), []
        for pair in pairs_of(case, "apart"):
            most = np.maximum(heads(case.grid, before, pair, ROSTERED), 1)
            who = frozenset(pair)
            found.append(OnDuty(self.kind, "+".join(pair), who, None, self.cents, most, "rostered"))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches in which both are rostered, one of them by the plan."""
        before, lines = into_horizon(case), in_horizon(case, view(case, roster).planned)
        grid, found = case.grid, []
        most = np.ones(grid.intervals, dtype=np.int64)
        for pair in pairs_of(case, "apart"):
            history = heads(grid, before, pair, ROSTERED) == len(pair)
            both = heads(grid, lines, pair, ROSTERED) == len(pair)
            for spell in spells(grid, (both & ~history).astype(np.int64), most):
                rule, hard = f"{self.kind}:{'+'.join(pair)}", self.cents is None
                cents = (self.cents or 0) * spell.intervals
                when = (spell.start_min, spell.end_min)
                found.append(Violation(rule, "", *when, 2, 1, "agents", hard, cents))
        return tuple(found)

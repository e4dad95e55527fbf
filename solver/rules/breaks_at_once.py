"""Breaks at once: only so many of a team are on break at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.presence import RESTING, heads, in_horizon, into_horizon, spells
from solver.rules.facts.roll import everyone, sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class BreaksAtOnce(RuleModel):
    """In no interval are more than `most_percent` of a team's people on break, rounded up to whole people.

    The share is of the team's head-count, whoever works that day, so one person of any team may always rest. On
    break in an interval is whoever has a break, paid or not, that touches it. Breaks of opening shifts that
    reach into the horizon count; where they alone are too many, as many are allowed.

    Parameters
    ----------
    most_percent : 1 to 100; 20 by default.
    by_team : count each team by itself; otherwise all agents together.
    cents : price of each person too many and interval; 500 by default, None makes it hard.
    """

    kind: Literal["breaks_at_once"] = "breaks_at_once"
    citation: ClassVar[str] = "The operation's promise (the floor is not left by all at once)"
    words: ClassVar[Words] = Words(
        en=("Breaks at once", "{amount} on break at once; {limit} may be."),
        tr=(
            "Aynı anda mola",
            "Aynı anda {amount} molada; izin verilen {limit}.",
            (
                "Hiçbir aralıkta bir ekibin `most_percent` oranından fazlası aynı anda molada olmaz; sayı tam "
                "kişiye yukarı yuvarlanır."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_percent",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    unsaid: ClassVar[tuple[str, ...]] = ("by_team",)
    most_percent: int = Field(default=20, ge=1, le=100)
    by_team: bool = True
    cents: int | None = Field(default=500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """At most so many on break, per team that has more."""
        before, found = into_horizon(case), []
        for name, who in self._crews(case).items():
            if self._most(who) < len(who):
                most = np.maximum(heads(case.grid, before, who, RESTING), self._most(who))
                found.append(OnDuty(self.kind, name, who, None, self.cents, most, "break"))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches with too many on break."""
        before, lines = into_horizon(case), in_horizon(case, view(case, roster).planned)
        grid, found = case.grid, []
        for name, who in self._crews(case).items():
            most = np.maximum(heads(grid, before, who, RESTING), self._most(who))
            resting = heads(grid, lines, who, RESTING)
            beyond = resting - most
            for spell in spells(grid, beyond, most):
                at, hard = spell.first, self.cents is None
                cents = (self.cents or 0) * int(beyond[at]) * spell.intervals
                when, amounts = (spell.start_min, spell.end_min), (int(resting[at]), int(most[at]))
                found.append(Violation(f"{self.kind}:{name}", "", *when, *amounts, "agents", hard, cents))
        return tuple(found)

    def _crews(self, case: RosterCase) -> dict[str, frozenset[str]]:
        return sharing(case.agents, lambda agent: agent.team) if self.by_team else {"all": everyone(case)}

    def _most(self, who: frozenset[str]) -> int:
        return -(-len(who) * self.most_percent // 100)

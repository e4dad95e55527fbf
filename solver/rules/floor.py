"""Floor: at least so many of a set of agents present, breaks counted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Floor, IntArray
    from solver.duties import Activity, Break, Duty, Roster
    from solver.grid import Grid
    from solver.rules.forms import Form

Presence = NDArray[np.int8]


class Floors(RuleModel):
    """In every interval at least the floor's number of its agents is present.

    Present means: a shift covers the whole interval, and no break or activity touches it. Shifts of the
    opening state that reach into the horizon count. Each missing agent costs the floor's cents per interval.
    """

    kind: Literal["floor"] = "floor"
    citation: ClassVar[str] = "The operation's promise (a language, a lead or a named role at any hour)"
    words: ClassVar[Words] = Words(
        en=("Floor", "{amount} present where {limit} are due."),
        tr=(
            "Asgari kadro",
            "Gereken {limit}, mevcut {amount}.",
            "Her aralıkta, asgari kadronun kişilerinden en az istenen sayıda kişi görev başındadır.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One least number on duty per floor."""
        return tuple(OnDuty(self.kind, f.id, f.agents, f.least, f.cents) for f in case.requirement.floors)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches of equal shortage, each with its price."""
        seen, floors = view(case, roster), case.requirement.floors
        counted = sorted({agent_id for floor in floors for agent_id in floor.agents})
        here = {agent_id: _presence(case.grid, seen.line(agent_id)) for agent_id in counted}
        return tuple(violation for floor in floors for violation in self._short(case.grid, here, floor))

    def _short(self, grid: Grid, here: dict[str, Presence], floor: Floor) -> list[Violation]:
        present = np.zeros(grid.intervals, dtype=np.int64)
        for agent_id in sorted(floor.agents):
            present += here[agent_id]
        missing = floor.least - present
        found = []
        for first, last in _stretches(missing, floor.least):
            when = (grid.start_min + first * grid.step_min, grid.start_min + last * grid.step_min)
            cents = floor.cents * int(missing[first]) * (last - first)
            amounts = (int(present[first]), int(floor.least[first]))
            found.append(Violation(f"{self.kind}:{floor.id}", "", *when, *amounts, "agents", False, cents))
        return found


def _presence(grid: Grid, duties: tuple[Duty, ...]) -> Presence:
    """1 where an agent is present, 0 elsewhere, per interval."""
    here = np.zeros(grid.intervals, dtype=np.int8)
    start_min, step_min = grid.start_min, grid.step_min
    reaching = [duty for duty in duties if duty.end_min > start_min]
    for duty in reaching:
        first, last = -((start_min - duty.start_min) // step_min), (duty.end_min - start_min) // step_min
        here[max(first, 0) : max(last, 0)] = 1
    for duty in reaching:
        pauses: tuple[Break | Activity, ...] = (*duty.breaks, *duty.activities)
        for off in pauses:
            since = off.start_min - start_min
            here[max(since // step_min, 0) : max(-((-since - off.length_min) // step_min), 0)] = 0
    return here


def _stretches(missing: IntArray, least: IntArray) -> list[tuple[int, int]]:
    """Longest stretches [first, last) of one shortage under one floor."""
    change = np.flatnonzero((np.diff(missing) != 0) | (np.diff(least) != 0)) + 1
    edges = [0, *change.tolist(), len(missing)]
    return [(first, last) for first, last in pairwise(edges) if first < last and missing[first] > 0]

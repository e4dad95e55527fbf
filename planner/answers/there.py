"""Who is there at a moment, counted from the rows of a roster, and what one more or one fewer would be worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.presence import presence

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.cover import FloatArray, Requirement
    from solver.duties import Duty, Roster


@dataclass(frozen=True, slots=True)
class There:
    """The people who can serve a queue (all people without one), in the interval that holds a moment.

    Attributes
    ----------
    start_min : first UTC minute of the interval.
    present, on_break, in_activity, on_call, off : ids; on duty and at work all through the interval, on duty but away
        in part of it, standing by, and neither.
    load, need : of the queue's cover row: offered work in agents, and people needed at each level of falling worth.
    one_more_cents, one_fewer_cents : how the price of missing people changes in this interval with one more or one
        fewer present of the group that serves the queue and as little else as possible.
    """

    start_min: int
    queue: str | None
    present: tuple[str, ...]
    on_break: tuple[str, ...]
    in_activity: tuple[str, ...]
    on_call: tuple[str, ...]
    off: tuple[str, ...]
    load: float
    need: tuple[float, ...]
    one_more_cents: float
    one_fewer_cents: float

    @property
    def able(self) -> int:
        """How many can serve the queue."""
        return len(self.present) + len(self.on_break) + len(self.in_activity) + len(self.on_call) + len(self.off)


def who_is_there(standing: Standing, roster: Roster, start_min: int, queue: str | None = None) -> There:
    """Count the people of a queue in the interval that starts at a UTC minute; see `Standing.minute`."""
    case = standing.case
    groups, grid = case.groups, case.grid
    able = {agent.id for agent in case.agents}
    if queue is not None:
        column = groups.serves[:, groups.queues.index(queue)]
        able = {name for g in np.flatnonzero(column) for name in groups.members[g]}
    duties = (*(d for d in case.opening.duties if d.start_min < grid.start_min), *roster.duties)
    end_min = start_min + grid.step_min
    found = dict.fromkeys(sorted(able), "off")
    for one in roster.on_call:
        if one.agent in found and one.start_min <= start_min and one.end_min >= end_min:
            found[one.agent] = "on_call"
    for duty in duties:
        if duty.agent in found and duty.start_min <= start_min and duty.end_min >= end_min:
            found[duty.agent] = _state(duty, start_min, end_min)
    interval = grid.index(start_min)
    load, need = _asked(case.requirement, queue, interval)
    more, fewer = _worth(standing, duties, queue, interval)
    by_state = {state: tuple(n for n, s in found.items() if s == state) for state in STATES}
    return There(start_min, queue, **by_state, load=load, need=need, one_more_cents=more, one_fewer_cents=fewer)


STATES = ("present", "on_break", "in_activity", "on_call", "off")


def _state(duty: Duty, start_min: int, end_min: int) -> str:
    def touched(spans: tuple[tuple[int, int], ...]) -> bool:
        return any(at < end_min and at + length > start_min for at, length in spans)

    if touched(tuple((a.start_min, a.length_min) for a in duty.activities)):
        return "in_activity"
    return "on_break" if touched(tuple((b.start_min, b.length_min) for b in duty.breaks)) else "present"


def _asked(requirement: Requirement, queue: str | None, interval: int) -> tuple[float, tuple[float, ...]]:
    """Load and need of the queue's row; of all rows together without a queue."""
    rows = [r for r, names in enumerate(requirement.rows) if queue is None or queue in names]
    load = float(requirement.load[rows, interval].sum())
    return load, tuple(float(level[rows, interval].sum()) for level in requirement.need)


def _worth(standing: Standing, duties: tuple[Duty, ...], queue: str | None, interval: int) -> tuple[float, float]:
    """What one more and one fewer would change; nothing without a queue, or where nobody serves it."""
    case = standing.case
    requirement, groups = case.requirement, case.groups
    row = next((r for r, names in enumerate(requirement.rows) if queue in names), None)
    if row is None:
        return 0.0, 0.0
    able = [g for g in range(len(groups.members)) if requirement.serves[g, row]]
    chosen = min(able, key=lambda g: (int(groups.serves[g].sum()), -len(groups.members[g]), g))
    members = [frozenset(ids) for ids in groups.members]
    heads = np.array([presence(tuple(d for d in duties if d.agent in ids), case.grid)[interval] for ids in members])
    one = np.zeros(len(heads))
    one[chosen] = 1.0
    now = _loss_cents(requirement, heads, interval)
    return _loss_cents(requirement, heads + one, interval) - now, _loss_cents(requirement, heads - one, interval) - now


def _loss_cents(requirement: Requirement, heads: FloatArray, interval: int) -> float:
    """The price of missing people in an interval, from its definition (see `Requirement.cents`)."""
    sets = requirement.closed_sets()
    able = np.array([heads[(requirement.serves & chosen).any(axis=1)].sum() for chosen in sets])
    cents = (*requirement.cents, 0)
    total = 0.0
    for level, need in enumerate(requirement.need):
        missing = float(np.max(sets @ need[:, interval] - able, initial=0.0))
        total += (cents[level] - cents[level + 1]) * missing
    return total

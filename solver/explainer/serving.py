"""Who could serve a queue at a moment: everybody who may answer it, and where each of them is then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from solver.groups import can_serve
from solver.unserved import remedy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.people import Agent
    from solver.queues import Queue
    from solver.unserved import Remedy

State = Literal["present", "on_break", "in_activity", "on_call", "other_hours", "absent", "off"]
STATES: tuple[State, ...] = ("present", "on_break", "in_activity", "on_call", "other_hours", "absent", "off")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may answer a queue, in one interval.

    `duty` is the shift at work, on break or in an activity then; with `other_hours` that of the same local day.
    """

    agent: str
    state: State
    duty: Duty | None = None


def able_to(case: RosterCase, queue: str) -> tuple[str, ...]:
    """Everybody who may answer a queue on every day of the plan, sorted."""
    column = case.groups.serves[:, case.groups.queues.index(queue)]
    return tuple(sorted(name for g in np.flatnonzero(column) for name in case.groups.members[g]))


def whereabouts(case: RosterCase, roster: Roster, able: Iterable[str], start_min: int) -> tuple[Person, ...]:
    """Where each of some people is in the interval that starts at a UTC minute, in the order given."""
    end_min, day = start_min + case.grid.step_min, case.grid.day_of(start_min)
    here, other = _at_work(case, roster, start_min, end_min), _that_day(roster, day)
    standby = {d.agent for d in roster.on_call if d.start_min <= start_min and d.end_min >= end_min}
    away = {a.agent for a in case.absences if a.start_min < end_min and a.end_min > start_min}
    found = []
    for name in able:
        if name in here:
            found.append(Person(name, _state(here[name], start_min, end_min), here[name]))
        elif name in standby:
            found.append(Person(name, "on_call"))
        elif name in away:
            found.append(Person(name, "absent"))
        elif name in other:
            found.append(Person(name, "other_hours", other[name]))
        else:
            found.append(Person(name, "off"))
    return tuple(found)


def nearly_able(case: RosterCase, queue: Queue, able: Iterable[str]) -> Remedy | None:
    """The easiest single change (right, paper, training, language) that would let others answer the queue too."""
    held, days = frozenset(able), case.grid.days
    others = tuple(agent for agent in case.agents if agent.id not in held)
    found = remedy(queue, others, days[0], days[-1])
    return found if found.agents else None


def overflow_able(case: RosterCase, queue: Queue, able: Iterable[str]) -> tuple[str, ...]:
    """Those who answer the queue only after its overflow: they would, were it a queue of the other language."""
    if queue.overflow is None:
        return ()
    held, days = frozenset(able), case.grid.days
    others = (agent for agent in case.agents if agent.id not in held)
    return tuple(a.id for a in others if _by_overflow(a, queue, queue.overflow.language, days[0], days[-1]))


def _by_overflow(agent: Agent, queue: Queue, language: str, first: date, last: date) -> bool:
    from dataclasses import replace

    return can_serve(agent, replace(queue, language=language), first, last)


def _at_work(case: RosterCase, roster: Roster, start_min: int, end_min: int) -> dict[str, Duty]:
    before = (d for d in case.opening.duties if d.start_min < case.grid.start_min)
    return {d.agent: d for d in (*before, *roster.duties) if d.start_min <= start_min and d.end_min >= end_min}


def _that_day(roster: Roster, day: date) -> dict[str, Duty]:
    return {duty.agent: duty for duty in roster.duties if duty.day == day}


def _state(duty: Duty, start_min: int, end_min: int) -> State:
    def touched(spans: Iterable[tuple[int, int]]) -> bool:
        return any(at < end_min and at + length > start_min for at, length in spans)

    if touched((a.start_min, a.length_min) for a in duty.activities):
        return "in_activity"
    return "on_break" if touched((b.start_min, b.length_min) for b in duty.breaks) else "present"

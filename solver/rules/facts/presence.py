"""Who is there when: how many people are present, rostered or on break in each interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Duty
    from solver.grid import Grid

Line = tuple["Duty", ...]


class Counting(NamedTuple):
    """What of a duty counts, in UTC minutes [start, end), and whether in whole intervals or in all it touches."""

    parts: Callable[[Duty], Iterable[tuple[int, int]]]
    whole: bool


class Spell(NamedTuple):
    """Successive intervals of one shortage or surplus under one limit: the first's index, how many, and when."""

    first: int
    intervals: int
    start_min: int
    end_min: int


def _at_work(duty: Duty) -> Iterator[tuple[int, int]]:
    reached = duty.start_min
    rests = [(rest.start_min, rest.length_min) for rest in duty.breaks]
    for start_min, length_min in sorted(rests + [(at.start_min, at.length_min) for at in duty.activities]):
        yield reached, min(start_min, duty.end_min)
        reached = max(reached, start_min + length_min)
    yield reached, duty.end_min


def _on_shift(duty: Duty) -> Iterable[tuple[int, int]]:
    return ((duty.start_min, duty.end_min),)


def _on_break(duty: Duty) -> Iterable[tuple[int, int]]:
    return [(rest.start_min, rest.start_min + rest.length_min) for rest in duty.breaks]


PRESENT = Counting(_at_work, whole=True)
"""Intervals that a duty covers whole, without those that a break or an activity touches."""

ROSTERED = Counting(_on_shift, whole=False)
"""Intervals that a duty overlaps."""

RESTING = Counting(_on_break, whole=False)
"""Intervals that a break of a duty touches."""


def into_horizon(case: RosterCase) -> dict[str, Line]:
    """Duties of the opening state that reach into the horizon, by agent."""
    found: dict[str, Line] = {}
    for duty in case.opening.duties:
        if duty.start_min < case.grid.start_min < duty.end_min:
            found[duty.agent] = (*found.get(duty.agent, ()), duty)
    return found


def in_horizon(case: RosterCase, planned: Mapping[str, Line]) -> dict[str, Line]:
    """Planned duties after those of the opening state that reach into the horizon, for every agent of the case."""
    before = into_horizon(case)
    return {agent.id: before.get(agent.id, ()) + planned.get(agent.id, ()) for agent in case.agents}


def heads(grid: Grid, lines: Mapping[str, Line], agents: Iterable[str], counting: Counting) -> IntArray:
    """People of a set counted in each interval of the horizon, each once, by the duties of each."""
    parts = [
        (person, start_min - grid.start_min, end_min - grid.start_min)
        for person, agent_id in enumerate(sorted(agents))
        for duty in lines.get(agent_id, ())
        for start_min, end_min in counting.parts(duty)
    ]
    people, starts, ends = np.array(parts, dtype=np.int64).reshape(-1, 3).T
    first = -(-starts // grid.step_min) if counting.whole else starts // grid.step_min
    last = ends // grid.step_min if counting.whole else -(-ends // grid.step_min)
    return _counted(grid.intervals, people, first, last)


def spells(grid: Grid, beyond: IntArray, limit: IntArray) -> list[Spell]:
    """Longest stretches of intervals in which `beyond` is above zero and neither it nor the limit changes."""
    change = np.flatnonzero((np.diff(beyond) != 0) | (np.diff(limit) != 0)) + 1
    edges = np.concatenate(([0], change, [len(beyond)]))
    return [
        Spell(first, last - first, grid.start_min + first * grid.step_min, grid.start_min + last * grid.step_min)
        for first, last in np.stack((edges[:-1], edges[1:]), axis=1)[beyond[edges[:-1]] > 0].tolist()
    ]


def _counted(intervals: int, people: IntArray, first: IntArray, last: IntArray) -> IntArray:
    """Sums of spans [first, last), laid out person after person so that what overlaps within one is cut."""
    laid_first = people * intervals + np.clip(first, 0, intervals)
    laid_last = people * intervals + np.clip(last, 0, intervals)
    order = np.argsort(laid_first, kind="stable")
    laid_first, laid_last = laid_first[order], laid_last[order]
    reached = np.maximum.accumulate(np.concatenate(([0], laid_last)))[:-1]
    laid_first = np.maximum(laid_first, reached)
    spans = laid_first < laid_last
    shift = people[order][spans] * intervals
    steps = np.bincount(laid_first[spans] - shift, minlength=intervals + 1)
    steps = steps - np.bincount(laid_last[spans] - shift, minlength=intervals + 1)
    return np.cumsum(steps[:intervals], dtype=np.int64)

"""Who is there when: how many people are present, rostered or on break in each interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Duty
    from solver.grid import Grid

Line = tuple["Duty", ...]
Spans = Callable[["Grid", "Duty"], Iterator[tuple[int, int]]]


class Spell(NamedTuple):
    """Successive intervals of one shortage or surplus under one limit: the first's index, how many, and when."""

    first: int
    intervals: int
    start_min: int
    end_min: int


def present(grid: Grid, duty: Duty) -> Iterator[tuple[int, int]]:
    """Intervals [first, last) that a duty covers whole, without those that a break or an activity touches."""
    first, last = _after(grid, duty.start_min), grid.index(duty.end_min)
    rests = [(rest.start_min, rest.length_min) for rest in duty.breaks]
    for start_min, length_min in sorted(rests + [(at.start_min, at.length_min) for at in duty.activities]):
        yield first, min(grid.index(start_min), last)
        first = max(first, _after(grid, start_min + length_min))
    yield first, last


def rostered(grid: Grid, duty: Duty) -> Iterator[tuple[int, int]]:
    """Intervals [first, last) that a duty overlaps."""
    yield grid.index(duty.start_min), _after(grid, duty.end_min)


def resting(grid: Grid, duty: Duty) -> Iterator[tuple[int, int]]:
    """Intervals [first, last) that a break of a duty touches."""
    for rest in duty.breaks:
        yield grid.index(rest.start_min), _after(grid, rest.start_min + rest.length_min)


def heads(grid: Grid, lines: Iterable[Line], spans: Spans) -> IntArray:
    """People counted in each interval of the horizon, each once, given the duties of each."""
    steps = [0] * (grid.intervals + 1)
    for line in lines:
        reached = 0
        for first, last in sorted(span for duty in line if duty.end_min > grid.start_min for span in spans(grid, duty)):
            first, last = max(first, reached), min(last, grid.intervals)
            if first < last:
                steps[first] += 1
                steps[last] -= 1
                reached = last
    return np.array(list(accumulate(steps[:-1])), dtype=np.int64)


def opening_heads(case: RosterCase, agents: Iterable[str], spans: Spans) -> IntArray:
    """People of a set counted in each interval by the duties of the opening state alone."""
    lines: dict[str, list[Duty]] = {agent_id: [] for agent_id in sorted(agents)}
    for duty in case.opening.duties:
        if duty.agent in lines and duty.start_min < case.grid.start_min < duty.end_min:
            lines[duty.agent].append(duty)
    return heads(case.grid, (tuple(line) for line in lines.values()), spans)


def spells(grid: Grid, beyond: IntArray, limit: IntArray) -> list[Spell]:
    """Longest stretches of intervals in which `beyond` is above zero and neither it nor the limit changes."""
    change = np.flatnonzero((np.diff(beyond) != 0) | (np.diff(limit) != 0)) + 1
    return [
        Spell(first, last - first, grid.start_min + first * grid.step_min, grid.start_min + last * grid.step_min)
        for first, last in pairwise((0, *change.tolist(), len(beyond)))
        if beyond[first] > 0
    ]


def _after(grid: Grid, minute: int) -> int:
    """The first interval that starts at or after a minute."""
    return -((grid.start_min - minute) // grid.step_min)

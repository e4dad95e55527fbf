"""Rows of shifts: pairs that follow each other, and shifts on days in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.duties import Duty
    from solver.rules.facts.timeline import View


def successions(seen: View) -> Iterator[tuple[Duty, Duty]]:
    """Each planned shift that has one before it, with that one; the opening state's last shift counts."""
    for agent, planned in seen.rows():
        yield from pairwise((*seen.past.get(agent.id, ())[-1:], *planned))


def between(earlier: Duty, later: Duty) -> tuple[int, int]:
    """From the end of one shift to the start of the next; of two that overlap, the time that they share."""
    return min(earlier.end_min, later.start_min), max(earlier.end_min, later.start_min)


def recent(seen: View, agent_id: str) -> tuple[Duty, ...]:
    """Planned shifts of an agent, after those of the opening state on the last days in a row with any."""
    past = seen.past.get(agent_id, ())
    first = len(past) - 1
    while first > 0 and (past[first].day - past[first - 1].day).days <= 1:
        first -= 1
    return past[first:] + seen.planned[agent_id]


def in_a_row(duties: Iterable[Duty]) -> list[list[Duty]]:
    """Shifts in order of time, cut wherever a local day lies between two on which none of them starts."""
    found: list[list[Duty]] = []
    for duty in duties:
        if found and (duty.day - found[-1][-1].day).days <= 1:
            found[-1].append(duty)
        else:
            found.append([duty])
    return found


def days_long(row: list[Duty]) -> int:
    """Local days from the first to the last shift of a row, both counted."""
    return (row[-1].day - row[0].day).days + 1

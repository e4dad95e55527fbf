"""Floors with fewer people left than are due because too many of those who count are away at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.answers.counted_clashes import FLOOR
from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.parties import without
from solver.explainer.infeasible.promises import Promise
from solver.explainer.infeasible.values import ARITHMETIC, Clash, Party
from solver.rules.facts.presence import spells

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Floor, IntArray


@dataclass(frozen=True, slots=True)
class Left:
    """A floor's people in each interval: how many there are at all, and how many of them are not away."""

    floor: Floor
    all: int
    there: IntArray


def absence_clashes(case: RosterCase, asker: Asker) -> tuple[Clash, ...]:
    """Stretches in which absences leave too few; each absence that is named was tried: without it the floor is kept."""
    found = (_clash(case, left, spell, asker) for left in _left(case) for spell in _short(case, left))
    return tuple(clash for clash in found if clash is not None)


def _left(case: RosterCase) -> Iterator[Left]:
    known = {agent.id for agent in case.agents}
    for floor in case.requirement.floors:
        crew = floor.agents & known
        there = np.full(case.grid.intervals, len(crew), dtype=np.int64)
        for name in sorted(crew):
            there -= _away(case, name)
        if crew:
            yield Left(floor, len(crew), there)


def _away(case: RosterCase, agent: str) -> IntArray:
    """1 in every interval that an absence of the agent touches."""
    starts, step = case.grid.starts, case.grid.step_min
    found = np.zeros(len(starts), dtype=np.int64)
    for one in case.absences:
        if one.agent == agent:
            found[(starts < one.end_min) & (starts + step > one.start_min)] = 1
    return found


def _short(case: RosterCase, left: Left) -> Iterator[tuple[int, int]]:
    """First and last minute of every stretch of one shortage, cut at midnight."""
    missing = np.maximum(left.floor.least - left.there, 0)
    days = np.searchsorted(case.grid.day_bounds, case.grid.starts, side="right")
    for spell in spells(case.grid, missing, days):
        yield spell.start_min, spell.end_min


def _clash(case: RosterCase, left: Left, span: tuple[int, int], asker: Asker) -> Clash | None:
    """The absences that together leave too few, if each of them left out lets the floor be kept."""
    at = case.grid.index(span[0])
    due, there = int(left.floor.least[at]), int(left.there[at])
    names = tuple(sorted(left.floor.agents & {agent.id for agent in case.agents}))
    away = [a for a in sorted(case.absences) if a.agent in names and a.start_min < span[1] and span[0] < a.end_min]
    parties = tuple(Party("absence", "", (a.agent,), a.start_min, a.end_min) for a in away[: left.all - due + 1])
    promise = Promise("floor", left.floor.id, frozenset(names), *span)
    enough = without(case, [Party("absence", "", (a.agent,), a.start_min, a.end_min) for a in away[len(parties) :]])
    if due > left.all or any(asker.ask(without(enough, [p]), (promise,)).roster is None for p in parties):
        return None
    party = Party("floor", FLOOR + left.floor.id, names, *span)
    return Clash(party, parties, names, due, there, "agents", *span, ARITHMETIC)

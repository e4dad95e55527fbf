"""What cases of benchmark instances share: a calendar without clock changes, clocks for shifts that have none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from solver.cover import Requirement
from solver.grid import DAY_MIN, Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.rules.facts.day_parts import DayPart
from solver.rules.forbidden_successions import Follow, ForbiddenSuccessions
from solver.shifts import ShiftTemplate

MONDAY = date(2024, 1, 1)
ZONE = "UTC"
STRIDES = (60, 30, 15, 5, 1)


@dataclass(frozen=True, slots=True)
class Bare:
    """A calendar and people of whom nothing but their contract is known."""

    grid: Grid
    agents: tuple[Agent, ...]
    groups: Groups
    requirement: Requirement


def people_without_skills(contracts: dict[str, Contract], days: int, step_min: int) -> Bare:
    """Everybody can do everything, and no interval needs anybody: cover is a matter of rules."""
    agents = tuple(Agent(name, "", contract, (), (), frozenset()) for name, contract in contracts.items())
    grid = Grid.of(MONDAY, days, step_min, ZONE)
    nobody = np.zeros((0, grid.intervals))
    requirement = Requirement((), np.zeros((1, 0), dtype=bool), np.zeros((0, 0, grid.intervals)), (), nobody)
    groups = Groups(("work",), (tuple(contracts),), np.ones((1, 1), dtype=bool))
    return Bare(grid, agents, groups, requirement)


def spread_starts(lengths_min: list[int]) -> tuple[list[int], int]:
    """A clock minute for each shift, all different, such that every shift ends by midnight; and a grid for them.

    Formats without clocks only say what may follow what on the next day: the order of starts is the file's.
    """
    last = max(0, DAY_MIN - max(lengths_min))
    gaps = max(1, len(lengths_min) - 1)
    stride = next(s for s in STRIDES if s * gaps <= last or s == STRIDES[-1])
    return [stride * number for number in range(len(lengths_min))], max(stride, 5)


def order_of_shifts(
    templates: tuple[ShiftTemplate, ...], follows: list[tuple[str, str]]
) -> tuple[ForbiddenSuccessions, ...]:
    """No shift of a pair (first, second) on the day after its first: more rest than lies between two such days."""
    clock = {template.id: template for template in templates}
    if not follows:
        return ()
    parts = tuple(DayPart(name=t.id, earliest=t.start, latest=t.start) for t in templates)
    pairs = []
    for first, second in dict.fromkeys(follows):
        night = DAY_MIN + clock[second].start - clock[first].start - clock[first].length_min
        pairs.append(Follow(first=first, second=second, rest_min=night + 1))
    return (ForbiddenSuccessions(parts=parts, follows=tuple(pairs)),)

"""The best roster of a tiny case by plain enumeration: the checker's prices and a loss over all sets of rows.

Nothing here reads forms or shares code with the engine. Each person's rows (a choice for every day) are checked
alone, then every union of rows is priced; rules over several people are asked in order of cost until no union left
could be cheaper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import inf

import numpy as np

from solver.case import RosterCase
from solver.checker import check
from solver.duties import Duty, Roster
from solver.shifts import ShiftTemplate
from tests.solver.roster.tiny_cases import COUPLING
from tests.solver.roster.worlds import duty_of, present_in


@dataclass(frozen=True)
class Rows:
    """The lawful rows of one person: duties, price by the checker, and presence in each interval."""

    duties: list[tuple[Duty, ...]]
    cents: np.ndarray
    present: np.ndarray


def least_cents(case: RosterCase) -> float:
    """The least price of all rosters without a hard violation; infinite if there is none."""
    alone = replace(case, rules=tuple(rule for rule in case.rules if not isinstance(rule, COUPLING)))
    together = replace(case, rules=tuple(rule for rule in case.rules if isinstance(rule, COUPLING)))
    people = [rows_of(alone, agent.id) for agent in case.agents]
    if any(not person.duties for person in people):
        return inf
    picks = np.array(list(product(*(range(len(person.duties)) for person in people))))
    cents = losses(case, people, picks)
    for person, column in zip(people, picks.T, strict=True):
        cents = cents + person.cents[column]
    best = inf
    for number in np.argsort(cents, kind="stable"):
        if cents[number] >= best:
            break
        roster = union(people, picks[number])
        best = min(best, cents[number] + checked_cents(together, roster))
    return float(best)


def union(people: list[Rows], pick: np.ndarray) -> Roster:
    """One row of each person as a roster."""
    return Roster(tuple(sorted(d for person, i in zip(people, pick, strict=True) for d in person.duties[i])))


def checked_cents(case: RosterCase, roster: Roster) -> float:
    """What the checker prices; infinite with a hard violation."""
    found = check(case, roster)
    return inf if any(v.hard for v in found) else float(sum(v.cents for v in found))


def rows_of(case: RosterCase, agent: str) -> Rows:
    """All choices of an agent's days that the checker passes, by its prices for that agent.

    No rule of the tiny cases asks where in its window a break lies, so each choice of shifts is checked once.
    """
    days = range(len(case.grid.days))
    options = [[[], *(list(places(case, agent, d, template)) for template in case.templates)] for d in days]
    known = {duty: present_in(case, duty) for day in options for shift in day for duty in shift}
    duties, cents = [], []
    for choice in product(*options):
        shifts = [shift for shift in choice if shift]
        found = [v for v in check(case, Roster(tuple(shift[0] for shift in shifts))) if v.agent == agent]
        if not any(v.hard for v in found):
            rows = list(product(*shifts))
            duties += rows
            cents += [sum(v.cents for v in found)] * len(rows)
    present = [sum((known[duty] for duty in row), np.zeros(case.grid.intervals)) for row in duties]
    return Rows(duties, np.array(cents, dtype=float), np.array(present))


def places(case: RosterCase, agent: str, day: int, template: ShiftTemplate) -> Iterator[Duty]:
    """A template on a day, its breaks at each place of the grid."""
    step = case.grid.step_min
    for offsets in product(*(range(b.earliest_min, b.latest_min + 1, step) for b in template.breaks)):
        yield duty_of(case, agent, case.grid.days[day], template, offsets)


def losses(case: RosterCase, people: list[Rows], picks: np.ndarray) -> np.ndarray:
    """Coverage loss of every union of rows: at each level the largest shortage over all sets of cover rows."""
    requirement, groups = case.requirement, case.groups.group_of()
    here = np.zeros((len(case.groups.members), case.grid.intervals))
    for duty in case.opening.duties:
        here[groups[duty.agent]] += present_in(case, duty)
    heads = np.repeat(here[:, None, :], len(picks), axis=1)
    for agent, person, column in zip(case.agents, people, picks.T, strict=True):
        heads[groups[agent.id]] += person.present[column]
    steps = np.array(requirement.cents) - np.array([*requirement.cents[1:], 0])
    sets = [np.array(s) for s in product([False, True], repeat=len(requirement.rows)) if any(s)]
    total = np.zeros(len(picks))
    for level, step in enumerate(steps):
        short = np.zeros(heads.shape[1:])
        for rows in sets:
            able = heads[requirement.serves[:, rows].any(axis=1)].sum(axis=0)
            np.maximum(short, requirement.need[level][rows].sum(axis=0) - able, out=short)
        total += step * short.sum(axis=1)
    return total

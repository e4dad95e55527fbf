"""Tiny floors that promise something: two or three people, three shifts, a week in Berlin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from solver.case import Absence, RosterCase
from solver.cover import Floor
from solver.explainer.infeasible import Clash, find_clashes
from solver.rules import Rule
from solver.rules.absence import AwayWhenAbsent
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.one_shift_a_day import OneShiftADay
from tests.solver.rules.worlds import ADA, CAN, a_case, nothing_needed

LIMIT_S = 6.0
ALWAYS: tuple[Rule, ...] = (OneShiftADay(), AwayWhenAbsent(), Locked(), Floors())
DAY, LATE_DAY = (6, 14), (6, 22)


def promised(
    *rules: Rule,
    who: Iterable[str] = ("ada", "can"),
    hours: tuple[int, int] = DAY,
    days: Iterable[int] | None = None,
    length: int = 7,
    least: int = 1,
) -> RosterCase:
    """Ada and Can, and a floor of some of them on some days between two clock hours."""
    case = a_case(*ALWAYS, *rules, days=length, agents=(ADA, CAN))
    return with_floor(case, "one", who, hours, days, least)


def with_floor(
    case: RosterCase,
    name: str,
    who: Iterable[str],
    hours: tuple[int, int] = DAY,
    days: Iterable[int] | None = None,
    least: int = 1,
) -> RosterCase:
    """The case with one more floor."""
    grid, heads = case.grid, np.zeros(case.grid.intervals, dtype=np.int64)
    for d in range(len(grid.days)) if days is None else days:
        first, last = (grid.index(grid.minute(grid.days[d], 60 * clock)) for clock in hours)
        heads[first:last] = least
    floor = Floor(name, frozenset(who), heads, 3000)
    return replace(case, requirement=nothing_needed((*case.requirement.floors, floor), case.requirement.on_call))


def away(case: RosterCase, agent: str, first: int, days: int = 1) -> Absence:
    """An agent absent from a day of the horizon on."""
    bounds = case.grid.day_bounds
    return Absence(agent, bounds[first], bounds[first + days])


def on(case: RosterCase, day: int) -> date:
    """A day of the horizon."""
    return case.grid.days[0] + timedelta(days=day)


def clashes(case: RosterCase) -> tuple[Clash, ...]:
    """All clashes; nothing is left open."""
    found = find_clashes(case, LIMIT_S)
    assert not found.unproven
    return found.clashes


def told(case: RosterCase) -> list[tuple[str, ...]]:
    """Of each clash the promise and the kinds and names of its parties."""
    return [(clash.promise.name, *(party.name or party.kind for party in clash.parties)) for clash in clashes(case)]

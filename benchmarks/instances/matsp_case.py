"""A MATSP instance as a roster case: tasks are queues that people focus on, its implied rules the solver's own.

The format implies: a day runs from 06:00 to 06:00 and nobody starts twice in it; a shift starts on a quarter hour from
06:00 to 10:00, from 14:00 to 18:00 or from 20:00 on and before midnight, lasts 6 to 10 hours and ends with the horizon
at the latest; 14 hours lie between shifts; at most 5 days in a row; at least an hour on a task; everybody can do every
task. The hours of starts are those of the solver that the stored reference solutions come from (`PetterS/monolith`,
`retail_scheduling.cpp`); a roster that keeps them is lawful where they are not asked for, too.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from instances.instance import Instance, Verdict
from instances.matsp import DAY_MIN, DAY_START_MIN, QUARTER_MIN, Matsp, Person, read
from instances.matsp_verifier import verify
from instances.plain_case import MONDAY, ZONE
from solver.case import Absence, RosterCase
from solver.cover import Focus, IntArray, Requirement
from solver.duties import Roster
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.rules.absence import AwayWhenAbsent
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.personal_totals import PersonalTotal, PersonalTotals
from solver.shifts import ShiftTemplate

START_HOURS = ((6, 10), (14, 18), (20, 24))
SHIFT_MIN = (360, 600)
REST_MIN = 14 * 60
MOST_DAYS = 5
BLOCK_MIN = 60
SCALE = 100
"""Cents of one squared head too many."""
KNOWN = {"1_7_10_1": 383, "10_7_20_3": 193}
"""Costs of stored reference solutions."""
WEEK = 7


def load(file: Path) -> Instance:
    """Read a file and make its case."""
    instance = read(file)
    known = KNOWN.get(instance.name)
    return Instance(instance.name, case_of(instance), partial(judge, instance), SCALE, best_known=known)


def judge(instance: Matsp, roster: Roster) -> Verdict:
    """The verifier's word on a roster of the case."""
    origin = Grid.of(MONDAY, instance.days, QUARTER_MIN, ZONE).start_min
    shifts = [(d.agent, d.start_min - origin, d.end_min - origin) for d in roster.duties]
    return verify(instance, shifts, [(b.agent, b.start_min - origin, b.end_min - origin, b.row) for b in roster.focus])


def case_of(instance: Matsp) -> RosterCase:
    """People, shifts, tasks and rules; the case's midnight is the instance's 06:00."""
    grid = Grid.of(MONDAY, instance.days, QUARTER_MIN, ZONE)
    agents = tuple(Agent(p.id, "", _contract(p, instance.days), (), (), frozenset()) for p in instance.staff)
    tasks = tuple(f"task {number + 1}" for number in range(instance.tasks))
    serves = np.ones((1, instance.tasks), dtype=bool)
    least, most = _band(instance)
    no_need = np.zeros((0, instance.tasks, grid.intervals))
    after_min = grid.end_min + max(SHIFT_MIN)
    return RosterCase(
        grid=grid,
        agents=agents,
        groups=Groups(tasks, (tuple(agent.id for agent in agents),), serves),
        templates=_templates(),
        requirement=Requirement(
            tuple((task,) for task in tasks),
            serves,
            no_need,
            (),
            most.astype(float),
            focus=Focus(least, most, SCALE, BLOCK_MIN),
        ),
        rules=(
            OneShiftADay(),
            DailyRest(rest_min=REST_MIN),
            ConsecutiveDays(most_days=MOST_DAYS),
            AwayWhenAbsent(),
            PersonalTotals(totals=_totals(instance)),
        ),
        absences=tuple(Absence(agent.id, grid.end_min, after_min) for agent in agents),
    )


def _contract(person: Person, days: int) -> Contract:
    return Contract(person.id, person.most_minutes * WEEK // days, 0, WEEK * DAY_MIN, most_days_week=WEEK)


def _totals(instance: Matsp) -> tuple[PersonalTotal, ...]:
    found: dict[tuple[int, int], list[str]] = {}
    for person in instance.staff:
        found.setdefault((person.least_minutes, person.most_minutes), []).append(person.id)
    return tuple(
        PersonalTotal(agents=tuple(who), measure="paid_min", least=least, most=most)
        for (least, most), who in found.items()
    )


def _band(instance: Matsp) -> tuple[IntArray, IntArray]:
    """Least and most heads, tasks x quarters; what the file does not name needs nobody."""
    least, most = (np.zeros((instance.tasks, instance.quarters), dtype=np.int64) for _ in range(2))
    for cover in instance.cover:
        least[cover.task, cover.quarter], most[cover.task, cover.quarter] = cover.least, cover.most
    return least, most


def _templates() -> tuple[ShiftTemplate, ...]:
    ends = [last * 60 + (QUARTER_MIN if last < max(START_HOURS)[1] else 0) for _, last in START_HOURS]
    starts = [m for (h, _), end in zip(START_HOURS, ends, strict=True) for m in range(h * 60, end, QUARTER_MIN)]
    lengths = range(SHIFT_MIN[0], SHIFT_MIN[1] + 1, QUARTER_MIN)
    return tuple(
        ShiftTemplate(f"{m // 60:02d}:{m % 60:02d}+{n}", "standard", m - DAY_START_MIN, n)
        for m in starts
        for n in lengths
    )

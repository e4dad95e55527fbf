"""A case and its rules' forms as arrays: everything that the moves need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.counters import CounterBuilder, Limits
from solver.roster.coverage import CoverTable, cover_table
from solver.roster.duty_table import DutyTable, Membership, duty_table
from solver.roster.habits import Habits, habits_of
from solver.roster.interval_loss import FloorTable
from solver.roster.openings import Past
from solver.roster.personal import HARD_CENTS, Personal, PersonalBuilder
from solver.roster.profiles import Profile, binding_of
from solver.roster.ties import plain_floor
from solver.rules.forms import Form, OnDuty, Total


@dataclass(frozen=True, slots=True)
class Floors:
    """Rows of heads on duty: least heads per interval, price of a missing one, and who counts."""

    forms: tuple[OnDuty, ...]
    least: FloatArray  # floors x intervals
    cents: FloatArray
    counts: BoolArray  # agents x floors

    @property
    def table(self) -> FloorTable:
        """For compiled code."""
        return FloorTable(self.least, self.cents)


@dataclass(frozen=True, slots=True)
class Problem:
    """The case as arrays; agents, days and templates are numbered in the case's order."""

    case: RosterCase
    forms: tuple[Form, ...]
    duties: DutyTable
    members: Membership
    cover: CoverTable
    floors: Floors
    personal: Personal
    habits: Habits
    activity_totals: tuple[Total, ...]  # minutes of activities: summed up on candidate rows
    profiles: tuple[Profile, ...]
    profile_of: tuple[int, ...]
    limits: tuple[Limits, ...]
    extra_limits: tuple[Limits, ...]
    pasts: tuple[Past, ...]  # what each agent's opening duties leave behind
    start: tuple[tuple[int, int], ...]  # that as footprint class and run state at the first midnight
    group_of: IntArray  # agents; the last group serves nothing
    week_of: IntArray  # days
    weeks: IntArray  # first day of each week, and the number of days


def build_problem(case: RosterCase, forms: tuple[Form, ...]) -> Problem:
    """Translate a case: options, cover, what each may work, what may follow what, totals."""
    duties, members = duty_table(case.grid, case.templates), Membership(case)
    reader = PersonalBuilder(case, duties, members)
    week_of = weeks_of_days(case)
    binding = binding_of(CounterBuilder(case, reader, week_of), forms)
    known = case.groups.group_of()
    nobody = len(case.groups.members)
    weeks = np.array([*(int(np.argmax(week_of == w)) for w in range(int(week_of[-1]) + 1)), len(week_of)], np.int64)
    return Problem(
        case=case,
        forms=forms,
        duties=duties,
        members=members,
        cover=cover_table(case.requirement),
        floors=_floors(case, forms),
        personal=reader.build(forms),
        habits=habits_of(reader, forms, binding.unseen_runs),
        activity_totals=tuple(f for f in forms if isinstance(f, Total) and f.measure == "activity_min"),
        profiles=binding.profiles,
        profile_of=binding.profile_of,
        limits=binding.limits,
        extra_limits=binding.extra_limits,
        pasts=binding.pasts,
        start=binding.start,
        group_of=np.array([known.get(agent.id, nobody) for agent in case.agents], dtype=np.int64),
        week_of=week_of,
        weeks=weeks,
    )


def weeks_of_days(case: RosterCase) -> IntArray:
    """Number of the calendar week (Monday to Sunday) of each day, the first week of the horizon being 0."""
    mondays = [day.toordinal() - day.weekday() for day in case.grid.days]
    return np.array([(monday - mondays[0]) // 7 for monday in mondays], dtype=np.int64)


def _floors(case: RosterCase, forms: tuple[Form, ...]) -> Floors:
    rows = tuple(form for form in forms if isinstance(form, OnDuty) and plain_floor(form) and form.least is not None)
    least = np.array([form.least for form in rows], dtype=np.float64).reshape(len(rows), case.grid.intervals)
    cents = np.array([HARD_CENTS if f.cents is None else f.cents for f in rows], dtype=np.float64)
    counts = np.array([[agent.id in form.agents for form in rows] for agent in case.agents], dtype=bool)
    return Floors(rows, least, cents, counts.reshape(len(case.agents), len(rows)))

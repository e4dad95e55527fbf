"""A case and its rules' forms as arrays: everything that the moves need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.counters import CounterBuilder, Counters, Limits
from solver.roster.coverage import CoverTable, cover_table
from solver.roster.duty_table import DutyTable, Membership, duty_table, second_kinds
from solver.roster.habits import Habits, habits_of
from solver.roster.openings import Past, opening_of
from solver.roster.personal import HARD_CENTS, Personal, PersonalBuilder
from solver.roster.sequence import SequenceBuilder, SequenceTable, footprints
from solver.roster.ties import plain_floor
from solver.roster.week_plan import Options
from solver.rules.forms import Form, OnDuty, Run, Succession, Total


@dataclass(frozen=True, slots=True)
class Floors:
    """Rows of heads on duty: least heads per interval, price of a missing one, and who counts."""

    forms: tuple[OnDuty, ...]
    least: FloatArray  # floors x intervals
    cents: FloatArray
    counts: BoolArray  # agents x floors


@dataclass(frozen=True, slots=True)
class Profile:
    """Agents under the same successions, runs and counters."""

    seq: SequenceTable
    counters: Counters
    options: Options
    runs: tuple[Run, ...]
    marks: IntArray  # footprint of each option: days x templates x (kinds + runs), UTC minutes


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
    profiles, profile_of, limits, pasts, start = _profiles(case, forms, reader, week_of)
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
        habits=habits_of(case, forms, duties, members),
        activity_totals=tuple(f for f in forms if isinstance(f, Total) and f.measure == "activity_min"),
        profiles=profiles,
        profile_of=profile_of,
        limits=limits,
        pasts=pasts,
        start=start,
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


Profiles = tuple[
    tuple[Profile, ...], tuple[int, ...], tuple[Limits, ...], tuple[Past, ...], tuple[tuple[int, int], ...]
]


def _profiles(case: RosterCase, forms: tuple[Form, ...], reader: PersonalBuilder, week_of: IntArray) -> Profiles:
    builder = CounterBuilder(case, reader, week_of)
    totals = [form for form in forms if isinstance(form, Total) and builder.binding(form)]
    order = [form for form in forms if isinstance(form, Run) or (isinstance(form, Succession) and form.cents is None)]
    keys: list[tuple[object, ...]] = []
    for agent in case.agents:
        numbers = tuple(i for i, form in enumerate(order) if agent.id in form.agents)
        kinds = dict.fromkeys(builder.key(form) for form in totals if agent.id in form.agents)
        keys.append((numbers, tuple(kinds)))
    distinct = list(dict.fromkeys(keys))
    built = []
    starts: dict[int, tuple[Past, tuple[int, int]]] = {}
    limits: dict[int, Limits] = {}
    for key in distinct:
        rows = [a for a, k in enumerate(keys) if k == key]
        ids = frozenset(case.agents[a].id for a in rows)
        mine = [form for form in order if case.agents[rows[0]].id in form.agents]
        counted = [form for form in totals if form.agents & ids]
        profile, pasts = _profile(reader, mine, builder.counters(counted), [case.agents[a].id for a in rows])
        built.append(profile)
        for a, past in zip(rows, pasts, strict=True):
            starts[a] = past
            limits[a] = builder.limits(counted, case.agents[a].id)
    agents = range(len(case.agents))
    return (
        tuple(built),
        tuple(distinct.index(key) for key in keys),
        tuple(limits[a] for a in agents),
        tuple(starts[a][0] for a in agents),
        tuple(starts[a][1] for a in agents),
    )


def _profile(
    reader: PersonalBuilder, forms: list[Succession | Run], counters: Counters, ids: list[str]
) -> tuple[Profile, list[tuple[Past, tuple[int, int]]]]:
    runs = tuple(form for form in forms if isinstance(form, Run))
    successions = tuple(form for form in forms if isinstance(form, Succession))
    pasts = [opening_of(reader, agent, successions, runs) for agent in ids]
    builder = SequenceBuilder(reader.duties, reader.members, successions, runs, frozenset(p.mark for p in pasts))
    seq = builder.build()
    kinds, _ = second_kinds(reader.duties, reader.members, successions)
    marks = footprints(reader.duties, reader.members, successions, runs, kinds)
    profile = Profile(seq, counters, _options(seq, counters), runs, marks)
    return profile, [(past, _start(builder, past, runs)) for past in pasts]


def _start(builder: SequenceBuilder, past: Past, runs: tuple[Run, ...]) -> tuple[int, int]:
    footprint = builder.opening_class(past.mark)
    state = 0
    for run, days in zip(runs, past.run_days, strict=True):
        alive = min(days, run.most_days) if run.reset_min == 0 or footprint != 0 else 0
        state = state * (run.most_days + 1) + alive
    return footprint, state


def _options(seq: SequenceTable, counters: Counters) -> Options:
    """Sort each day's templates by their effect on the state."""
    effects = np.stack([counters.delta, seq.run_kind, seq.kind, seq.reach, seq.fresh, seq.after], axis=-1)
    order = np.zeros(counters.delta.shape, dtype=np.int64)
    group = np.zeros(counters.delta.shape, dtype=np.int64)
    for d, rows in enumerate(effects):
        _, back = np.unique(rows, axis=0, return_inverse=True)
        order[d] = np.argsort(back.ravel(), kind="stable")
        group[d] = back.ravel()[order[d]]
    return Options(order, group)

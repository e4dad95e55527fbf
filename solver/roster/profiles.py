"""Agents sorted by what binds their days: successions, runs and totals as tables of the person-week programme.

The programme carries runs and counters as state, so their number is bounded: what has no room is priced on candidate
rows instead (`habits`, `unseen`), never dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.cover import IntArray
from solver.people import Agent
from solver.roster.counters import CounterBuilder, Counters, Limits
from solver.roster.duty_table import second_kinds
from solver.roster.openings import Past, openings_of
from solver.roster.personal import HARD_CENTS, PersonalBuilder
from solver.roster.sequence import SequenceBuilder, SequenceTable, footprints
from solver.roster.week_plan import Options
from solver.rules.forms import EVERY, Form, Run, Succession, Total

MOST_RUN_STATES = 64


@dataclass(frozen=True, slots=True)
class Profile:
    """Agents under the same successions, runs and counters."""

    seq: SequenceTable
    counters: Counters
    extra: Counters  # of totals that the programme does not carry
    options: Options
    runs: tuple[Run, ...]
    marks: IntArray  # footprint of each option: days x templates x (kinds + runs), UTC minutes


@dataclass(frozen=True, slots=True)
class Binding:
    """Profiles, and per agent its profile, its limits, what its past leaves behind and the state it starts from."""

    profiles: tuple[Profile, ...]
    profile_of: tuple[int, ...]
    limits: tuple[Limits, ...]
    extra_limits: tuple[Limits, ...]
    pasts: tuple[Past, ...]
    start: tuple[tuple[int, int], ...]
    unseen_runs: tuple[Run, ...]


def binding_of(builder: CounterBuilder, forms: Sequence[Form]) -> Binding:
    """Sort the agents into profiles and read their limits."""
    totals = [form for form in forms if isinstance(form, Total) and builder.binding(form)]
    carried = carried_runs(builder.case.agents, [form for form in forms if isinstance(form, Run)])
    order: list[Run | Succession] = [*carried]
    order += [form for form in forms if isinstance(form, Succession) and form.cents is None]
    named = [(form.agents, (builder.key(form), form.cents is None)) for form in totals]
    keys: list[tuple[object, ...]] = []
    for agent in builder.case.agents:
        numbers = tuple(i for i, form in enumerate(order) if agent.id in form.agents)
        keys.append((numbers, tuple(dict.fromkeys(kind for who, kind in named if agent.id in who))))
    distinct = list(dict.fromkeys(keys))
    members = [[a for a, key in enumerate(keys) if key == one] for one in distinct]
    made = [_Made(builder, order, totals, rows) for rows in members]
    place = {a: (one, i) for one, rows in zip(made, members, strict=True) for i, a in enumerate(rows)}
    agents = range(len(keys))
    return Binding(
        tuple(one.profile for one in made),
        tuple(distinct.index(key) for key in keys),
        tuple(place[a][0].limits[place[a][1]] for a in agents),
        tuple(place[a][0].extra_limits[place[a][1]] for a in agents),
        tuple(place[a][0].pasts[place[a][1]] for a in agents),
        tuple(place[a][0].start[place[a][1]] for a in agents),
        tuple(form for form in forms if isinstance(form, Run) and form not in carried),
    )


def carried_runs(agents: Sequence[Agent], runs: Sequence[Run]) -> list[Run]:
    """Runs that the programme carries exactly, in order, while nobody's run states are too many."""
    states = {agent.id: 1 for agent in agents}
    timed, carried = False, []
    for form in runs:
        exact = form.reset_min == 0 or (form.of == EVERY and not timed)
        mine = [agent for agent in states if agent in form.agents]
        if exact and all(states[agent] * (form.most_days + 1) <= MOST_RUN_STATES for agent in mine):
            carried.append(form)
            timed = timed or form.reset_min > 0
            for agent in mine:
                states[agent] *= form.most_days + 1
    return carried


class _Made:
    """One profile and what is its members' own."""

    def __init__(
        self, builder: CounterBuilder, order: Sequence[Run | Succession], totals: Sequence[Total], rows: Sequence[int]
    ) -> None:
        ids = [builder.case.agents[a].id for a in rows]
        mine = [form for form in order if ids[0] in form.agents]
        counted, extra = builder.split([form for form in totals if not form.agents.isdisjoint(ids)])
        tables = builder.counters(counted), builder.counters(extra)
        self.profile, starts = _profile(builder.reader, mine, tables, ids)
        self.limits = builder.limits(counted, ids)
        self.extra_limits = builder.limits(extra, ids, HARD_CENTS)
        self.pasts = [past for past, _ in starts]
        self.start = [state for _, state in starts]


def _profile(
    reader: PersonalBuilder, forms: list[Run | Succession], tables: tuple[Counters, Counters], ids: list[str]
) -> tuple[Profile, list[tuple[Past, tuple[int, int]]]]:
    runs = tuple(form for form in forms if isinstance(form, Run))
    successions = tuple(form for form in forms if isinstance(form, Succession))
    pasts = openings_of(reader, ids, successions, runs)
    builder = SequenceBuilder(reader.duties, reader.members, successions, runs, frozenset(p.mark for p in pasts))
    seq = builder.build()
    kinds, _ = second_kinds(reader.duties, reader.members, successions)
    marks = footprints(reader.duties, reader.members, successions, runs, kinds)
    profile = Profile(seq, *tables, _options(seq, tables[0]), runs, marks)
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

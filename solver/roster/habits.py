"""Forms of one person that the person-week programme does not carry: priced on every candidate row (compiled).

Stretches of days on or off, priced successions, long spells without a break, and the runs that the programme has no
room for. What is hard costs `HARD_CENTS` a unit, so that no search keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.duties import Duty
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable
from solver.roster.history import past_of
from solver.roster.openings import current_run
from solver.roster.personal import HARD_CENTS, PersonalBuilder
from solver.rules.forms import Form, Run, Stretch, Succession, Unbroken

NEVER = 10**6  # days: no stretch is longer
HARD = float(HARD_CENTS)


class HabitTable(NamedTuple):
    """All such forms, a row each; members of classes are options (days x templates)."""

    stretch: BoolArray  # forms x days x templates
    free: BoolArray
    least: IntArray
    most: IntArray
    stretch_cents: FloatArray
    first: BoolArray  # priced successions x days x templates
    second: BoolArray
    rest: IntArray
    near_cents: FloatArray
    spell: IntArray
    spell_cents: FloatArray
    run: BoolArray  # forms x days x templates
    run_most: IntArray
    run_reset: IntArray
    run_broken: BoolArray


class Own(NamedTuple):
    """What binds one agent: numbers of forms, and what the opening duties add.

    `before[i, j]`: whether day j of the known days before the horizon has a duty of the i-th stretch's class.
    """

    stretches: IntArray
    successions: IntArray
    spells: IntArray
    before: BoolArray
    past_end: int  # of the last opening duty; -1 = none
    past_first: BoolArray  # per succession, whether that duty is of its first class
    runs: IntArray
    run_days: IntArray  # per run, days from its first duty to the horizon; 0 = none goes on
    run_end: IntArray  # end of its last duty


NONE: IntArray = np.zeros(0, np.int64)
NO_HABITS = Own(NONE, NONE, NONE, np.zeros((0, 0), bool), -1, np.zeros(0, bool), NONE, NONE, NONE)


@jit
def habit_cost(table: HabitTable, own: Own, duties: DutyTable, chosen: IntArray, offsets: IntArray) -> float:
    """Price of one agent's row: stretches, successions, spells."""
    cost = 0.0
    for i in range(own.stretches.shape[0]):
        cost += stretch_cost(table, own.stretches[i], own.before[i], chosen)
    if own.successions.shape[0] > 0:
        cost += succession_cost(table, own, duties, chosen)
    for i in range(own.runs.shape[0]):
        cost += HARD * run_breaches(table, own, i, duties, chosen)
    for i in range(own.spells.shape[0]):
        most, cents = table.spell[own.spells[i]], table.spell_cents[own.spells[i]]
        for d in range(chosen.shape[0]):
            if chosen[d] >= 0:
                cost += cents * long_spells(duties, d, chosen[d], offsets[d], most)
    return cost


@jit
def stretch_cost(table: HabitTable, k: int, before: BoolArray, chosen: IntArray) -> float:
    """Days missing to the least and beyond the most of each stretch that touches the horizon, priced."""
    known, days = before.shape[0], chosen.shape[0]
    units, length, inside, begun = 0, 0, 0, 0
    for i in range(known + days + 1):
        last = i == known + days
        on = False
        if not last:
            held = before[i] if i < known else chosen[i - known] >= 0 and table.stretch[k, i - known, chosen[i - known]]
            on = held != table.free[k]
        if on:
            if length == 0:
                begun = i
            length += 1
            inside += 1 if i >= known else 0
        elif length > 0:
            if inside > 0:
                if begun > 0 and not last:
                    units += max(0, table.least[k] - length)
                units += min(inside, max(0, length - table.most[k]))
            length = inside = 0
    return float(units * table.stretch_cents[k])


@jit
def succession_cost(table: HabitTable, own: Own, duties: DutyTable, chosen: IntArray) -> float:
    """Pairs of successive duties that lie too near, priced."""
    cost, before, end = 0.0, -1, own.past_end
    for d in range(chosen.shape[0]):
        t = chosen[d]
        if t < 0:
            continue
        for i in range(own.successions.shape[0]):
            f = own.successions[i]
            if not table.second[f, d, t] or end < 0 or duties.start[d, t] - end >= table.rest[f]:
                continue
            if own.past_first[i] if before < 0 else table.first[f, before, chosen[before]]:
                cost += table.near_cents[f]
        before, end = d, duties.end[d, t]
    return cost


@jit
def run_breaches(table: HabitTable, own: Own, i: int, duties: DutyTable, chosen: IntArray) -> int:
    """Duties of the class that lie too many days after the first of their run."""
    k, found = own.runs[i], 0
    alive, began, last, ended = own.run_days[i] > 0, -own.run_days[i], -1, own.run_end[i]
    for d in range(chosen.shape[0]):
        t = chosen[d]
        if t < 0:
            continue
        if not table.run[k, d, t]:
            alive = alive and not table.run_broken[k]
            continue
        over = d - last > 1 if table.run_reset[k] == 0 else duties.start[d, t] - ended >= table.run_reset[k]
        if not alive or over:
            began = d
        alive, last, ended = True, d, duties.end[d, t]
        found += 1 if d - began + 1 > table.run_most[k] else 0
    return found


@jit
def long_spells(duties: DutyTable, d: int, t: int, offsets: IntArray, most: int) -> int:
    """Spells without a break longer than `most` minutes; breaks follow one another in the template's order."""
    found, since = 0, duties.start[d, t]
    for j in range(duties.breaks[t]):
        begins = duties.start[d, t] + offsets[j]
        found += 1 if begins - since > most else 0
        since = begins + duties.length[t, j]
    return found + (1 if duties.end[d, t] - since > most else 0)


@dataclass(frozen=True, slots=True)
class Habits:
    """The table, and what binds each agent (None = nothing)."""

    table: HabitTable
    own: tuple[Own | None, ...]

    def __bool__(self) -> bool:
        return any(own is not None for own in self.own)


def habits_of(reader: PersonalBuilder, forms: Iterable[Form], runs: Sequence[Run]) -> Habits:
    """Read the forms that are priced on candidate rows, `runs` among them."""
    case, duties, members, forms = reader.case, reader.duties, reader.members, tuple(forms)
    stretches = [form for form in forms if isinstance(form, Stretch)]
    successions = [form for form in forms if isinstance(form, Succession) and form.cents is not None]
    spells = [form for form in forms if isinstance(form, Unbroken)]
    shape = (-1, *duties.start.shape)
    table = HabitTable(
        stretch=np.array([members.of(form.of) for form in stretches], dtype=bool).reshape(shape),
        free=np.array([form.free for form in stretches], dtype=bool),
        least=np.array([form.least_days for form in stretches], dtype=np.int64),
        most=np.array([NEVER if form.most_days is None else form.most_days for form in stretches], dtype=np.int64),
        stretch_cents=_cents(stretches),
        first=np.array([members.of(form.first) for form in successions], dtype=bool).reshape(shape),
        second=np.array([members.of(form.second) for form in successions], dtype=bool).reshape(shape),
        rest=np.array([form.rest_min for form in successions], dtype=np.int64),
        near_cents=_cents(successions),
        spell=np.array([form.most_min for form in spells], dtype=np.int64),
        spell_cents=_cents(spells),
        run=np.array([members.of(form.of) for form in runs], dtype=bool).reshape(shape),
        run_most=np.array([form.most_days for form in runs], dtype=np.int64),
        run_reset=np.array([form.reset_min for form in runs], dtype=np.int64),
        run_broken=np.array([form.broken_by_other for form in runs], dtype=bool),
    )
    past = past_of(case)
    kinds = (stretches, successions, spells, runs)
    own = (_own(reader, agent.id, past.get(agent.id, ()), kinds) for agent in case.agents)
    return Habits(table, tuple(own))


def _own(
    reader: PersonalBuilder,
    agent: str,
    past: Sequence[Duty],
    forms: tuple[list[Stretch], list[Succession], list[Unbroken], Sequence[Run]],
) -> Own | None:
    case, (stretches, successions, spells, runs) = reader.case, (_binding(part, agent) for part in forms)
    if not len(stretches) + len(successions) + len(spells) + len(runs):
        return None
    first = case.grid.days[0]
    known = (first - past[0].day).days if past else 0
    days = [first - timedelta(days=known - j) for j in range(known)]
    before = np.zeros((len(stretches), known), dtype=bool)
    for i, k in enumerate(stretches):
        worked = {duty.day for duty in past if forms[0][k].of.holds(duty, case.grid)}
        before[i] = [day in worked for day in days]
    held = [bool(past) and forms[1][k].first.holds(past[-1], case.grid) for k in successions]
    end = past[-1].end_min if past else -1
    going = [current_run(forms[3][k], past, reader) for k in runs]
    days_run = [0 if began is None else first.toordinal() - began for began, _ in going]
    ends_run = np.array([ended for _, ended in going], dtype=np.int64)
    first_held, days_held = np.array(held, dtype=bool), np.array(days_run, dtype=np.int64)
    return Own(stretches, successions, spells, before, end, first_held, runs, days_held, ends_run)


def _binding(forms: Sequence[Stretch | Succession | Unbroken | Run], agent: str) -> IntArray:
    return np.array([i for i, form in enumerate(forms) if agent in form.agents], dtype=np.int64)


def _cents(forms: Iterable[Stretch | Succession | Unbroken]) -> FloatArray:
    return np.array([HARD_CENTS if form.cents is None else form.cents for form in forms], dtype=np.float64)

"""Forms of one person that the person-week programme does not carry: priced on every candidate row (compiled).

Stretches of days on or off, priced successions, and long spells without a break. What is hard costs `HARD_CENTS`
a unit, so that no search keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from solver.case import RosterCase
from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.duties import Duty
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable, Membership
from solver.roster.personal import HARD_CENTS
from solver.rules.forms import Form, Stretch, Succession, Unbroken

NEVER = 10**6  # days: no stretch is longer


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


@jit
def habit_cost(table: HabitTable, own: Own, duties: DutyTable, chosen: IntArray, offsets: IntArray) -> float:
    """Price of one agent's row: stretches, successions, spells."""
    cost = 0.0
    for i in range(own.stretches.shape[0]):
        cost += stretch_cost(table, own.stretches[i], own.before[i], chosen)
    if own.successions.shape[0] > 0:
        cost += succession_cost(table, own, duties, chosen)
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


def habits_of(case: RosterCase, forms: Iterable[Form], duties: DutyTable, members: Membership) -> Habits:
    """Read the forms that are priced on candidate rows."""
    forms = tuple(forms)
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
    )
    past: dict[str, list[Duty]] = {}
    for duty in sorted(case.opening.duties, key=lambda d: d.start_min):
        if duty.start_min < case.grid.start_min:
            past.setdefault(duty.agent, []).append(duty)
    own = (_own(case, agent.id, past.get(agent.id, []), (stretches, successions, spells)) for agent in case.agents)
    return Habits(table, tuple(own))


def _own(
    case: RosterCase, agent: str, past: list[Duty], forms: tuple[list[Stretch], list[Succession], list[Unbroken]]
) -> Own | None:
    stretches, successions, spells = _binding(forms[0], agent), _binding(forms[1], agent), _binding(forms[2], agent)
    if not len(stretches) + len(successions) + len(spells):
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
    return Own(stretches, successions, spells, before, end, np.array(held, dtype=bool))


def _binding(forms: Iterable[Stretch | Succession | Unbroken], agent: str) -> IntArray:
    return np.array([i for i, form in enumerate(forms) if agent in form.agents], dtype=np.int64)


def _cents(forms: Iterable[Stretch | Succession | Unbroken]) -> FloatArray:
    return np.array([HARD_CENTS if form.cents is None else form.cents for form in forms], dtype=np.float64)

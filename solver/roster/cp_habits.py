"""Stretches of days and priced successions as CP-SAT constraints: units and prices as `habits` counts them.

What is hard is priced too, at `HARD_CENTS` a unit as on the board: a window then may stand beside fixed days that
already break a rule, and a clash can name its rules.
"""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model

from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Expr
from solver.roster.cp_people import PersonModel
from solver.roster.habits import Own, stretch_cost, succession_cost

On = list[Expr]
"""Whether each day belongs to a stretch: the known days before the horizon, then the horizon's."""


def add_habits(person: PersonModel) -> None:
    """Price the agent's stretches and near pairs."""
    own = person.board.problem.habits.own[person.agent]
    if own is None:
        return
    for before, k in zip(own.before, own.stretches, strict=True):
        _stretch(person, before, int(k))
    for i, f in enumerate(own.successions):
        _near_pairs(person, own, i, int(f))


def habits_cents(board: Board, agent: int) -> float:
    """Price of the agent's stretches and near pairs as they stand on the board."""
    problem, chosen = board.problem, board.chosen[agent]
    own, table = problem.habits.own[agent], problem.habits.table
    if own is None:
        return 0.0
    stretches = zip(own.before, own.stretches, strict=True)
    cost = sum(stretch_cost(table, int(k), before, chosen) for before, k in stretches)
    return float(cost + succession_cost(table, own, problem.duties, chosen))


def _stretch(person: PersonModel, before: BoolArray, k: int) -> None:
    table, known = person.board.problem.habits.table, len(before)
    held = [*(int(x) for x in before), *(_held(person, d, members) for d, members in enumerate(table.stretch[k]))]
    on: On = [1 - x for x in held] if table.free[k] else list(held)
    cents = round(OBJECTIVE_SCALE * table.stretch_cents[k])
    least, most = int(table.least[k]), int(table.most[k])
    for day in range(max(known, most), len(on)):  # a day with so many before it is a day too many
        if _free(person, day - most - known, day - known):
            unit = person.unit(cents)
            person.model.add(unit >= sum(on[day - most : day + 1]) - most)
    open_since = _open_since(before, free=bool(table.free[k]))
    if 0 < open_since < known and _free(person, 0, open_since + least - known):
        _short(person, on, (open_since, known + 1, least), on[known], cents)
    for day in range(max(1, known), len(on)):
        if _free(person, day - 1 - known, day + least - 1 - known):
            _short(person, on, (day, day + 1, least), on[day] - on[day - 1], cents)


def _held(person: PersonModel, day: int, members: BoolArray) -> Expr:
    """Whether a duty of the class starts on a day."""
    literals = person.day(day, members)
    if len(literals) < 2:
        return sum(literals)
    held = person.model.new_bool_var("")
    person.model.add(sum(literals) == held)
    return held


def _open_since(before: BoolArray, *, free: bool) -> int:
    """First of the known days of the stretch that reaches the horizon; their number if none does."""
    ended = np.flatnonzero(before == free)
    return int(ended[-1]) + 1 if len(ended) else 0


def _short(person: PersonModel, on: On, span: tuple[int, int, int], begun: Expr, cents: int) -> None:
    """Days missing to the least of a stretch from `since`, if it has `begun`, that may end on `first` or later."""
    since, first, least = span
    over: cp_model.IntVar | None = None
    for day in range(first, since + least):
        if day < len(on):
            before, over = over, person.unit(cents)
            person.model.add(over >= begun - on[day])
            if before is not None:
                person.model.add_implication(before, over)
        elif over is not None:  # the stretch may be over before the horizon is
            person.objective.append((over, cents))


def _near_pairs(person: PersonModel, own: Own, i: int, f: int) -> None:
    problem = person.board.problem
    table, duties, model = problem.habits.table, problem.duties, person.model
    rest, seconds = int(table.rest[f]), table.second[f]
    cents = round(OBJECTIVE_SCALE * table.near_cents[f])
    ready = np.where(table.first[f], duties.end + rest, 0)
    reach = person.reach(ready)
    past = own.past_end + rest if own.past_first[i] else 0
    for second in range(len(seconds)):
        late = person.day(second, seconds[second] & (duties.start[second] < past))
        if late and _free(person, 0, second):
            model.add(sum(late) <= sum(person.between(-1, second)) + person.unit(cents))
        for first in range(max(0, second - reach), second):
            clashes = person.clashes(ready, seconds, first, second)
            if clashes and _free(person, first, second):
                unit, between = person.unit(cents), sum(person.between(first, second))
                for early, after in clashes:
                    model.add(sum(early) + sum(after) <= 1 + between + unit)


def _free(person: PersonModel, low: int, high: int) -> bool:
    """Whether a day from low to high is free."""
    return any(low <= day <= high for day in person.free)

"""Rosters built by CP-SAT: exact against brute force, on whole tiny cases and on some days of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import numpy as np
import pytest

from solver.case import Opening, RosterCase
from solver.duties import Roster
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.rostered import roster_of
from solver.roster.whole import build_cells
from solver.rules.forms import EVERY, OnDuty, Run
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.worlds import (
    EACH,
    LATE,
    MONDAY,
    duty_of,
    judge,
    opening_duty,
    problem_of,
    random_forms,
    tiny_case,
    varied,
)

DAY = ShiftTemplate("early", "standard", 8 * 60, 480, (BreakWindow(180, 240, 30, False),))
NIGHT = ShiftTemplate("night", "standard", 22 * 60, 480)
LIMIT = Limit(20.0, 1)


def world(seed: int) -> RosterCase:
    """Two agents of two groups, three days, two templates, random need, rules, floor and past."""
    rng = np.random.default_rng(seed)
    first = MONDAY + timedelta(days=int(rng.integers(7)))
    bare = tiny_case(2, 3, first=first, templates=(DAY, NIGHT), groups=2)
    floor = OnDuty("floor", "one", frozenset({"A0", "A1"}), np.full(bare.grid.intervals, 1, dtype=np.int64), 40)
    forms = (*random_forms(rng, bare.grid, 2), floor)
    case = varied(tiny_case(2, 3, first=first, templates=(DAY, NIGHT), groups=2, forms=forms), rng)
    past = (opening_duty(case, int(rng.integers(1, 3)), LATE, "A1"),) if rng.random() < 0.6 else ()
    return replace(case, opening=Opening(past))


def brute(case: RosterCase) -> float:
    """The least objective over all rosters, all break places included."""
    options = [None, (DAY, (180,)), (DAY, (240,)), (NIGHT, ())]
    cells = [(agent, day) for agent in ("A0", "A1") for day in case.grid.days]
    per_agent: dict[str, list[tuple]] = {}
    for agent in ("A0", "A1"):
        mine = [
            tuple(duty_of(case, agent, d, *o) for d, o in zip(case.grid.days, choice, strict=True) if o is not None)
            for choice in product(options, repeat=3)
        ]
        per_agent[agent] = [duties for duties in mine if np.isfinite(judge(case, Roster(duties)))]
    assert len(cells) == 6
    return min(judge(case, Roster(tuple(sorted(a + b)))) for a in per_agent["A0"] for b in per_agent["A1"])


@pytest.mark.parametrize("seed", range(3))
def test_a_case_built_whole_is_optimal(seed: int) -> None:
    """CP-SAT translates the same forms: its proven optimum, and its bound, equal brute force."""
    case = world(seed)
    board = Board(problem_of(case))
    built = build_cells(board, [(a, d) for a in range(2) for d in range(3)], LIMIT)
    expected = brute(case)
    assert built.found
    assert built.proven
    assert judge(case, roster_of(board)) == pytest.approx(expected, abs=1.0)
    assert built.bound_cents is not None
    assert built.bound_cents <= expected + 0.5
    assert built.bound_cents == pytest.approx(expected, abs=5.0)


def test_a_window_leaves_all_other_days_alone() -> None:
    """A window changes its own cells only, and never for the worse."""
    case = varied(tiny_case(2, 3, templates=(DAY, NIGHT), groups=2), np.random.default_rng(3))
    board = Board(problem_of(case))
    board.place(0, 0, 0, [180])
    before = board.reprice()
    build_cells(board, [(1, 1), (1, 2)], LIMIT)
    assert board.chosen[0].tolist() == [0, -1, -1]
    assert board.chosen[1, 0] == -1
    assert board.total <= before
    assert {d.agent for d in roster_of(board).duties} <= EACH


def test_a_window_sees_the_runs_of_the_fixed_days_around_it() -> None:
    """Two fixed days leave room for one more in a row, not for two: the run of fixed days is counted."""
    rule = Run("long_rest", EACH, EVERY, 3, reset_min=2880)
    case = tiny_case(1, 6, templates=(DAY,), forms=(rule,), need=1.0)
    board = Board(problem_of(case))
    for day in (0, 1):
        board.place(0, day, 0, [180])
    board.reprice()
    build_cells(board, [(0, 2), (0, 3)], LIMIT)
    assert np.isfinite(judge(case, roster_of(board)))
    assert board.chosen[0].tolist() == [0, 0, 0, -1, -1, -1]

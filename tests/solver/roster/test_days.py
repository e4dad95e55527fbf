"""The last pass over breaks: one duty at a time, then CP-SAT per day; shifts stay, the loss only falls."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from solver.case import RosterCase
from solver.roster.board import Board
from solver.roster.break_pass import break_pass
from solver.roster.cp import Limit
from solver.roster.days import solve_day
from solver.roster.rostered import roster_of
from solver.roster.watch import Watch
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.worlds import judge, problem_of, tiny_case, varied

DAY = ShiftTemplate("day", "standard", 8 * 60, 480, (BreakWindow(120, 180, 15, True), BreakWindow(240, 360, 30, False)))


def crew(seed: int, agents: int) -> tuple[RosterCase, Board]:
    """Everybody works the same day shift on one day; breaks stand at their earliest."""
    case = varied(tiny_case(agents, 1, templates=(DAY,), groups=2), np.random.default_rng(seed))
    board = Board(problem_of(case))
    for agent in range(agents):
        board.place(agent, 0, 0, [120, 240])
    board.reprice()
    return case, board


def best_breaks(case: RosterCase, board: Board, agents: int) -> float:
    """The least loss over all break places of all agents."""
    places = list(product([120, 180], [240, 300, 360]))
    found = []
    for choice in product(places, repeat=agents):
        for agent, offsets in enumerate(choice):
            board.replace_duty(agent, 0, offsets, board.starts[agent])
        found.append(judge(case, roster_of(board)))
    return min(found)


@pytest.mark.parametrize("seed", range(4))
def test_a_day_is_placed_at_its_best(seed: int) -> None:
    """With few people all sets fit into the model: the day's breaks are as good as brute force."""
    case, board = crew(seed, 3)
    expected = best_breaks(case, board, 3)
    for agent in range(3):
        board.replace_duty(agent, 0, [120, 240], board.starts[agent])
    before = board.reprice()
    solve_day(board, 0, Limit(5, 1))
    assert board.total == pytest.approx(expected, abs=0.5)
    assert board.total <= before
    assert judge(case, roster_of(board)) == pytest.approx(board.total, abs=0.5)


def test_one_duty_at_a_time_only_gains() -> None:
    """Each break moves to where it costs least given all others; the gain is what the objective falls by."""
    case, board = crew(9, 4)
    before = judge(case, roster_of(board))
    gained = break_pass(board, Watch(5.0))
    assert gained >= 0
    assert judge(case, roster_of(board)) == pytest.approx(before - gained, abs=0.5)
    windows = [(b.earliest_min, b.latest_min) for b in DAY.breaks]
    for duty in roster_of(board).duties:
        offsets = [b.start_min - duty.start_min for b in duty.breaks]
        assert all(low <= o <= high for o, (low, high) in zip(offsets, windows, strict=True))

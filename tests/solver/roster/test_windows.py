"""CP-SAT windows where rules couple people: what one person alone cannot mend, and what nobody can."""

from __future__ import annotations

import numpy as np
import pytest

from solver.roster import windows
from solver.roster.board import Board
from solver.roster.params import SolveParams
from solver.roster.problem import build_problem
from solver.roster.reach import reach
from solver.roster.watch import Watch
from solver.rules.forms import EVERY, Distinct, Form, OnDuty, Run
from tests.solver.roster.worlds import EACH, EARLY, LATE, tiny_case

PARAMS = SolveParams(reproducible=True, window_limit_s=5.0)


def board_of(agents: int, days: int, *forms: Form, need: float = 0.0) -> Board:
    """Nobody works yet; an early and a late shift without a need unless one is given."""
    case = tiny_case(agents, days, templates=(EARLY, LATE), need=need, forms=forms)
    return Board(build_problem(case, forms))


def work(board: Board, agent: int, day: int, template: int) -> None:
    """Let an agent work, first break place."""
    board.place(agent, day, template, board.problem.duties.place[template])


def starts(board: Board) -> int:
    """How many different shifts stand on the first day."""
    return len({int(t) for t in board.chosen[:, 0] if t >= 0})


def test_two_people_who_must_move_together_do() -> None:
    """At one start too many each person alone changes nothing, so the person-week programme is stuck; a window not."""
    asked = OnDuty("day", "day", EACH, least=np.full(2, 4), by_day=True, cents=10_000)
    one_start = Distinct("starts", "starts", EACH, EVERY, 1, cents=5000)
    board = board_of(4, 2, asked, one_start)
    for agent, template in ((0, 0), (1, 0), (2, 1), (3, 1)):
        for day in range(2):
            work(board, agent, day, template)
    before = board.reprice()
    saved = [board.take_out(agent, 0) for agent in (0,)]
    board.replan(0, 0)
    assert board.settle(0) >= before
    board.put_back(saved[0])
    board.settle(0)
    windows.mend_ties(board, PARAMS, Watch(100.0))
    assert starts(board) == 1
    assert board.total == pytest.approx(0.0)
    assert board.reprice() == pytest.approx(0.0)


def test_a_floor_that_its_people_cannot_hold_opens_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people, two shifts of eight hours, a floor of one day and night: what is missing stays missing."""
    floor = OnDuty("floor", "floor", frozenset({"A0", "A1"}), least=np.full(48, 1), cents=3000)
    board = board_of(3, 2, floor)
    for day in range(2):
        work(board, 0, day, 0)
        work(board, 1, day, 1)
    board.reprice()
    assert windows.spots(board)
    short = np.maximum(0.0, board.problem.floors.least - board.on_duty)
    assert set(reach(board, short).values()) == {0.0}
    monkeypatch.setattr(windows, "build_cells", lambda *_: pytest.fail("a window was opened"))
    windows.mend_ties(board, PARAMS, Watch(100.0))


def test_a_window_that_gains_nothing_leaves_the_board_as_it_was() -> None:
    """Nobody may work two days in a row, and every day is asked for by everybody: each way costs the same."""
    asked = OnDuty("day", "day", EACH, least=np.full(2, 2), by_day=True, cents=10_000)
    board = board_of(2, 2, asked, Run("rest", EACH, EVERY, 1))
    work(board, 0, 0, 0)
    work(board, 1, 1, 1)
    before, held = board.reprice(), board.chosen.copy()
    windows.mend_ties(board, PARAMS, Watch(100.0))
    assert board.total == pytest.approx(before)
    assert (board.chosen == held).all()
    assert board.reprice() == pytest.approx(before)

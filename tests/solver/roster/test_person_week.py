"""One person-week against brute force: the programme allows what the forms allow, and finds the cheapest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product

import numpy as np
import pytest

from solver.case import Opening, RosterCase
from solver.duties import Duty, Roster
from solver.roster.board import Board
from solver.roster.rostered import roster_of
from solver.rules.forms import Run
from tests.solver.roster.worlds import (
    EACH,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    NIGHTS,
    SHORT,
    cover_loss,
    duty_of,
    judge,
    opening_duty,
    problem_of,
    random_forms,
    tiny_case,
    varied,
)

TRIO = (EARLY, LATE, NIGHTS)


def random_world(seed: int) -> RosterCase:
    """Five days from a random weekday, one agent, random need, rules and past."""
    rng = np.random.default_rng(seed)
    first = MONDAY + timedelta(days=int(rng.integers(7)))
    templates = TRIO if seed % 2 else (*TRIO[1:], SHORT)
    case = varied(tiny_case(1, 5, first=first, templates=templates), rng)
    case = tiny_case(1, 5, first=first, templates=templates, forms=random_forms(rng, case.grid))
    case = varied(case, rng)
    past = tuple(opening_duty(case, n, TRIO[int(rng.integers(3))]) for n in range(4, 0, -1) if rng.random() < 0.5)
    clear = (a for a, b in pairwise(past) if b.start_min >= a.end_min)
    return replace(case, opening=Opening((*clear, *past[-1:])))


def best_duty(case: RosterCase, day: int, template: int) -> Duty:
    """The duty of an option with the break where it costs least, all other duties absent."""
    chosen = case.templates[template]
    tries = [
        duty_of(case, "A0", case.grid.days[day], chosen, offsets)
        for offsets in product(*(range(b.earliest_min, b.latest_min + 1, case.grid.step_min) for b in chosen.breaks))
    ]
    return min(tries, key=lambda duty: cover_loss(case, Roster((duty,))))


def brute_week(case: RosterCase, board: Board, week: int) -> float:
    """The least objective over all choices of the week's days, the others as they are."""
    problem = board.problem
    days = [d for d in range(len(problem.week_of)) if problem.week_of[d] == week]
    templates = range(len(case.templates))
    duties = {(d, t): best_duty(case, d, t) for d in days for t in templates}
    kept = [d for d in roster_of(board).duties if case.grid.days.index(d.day) not in days]
    found = []
    for choice in product([-1, *templates], repeat=len(days)):
        mine = [duties[d, t] for d, t in zip(days, choice, strict=True) if t >= 0]
        found.append(judge(case, Roster(tuple(sorted(kept + mine)))))
    return min(found)


@pytest.mark.parametrize("seed", range(14))
def test_a_replanned_week_is_the_cheapest_legal_one(seed: int) -> None:
    """The move is exact, whatever rules come together: each week in turn equals brute force."""
    case = random_world(seed)
    board = Board(problem_of(case))
    for week in range(len(board.problem.weeks) - 1):
        best = brute_week(case, board, week)
        board.take_out(0, week)
        planned = board.replan(0, week)
        total = board.settle(week)
        if np.isfinite(best):
            assert planned
            assert total == pytest.approx(best, abs=0.5)
            assert judge(case, roster_of(board)) == pytest.approx(best, abs=0.5)
        else:
            board.reprice()


@pytest.mark.parametrize("seed", range(3))
def test_a_run_carried_too_strictly_still_yields_legal_weeks(seed: int) -> None:
    """Night runs that only a long rest ends are not exact in the programme, but never broken."""
    case = random_world(seed)
    extra = Run("night_row", EACH, NIGHT, 2, reset_min=2400)
    forms = (*case.rules[0].forms(case), extra)
    case = replace(case, rules=(type(case.rules[0])(forms),))
    board = Board(problem_of(case))
    for week in range(len(board.problem.weeks) - 1):
        best = brute_week(case, board, week)
        board.take_out(0, week)
        if board.replan(0, week):
            board.settle(week)
            assert best - 0.5 <= judge(case, roster_of(board)) < np.inf

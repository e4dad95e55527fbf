"""Rows of heads and distinct starts in CP-SAT: priced as on the board beside fixed days, chosen as by brute force."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from solver.case import RosterCase
from solver.outcomes import Status
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.roster.whole import build_cells
from solver.rules.forms import EVERY, Agents, Distinct, Form, OnDuty
from solver.shifts import BreakWindow
from tests.solver.roster.brute_force import best_cents
from tests.solver.roster.cp_windows import differences, fill
from tests.solver.roster.worlds import EARLY, LATE, NIGHT, NIGHTS, problem_of, tiny_case

LIMIT = Limit(20.0, 1)
KINDS = (
    "seats",
    "mentor",
    "apart",
    "named_cover",
    "never_both_off",
    "distinct_starts",
    "team_together",
    "breaks_at_once",
)
QUICK = SolveParams(time_limit_s=6.0, moves=25, breaks_limit_s=0.4, window_limit_s=0.4, reproducible=True)
DAY_SHIFT, NIGHT_SHIFT = replace(EARLY, breaks=()), replace(NIGHTS, breaks=())
ONE_PLACE = replace(LATE, breaks=(BreakWindow(240, 240, 30, False),))
PEOPLE = ("A0", "A1", "A2")


def some(rng: np.random.Generator) -> Agents:
    return frozenset(str(who) for who in rng.choice(PEOPLE, int(rng.integers(1, 4)), replace=False))


def row(rng: np.random.Generator, counting: str, slots: int, *, by_day: bool = False) -> OnDuty:
    """A row with random bounds, some for every so many others."""
    cents = None if rng.random() < 0.2 else int(rng.integers(1, 900))
    least = None if rng.random() < 0.3 else rng.integers(0, 3, slots)
    most = None if rng.random() < 0.3 else rng.integers(0, 2, slots)
    whom = some(rng) if rng.random() < 0.5 else frozenset()
    of = NIGHT if by_day and rng.random() < 0.5 else EVERY
    return OnDuty("r", "r", some(rng), least, cents, most, counting, by_day, of, whom, int(rng.integers(1, 3)))


def ties(rng: np.random.Generator, days: int) -> tuple[Form, ...]:
    """One row of each counting, one per day, and a day's starts."""
    of = NIGHT if rng.random() < 0.3 else EVERY
    starts = Distinct("d", "d", some(rng), of, 1, None if rng.random() < 0.2 else int(rng.integers(1, 900)))
    counted = (row(rng, counting, 24 * days) for counting in ("present", "rostered", "break"))
    return (*counted, row(rng, "present", days, by_day=True), starts)


@pytest.mark.parametrize("seed", range(12))
def test_a_window_has_the_price_of_the_board_beside_fixed_days(seed: int) -> None:
    """Heads of the fixed days stand on the board; those of the free ones are terms of the model."""
    rng = np.random.default_rng(seed)
    case = tiny_case(
        3, 3, templates=(EARLY, ONE_PLACE, NIGHTS, replace(NIGHTS, id="dusk", start=1260)), forms=ties(rng, 3)
    )
    board = Board(problem_of(case))
    cells = [(a, d) for a in range(3) for d in range(3)]
    fill(board, cells, rng)
    free = [cell for cell in cells if rng.random() < 0.6]
    found = list(differences(board, free, rng, 6))
    assert found == pytest.approx([found[0]] * len(found), abs=0.5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_case_is_proven_where_ties_tempt(kind: str) -> None:
    """What ties people together is in the model, so that the best roster is known to be the best."""
    case: RosterCase = import_module(f"tests.solver.rules.test_{kind}").tempting()
    board = Board(problem_of(case))
    agents, days = board.chosen.shape
    built = build_cells(board, [(a, d) for a in range(agents) for d in range(days)], LIMIT)
    assert built.proven
    assert built.bound_cents == pytest.approx(board.total, abs=1.0)
    assert board.total == pytest.approx(best_cents(case), abs=1.0)


@pytest.mark.parametrize("seed", [2, 14])
def test_a_run_ends_with_the_best_roster_where_moves_get_stuck(seed: int) -> None:
    """Rows that couple three people keep single person-weeks from the optimum; the model finds it."""
    rng = np.random.default_rng(seed)
    case = tiny_case(3, 2, templates=(DAY_SHIFT, NIGHT_SHIFT), forms=ties(rng, 2))
    result, alone = solve(case, QUICK), solve(case, QUICK.model_copy(update={"whole_limit_booleans": 0}))
    cents = sum(dict(result.objective).values())
    assert result.status is Status.OPTIMAL
    assert cents == pytest.approx(best_cents(case), abs=1.0)
    assert cents <= sum(dict(alone.objective).values())


def test_two_breaks_in_one_interval_leave_no_bound() -> None:
    """The model would count one absence twice, so that it promises nothing."""
    twice = replace(EARLY, breaks=(BreakWindow(180, 180, 20, False), BreakWindow(210, 210, 20, False)))
    board = Board(problem_of(tiny_case(1, 1, templates=(twice,))))
    built = build_cells(board, [(0, 0)], LIMIT)
    assert built.found
    assert not built.proven
    assert built.bound_cents is None

"""Stretches and near pairs in CP-SAT: priced as on the board beside fixed days, and chosen as by brute force."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from solver.case import Opening, RosterCase
from solver.outcomes import Status
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.roster.whole import build_cells, left_out_cents
from solver.rules.forms import EVERY, Form, Stretch, Succession, Unbroken
from tests.solver.roster.brute_force import best_cents
from tests.solver.roster.cp_windows import differences, fill
from tests.solver.roster.worlds import EARLY, LATE, NIGHT, NIGHTS, opening_duty, problem_of, tiny_case

LIMIT = Limit(20.0, 1)
QUICK = SolveParams(time_limit_s=6.0, moves=25, breaks_limit_s=0.4, window_limit_s=0.4, reproducible=True)
DAY_SHIFT, NIGHT_SHIFT = replace(EARLY, breaks=()), replace(NIGHTS, breaks=())
ADA = frozenset({"A0"})
KINDS = ("days_off_together", "days_on_together", "steady_starts", "same_menu_week")


def habits(rng: np.random.Generator) -> tuple[Form, ...]:
    """Stretches on and off, near pairs; some hard."""

    def cents() -> int | None:
        return None if rng.random() < 0.2 else int(rng.integers(1, 900))

    def stretch(*, free: bool) -> Stretch:
        most = None if rng.random() < 0.3 else int(rng.integers(1, 4))
        return Stretch("s", ADA, NIGHT if rng.random() < 0.3 else EVERY, free, int(rng.integers(1, 5)), most, cents())

    near = Succession("n", ADA, EVERY, EVERY, int(rng.integers(10, 60)) * 60, int(rng.integers(1, 900)))
    nights = Succession("m", ADA, NIGHT, EVERY, int(rng.integers(10, 60)) * 60, int(rng.integers(1, 900)))
    return stretch(free=True), stretch(free=False), near, nights


@pytest.mark.parametrize("seed", range(16))
def test_a_window_has_the_price_of_the_board_beside_fixed_days(seed: int) -> None:
    """Stretches and pairs reach over fixed days into the opening state; their prices differ by what is fixed."""
    rng = np.random.default_rng(seed)
    case = tiny_case(1, 7, templates=(EARLY, LATE, NIGHTS), forms=habits(rng), step_min=240)
    past = (opening_duty(case, d, LATE, "A0") for d in range(1, int(rng.integers(1, 6))) if rng.random() < 0.7)
    case = replace(case, opening=Opening(tuple(sorted(past))))
    board = Board(problem_of(case))
    fill(board, [(0, d) for d in range(7)], rng)
    free = [(0, int(d)) for d in sorted(rng.choice(7, int(rng.integers(2, 8)), replace=False))]
    found = list(differences(board, free, rng, 6))
    assert found == pytest.approx([found[0]] * len(found), abs=0.5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_case_is_proven_where_habits_tempt(kind: str) -> None:
    """Prices of whole rows are in the model, so that the best roster is known to be the best."""
    case: RosterCase = import_module(f"tests.solver.rules.test_{kind}").tempting()
    board = Board(problem_of(case))
    agents, days = board.chosen.shape
    built = build_cells(board, [(a, d) for a in range(agents) for d in range(days)], LIMIT)
    assert built.proven
    assert built.bound_cents == pytest.approx(board.total, abs=1.0)
    assert board.total == pytest.approx(best_cents(case), abs=1.0)


@pytest.mark.parametrize("seed", [1, 10])
def test_a_run_ends_with_the_best_roster_where_moves_get_stuck(seed: int) -> None:
    """Two habits at odds keep the week moves, with few of them, from the optimum; the model finds it."""
    case = tiny_case(1, 7, templates=(DAY_SHIFT, NIGHT_SHIFT), forms=habits(np.random.default_rng(seed)))
    result, alone = solve(case, QUICK), solve(case, QUICK.model_copy(update={"whole_limit_booleans": 0}))
    cents = sum(dict(result.objective).values())
    assert result.status is Status.OPTIMAL
    assert cents == pytest.approx(best_cents(case), abs=1.0)
    assert cents <= sum(dict(alone.objective).values())


def test_what_the_model_leaves_out_is_taken_off_its_bound() -> None:
    """Eight hours without a break cost what the model does not know: the roster is not proven, its bound holds."""
    spell = Unbroken("u", ADA, 240, 30)
    case = tiny_case(1, 2, templates=(DAY_SHIFT,), forms=(spell,))
    board = Board(problem_of(case))
    built = build_cells(board, [(0, 0), (0, 1)], LIMIT)
    assert left_out_cents(board) == 60.0
    assert not built.proven
    assert built.bound_cents == pytest.approx(board.total - 60.0, abs=0.5)
    assert board.total == pytest.approx(best_cents(case), abs=1.0)


def test_a_stretch_since_the_first_known_day_owes_no_least() -> None:
    """It may be longer than it looks: the board charges nothing for its end, nor does the model."""
    rng = np.random.default_rng(1)
    case = tiny_case(1, 3, templates=(DAY_SHIFT,), forms=(Stretch("s", ADA, EVERY, False, 4, None, 500),))
    case = replace(case, opening=Opening((opening_duty(case, 1, LATE, "A0"),)))
    found = list(differences(Board(problem_of(case)), [(0, 0), (0, 1), (0, 2)], rng, 12))
    assert found == pytest.approx([found[0]] * len(found), abs=0.5)

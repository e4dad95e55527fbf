"""Runs and totals in CP-SAT, however many bind an agent: those that the week programme carries, and the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.case import Opening
from solver.roster.board import Board
from solver.roster.rostered import roster_of
from solver.roster.whole import left_out_cents, model_cells
from solver.rules.forms import EVERY, DutyClass, Form, Run, Total
from tests.solver.roster.cp_sat_reading import cents_as_hinted
from tests.solver.roster.cp_windows import differences, fill
from tests.solver.roster.worlds import EARLY, LATE, NIGHT, NIGHTS, judge, opening_duty, problem_of, tiny_case

ADA = frozenset({"A0"})
ALONE = DutyClass(templates=frozenset({"early"}))


def runs(rng: np.random.Generator) -> tuple[Run, ...]:
    """Runs of days and until a rest, of every duty and of some: more than the programme carries."""

    def run(of: DutyClass, reset_min: int) -> Run:
        return Run("r", ADA, of, int(rng.integers(2, 5)), reset_min, bool(rng.random() < 0.5))

    return run(EVERY, 0), run(EVERY, 2160), run(NIGHT, 2880), run(ALONE, 4320), run(ALONE, 0)


@pytest.mark.parametrize("seed", range(10))
def test_runs_that_the_programme_has_no_room_for_are_forbidden_too(seed: int) -> None:
    """The model allows a row exactly where the judge finds no run too long, also out of the opening state."""
    rng = np.random.default_rng(seed)
    case = tiny_case(1, 6, templates=(EARLY, LATE, NIGHTS), forms=runs(rng), step_min=240)
    days = [d for d in range(1, int(rng.integers(1, 5))) if rng.random() < 0.7]
    past = sorted(opening_duty(case, d, (EARLY, NIGHTS)[rng.integers(2)], "A0") for d in days)
    case = replace(case, opening=Opening(tuple(past)))
    board, seen = Board(problem_of(case)), set()
    assert len(board.problem.habits.table.run_most) > 0
    for _ in range(20):
        fill(board, [(0, d) for d in range(6)], rng)
        for day in rng.choice(6, int(rng.integers(6)), replace=False):
            board.drop(0, int(day))
        legal = np.isfinite(judge(case, roster_of(board)))
        assert (cents_as_hinted(model_cells(board, [(0, d) for d in range(6)])) is not None) == legal
        seen.add(legal)
    assert seen == {True, False}


def totals(rng: np.random.Generator) -> tuple[Form, ...]:
    """Totals of so many classes and measures that the programme has no room for all."""
    late, night = DutyClass(templates=frozenset({"late"})), NIGHT
    counted = [
        (of, m, p) for of in (EVERY, ALONE, late, night) for m, p in (("duties", "week"), ("paid_min", "horizon"))
    ]
    counted += [(EVERY, "weekends", "horizon"), (EVERY, "half_weekends", "horizon"), (night, "weeks", "horizon")]
    found = []
    for of, measure, period in counted:
        unit = 400 if measure == "paid_min" else 1
        bounds = int(rng.integers(0, 4)) * unit, int(rng.integers(0, 3)) * unit
        rising = measure != "paid_min" and rng.random() < 0.5
        cents = None if rng.random() < 0.1 else int(rng.integers(1, 90))
        most = None if cents is None else max(bounds)
        found.append(Total("t", ADA, of, measure, period, bounds[0], most, cents, rising=bool(rising)))
    return tuple(found)


@pytest.mark.parametrize("seed", range(6))
def test_totals_that_the_programme_has_no_room_for_are_priced_too(seed: int) -> None:
    """Each total is in the model, wherever the search keeps it; nothing of it is left out."""
    rng = np.random.default_rng(seed)
    case = tiny_case(1, 9, templates=(EARLY, LATE, NIGHTS), forms=totals(rng), step_min=240)
    board = Board(problem_of(case))
    assert len(board.problem.extra_limits[0].counter) > 0
    cells = [(0, d) for d in range(9)]
    fill(board, cells, rng)
    found = list(differences(board, [cell for cell in cells if rng.random() < 0.7], rng, 6))
    assert found == pytest.approx([found[0]] * len(found), abs=0.5)
    assert left_out_cents(board) == 0

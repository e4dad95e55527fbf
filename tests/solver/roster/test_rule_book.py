"""The engine under whole rule books, judged by the checker, with which it shares no logic."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.case import Absence, Lock, Opening, RosterCase, Wish
from solver.checker import check
from solver.cover import Floor
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules import Rule
from solver.rules.presets import PRESETS
from solver.shifts import BreakWindow
from tests.solver.roster.worlds import EARLY, LATE, NIGHTS, opening_duty, tiny_case, varied

QUICK = SolveParams(
    time_limit_s=20, breaks_limit_s=1, seed=2, reproducible=True, moves=10, whole_limit_booleans=0, window_limit_s=0.2
)


def operation(rules: tuple[Rule, ...]) -> RosterCase:
    """Six people, ten days, a floor, an absence, a lock and a wish, shifts worked before."""
    case = varied(tiny_case(6, 10, groups=2), np.random.default_rng(5))
    hour = BreakWindow(180, 240, 60, False)  # the longest that any country's law asks for
    templates = tuple(replace(t, breaks=(hour,)) if t.length_min > 240 else t for t in case.templates)
    days, bounds = case.grid.days, case.grid.day_bounds
    floor = Floor("one", frozenset({"A0", "A2", "A4"}), np.full(case.grid.intervals, 1, dtype=np.int64), 200)
    return replace(
        case,
        templates=templates,
        rules=rules,
        requirement=replace(case.requirement, floors=(floor,)),
        absences=(Absence("A1", bounds[2], bounds[5], 1350),),
        wishes=(Wish("A2", days[3], "off"),),
        locks=(Lock("A3", days[4], "late"), Lock("A0", days[1], None)),
        opening=Opening(
            (opening_duty(case, 2, LATE, "A0"), opening_duty(case, 1, NIGHTS, "A4"), opening_duty(case, 1, EARLY, "A5"))
        ),
    )


@pytest.mark.parametrize("book", PRESETS, ids=lambda book: book.name)
def test_the_checker_passes_what_the_engine_builds_at_the_same_price(book) -> None:
    """No hard violation, and what soft rules cost is what the result says, to the cent of rounding."""
    case = operation(tuple(entry.rule for entry in book.entries))
    result = solve(case, QUICK)
    assert result.roster is not None
    violations = check(case, result.roster)
    assert [v for v in violations if v.hard] == []
    priced = sum(v.cents for v in violations)
    assert sum(c for name, c in result.objective if name != "coverage") == pytest.approx(priced, abs=25)


def test_a_case_without_cover_rows_is_rostered_by_rules_alone() -> None:
    """Nothing is needed anywhere: nobody has to work, and nothing breaks."""
    case = tiny_case(2, 3)
    bare = replace(
        case.requirement,
        rows=(),
        serves=np.zeros((1, 0), dtype=bool),
        need=np.zeros((2, 0, case.grid.intervals)),
        load=np.zeros((0, case.grid.intervals)),
    )
    result = solve(replace(case, requirement=bare), QUICK)
    assert result.roster is not None
    assert dict(result.objective)["coverage"] == 0

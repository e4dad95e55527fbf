"""What a result of the search says of its roster is what the checker and a plain loss say, on larger random cases."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from solver.outcomes import Status
from solver.roster.engine import solve
from tests.solver.roster.every_row import checked_cents
from tests.solver.roster.tiny_cases import QUICK, tiny
from tests.solver.roster.tiny_optima import assert_clash, cents
from tests.solver.roster.worlds import cover_loss

SHAPES = ((4, 9, 3), (5, 12, 3), (6, 8, 4), (7, 14, 2))
SEARCH = QUICK.model_copy(update={"whole_limit_booleans": 0, "moves": 8})


@pytest.mark.parametrize("seed", range(24))
def test_a_searched_roster_is_lawful_and_costs_what_is_said(seed: int) -> None:
    """Too large to try all: the engine's own sums meet the checker's, and no bound lies above them."""
    case = tiny(7000 + seed, SHAPES)
    case = replace(case, locks=case.locks[:1])
    result = solve(case, SEARCH)
    if result.status is Status.INFEASIBLE:
        assert_clash(case, result)
        return
    assert result.roster is not None
    stated, checked = cents(result), checked_cents(case, result.roster)
    assert checked < inf
    assert stated == pytest.approx(checked + cover_loss(case, result.roster), abs=1.0)
    assert result.bound_cents is None or result.bound_cents <= stated + 1.0
    assert result.worth_cents > 0

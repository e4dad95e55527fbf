"""Hard rules over several people that clash: proven where the case is small, named in any case, never optimal."""

from __future__ import annotations

import numpy as np
import pytest

from solver.outcomes import Status
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules.forms import OnDuty
from tests.solver.roster.worlds import EACH, EARLY, tiny_case

WHOLE = SolveParams(time_limit_s=20.0, breaks_limit_s=1.0, reproducible=True, moves=4, passes=1)
SEARCH = WHOLE.model_copy(update={"whole_limit_booleans": 0})


def two_a_day(agents: int, cents: int | None) -> OnDuty:
    """Two people each day, of so many."""
    return OnDuty("both", "both", frozenset(sorted(EACH)[:agents]), least=np.full(2, 2), by_day=True, cents=cents)


def test_a_hard_row_that_nobody_can_keep_is_proven_infeasible() -> None:
    """Two are asked of one: no price, however high, makes that an optimal roster."""
    result = solve(tiny_case(1, 2, templates=(EARLY,), forms=(two_a_day(1, None),)), WHOLE)
    assert (result.status, result.roster, result.reasons) == (Status.INFEASIBLE, None, ("both",))


def test_without_a_proof_the_missed_rule_is_named_and_the_roster_kept() -> None:
    """A large case is not asked as a whole: the best roster is there, and what it misses is said."""
    result = solve(tiny_case(1, 2, templates=(EARLY,), forms=(two_a_day(1, None),)), SEARCH)
    assert (result.status, result.reasons) == (Status.FEASIBLE, ("both",))
    assert result.roster is not None


@pytest.mark.parametrize(("agents", "cents"), [(1, 5_000_000), (2, None)])
def test_a_price_and_a_row_that_can_be_kept_are_no_clash(agents: int, cents: int | None) -> None:
    """A price above that of a hard unit is still a price, and what can be kept is kept."""
    result = solve(tiny_case(agents, 2, templates=(EARLY,), forms=(two_a_day(agents, cents),)), WHOLE)
    assert (result.status, result.reasons) == (Status.OPTIMAL, ())

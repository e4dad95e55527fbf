"""The engine's optimum equals plain enumeration: 170 tiny cases of one person."""

from __future__ import annotations

import pytest

from tests.solver.roster.tiny_cases import ONE, tiny
from tests.solver.roster.tiny_optima import compare

FIRST, CASES, CHUNK = 0, 170, 10


@pytest.mark.parametrize("first", range(FIRST, FIRST + CASES, CHUNK))
def test_what_is_called_optimal_is_the_best_of_all_rosters(first: int) -> None:
    """Priced and hard rules, floors, wishes, pasts and clock changes: same cost, or a clash where none is lawful."""
    lawful = [compare(tiny(seed, ONE)) for seed in range(first, first + CHUNK)]
    assert sum(lawful) >= CHUNK // 2

"""Every rule alone changes the roster: without it the engine builds what it forbids or prices, with it something else.

`tempting()` of `test_<kind>.py` gives a case with that rule, and a need that tempts to break it.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from solver.case import RosterCase
from solver.duties import Roster
from solver.outcomes import Status, Violation
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules import NAMES

QUICK = SolveParams(time_limit_s=6.0, moves=25, passes=2, breaks_limit_s=0.4, window_limit_s=0.4, reproducible=True)


@pytest.mark.parametrize("kind", NAMES)
def test_a_rule_alone_changes_the_roster(kind: str) -> None:
    """A rule that no engine ever feels would be a decoration of the rule book."""
    case: RosterCase = import_module(f"tests.solver.rules.test_{kind}").tempting()
    (rule,) = (rule for rule in case.rules if rule.kind == kind)
    others = tuple(other for other in case.rules if other is not rule)
    free, bound = built(replace(case, rules=others)), built(case)
    without, held = rule.check(case, free), rule.check(case, bound)
    assert without, "the case tempts nobody"
    assert burden(held) < burden(without)
    assert free != bound


def built(case: RosterCase) -> Roster:
    """The roster that the engine makes of a case."""
    result = solve(case, QUICK)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.roster is not None
    return result.roster


def burden(violations: tuple[Violation, ...]) -> tuple[int, int]:
    """Hard violations, then cents."""
    return sum(v.hard for v in violations), sum(v.cents for v in violations)

"""Every rule alone changes the roster: without it the engine builds what it forbids or prices, with it something else.

`tempting()` of `test_<kind>.py` gives a case with that rule, and a need that tempts to break it. Two rules no engine
of ours can break; they are for rosters from files and hands, and stand in KEPT_ANYWAY with the reason.
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

KEPT_ANYWAY = {
    "breaks": "each duty is made of its template, with all of its breaks and each at a place inside its window",
    "one_shift_a_day": "an agent has one choice a day: off, or one way to work",
}


@pytest.mark.parametrize("kind", [kind for kind in NAMES if kind not in KEPT_ANYWAY])
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


@pytest.mark.parametrize("kind", KEPT_ANYWAY)
def test_a_rule_kept_anyway_is_kept_where_breaking_it_would_pay(kind: str) -> None:
    """The exception is earned: people work in the tempting case, nobody asks for the rule, and still it holds."""
    case: RosterCase = import_module(f"tests.solver.rules.test_{kind}").tempting()
    (rule,) = case.rules
    roster = built(replace(case, rules=()))
    assert roster.duties
    assert rule.check(case, roster) == ()


def built(case: RosterCase) -> Roster:
    """The roster that the engine makes of a case."""
    result = solve(case, QUICK)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.roster is not None
    return result.roster


def burden(violations: tuple[Violation, ...]) -> tuple[int, int]:
    """Hard violations, then cents."""
    return sum(v.hard for v in violations), sum(v.cents for v in violations)

"""A tiny case solved by the engine against plain enumeration: what has to agree, and how exactly."""

from __future__ import annotations

from math import inf

from solver.case import RosterCase
from solver.checker import check
from solver.outcomes import Result, Status
from solver.roster.engine import solve
from solver.roster.evaluate import HARD
from tests.solver.roster.every_row import checked_cents, least_cents
from tests.solver.roster.tiny_cases import QUICK
from tests.solver.roster.worlds import cover_loss

EQUAL = 0.5  # cents: the model counts hundredths of heads and three hundredths of cents


def cents(result: Result) -> float:
    """The objective of a result."""
    return sum(part for _, part in result.objective)


def compare(case: RosterCase) -> bool:
    """Assert that the engine's result is the best roster, or proven impossible; whether there is a lawful one."""
    least, result = least_cents(case), solve(case, QUICK)
    if least == inf:
        assert_clash(case, result)
        return False
    assert result.status is Status.OPTIMAL, result.status
    assert abs(cents(result) - least) <= EQUAL, (cents(result), least)
    assert result.bound_cents is not None
    assert least - 1.0 <= result.bound_cents <= least + EQUAL, (result.bound_cents, least)
    assert result.roster is not None
    assert abs(checked_cents(case, result.roster) + cover_loss(case, result.roster) - least) <= EQUAL
    return True


def assert_clash(case: RosterCase, result: Result) -> None:
    """No roster is lawful: agents and rules are named, or what a rule over several people misses has its price."""
    if result.status is Status.INFEASIBLE:
        assert result.roster is None
        named = {reason.partition(": ")[0] for reason in result.reasons}
        rules = {form.rule for rule in case.rules for form in rule.forms(case)}
        assert named <= {agent.id for agent in case.agents} | rules
        assert result.reasons
    else:
        assert result.roster is not None
        assert any(violation.hard for violation in check(case, result.roster))
        assert any(name.startswith(HARD) and part > 0 for name, part in result.objective)

"""Overtime: which contracts, up to when, with whose consent, at which premium."""

from __future__ import annotations

import pytest

from planner.inputs import Inputs, with_operation
from planner.problems import OperationError
from scenarios.clashes import Claim, claims_of
from scenarios.judging import judged
from scenarios.scenario import Scenario
from tests.scenarios.kinds.people.asking import agent, broken, change, changed, faults, shift

LONGER = {"weekly_hours": {"most_week_min": 3000, "reason": "Consent of all"}}


def test_a_longer_week_needs_the_rule_book_first(small_inputs: Inputs) -> None:
    """The book's 45 h stay the limit until a rule_change with its reason loosens them; both are on record then."""
    assert faults(small_inputs, "overtime", contracts=["full-time"], most_week_h=50) == [
        ("most_week_h", "scenario_beyond_book")
    ]
    loose = with_operation(small_inputs, changed(small_inputs, "rule_change", changes=LONGER))
    operation = changed(loose, "overtime", contracts=["full-time"], most_week_h=50)
    assert agent(operation, "A1").contract.most_week_min == 3000
    assert agent(operation, "A7").contract.most_week_min == 1800
    assert operation.config.contracts["full-time"].most_week_h == 50
    six = [shift(small_inputs, "A1", day, paid_min=480) for day in range(6)]  # 48 h
    assert "A1" not in {v.agent for v in broken(small_inputs, operation, *six)["weekly_hours"]}
    assert "A1" in {v.agent for v in broken(small_inputs, small_inputs.operation, *six)["weekly_hours"]}


def test_without_consent_nobody_works_longer(small_inputs: Inputs) -> None:
    """Consent taken back closes overtime by the law's rule; stated either way it is no longer assumed."""
    loose = with_operation(small_inputs, changed(small_inputs, "rule_change", changes=LONGER))
    longer = with_operation(loose, changed(loose, "overtime", contracts=["full-time"], most_week_h=50))
    operation = changed(longer, "overtime", contracts=["full-time"], consent=False)
    six = [shift(small_inputs, "A1", day, paid_min=480) for day in range(6)]
    assert [v.agent for v in broken(small_inputs, operation, *six)["overtime_closed"]] == ["A1"]
    assert "overtime_closed" not in broken(small_inputs, longer.operation, *six)
    assert operation.consent_unasked == {"A7", "A8"}


def test_forbidden_overtime_is_a_broken_contract(small_inputs: Inputs) -> None:
    """More than the 45 h of the plan's week is then hard, not a price; the premium is the operation's."""
    loose = with_operation(small_inputs, changed(small_inputs, "rule_change", changes=LONGER))
    longer = with_operation(loose, changed(loose, "overtime", most_week_h=50, premium_share=1))
    assert longer.operation.config.costs.overtime_share == 1
    six = [shift(small_inputs, "A1", day, paid_min=480) for day in range(6)]
    rate = small_inputs.operation.config.costs.hour
    (priced,) = (v for v in broken(small_inputs, longer.operation, *six)["period_hours"] if v.agent == "A1")
    assert (priced.hard, priced.cents) == (False, 3 * 2 * rate)  # three hours above, each at double the rate
    operation = changed(longer, "overtime", contracts=["full-time"], allowed=False)
    (hard,) = (v for v in broken(small_inputs, operation, *six)["period_hours"] if v.agent == "A1")
    assert hard.hard


def test_what_does_not_fit_overtime_is_named(small_inputs: Inputs) -> None:
    """Unknown contracts, nothing said, a week shorter than agreed."""
    assert faults(small_inputs, "overtime", contracts=["full"], allowed=True) == [("contracts", "unknown_contract")]
    assert faults(small_inputs, "overtime") == [("kind", "scenario_says_nothing")]
    assert faults(small_inputs, "overtime", contracts=["full-time"], most_week_h=40) == [
        ("most_week_h", "contract_order")
    ]


def test_a_premium_is_settled_once(small_inputs: Inputs) -> None:
    """Overtime and cost rates that both state it contradict each other."""
    both = [{"kind": "overtime", "premium_share": 1}, {"kind": "cost_rates", "overtime_share": 0.5}]
    with pytest.raises(OperationError) as told:
        judged(Scenario.model_validate({"name": "Twice", "changes": both}), small_inputs)
    assert [problem.code for problem in told.value.problems] == ["scenario_clash_rate"]


def test_overtime_is_not_allowed_and_forbidden(small_inputs: Inputs) -> None:
    """Each contract's is said once; what one step leaves open another may say."""
    allowed, forbidden, longer, others = (
        claims_of(change("overtime", **fields), small_inputs)
        for fields in (
            {"allowed": True},
            {"contracts": ["part-time"], "allowed": False},
            {"contracts": ["part-time"], "consent": True},
            {"contracts": ["full-time"], "allowed": False},
        )
    )
    assert allowed & forbidden == {Claim("overtime", "part-time (allowed)")}
    assert not allowed & longer
    assert not forbidden & others

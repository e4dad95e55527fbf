"""Hours off for volunteers: lower least hours, offers for the days, a price on their shifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.inputs import Inputs, with_operation
from planner.operation.agreement_specs import OffQueueSpec
from planner.operation.config import RulesSpec
from solver.agreements import Offer
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults, shift


def test_volunteers_owe_fewer_hours(small_inputs: Inputs) -> None:
    """9 of 45 h: the least of a week falls from 30 to 21 h, that of the plan from 95 % to 75 %."""
    operation = changed(small_inputs, "voluntary_time_off", agents=["A1"], h_week=9)
    volunteer, other = agent(operation, "A1"), agent(operation, "A2")
    assert volunteer.contract.id == "full-time-time-off"
    assert volunteer.contract.least_week_min == 21 * 60
    assert volunteer.contract.least_share == pytest.approx(0.75)
    assert other == agent(small_inputs.operation, "A2")


def test_the_rules_ask_less_of_them_and_price_their_shifts(small_inputs: Inputs) -> None:
    """36 of 45 h are enough for the volunteer; each shift on a day offered costs its price."""
    operation = changed(small_inputs, "voluntary_time_off", agents=["A1"], h_week=9, first_day="+3")
    week = [shift(small_inputs, name, day, paid_min=432) for name in ("A1", "A2") for day in range(5)]  # 36 h each
    found = broken(small_inputs, operation, *week)
    assert {v.agent for v in found["period_hours"]} >= {"A2"}
    assert "A1" not in {v.agent for v in found["period_hours"]}
    assert [(v.agent, v.start_min) for v in found["time_off_offers"]] == [
        ("A1", small_inputs.grid.minute(small_inputs.start + timedelta(days=day), 0)) for day in (3, 4)
    ]


def test_who_offers_something_else_keeps_it(small_inputs: Inputs) -> None:
    """One offer a day, as in offers.csv."""
    offer = Offer("A1", small_inputs.start, "overtime")
    offered = with_operation(small_inputs, replace(small_inputs.operation, offers=(offer,)))
    offers = changed(offered, "voluntary_time_off", agents=["A1"], h_week=9).offers
    assert len(offers) == 7
    assert offer in offers


def test_what_speaks_of_the_contract_speaks_of_both(small_inputs: Inputs) -> None:
    """Off-queue time of the contract and rules on it hold for volunteers too."""
    operation = small_inputs.operation
    hourly = {"paid_hours": {"contracts": ["full-time"], "reason": "By the hour"}}
    config = operation.config.model_copy(
        update={
            "off_queue": {"coaching": OffQueueSpec(length_min=30, contracts=("full-time",))},
            "rules": RulesSpec(changes=hourly),
        }
    )
    named = with_operation(small_inputs, replace(operation, config=config))
    after = changed(named, "voluntary_time_off", agents=["A1"], h_week=9).config
    assert after.off_queue["coaching"].contracts == ("full-time", "full-time-time-off")
    assert after.rules.changes["paid_hours"]["contracts"] == ["full-time", "full-time-time-off"]


def test_the_rule_joins_a_book_that_dropped_it(small_inputs: Inputs) -> None:
    """Without it offers would mean nothing."""
    rules = RulesSpec(drop={"time_off_offers": "Not used"})
    config = small_inputs.operation.config.model_copy(update={"rules": rules})
    dropped = with_operation(small_inputs, replace(small_inputs.operation, config=config))
    operation = changed(dropped, "voluntary_time_off", agents=["A1"], h_week=9)
    assert "time_off_offers" in broken(small_inputs, operation, shift(small_inputs, "A1", 0))


def test_a_second_round_of_volunteers_has_contracts_of_its_own(small_inputs: Inputs) -> None:
    """The first volunteers keep theirs."""
    once = with_operation(small_inputs, changed(small_inputs, "voluntary_time_off", agents=["A1"], h_week=9))
    twice = changed(once, "voluntary_time_off", agents=["A2"], h_week=18)
    assert agent(twice, "A1").contract == agent(once.operation, "A1").contract
    assert agent(twice, "A2").contract.id == "full-time-time-off-again"


def test_what_does_not_fit_time_off_is_named(small_inputs: Inputs) -> None:
    """Nobody, days outside the plan, more than the contract's week."""
    assert faults(small_inputs, "voluntary_time_off", h_week=4) == [("kind", "scenario_nobody")]
    assert faults(small_inputs, "voluntary_time_off", agents=["A1"], h_week=4, first_day="+8", last_day="+9") == [
        ("first_day", "change_outside_plan")
    ]
    assert faults(small_inputs, "voluntary_time_off", contracts=["part-time"], h_week=30) == [
        ("h_week", "scenario_more_than_the_week")
    ]

"""Full-timers become part-timers, one for one or more for fewer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.inputs import Inputs, with_operation
from planner.operation.agreement_specs import PatternSpec
from solver.case import Lock
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults, shift


def test_people_sign_another_contract(small_inputs: Inputs) -> None:
    """Two of six full-timers; they keep who they are."""
    operation = changed(small_inputs, "contract_mix", contracts=["full-time"], count=2, to="part-time")
    signed = [one for one in operation.agents if one.contract.id == "part-time"]
    assert len(signed) == 4
    assert len(operation.agents) == 8
    before = {one.id: one for one in small_inputs.operation.agents}
    assert all(replace(one, contract=before[one.id].contract) == before[one.id] for one in operation.agents)


def test_one_full_timer_becomes_three_part_timers(small_inputs: Inputs) -> None:
    """Who signed stays, two join with the same rights from the plan's first day on, and without history."""
    operation = changed(small_inputs, "contract_mix", agents=["A1"], to="part-time", into=3)
    signed, joined = agent(operation, "A1"), agent(operation, "new-2")
    assert len(operation.agents) == 10
    assert (joined.contract, joined.languages, joined.skills) == (signed.contract, signed.languages, signed.skills)
    assert (joined.first_day, joined.newcomer_until) == (small_inputs.start, None)


def test_two_become_one(small_inputs: Inputs) -> None:
    """The last drawn leaves."""
    operation = changed(small_inputs, "contract_mix", agents=["A1", "A2"], to="part-time", into=1)
    assert agent(operation, "A1").contract.id == "part-time"
    assert "A2" not in {one.id for one in operation.agents}


def test_the_rules_hold_them_to_the_new_contract(small_inputs: Inputs) -> None:
    """Five shifts of 7.5 h are 37.5 h: fine for 45 h a week, above a part-timer's 30 h."""
    shifts = [shift(small_inputs, "A1", day) for day in range(5)]
    operation = changed(small_inputs, "contract_mix", agents=["A1"], to="part-time")
    assert "weekly_hours" not in {
        v.rule for v in broken(small_inputs, small_inputs.operation, *shifts)["weekly_hours"] if v.agent == "A1"
    }
    found = [v for v in broken(small_inputs, operation, *shifts)["weekly_hours"] if v.agent == "A1"]
    assert [(v.amount, v.limit) for v in found] == [(2250, 1800)]


def test_a_contract_can_be_made_for_it(small_inputs: Inputs) -> None:
    """Stated as in operation.yaml, and checked like it: here a menu that does not exist."""
    terms = {"week_h": 20, "least_week_h": 10, "most_week_h": 25, "menus": ["standard"]}
    operation = changed(small_inputs, "contract_mix", agents=["A1"], to="mini", terms=terms)
    assert agent(operation, "A1").contract.week_min == 1200
    assert operation.config.contracts["mini"].week_h == 20
    wrong = {**terms, "menus": ["standrd"]}
    assert faults(small_inputs, "contract_mix", agents=["A1"], to="mini", terms=wrong) == [
        ("terms.menus.0", "unknown_menu")
    ]


def test_what_the_new_contract_does_not_hold_ends(small_inputs: Inputs) -> None:
    """A pattern and locks of shifts whose menu is not in it; a day locked off stays."""
    operation, day = small_inputs.operation, small_inputs.start
    specs = operation.config.contracts
    config = operation.config.model_copy(
        update={
            "contracts": {**specs, "evening": specs["part-time"].model_copy(update={"menus": ("late",)})},
            "menus": {**operation.config.menus, "late": operation.config.menus["standard"]},
            "patterns": {"week": PatternSpec(anchor=date(2025, 1, 6), weeks=(("standard",) * 5 + ("off",) * 2,))},
        }
    )
    locks = (Lock("A1", day, "standard-0900-480"), Lock("A1", small_inputs.grid.days[1], None))
    agents = tuple(replace(one, pattern="week") if one.id in ("A1", "A2") else one for one in operation.agents)
    held = with_operation(small_inputs, replace(operation, config=config, agents=agents, locks=locks))
    after = changed(held, "contract_mix", agents=["A1"], to="evening")
    assert (agent(after, "A1").pattern, agent(after, "A2").pattern) == ("", "week")
    assert after.locks == locks[1:]


def test_what_does_not_fit_a_mix_is_named(small_inputs: Inputs) -> None:
    """Unknown contracts with what was meant, terms of one that exists, more than there are."""
    assert faults(small_inputs, "contract_mix", agents=["A1"], to="parttime") == [("to", "unknown_contract")]
    terms = {"week_h": 20, "least_week_h": 10, "most_week_h": 25}
    assert faults(small_inputs, "contract_mix", agents=["A1"], to="part-time", terms=terms) == [
        ("to", "scenario_contract_exists")
    ]
    assert faults(small_inputs, "contract_mix", contracts=["part-time"], count=3, to="full-time") == [
        ("count", "scenario_too_few_agents")
    ]
    assert faults(small_inputs, "contract_mix", contracts=["part-time"], to="part-time", into=2) == [
        ("into", "scenario_too_few_agents")
    ]

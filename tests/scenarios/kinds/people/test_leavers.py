"""People who leave take with them what names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.inputs import Inputs, with_operation
from planner.operation.agreement_specs import CourseSpec
from planner.operation.config import ActivitySpec, RulesSpec, TeamSpec
from planner.operation.operation import LedgerMonth
from solver.agreements import Bid, Offer, Pair
from solver.case import Absence, ActivityDue, Lock, Protection, Wish
from solver.grid import DAY_MIN
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults, shift


@pytest.fixture
def full(small_inputs: Inputs) -> Inputs:
    """The small operation in which A1 and A2 are named wherever people can be."""
    operation, day = small_inputs.operation, small_inputs.start + timedelta(days=4)
    at, names = small_inputs.grid.minute(day, 600), ("A1", "A2")
    people = {"reason": "Agreed", "totals": [{"agents": ["A1", "A2"], "most": 4}, {"agents": ["A1"], "most": 3}]}
    requests = {"reason": "Asked", "requests": [{"agent": "A1", "day": day, "ask": "on"}]}
    config = operation.config.model_copy(
        update={
            "teams": {"shop": TeamSpec(lead="A1")},
            "activities": {"safety": ActivitySpec(course=CourseSpec(trainers=names))},
            "rules": RulesSpec(changes={"personal_totals": people, "shift_requests": requests}),
        }
    )
    return with_operation(
        small_inputs,
        replace(
            operation,
            config=config,
            absences=tuple(Absence(name, at, at + 2 * DAY_MIN, 700) for name in names),
            wishes=tuple(Wish(name, day, "off") for name in names),
            locks=tuple(Lock(name, day, None) for name in names),
            lock_rows=tuple((name, day, i) for i, name in enumerate(names, 2)),
            protections=tuple(Protection(name, "no_nights", day, day) for name in names),
            activities=tuple(ActivityDue("safety-1", name, "safety", 60, at, at + 240) for name in names),
            balances_min=tuple((name, 30) for name in names),
            ledger=tuple(LedgerMonth(name, date(2025, 10, 1), (("nights", 1),)) for name in names),
            pairs=(Pair("A1", "A2", "cover"), Pair("A2", "A3", "apart")),
            bids=tuple(Bid(name, "standard", 10) for name in names),
            offers=tuple(Offer(name, day, "overtime") for name in names),
            consent_unasked=frozenset({"A1", "A2"}),
        ),
    )


def test_nothing_names_who_left_before_the_plan(full: Inputs) -> None:
    """In the files, in operation.yaml and in its rules; the others keep what is theirs."""
    operation = changed(full, "leavers", agents=["A1"])
    assert "A1" not in repr(replace(operation, folder=full.operation.folder, contacts=full.operation.contacts[:0]))
    assert operation.pairs == (Pair("A2", "A3", "apart"),)
    assert operation.config.activities["safety"].course == CourseSpec(trainers=("A2",))
    assert operation.config.rules.changes == {
        "personal_totals": {"reason": "Agreed", "totals": [{"agents": ["A2"], "most": 4}]}
    }
    assert len(operation.ledger) == len(operation.bids) == len(operation.offers) == len(operation.lock_rows) == 1


def test_the_operation_without_them_is_as_valid_as_before(full: Inputs) -> None:
    """A lead, trainer or rule that names nobody known would be refused in the files."""
    from scenarios.kinds.people.validity import config_faults

    operation = changed(full, "leavers", agents=["A1"])
    assert list(config_faults(operation, operation.config, {})) == []
    emptied = replace(full.operation, agents=operation.agents)
    codes = {fault.code for fault in config_faults(emptied, operation.config, {})}
    assert codes == set()
    kept = [fault.code for fault in config_faults(operation, full.operation.config, {})]
    assert kept.count("unknown_agent") == 5


def test_a_last_day_ends_the_contract_and_what_comes_after(full: Inputs) -> None:
    """With the last day on day 4 the absence of two days from its 10:00 keeps 14 of 48 hours: 700 x 14 / 48 = 204."""
    operation = changed(full, "leavers", agents=["A1"], last_day="+4")
    assert agent(operation, "A1").last_day == full.start + timedelta(days=4)
    away = next(absence for absence in operation.absences if absence.agent == "A1")
    assert away.end_min == full.grid.minute(full.start + timedelta(days=5), 0)
    assert away.credit_min == 204
    assert operation.config == full.operation.config
    earlier = changed(full, "leavers", agents=["A1"], last_day="+3")
    assert {one.agent for one in earlier.activities} == {"A2"}
    assert {one.agent for one in earlier.wishes} == {one.agent for one in earlier.locks} == {"A2"}
    assert {one.agent for one in earlier.absences} == {one[0] for one in earlier.lock_rows} == {"A2"}


def test_the_rules_see_who_left(small_inputs: Inputs) -> None:
    """A shift after the last day is outside the contract; one of somebody who is gone is nobody's."""
    late = shift(small_inputs, "A1", 3)
    ended = changed(small_inputs, "leavers", agents=["A1"], last_day="+2")
    assert [v.amount for v in broken(small_inputs, ended, late)["contract_dates"]] == [1]
    gone = changed(small_inputs, "leavers", agents=["A1"])
    assert [v.agent for v in broken(small_inputs, gone, late)["rows"]] == ["A1"]


def test_the_same_seed_draws_the_same_people(small_inputs: Inputs) -> None:
    """A scenario is repeatable."""
    once, again = (changed(small_inputs, "leavers", count=2, seed=5) for _ in range(2))
    assert once.agents == again.agents
    assert len(once.agents) == 6


def test_what_does_not_fit_leavers_is_named(small_inputs: Inputs) -> None:
    """Nobody, nobody known, everybody, a last day outside the plan."""
    assert faults(small_inputs, "leavers") == [("kind", "scenario_nobody")]
    assert faults(small_inputs, "leavers", agents=["B1"]) == [("agents", "unknown_agent")]
    assert faults(small_inputs, "leavers", share=1) == [("kind", "scenario_nobody_left")]
    assert faults(small_inputs, "leavers", count=1, last_day="+9") == [("last_day", "change_outside_plan")]

"""A training for many by a deadline: who owes it, in which days, held how."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from planner.inputs import Inputs, with_operation
from solver.case import Absence, ActivityDue
from solver.duties import Activity
from tests.scenarios.kinds.people.asking import broken, changed, faults, shift

KYC: dict[str, object] = {"activity": "kyc", "length_min": 60, "deadline": "+4"}


def test_everybody_owes_it_until_the_deadline(small_inputs: Inputs) -> None:
    """From the plan's first midnight to the end of the fifth day."""
    operation = changed(small_inputs, "training_campaign", **KYC, title="Know your customer")
    end = small_inputs.grid.minute(small_inputs.start + timedelta(days=5), 0)
    assert operation.activities == tuple(
        ActivityDue("kyc-1", f"A{n}", "kyc", 60, small_inputs.grid.start_min, end) for n in range(1, 9)
    )
    assert operation.config.activities["kyc"].title == "Know your customer"


def test_the_rules_see_who_has_not_attended(small_inputs: Inputs) -> None:
    """One of two attends, inside a shift; after the deadline would be too late."""
    operation = changed(small_inputs, "training_campaign", **KYC, agents=["A1", "A2"])
    for day, missing in ((4, ["A2"]), (5, ["A1", "A2"])):
        duty = shift(small_inputs, "A1", day)
        held = replace(duty, activities=(Activity(duty.start_min, 60, "kyc", "kyc-1"),))
        assert [v.agent for v in broken(small_inputs, operation, held)["activity"]] == missing


def test_groups_are_held_as_the_course_says(small_inputs: Inputs) -> None:
    """A group of one where two are the least is a broken course."""
    course = {"least": 2, "most": 4, "trainers": ["A8"]}
    operation = changed(small_inputs, "training_campaign", **KYC, course=course)
    duty = shift(small_inputs, "A1", 0)
    held = replace(duty, activities=(Activity(duty.start_min, 60, "kyc", "kyc-1"),))
    assert {(v.amount, v.limit) for v in broken(small_inputs, operation, held)["training_groups"]} == {(1, 2), (0, 1)}


def test_who_cannot_or_does_anyway_is_left_out(small_inputs: Inputs) -> None:
    """Away or not yet hired for all of the days, or trained in them already."""
    start, operation = small_inputs.grid.start_min, small_inputs.operation
    end = small_inputs.grid.minute(small_inputs.start + timedelta(days=5), 0)
    later = small_inputs.start + timedelta(days=5)
    known = with_operation(
        small_inputs,
        replace(
            operation,
            config=changed(small_inputs, "training_campaign", **KYC).config,
            agents=tuple(replace(one, first_day=later) if one.id == "A3" else one for one in operation.agents),
            absences=(Absence("A1", start, end), Absence("A2", start + 60, end)),
            activities=(ActivityDue("kyc-1", "A4", "kyc", 60, start + 600, end),),
        ),
    )
    after = changed(known, "training_campaign", activity="kyc", deadline="+4")
    assert {due.agent for due in after.activities if due.id == "kyc-again-1"} == {"A2", "A5", "A6", "A7", "A8"}
    assert known.operation.activities[0] in after.activities


def test_what_does_not_fit_a_campaign_is_named(small_inputs: Inputs) -> None:
    """Unknown activities, trainers and people, deadlines outside the plan, too little time."""
    known = with_operation(small_inputs, changed(small_inputs, "training_campaign", **KYC))
    told: list[tuple[dict[str, object], tuple[str, str]]] = [
        ({"activity": "kycc", "deadline": "+4"}, ("activity", "unknown_activity")),
        ({"activity": "kyc", "deadline": "-1"}, ("deadline", "change_outside_plan")),
        ({"activity": "kyc", "deadline": "+20", "first_day": "+15"}, ("first_day", "change_outside_plan")),
        ({"activity": "kyc", "deadline": "+1", "course": {"trainers": ["B1"]}}, ("course.trainers.0", "unknown_agent")),
        ({"activity": "kyc", "deadline": "+1", "teams": ["shopp"]}, ("teams", "unknown_team")),
    ]
    for fields, fault in told:
        assert faults(known, "training_campaign", **fields) == [fault]

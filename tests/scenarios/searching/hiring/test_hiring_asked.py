"""A question about hires that does not fit is told, with what would."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from planner.inputs import Inputs
from planner.words import LANGUAGES, sentence
from scenarios.searching.hiring.asked import FewestHires

SHARES = {"ask": "fewest_hires", "name": "x", "attrition_per_month": 0.02, "leave_share": 0.05}


def _faults(inputs: Inputs, profile: dict[str, object], **changed: object) -> set[tuple[str, str]]:
    good: dict[str, object] = {
        "languages": {inputs.operation.queues[0].language: "C1"},
        "contract": next(iter(inputs.operation.config.contracts)),
    }
    asked = FewestHires.model_validate({**SHARES, "profiles": {"new": {**good, **profile}}, **changed})
    found = tuple(asked.faults(inputs))
    for fault in found:
        for lang in LANGUAGES:
            assert sentence(fault.code, {"value": fault.value, **fault.told}, lang) != fault.code
            assert "[" not in sentence(fault.code, {"value": fault.value, **fault.told}, lang)
    return {(fault.key, fault.code) for fault in found}


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        ({}, set()),
        ({"contract": "fulltime"}, {("profiles.new.contract", "unknown_contract")}),
        ({"languages": {"xx": "C1"}}, {("profiles.new.languages", "hires_language")}),
        ({"skills": {"juggling": 3}}, {("profiles.new.skills", "hires_skill")}),
        ({"channels": ["fax"]}, {("profiles.new.channels", "unknown_channel")}),
        ({"least_class": 9, "most_week": 4}, {("profiles.new.least_class", "hires_class")}),
    ],
)
def test_names_that_the_operation_does_not_have(
    small_inputs: Inputs, profile: dict[str, object], found: set[tuple[str, str]]
) -> None:
    """Each at its own key, in words of both languages."""
    assert _faults(small_inputs, profile) == found


def test_nobody_can_start_within_the_horizon(small_inputs: Inputs) -> None:
    """A lead time as long as the horizon leaves no week, nor does a goal after its end."""
    assert _faults(small_inputs, {}, weeks=8, lead_weeks=8) == {("lead_weeks", "hires_lead")}
    late = (small_inputs.start + timedelta(weeks=8)).isoformat()
    assert _faults(small_inputs, {}, weeks=8, lead_weeks=2, goal_from=late) == {("goal_from", "hires_goal_late")}


@pytest.mark.parametrize("changed", [{"weeks": 79}, {"weeks": 0}, {"profiles": {}}, {"quantile": 1.0}, {"chekcs": 1}])
def test_values_out_of_range_are_refused(changed: dict[str, object]) -> None:
    """Seventy-eight weeks are the most that a forecast is made for."""
    good = {"languages": {"tr": "C1"}, "contract": "full"}
    with pytest.raises(ValidationError):
        FewestHires.model_validate({**SHARES, "profiles": {"new": good}, **changed})

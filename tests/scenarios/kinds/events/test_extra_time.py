"""Extra time: 110 minutes of football become 145, with penalties 165."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.event_versions import event_versions
from planner.inputs import Inputs
from scenarios.kinds.events import ExtraTime


def change(**more: object) -> ExtraTime:
    return ExtraTime.model_validate({"kind": "extra_time", "event": "derby", **more})


@pytest.mark.parametrize(("penalties", "length_min"), [(False, 145), (True, 165)])
def test_the_forecast_sees_the_later_end_for_sure(week: Inputs, penalties: bool, length_min: int) -> None:
    """One way to run, with the final whistle that much after the kick-off."""
    found = change(penalties=penalties)
    assert not list(found.faults(week))
    (event,) = (one for one in event_versions(found.apply(week)) if one.id == "derby")
    (way,) = event.timings()
    assert (way.end_min - way.start_min, way.chance) == (length_min, 1.0)
    assert event.until - event.starts_at == timedelta(minutes=length_min)


def test_only_football_goes_to_extra_time(week: Inputs) -> None:
    """A promotion has none."""
    assert [(fault.key, fault.code) for fault in change(event="bonus").faults(week)] == [("event", "no_football_match")]


def test_a_match_that_the_plan_does_not_have_touches_nothing(week: Inputs) -> None:
    """The same inputs."""
    assert change(event={"kind": "match", "tier": 4}).apply(week) is week

"""Extra time: 110 minutes of football become 145, with penalties 165."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.event_versions import event_versions
from planner.inputs import Inputs
from scenarios.kinds.events import EventCancelled, EventMoved, EventPostponed, ExtraTime


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


def test_one_match_has_one_length(week: Inputs) -> None:
    """Extra time twice, or of a match that is called off, is a contradiction; of one that moves it is none."""
    late = change().claims(week)
    assert late & change(penalties=True).claims(week)
    gone = {"event": "derby"}
    assert late & EventCancelled.model_validate({"kind": "event_cancelled", **gone}).claims(week)
    assert late & EventPostponed.model_validate({"kind": "event_postponed", **gone}).claims(week)
    assert not late & EventMoved.model_validate({"kind": "event_moved", **gone, "to_time": "20:00"}).claims(week)

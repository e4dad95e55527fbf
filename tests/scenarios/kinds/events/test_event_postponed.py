"""A postponed event comes another day, perhaps at an unknown hour, or not in this plan."""

from __future__ import annotations

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from scenarios.kinds.events import EventPostponed
from solver.grid import utc_minute


def change(**more: object) -> EventPostponed:
    return EventPostponed.model_validate({"kind": "event_postponed", "event": "derby", **more})


def derby(inputs: Inputs) -> EventRow | None:
    return next((row for row in inputs.operation.events if row.id == "derby"), None)


def at(inputs: Inputs, row: EventRow) -> str:
    return f"{inputs.grid.local(utc_minute(row.starts_at)):%d %H:%M}"


def test_without_a_day_it_falls_out(week: Inputs) -> None:
    """Nobody knows to when."""
    assert derby(change().apply(week)) is None


def test_on_a_new_day_its_hour_is_open(week: Inputs) -> None:
    """From Saturday 19:00 to Sunday the 9th, noted at midnight."""
    row = derby(change(to_day="+6").apply(week))
    assert row is not None
    assert (at(week, row), row.date_only) == ("09 00:00", True)


def test_with_an_hour_it_is_settled(week: Inputs) -> None:
    """Also beyond the plan, which is no fault: that is what postponing means."""
    found = change(to_day="+12", to_time="21:00")
    assert not list(found.faults(week))
    row = derby(found.apply(week))
    assert row is not None
    assert (at(week, row), row.date_only) == ("15 21:00", False)


def test_an_hour_alone_and_a_day_in_the_history_are_faults(week: Inputs) -> None:
    """Both are slips of the pen."""
    assert [(f.key, f.code) for f in change(to_time="21:00").faults(week)] == [("to_time", "hour_without_day")]
    assert [(f.key, f.code) for f in change(to_day="-3").faults(week)] == [("to_day", "event_over")]


def test_an_earlier_time_is_no_postponement(week: Inputs) -> None:
    """The derby is on Saturday at 19:00: neither Friday nor Saturday noon comes after that, Saturday evening does."""
    for earlier in ({"to_day": "+4"}, {"to_day": "+5", "to_time": "12:00"}):
        (fault,) = change(**earlier).faults(week)
        assert (fault.key, fault.code, fault.told["at"]) == ("to_day", "postponed_earlier", "2025-11-08 19:00")
    assert not list(change(to_day="+5", to_time="21:00").faults(week))

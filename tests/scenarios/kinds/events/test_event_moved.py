"""A moved event is one event, at its new time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pydantic import TypeAdapter

from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow
from scenarios.kinds import Change
from solver.grid import utc, utc_minute

CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


def test_a_moved_event_leaves_none_of_its_versions_behind(small_inputs: Inputs) -> None:
    """A match postponed before and moved again is one match, from where it was last known to be."""
    operation, start = small_inputs.operation, utc(small_inputs.grid.start_min) + timedelta(hours=44)
    none: frozenset[str] = frozenset()
    first = EventRow("m", "match", start, None, False, "m", 1, none, none, none, none, None)
    later = replace(first, starts_at=start + timedelta(days=1), known_from=small_inputs.seen_until)
    inputs = with_operation(small_inputs, replace(operation, events=(first, later)))
    change = CHANGE.validate_python({"kind": "event_moved", "event": "m", "to_time": "20:30"})
    (moved,) = change.apply(inputs).operation.events
    assert small_inputs.grid.local(utc_minute(moved.starts_at)).hour == 20
    assert small_inputs.grid.day_of(utc_minute(moved.starts_at)) == small_inputs.grid.day_of(
        utc_minute(later.starts_at)
    )


def test_a_choice_moves_and_its_new_time_must_lie_in_the_plan(week: Inputs) -> None:
    """The derby of Saturday 19:00 kicks off at 20:30; on the tenth day it would be outside the week."""
    choice = {"kind": "match", "prefer": "derby"}
    change = CHANGE.validate_python({"kind": "event_moved", "event": choice, "to_time": "20:30"})
    assert not list(change.faults(week))
    moved = next(row for row in change.apply(week).operation.events if row.id == "derby")
    assert f"{week.grid.local(utc_minute(moved.starts_at)):%d %H:%M}" == "08 20:30"
    away = CHANGE.validate_python({"kind": "event_moved", "event": "derby", "to_day": "+9"})
    assert [(fault.key, fault.code) for fault in away.faults(week)] == [("to_day", "change_outside_plan")]


def test_a_move_to_where_it_is_touches_nothing(week: Inputs) -> None:
    """No fault: it is said that nothing changes."""
    change = CHANGE.validate_python({"kind": "event_moved", "event": "derby", "to_time": "19:00"})
    assert not list(change.faults(week))
    assert change.apply(week) is week


def test_all_matches_move_at_once(week: Inputs) -> None:
    """In Ramadan they kick off after the meal, each on its own day."""
    change = CHANGE.validate_python(
        {"kind": "event_moved", "event": {"kind": "match", "which": "all"}, "to_time": "20:30"}
    )
    assert not list(change.faults(week))
    at = {row.id: week.grid.local(utc_minute(row.starts_at)) for row in change.apply(week).operation.events}
    assert {name: f"{at[name]:%d %H:%M}" for name in ("cup-game", "derby", "over")} == {
        "cup-game": "04 20:30",
        "derby": "08 20:30",
        "over": "25 19:00",
    }

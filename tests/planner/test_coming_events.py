"""Only what is known as of a plan may move it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from planner.coming_events import big_event_titles, coming_events, event_days
from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow
from planner.outlook import make_calendar
from solver.grid import utc


def event(
    inputs: Inputs, name: str, *, tier: int = 1, kind: str = "match", known_in_days: int | None = None
) -> EventRow:
    """An event on the plan's second evening."""
    start = utc(inputs.grid.start_min) + timedelta(hours=44)
    known = None if known_in_days is None else inputs.as_of + timedelta(days=known_in_days)
    none: frozenset[str] = frozenset()
    return EventRow(name, kind, start, None, False, name.title(), tier, none, none, none, none, known)


def test_an_event_not_yet_known_makes_no_event_night(small_inputs: Inputs) -> None:
    """A fixture announced next week must not put anybody on call today."""
    rows = (
        event(small_inputs, "derby"),
        event(small_inputs, "rumour", known_in_days=2),
        event(small_inputs, "friendly", tier=4),
        event(small_inputs, "payday", kind="payday"),
    )
    inputs = with_operation(small_inputs, replace(small_inputs.operation, events=rows))
    day = inputs.grid.days[1]
    assert [row.id for row in coming_events(inputs)] == ["derby", "friendly"]
    assert event_days(inputs) == ((day, 1), (day, 4))
    assert big_event_titles(inputs) == {day: ("Derby",)}


def test_nobody_is_put_on_call_in_advance_for_an_outage(small_inputs: Inputs) -> None:
    """What goes down tonight was foreseen by nobody; a maintenance was."""
    rows = (event(small_inputs, "down", kind="outage"), event(small_inputs, "update", kind="maintenance", tier=3))
    inputs = with_operation(small_inputs, replace(small_inputs.operation, events=rows))
    assert event_days(inputs) == ((inputs.grid.days[1], 3),)
    assert [row.id for row in coming_events(inputs)] == ["down", "update"]


def test_the_operations_own_holidays_reach_the_forecast(small_inputs: Inputs) -> None:
    """A bridge day decreed ad hoc is in no library."""
    config = small_inputs.operation.config
    own = config.calendar.model_copy(update={"extra": {date(2025, 11, 7): "Bridge day"}})
    operation = replace(small_inputs.operation, config=config.model_copy(update={"calendar": own}))
    found = {event.id: event for event in make_calendar(with_operation(small_inputs, operation)).events}
    assert found[f"holiday-{own.country}-2025-11-07"].kind == "holiday"
    assert f"holiday-{own.country}-2025-11-07" not in {e.id for e in make_calendar(small_inputs).events}

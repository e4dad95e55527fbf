"""An added event is a row of events.csv that was always known."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from scenarios.kinds.events import EventAdded
from solver.grid import utc_minute


def change(**more: object) -> EventAdded:
    return EventAdded.model_validate({"kind": "event_added", **more})


def added(inputs: Inputs, **more: object) -> EventRow:
    found = change(**more)
    assert not list(found.faults(inputs))
    (row,) = set(found.apply(inputs).operation.events) - set(inputs.operation.events)
    return row


def codes(inputs: Inputs, **more: object) -> list[tuple[str, str]]:
    return [(fault.key, fault.code) for fault in change(**more).faults(inputs)]


def test_a_message_has_the_columns_of_its_row(week: Inputs) -> None:
    """Half an hour on Wednesday the 5th at 11, to those who phone."""
    row = added(
        week, what="message", starts_at="+2 11:00", length_min=30, medium="sms", channels=["phone"], tier=4, title="x"
    )
    assert row.id == "message-2025-11-05T11:00"
    assert row.ends_at is not None
    assert (row.kind, row.tier, row.medium, row.title, row.channels) == ("message", 4, "sms", "x", frozenset({"phone"}))
    assert [f"{week.grid.local(utc_minute(at)):%d %H:%M}" for at in (row.starts_at, row.ends_at)] == [
        "05 11:00", "05 11:30",
    ]  # fmt: skip
    assert (row.known_from, row.date_only) == (None, False)


def test_an_event_without_an_hour_is_known_by_its_day(week: Inputs) -> None:
    """The forecast spreads it over the usual hours."""
    row = added(week, what="match", starts_at="+3", sport="basketball", tags=["knockout"])
    assert (row.date_only, row.sport, row.knockout, row.tier, row.ends_at) == (True, "basketball", True, 3, None)
    assert week.grid.local(utc_minute(row.starts_at)).hour == 0


def test_a_match_of_a_competition_follows_its_rules(week: Inputs) -> None:
    """A quarter-final is a 2, with a club of home interest a 1; cup games are knockout."""
    row = added(
        week, what="match", starts_at="+3 20:30", competition="cup", round="Quarter-final", home="Kuzey SK", away="Foça"
    )
    assert (row.tier, row.title, row.competition) == (1, "Kuzey SK - Foça", "cup")
    assert row.tags == {"cup", "quarter-final", "home_interest"}
    assert (row.knockout, row.extra_time_share) == (True, 0.3)
    assert added(week, what="match", starts_at="+3 20:30", competition="cup", round="Final", tier=3).tier == 3


def test_what_does_not_fit_is_told_at_its_key(week: Inputs) -> None:
    """All of it at once."""
    assert codes(week, what="match", starts_at="+9 20:00") == [("starts_at", "change_outside_plan")]
    assert codes(week, what="match", starts_at="2025-11-01T20:00") == [("starts_at", "change_outside_plan")]
    assert codes(week, what="launch", starts_at="+1", id="derby") == [("id", "event_there_already")]
    assert codes(week, what="launch", starts_at="+1 10:00", channels=["fax"], like="darby", medium="sms") == [
        ("channels", "unknown_channel"),
        ("like", "unknown_event"),
        ("medium", "only_for_kind"),
    ]
    assert codes(week, what="match", starts_at="+1 10:00", competition="cub") == [
        ("competition", "unknown_competition")
    ]
    assert codes(week, what="promotion", starts_at="+1 10:00", deadline_at="+1 09:00") == [
        ("deadline_at", "ends_before_start")
    ]
    twice = codes(week, what="tournament", starts_at="+1 10:00", ends_at="+1 09:00", length_min=60)
    assert twice == [("length_min", "end_said_twice")]
    assert codes(week, what="tournament", starts_at="+1 10:00", ends_at="+1 09:00") == [
        ("ends_at", "ends_before_start")
    ]


def test_an_event_that_began_within_the_history_is_refused(week: Inputs) -> None:
    """Sunday afternoon is history until 22:00 local time, and the forecast would learn from what never was."""
    long = {"what": "promotion", "starts_at": "2025-11-02T12:00", "length_min": 2880}
    assert codes(week, **long) == [("starts_at", "event_over")]
    assert codes(week, **{**long, "starts_at": "2025-11-02T23:00"}) == []


def test_a_like_may_be_a_class(week: Inputs) -> None:
    """As in events.csv: curve, tier and tags."""
    row = added(week, what="match", starts_at="+1 10:00", like="match/1/derby", lift_factor=1.2)
    assert (row.like, row.lift_factor) == ("match/1/derby", 1.2)


def test_a_kind_that_nobody_knows_is_refused() -> None:
    """Before anything is planned."""
    with pytest.raises(ValidationError):
        change(what="earthquake", starts_at="+1 10:00")

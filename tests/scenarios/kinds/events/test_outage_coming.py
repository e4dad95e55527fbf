"""An outage to come: an event that the forecast knows, or stated contacts."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.inputs import Inputs
from planner.operation.operation import EventRow
from scenarios.kinds.events import Outage
from solver.grid import utc_minute


def change(**more: object) -> Outage:
    return Outage.model_validate({"kind": "outage", **more})


def row_of(inputs: Inputs, found: Outage) -> EventRow:
    assert not list(found.faults(inputs))
    (row,) = set(found.apply(inputs).operation.events) - set(inputs.operation.events)
    return row


def test_three_hours_on_derby_night(week: Inputs) -> None:
    """Half an hour after the kick-off at 19:00 on the 8th, until 22:30."""
    found = change(
        during={"kind": "match", "prefer": "derby"}, after_min=30, length_min=180, lift_factor=2, like="derby"
    )
    row = row_of(week, found)
    assert row.ends_at is not None
    assert [f"{week.grid.local(utc_minute(at)):%d %H:%M}" for at in (row.starts_at, row.ends_at)] == [
        "08 19:30", "08 22:30",
    ]  # fmt: skip
    assert (row.kind, row.tier, row.lift_factor, row.like) == ("outage", 2, 2.0, "derby")


def test_it_lasts_as_usual_unless_said(week: Inputs) -> None:
    """90 minutes, or until a moment."""
    assert change(since="+1 10:00").span(week) == (
        week.grid.minute(week.start, 2040),
        week.grid.minute(week.start, 2130),
    )
    assert change(since="+1 10:00", until="+1 10:20").span(week) == (
        week.grid.minute(week.start, 2040),
        week.grid.minute(week.start, 2060),
    )


def test_the_site_concerns_every_queue(week: Inputs) -> None:
    """Payments those of that skill, which this operation does not have."""
    assert row_of(week, change(what="site", since="+1 10:00")).skills == frozenset()
    (fault,) = change(what="payments", since="+1 10:00").faults(week)
    assert (fault.key, fault.code, fault.value) == ("what", "unknown_skill", "payments")


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        ({}, [("since", "since_or_during")]),
        ({"since": "+1 10:00", "during": "derby"}, [("since", "since_or_during")]),
        ({"since": "+1 10:00", "length_min": 60, "until": "+1 12:00"}, [("length_min", "end_said_twice")]),
        ({"since": "+1 10:00", "contacts": 100, "lift_factor": 2}, [("contacts", "size_said_twice")]),
        ({"since": "+1 10:00", "until": "+1 09:00"}, [("until", "ends_before_start")]),
        ({"since": "+8 10:00"}, [("since", "change_outside_plan")]),
        ({"during": "derbi"}, [("during", "unknown_event")]),
        ({"during": {"kind": "match", "which": "all"}}, [("during", "one_event_meant")]),
        ({"since": "+1 10:00", "like": "nothing"}, [("like", "unknown_event")]),
        ({"since": "+1 10:00", "languages": ["xx"]}, [("languages", "unknown_language")]),
    ],
)
def test_what_does_not_fit_is_told(week: Inputs, more: dict[str, object], faults: list[tuple[str, str]]) -> None:
    """Each at its key."""
    assert [(fault.key, fault.code) for fault in change(**more).faults(week)] == faults


def test_during_what_the_plan_does_not_have_nothing_fails(week: Inputs) -> None:
    """The same inputs."""
    found = change(during={"kind": "match", "tier": 4})
    assert not list(found.faults(week))
    assert found.apply(week) is week


def test_the_same_outage_twice_is_a_fault(week: Inputs) -> None:
    """The second would replace the first in silence."""
    once = change(since="+1 10:00")
    assert [fault.code for fault in once.faults(once.apply(week))] == ["event_there_already"]


@pytest.mark.parametrize("more", [{"length_min": 10**12}, {"contacts": 1e308}, {"lift_factor": 1e9}])
def test_sizes_have_bounds(more: dict[str, object]) -> None:
    """A year, a million contacts, a thousand times as many: beyond lies a slip of the pen."""
    with pytest.raises(ValidationError, match="less than or equal"):
        change(since="+1 10:00", **more)

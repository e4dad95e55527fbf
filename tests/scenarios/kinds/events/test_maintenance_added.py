"""Announced maintenance is an event of its kind with a known end."""

from __future__ import annotations

from datetime import timedelta

from planner.inputs import Inputs
from scenarios.kinds.events import Maintenance


def change(**more: object) -> Maintenance:
    return Maintenance.model_validate({"kind": "maintenance", "starts_at": "+2 04:00", **more})


def test_a_window_of_ninety_minutes(week: Inputs) -> None:
    """Its class is that of earlier maintenance, by its tier."""
    found = change(length_min=90, tier=4, channels=["phone"])
    assert not list(found.faults(week))
    (row,) = set(found.apply(week).operation.events) - set(week.operation.events)
    assert row.ends_at is not None
    assert (row.kind, row.tier, row.channels) == ("maintenance", 4, frozenset({"phone"}))
    assert row.ends_at - row.starts_at == timedelta(minutes=90)


def test_its_length_must_be_said(week: Inputs) -> None:
    """An announced window has one."""
    assert [(fault.key, fault.code) for fault in change().faults(week)] == [("length_min", "end_not_said")]
    assert not list(change(ends_at="+2 06:00").faults(week))

"""What publishing would change, in the order in which a planner must see it."""

from __future__ import annotations

from datetime import date, timedelta

from planner.publishing.day_changes import DayChange, Held, How
from planner.report.publishing_told import changes_table

MONDAY = date(2025, 11, 3)


def change(agent: str, days: int, how: How, held: Held = "") -> DayChange:
    """A day of an agent that changes."""
    return DayChange(agent, MONDAY + timedelta(days), how, False, held)


def test_what_is_held_and_shifts_stand_before_breaks() -> None:
    """Of hundreds of days the table shows a dozen: breaks of Monday must not hide the shift that moves on Thursday."""
    breaks = [change(f"A{number:03}", 0, "breaks") for number in range(40)]
    found = changes_table([*breaks, change("B001", 3, "moved"), change("B002", 4, "breaks", "frozen")], "en")
    assert [row[0] for row in found.rows[:3]] == ["B002", "B001", "A000"]
    assert len(found.marks) == len(found.rows)

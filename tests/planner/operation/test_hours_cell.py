"""Weekdays with hours in one cell are read as people write them, and nothing is guessed."""

from __future__ import annotations

import pytest

from planner.operation.cells import CellError, Habits
from planner.operation.hours_cell import available
from solver.policies import Hours

HABITS = Habits("Europe/Istanbul")
WEEKEND = (5, 6)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("Mon-Fri 17:00-24:00; Sat 09:00-18:00", (Hours((0, 1, 2, 3, 4), 1020, 1440), Hours((5,), 540, 1080))),
        ("Sat,Sun", (Hours(WEEKEND, 0, 1440),)),
        ("08:00-16:30", (Hours((0, 1, 2, 3, 4, 5, 6), 480, 990),)),
        ("Fri-Mon 22:00-26:00", (Hours((0, 4, 5, 6), 1320, 1560),)),
        ("wed 00:00-24:00|THU 1:00-2:00;", (Hours((2,), 0, 1440), Hours((3,), 60, 120))),
        ("Pzt-Cum 09:00-18:00; Cumartesi, PAZ", (Hours((0, 1, 2, 3, 4), 540, 1080), Hours(WEEKEND, 0, 1440))),
        ("SALI 09:00-10:00 ; FRI 09:00 - 10:00", (Hours((1,), 540, 600), Hours((4,), 540, 600))),
    ],
)
def test_hours_are_read(cell: str, hours: tuple[Hours, ...]) -> None:
    """English and Turkish, ranges over the weekend, ends after midnight."""
    assert available(cell, HABITS) == hours


@pytest.mark.parametrize(
    ("cell", "code", "part"),
    [
        ("Mon 9-17", "not_hours", "Mon 9-17"),
        ("Mon 09:75-10:00", "not_hours", "09:75"),
        ("Mon 09:00-48:00", "not_hours", "48:00"),
        ("Mon-Tue-Wed", "not_hours", "Mon-Tue-Wed"),
        ("Mo", "not_a_weekday", "Mo"),
        ("Sat 18:00-09:00", "hours_order", "Sat 18:00-09:00"),
        ("Sat 09:00-09:00", "hours_order", "Sat 09:00-09:00"),
        ("Sat 01:00-25:15", "hours_order", "Sat 01:00-25:15"),
    ],
)
def test_what_is_no_hours_is_refused(cell: str, code: str, part: str) -> None:
    """An hour that is guessed wrong is a shift that nobody comes to."""
    with pytest.raises(CellError) as caught:
        available(cell, HABITS)
    assert (caught.value.code, caught.value.parameters["part"]) == (code, part)

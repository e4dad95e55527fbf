"""Parts of the day."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from solver.rules.facts.day_parts import DAY_PARTS, DayPart, part_by_clock, starts_in
from tests.solver.rules.worlds import MONDAY, a_case, shift

CASE = a_case()


@pytest.mark.parametrize(("earliest", "latest"), [(360, 480), (1320, 120), (0, 1439), (600, 599), (700, 700)])
def test_both_readings_of_a_part_hold_the_same_minutes(earliest: int, latest: int) -> None:
    """The class for engines and the table for checks; a part may pass midnight or last all day."""
    part = DayPart(name="part", earliest=earliest, latest=latest)
    table, of = part_by_clock((part,)), starts_in(part)
    for clock in range(0, 1440, 5):
        for minute in {clock, earliest, latest, (earliest - 1) % 1440, (latest + 1) % 1440}:
            assert (minute in table) == of.holds(shift(CASE, MONDAY, minute, 60), CASE.grid)
        assert set(table.values()) == {"part"}


def test_the_usual_parts_make_up_a_day() -> None:
    """Every minute belongs to exactly one of early, late and night."""
    table = part_by_clock(DAY_PARTS)
    assert len(table) == 1440
    assert [table[clock] for clock in (239, 240, 659, 660, 1199, 1200, 0)] == [
        *("night", "early", "early", "late", "late", "night", "night")
    ]


def test_parts_that_share_a_minute_or_a_name_are_refused() -> None:
    """A start belongs to one part."""
    one, two = DayPart(name="one", earliest=0, latest=60), DayPart(name="two", earliest=60, latest=90)
    with pytest.raises(ValueError, match="two shares a minute"):
        part_by_clock((one, two))
    with pytest.raises(ValueError, match="two parts of the day are named one"):
        part_by_clock((one, DayPart(name="one", earliest=61, latest=90)))


def test_a_part_is_a_value_of_three_fields() -> None:
    """Clock minutes of one day and a name; nothing else, never changed."""
    assert hash(DayPart(name="all", earliest=0, latest=1439)) == hash(DayPart(name="all", earliest=0, latest=1439))
    fine = {"name": "part", "earliest": 1439, "latest": 0}
    assert DayPart.model_validate(fine).earliest == 1439
    for wrong in ({"name": ""}, {"earliest": -1}, {"earliest": 1440}, {"latest": -1}, {"latest": 1440}, {"start": 0}):
        with pytest.raises(ValidationError):
            DayPart.model_validate({**fine, **wrong})

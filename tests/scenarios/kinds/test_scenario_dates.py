"""Days and moments of scenarios and of changes files: read as they are written, or refused with how they read."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from planner.changing import moments
from scenarios.kinds.dates import Day, DayOrMoment, Moment, is_day

DAY: TypeAdapter[str] = TypeAdapter(Day)
MOMENT: TypeAdapter[str] = TypeAdapter(Moment)
EITHER: TypeAdapter[str] = TypeAdapter(DayOrMoment)
FACT: TypeAdapter[str] = TypeAdapter(moments.Moment)
FACT_DAY: TypeAdapter[str] = TypeAdapter(moments.Day)
ALL = (DAY, MOMENT, EITHER, FACT, FACT_DAY)
BEYOND = ("0001-01-01", "0001-01-01T00:00", "1999-12-31", "2101-01-01", "9999-12-31T23:59-12:00")
SHORT = ("20251108", "20251108T2030", "2025-11-08T20", "2025-W45-6", "2025-02-30", "2025-11-08T25:00", "8.11.2025")


@pytest.mark.parametrize("text", [*BEYOND, *SHORT])
def test_other_years_and_other_ways_to_write_are_refused(text: str) -> None:
    """In year 1 no zone can be reckoned with, and 2025-11-08T20 lost its hour without a word."""
    for kind in ALL:
        with pytest.raises(ValidationError, match="reads 20"):
            kind.validate_python(text)


@pytest.mark.parametrize("text", ["2025-11-08T20:30", "2025-11-08 20:30", "2025-11-08T20:30+03:00", "+6 20:30"])
def test_an_hour_is_an_hour_however_it_is_written(text: str) -> None:
    """With a T or a space, with or without an offset, counted or not."""
    assert EITHER.validate_python(text) == MOMENT.validate_python(text) == text
    assert not is_day(text)


@pytest.mark.parametrize("text", ["2025-11-08", "2000-01-01", "2100-12-31", "+6", "-3"])
def test_a_day_has_no_hour(text: str) -> None:
    """So the hour of an event on it is not known."""
    assert EITHER.validate_python(text) == DAY.validate_python(text) == text
    assert is_day(text)

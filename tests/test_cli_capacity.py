"""`vardiya forecast` far ahead: growth stated on the command line, sums instead of intervals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import vardiya


def test_a_year_and_a_half_is_told_by_month_with_the_growth_stated(small: Path) -> None:
    """Capacity planning in one line."""
    told = vardiya("forecast", small, "--weeks", "78", "--growth", "8%", "--by", "month", "--json")
    assert told.code == 0
    assert told.body["schema"] == "vardiya.capacity/1"
    assert (told.body["by"], told.body["growth_per_year"]) == ("month", 0.08)
    assert len({row["period"] for row in told.body["capacity"]}) in (18, 19)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--weeks", "79"), "allowed are 1 to 78"),
        (("--growth", "much"), "write 8% or 0.08"),
        (("--growth", "300%"), "out of range"),
        (("--by", "year"), "choose day, week or month"),
    ],
)
def test_what_cannot_be_asked_is_refused(small: Path, arguments: tuple[str, ...], said: str) -> None:
    """Usage errors, exit 2."""
    told = vardiya("forecast", small, *arguments)
    assert told.code == 2
    assert said in told.err

"""A wish as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from planner.answers.wish_text import read_wish
from planner.problems import OperationError
from solver.explainer.asked_day import AskedDay

DAY = date(2026, 3, 9)
SHIFTS = ("standard-0800-480", "standard-1400-480")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("off", AskedDay("A1", DAY, "off")),
        (" work ", AskedDay("A1", DAY, "work")),
        ("08:00-12:30", AskedDay("A1", DAY, "start_between", 480, 750)),
        ("8:00 - 8:00", AskedDay("A1", DAY, "start_between", 480, 480)),
        ("standard-1400-480", AskedDay("A1", DAY, "shift", template="standard-1400-480")),
    ],
)
def test_each_kind_of_wish_is_read(text: str, asked: AskedDay) -> None:
    """Blanks do not matter."""
    assert read_wish(text, "A1", DAY, SHIFTS) == asked


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("holiday", "wish_unreadable", None),
        ("standard-0800-490", "wish_unreadable", "standard-0800-480"),
        ("12:00-08:00", "wish_clock", None),
        ("24:00-25:00", "wish_clock", None),
        ("08:60-09:00", "wish_clock", None),
        ("", "wish_unreadable", None),
    ],
)
def test_what_is_no_wish_is_refused_with_the_nearest_shift(text: str, code: str, meant: str | None) -> None:
    """Times that run backwards or are none have a message of their own."""
    with pytest.raises(OperationError) as caught:
        read_wish(text, "A1", DAY, SHIFTS)
    (problem,) = caught.value.problems
    assert (problem.code, problem.value, dict(problem.parameters).get("meant")) == (code, text, meant)

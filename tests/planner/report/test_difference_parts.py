"""The difference of two plans in plain words."""

from __future__ import annotations

from planner.differences import compare
from planner.report.summaries import difference_parts
from planner.report.tables import Line
from tests.planner.report import worlds


def test_equal_plans_differ_in_nothing() -> None:
    """One line, no table."""
    (line,) = difference_parts(compare(worlds.plan(), worlds.plan()), "en")
    assert isinstance(line, Line)
    assert line.text == "Nothing changes."

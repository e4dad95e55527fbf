"""The difference of two plans in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from planner.differences import compare
from planner.report.summaries import difference_parts
from planner.report.tables import Line
from solver.grid import Grid
from tests.planner.report import worlds


def test_equal_plans_differ_in_nothing() -> None:
    """One line, no table."""
    (line,) = difference_parts(compare(worlds.plan(), worlds.plan()), "en")
    assert isinstance(line, Line)
    assert line.text == "Nothing changes."


def test_plans_of_other_days_are_not_compared() -> None:
    """The service of one week against that of another says nothing of what changes for anybody."""
    plan = worlds.plan()
    found = compare(plan, replace(plan, grid=Grid.of(worlds.MONDAY + timedelta(weeks=9), 7, 60, "Europe/Istanbul")))
    assert (found.meets, found.services) == (False, ())
    (line,) = difference_parts(found, "en")
    assert isinstance(line, Line)
    assert line.text == "The two plans share no day, so there is nothing to compare."

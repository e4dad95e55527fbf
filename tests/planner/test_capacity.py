"""Capacity planning: many weeks ahead, growth as stated, sums that a planner can take to the budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.capacity import MOST_WEEKS, Capacity, make_capacity, with_growth
from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.report.capacities import capacity_body, capacity_parts
from planner.report.tables import Line, Table


@pytest.fixture(scope="module")
def far(small: Path) -> Inputs:
    """The minimal example with a year and a half ahead."""
    return gather(load(small), PlanRequest(weeks=MOST_WEEKS, most_weeks=MOST_WEEKS))


@pytest.fixture(scope="module")
def grown(far: Inputs) -> Capacity:
    """With 8 % a year."""
    return make_capacity(with_growth(far, 0.08), "week")


def test_every_queue_has_every_week_and_growth_raises_the_last(far: Inputs, grown: Capacity) -> None:
    """Seventy-eight weeks each; the last is higher by what was stated, up to the rounding of weeks."""
    flat = make_capacity(far, "week").table
    assert (grown.table.groupby("queue").size() == MOST_WEEKS).all()
    last, first = grown.table["period"].max(), grown.table["period"].min()
    ratio = grown.table["contacts"].sum() / flat["contacts"].sum()
    assert 1.03 < ratio < 1.08
    rows = [t[t["period"] == last]["contacts"].sum() for t in (grown.table, flat)]
    assert rows[0] / rows[1] == pytest.approx(1.08 ** ((77.5 * 7 - 28) / 365.25), rel=0.002)
    assert grown.table[grown.table["period"] == first]["contacts"].sum() == pytest.approx(
        flat[flat["period"] == first]["contacts"].sum()
    )


def test_growth_is_taken_from_operation_yaml_unless_stated_anew(far: Inputs) -> None:
    """The command line outranks the file; nothing stated leaves the file's."""
    once = with_growth(far, 0.08)
    assert once.operation.config.forecast.growth_per_year == 0.08
    assert with_growth(once, None).operation.config.forecast.growth_per_year == 0.08
    assert with_growth(once, -0.02).operation.config.forecast.growth_per_year == -0.02


@pytest.mark.parametrize(("lang", "said"), [("en", "grows by 8 % a year"), ("tr", "yılda %8 büyür")])
def test_the_assumption_is_said(grown: Capacity, lang: str, said: str) -> None:
    """A budget must show what it rests on."""
    table, *lines = capacity_parts(grown, lang)
    assert isinstance(table, Table)
    assert len(table.rows) == MOST_WEEKS
    assert any(said in line.text for line in lines if isinstance(line, Line))


def test_the_json_has_every_queue_and_week(grown: Capacity) -> None:
    """For the spreadsheet that comes after."""
    body = capacity_body(grown, "en")
    rows = body["capacity"]
    assert isinstance(rows, list)
    assert len(rows) == len(grown.table)
    assert set(rows[0]) == {"queue", "period", "days", "contacts", "work_h", "peak_h"}
    assert body["growth_per_year"] == 0.08

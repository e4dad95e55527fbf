"""Charts are one specification each, drawn the same way every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.report.charts import drawing
from planner.report.charts.cover import cover_by_pool_chart
from planner.report.charts.demand import demand_by_pool_chart, demand_chart
from planner.report.charts.night import night_chart
from planner.report.occasions import occasions
from planner.report.series import Series, steps
from planner.report.sharing import shared_out
from planner.words import LANGUAGES
from solver.grid import Grid
from tests.planner.report import worlds


def series() -> Series:
    return Series(worlds.plan(), worlds.inputs())


def test_an_event_is_marked_with_the_contacts_it_brings() -> None:
    """The planner sees which match brings what; what is not known yet stays hidden."""
    (derby,) = occasions(worlds.plan(), worlds.inputs())
    assert (derby.number, derby.day, derby.titles, derby.extra) == (1, date(2025, 11, 5), ("derby <b>",), 20.0)


def test_events_are_shown_once_they_are_known() -> None:
    """The same plan made a week later knows both matches."""
    later = worlds.utc(worlds.at(7, 0))
    plan, inputs = replace(worlds.plan(), as_of=later), replace(worlds.inputs(), as_of=later)
    assert len(occasions(plan, inputs)) == 2


def test_hours_are_local() -> None:
    """Vega gets wall-clock times; a match at 20:00 in Istanbul is drawn at 20:00."""
    spec = demand_chart(series(), occasions(worlds.plan(), worlds.inputs()), "en")
    assert isinstance(spec["data"], dict)
    points = spec["data"]["values"]
    highest = max(points, key=lambda point: point["mean"])
    assert highest["t"] == drawing.at(worlds.GRID.local(worlds.at(5, 20)).replace(tzinfo=None))
    assert highest["mean"] == 35.0
    assert points[0] | {"low": 0, "high": 0} == {"t": 1762128000000, "mean": 15.0, "low": 0, "high": 0}


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 30), 23), (date(2025, 10, 26), 24)])
def test_a_day_on_which_the_clocks_change_is_drawn_once(day: date, hours: int) -> None:
    """23 steps in spring; in autumn the hour that comes twice is one step with both in it."""
    grid = Grid.of(day, 1, 60, "Europe/Malta")
    by = steps(grid, 60)
    assert len(by.starts) == hours
    assert by.total(np.ones(grid.intervals)).sum() == grid.intervals
    assert by.mean(np.ones(grid.intervals)).max() == 1.0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_is_drawn_as_svg_and_png_the_same_each_time(lang: str) -> None:
    """Page and workbook draw from one description, and equal plans give equal pictures."""
    spec = night_chart(series(), date(2025, 11, 5), occasions(worlds.plan(), worlds.inputs()), lang)
    first, again = (drawing.svg(spec, lang, "night") for _ in range(2))
    assert first == again
    assert first.startswith("<svg")
    assert drawing.png(spec, lang, 1.0).startswith(b"\x89PNG")


def test_turkish_charts_speak_turkish() -> None:
    """Days and headings follow the language."""
    assert "Pzt" in drawing.svg(demand_chart(series(), (), "tr"), "tr", "demand")
    assert "Telefon" in drawing.svg(cover_by_pool_chart(series(), "tr"), "tr", "cover")
    assert "Phone" in drawing.svg(demand_by_pool_chart(series(), "en"), "en", "pools")


def test_who_can_serve_two_pools_goes_where_the_need_is() -> None:
    """Two generalists and one specialist cover 2 + 1, not 3 + 0 counted twice."""
    heads, serves = np.array([[2.0], [1.0]]), np.array([[True, True], [False, True]])
    given_out = shared_out(heads, serves, np.array([[2.0], [1.0]]))
    assert given_out[:, 0] == pytest.approx([2.0, 1.0], abs=0.05)


@given(
    st.lists(st.integers(0, 9), min_size=3, max_size=3),
    st.lists(st.floats(0, 9), min_size=2, max_size=2),
)
def test_nobody_is_counted_twice(heads: list[int], need: list[float]) -> None:
    """What is shared out is what is there, and only where people can serve."""
    serves = np.array([[True, False], [True, True], [False, True]])
    given_out = shared_out(np.array(heads, dtype=float)[:, None], serves, np.array(need)[:, None])[:, 0]
    assert given_out.sum() == pytest.approx(sum(heads))
    assert given_out[0] >= heads[0] - 1e-9
    assert given_out[1] >= heads[2] - 1e-9


def test_pools_of_one_family_are_drawn_as_one() -> None:
    """A crew or a goal of its own parts a family in staffing; its queues and its need stay in the picture."""
    whole = worlds.plan()
    assert whole.staffing is not None
    first, *others = whole.staffing.pools
    second = replace(first, queues=("more",), need=first.need + 1.0)
    parted = Series(replace(whole, staffing=replace(whole.staffing, pools=(first, second, *others))), worlds.inputs())
    pool = (first.language, first.family)
    assert parted.pools[pool] == (*first.queues, "more")
    assert list(parted.pools) == list(series().pools)
    np.testing.assert_allclose(parted.need(pool), 2.0 * first.need + 1.0)
    np.testing.assert_allclose(parted.need(None), series().need(None) + first.need + 1.0)

"""Where people are missing is told honestly, also where nobody can serve anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.report.charts.demand import demand_by_pool_chart, demand_chart
from planner.report.series import Series
from planner.report.shortage import shortage_line
from planner.report.tables import BAD
from tests.planner.report import worlds


@pytest.fixture
def unserved() -> Series:
    """The tiny plan where nobody speaks any language asked for: staffing has no pool at all."""
    made, inputs = worlds.plan(), worlds.inputs()
    assert made.staffing is not None
    agents = tuple(replace(agent, languages=()) for agent in inputs.operation.agents)
    operation = replace(inputs.operation, agents=agents)
    return Series(replace(made, staffing=replace(made.staffing, pools=())), replace(inputs, operation=operation))


def test_without_any_pool_the_shortage_is_everything_not_nothing(unserved: Series) -> None:
    """Nobody counts as needed where nobody can help; saying that nobody is missing would be false."""
    told = {lang: shortage_line(unserved, worlds.MONDAY, lang) for lang in ("en", "tr")}
    assert told["en"].text.startswith("No agent can serve any queue")
    assert {line.mark for line in told.values()} == {BAD}


def test_without_any_pool_the_page_still_draws_the_whole_demand(unserved: Series) -> None:
    """Contacts come whether or not anybody can answer them."""
    assert demand_chart(unserved, (), "en")["data"] == demand_chart(_served(), (), "en")["data"]
    assert demand_by_pool_chart(unserved, "en")["data"] == {"values": []}
    assert unserved.present(None).sum() == 0.0
    assert unserved.need(None).sum() == 0.0


def _served() -> Series:
    return Series(worlds.plan(), worlds.inputs())

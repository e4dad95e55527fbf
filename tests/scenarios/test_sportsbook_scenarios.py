"""The ready scenarios of the sportsbook fit whatever world a seed draws, and every one of them changes something."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.stage_inputs import stage_keys
from planner.templates.ready_scenarios import ready_scenarios
from scenarios.judging import idle_steps, judged
from scenarios.reading import read_written
from scenarios.sweeping.reading import judged_points, read_grid

READY = ready_scenarios("planner.templates.sportsbook")
NAMES = sorted(name for name in READY if name.count("/") == 1)
GRIDS = sorted(name for name in READY if name.startswith("scenarios/grids/"))


@pytest.fixture(scope="module", params=[2, 4])
def plan(short_sportsbook: Path, request: pytest.FixtureRequest) -> Inputs:
    """Two and four weeks from the default start."""
    return gather(load(short_sportsbook), PlanRequest(weeks=request.param))


def test_ten_scenarios_and_three_grids_are_written(short_sportsbook: Path) -> None:
    """Beside the operation, where a planner finds them."""
    assert len(NAMES) == 10
    assert len(GRIDS) == 3
    assert all((short_sportsbook / name).read_text(encoding="utf-8") == text for name, text in READY.items())


@pytest.mark.parametrize("name", NAMES)
def test_every_step_of_a_ready_scenario_changes_something(short_sportsbook: Path, plan: Inputs, name: str) -> None:
    """It is read and judged without a fault, says what it is about, and no step of it touches nothing."""
    scenario, document = read_written(short_sportsbook / name)
    changed = judged(scenario, plan, document)
    assert scenario.about
    assert idle_steps(scenario, plan) == ()
    assert stage_keys(changed, "roster") != stage_keys(plan, "roster")


@pytest.mark.parametrize("name", GRIDS)
def test_every_point_of_a_ready_grid_fits(short_sportsbook: Path, plan: Inputs, name: str) -> None:
    """So that a sweep begins at once."""
    laid = read_grid(short_sportsbook / name)
    assert len(judged_points(laid, plan)) == laid.grid.count
    assert laid.grid.about

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
from scenarios.robust.asked import Branches, Futures
from scenarios.robust.branching.moments import moments
from scenarios.robust.reading import read_futures, weigh
from scenarios.searching.asks import judge_ask, read_ask
from scenarios.sweeping.reading import judged_points, read_grid

READY = ready_scenarios("planner.templates.sportsbook")
NAMES = sorted(name for name in READY if name.count("/") == 1)
ASKS = sorted(name for name in READY if name.startswith("scenarios/questions/"))
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


@pytest.mark.parametrize("name", ASKS)
def test_every_ready_question_fits(short_sportsbook: Path, plan: Inputs, name: str) -> None:
    """One of each kind of inverse question, to begin from."""
    asked, document = read_ask(short_sportsbook / name)
    judge_ask(asked, plan, name, document)


def test_the_ready_futures_and_branches_fit(short_sportsbook: Path, plan: Inputs) -> None:
    """They name the ready scenarios beside them, and when it is known who goes on."""
    path = short_sportsbook / "scenarios/futures/three-futures.yaml"
    futures, document = read_futures(path, Futures)
    assert [round(one.share, 2) for one in weigh(futures, document, path, plan)] == [0.6, 0.3, 0.1]
    path = short_sportsbook / "scenarios/futures/cup-branches.yaml"
    branches, document = read_futures(path, Branches)
    assert len(weigh(branches, document, path, plan)) == 2
    assert moments(branches, document, path, plan).known_min > plan.grid.start_min

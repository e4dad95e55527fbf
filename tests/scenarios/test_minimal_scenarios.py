"""The small example comes with a scenario and a grid that fit it."""

from __future__ import annotations

from pathlib import Path

from planner.inputs import Inputs
from scenarios.judging import idle_steps
from scenarios.reading import read_written
from scenarios.sweeping.reading import judged_points, read_grid


def test_the_ready_scenario_and_grid_of_the_small_example_fit_it(small: Path, small_inputs: Inputs) -> None:
    """Two fall ill, and each step of the grid but the one by nothing is a question."""
    scenario, _ = read_written(small / "scenarios/two-ill.yaml")
    changed = scenario.apply(small_inputs).operation.absences
    assert len({absence.agent for absence in changed} - {a.agent for a in small_inputs.operation.absences}) == 2
    assert idle_steps(scenario, small_inputs) == ()
    assert len(judged_points(read_grid(small / "scenarios/grids/more-calls.yaml"), small_inputs)) == 5

"""A small operation, planned once per test process."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.templates import init


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the `minimal` example; tests only read it."""
    folder = tmp_path_factory.mktemp("small") / "op"
    init(folder, "minimal", 1)
    return folder


@pytest.fixture(scope="session")
def small_inputs(small: Path) -> Inputs:
    """A week of the `minimal` example with a short search."""
    return gather(load(small), PlanRequest(weeks=1, time_limit_s=2.0))


@pytest.fixture(scope="session")
def small_plan(small_inputs: Inputs) -> Plan:
    """The plan of that week."""
    return run_pipeline(small_inputs)

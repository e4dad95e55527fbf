"""A small shop with someone on call every evening, and two weeks of it published."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import Operation, load
from planner.operation.operation import Edit
from planner.pipeline import run_pipeline
from planner.plans import Plan

ON_CALL = """
on_call:
  evening: {kind: backup, hours: {start: "18:00", end: "21:00"}, language: tr, fee: 100, missing: 100000}
"""
SOLVER = "solver: {time_limit_s: 1, breaks_limit_s: 5}"
QUICK = "solver: {time_limit_s: 1, breaks_limit_s: 0.1, corrections: 0, replications: 4}"
LIMIT_S = 0.2
WEEK = timedelta(days=7)


@pytest.fixture(scope="session")
def shop(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Operation:
    """The shop, its rosters built the same way on any machine."""
    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("shop") / "op"))
    config = folder / "operation.yaml"
    text = config.read_text(encoding="utf-8")
    assert text.count(SOLVER) == 1
    config.write_text(text.replace(SOLVER, QUICK) + ON_CALL, encoding="utf-8")
    return load(folder)


class Held:
    """Stages in memory: drafts of one night share their forecast and need."""

    def __init__(self) -> None:
        self.stages: dict[str, object] = {}

    def stage(self, key: str) -> object | None:
        """The value of a key."""
        return self.stages.get(key)

    def save_stage(self, key: str, _stage: str, value: object) -> None:
        """Keep a value."""
        self.stages[key] = value


@pytest.fixture(scope="session")
def held() -> Held:
    """Shared by all drafts."""
    return Held()


@pytest.fixture(scope="session")
def published(shop: Operation) -> Plan:
    """Two weeks, published."""
    return run_pipeline(replace(gather(shop, PlanRequest(weeks=2, time_limit_s=LIMIT_S)), reproducible=True))


@pytest.fixture
def draft(shop: Operation, published: Plan) -> Inputs:
    """Two weeks from the second published one on, as asked before the first; three times the contacts are expected."""
    first = published.start + WEEK
    inputs = gather(shop, PlanRequest(start=first, weeks=2, time_limit_s=LIMIT_S, reproducible=True))
    grid = inputs.grid
    begin, end = grid.local(grid.start_min), grid.local(grid.end_min)
    surge = Edit("surge", ("phone-tr",), begin, end, 3.0, None)
    return replace(inputs, operation=replace(inputs.operation, edits=(surge,)))

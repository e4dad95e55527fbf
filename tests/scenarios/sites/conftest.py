"""The example of three shops with a short search, planned once."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.inputs import PlanRequest
from planner.workspace import SiteOutcome, Workspace, read_workspace
from planner.workspace.example import init_workspace
from scenarios.sites import Asked, plan_sites
from tests.scenarios.sites.sites_worlds import Crew

LONG = "solver: {time_limit_s: 20, breaks_limit_s: 5}"
QUICK = "solver: {breaks_limit_s: 1, replications: 3, corrections: 0}\nforecast: {calibration_origins: 2}"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="session")
def asked() -> Asked:
    """A week with a short search."""
    return Asked(PlanRequest(weeks=1, time_limit_s=1.0), now=lambda: NOW)


@pytest.fixture(scope="session")
def planned(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, tuple[SiteOutcome, ...]]:
    """The workspace and what came of planning it; tests only read it."""
    folder = tmp_path_factory.mktemp("planned-shops") / "ws"
    init_workspace(folder, 1)
    for config in folder.glob("*/operation.yaml"):
        text = config.read_text(encoding="utf-8")
        assert text.count(LONG) == 1
        config.write_text(text.replace(LONG, QUICK), encoding="utf-8")
    workspace = read_workspace(folder)
    return workspace, plan_sites(workspace, Crew(), asked)


@pytest.fixture
def copy(planned: tuple[Workspace, tuple[SiteOutcome, ...]], tmp_path: Path) -> Path:
    """A copy of the planned folder, which a test may change."""
    return Path(shutil.copytree(planned[0].folder, tmp_path / "ws"))

"""A workspace stands for its sites; those of a pool are one night."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.inputs import PlanRequest
from planner.nights import Asked, run_nights
from planner.workspace.example import init_workspace

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    """The example of three sites; the search takes no second."""
    init_workspace(tmp_path / "sites", 1)
    return tmp_path / "sites"


def test_a_pool_is_planned_as_one_and_stays_a_draft(sites: Path) -> None:
    """Its people answer the same calls; a site of its own is a night of its own."""
    for site in ("istanbul", "izmir", "valletta"):
        file = sites / site / "operation.yaml"
        text = file.read_text(encoding="utf-8")
        policy = "cycle: {nightly: publish, publish_days_before: 7}"
        file.write_text(f"{text}\n{policy}\n", encoding="utf-8")
    asked = Asked(PlanRequest(weeks=1, time_limit_s=0.2), NOW)
    pool, apart = run_nights((sites,), asked)
    assert (pool.operation, pool.status, pool.publication) == ("istanbul+izmir", "done", None)
    assert "night_pool_draft" in [code for code, _ in pool.notes]
    assert (apart.operation, apart.status) == ("valletta", "done")
    assert (sites / ".vardiya" / "pools" / "istanbul+izmir" / ".vardiya" / "store.sqlite").is_file()


def test_a_workspace_that_cannot_be_read_is_a_night_that_failed(sites: Path, folder: Path) -> None:
    """The other folders are run all the same."""
    (sites / "workspace.yaml").write_text("sites: 3\n", encoding="utf-8")
    bad, good = run_nights((sites, folder), Asked(PlanRequest(weeks=1), NOW))
    assert (bad.status, bad.code, good.status) == ("failed", 2, "done")

"""A small operation, planned and published, of which one person is named like nobody else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.planner.privacy.canaries import ID, NAME, rewrite

PERSON = "A3"  # of the minimal example, renamed


@pytest.fixture(scope="session")
def small_published(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small operation, planned and published, with a person whose id and name stand nowhere else."""
    from datetime import UTC, datetime

    from planner.inputs import PlanRequest, gather
    from planner.operation import load
    from planner.pipeline import run_pipeline
    from planner.publishing import publish
    from planner.report.exports import export
    from planner.store import open_store

    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("published") / "op"))
    rewrite(folder / "agents.csv", lambda rows: [row.update(id=ID) for row in rows if row["id"] == PERSON])
    rewrite(folder / "names.csv", lambda rows: [row.update(id=ID, name=NAME) for row in rows if row["id"] == PERSON])
    (folder / "pairs.csv").write_text(f"first,second,kind\nA1,{ID},apart\nA1,A2,cover\n", encoding="utf-8")
    (folder / "wishes.csv").write_text(f"agent,day,kind\n{ID},2025-11-05,off\nA1,2025-11-06,off\n", encoding="utf-8")
    inputs = gather(load(folder), PlanRequest(weeks=1))
    with open_store(folder) as store:
        plan = run_pipeline(inputs, stages=store)
        at = datetime(2025, 10, 20, 9, tzinfo=UTC)
        store.save_plan(plan, at)
        files = export(plan, inputs, ("html", "csv", "xlsx", "ics", "json"), "tr")
        publish(plan, store, published_at=at, files=files, inputs=inputs, why=f"asked by {ID}", anyway=True)
    line = f'{{"event": "gate", "agent": "{ID}"}}\n{{"event": "other"}}\n'
    (folder / ".vardiya" / "nightly.jsonl").write_text(line, encoding="utf-8")
    return folder


@pytest.fixture
def published(small_published: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(small_published, tmp_path / "op"))

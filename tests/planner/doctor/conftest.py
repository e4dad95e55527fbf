"""A small operation, planned, published and copied, that tests may damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.doctor import Diagnosis, diagnose, places

NOW = datetime(2025, 10, 21, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def small_in_force(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small operation with a publication, its feeds, a night that was done, and a copy of the store."""
    from planner.inputs import gather
    from planner.operation import load
    from planner.publishing import publish
    from planner.report.exports import export
    from planner.store import open_store
    from planner.store.attempts import Attempt, begin_attempt, finish_attempt
    from planner.store.backups import backup

    folder = Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("in-force") / "op"))
    with open_store(folder) as store:
        plan = store.plan()
        inputs = gather(load(folder), plan.request)
        files = export(plan, inputs, ("csv", "html"), "en")
        publish(plan, store, published_at=NOW.replace(day=20), files=files, inputs=inputs, anyway=True, why="first")
        done = Attempt("20251021T000000Z-000001-aaaa", "k", "nightly", NOW, None, "running", "0.1.0", {})
        begin_attempt(store, done)
        finish_attempt(store, done.id, "done", NOW, {})
        backup(store)
    close_to_others(folder)
    return folder


def close_to_others(folder: Path) -> None:
    """As an operation should be kept: others may not even enter."""
    folder.chmod(0o700)


@pytest.fixture
def op(small_in_force: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    folder = Path(shutil.copytree(small_in_force, tmp_path / "op"))
    close_to_others(folder)
    return folder


@pytest.fixture
def seen() -> Callable[[Path], Diagnosis]:
    """The doctor's look at one operation."""

    def look(folder: Path) -> Diagnosis:
        (place,) = places(folder)
        return diagnose(place, NOW)

    return look

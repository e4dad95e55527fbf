"""An erasure where the store is a schema of PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from planner.operation.cycle_specs import RetentionSpec
from planner.plans import Plan
from planner.privacy import Asked, asked_of, drawn, erase
from planner.store import open_store, tables
from solver.grid import Grid

pytestmark = pytest.mark.needs("postgres")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_a_numeric_id_goes_and_days_stay(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file to copy or to write anew; the rows are changed all the same."""
    monkeypatch.setenv("PLANS_URL", f"{server}?schema={tmp_path.name}")
    (tmp_path / "operation.yaml").write_text("store: {url_from: PLANS_URL}\n", encoding="utf-8")
    (tmp_path / "absences.csv").write_text("agent,starts_at,ends_at\n11,2025-11-11,2025-11-12\n", encoding="utf-8")
    grid = Grid.of(date(2025, 11, 3), 7, 15, "Europe/Istanbul")
    published = {"number": 1, "plan": "a" * 16, "published_at": "2025-11-11T11:00+03:00", "folder": "published/11-a"}
    duty = {
        "publication": 1,
        "kind": "duty",
        "starts_at": "2025-11-11T11:00+03:00",
        "ends_at": "2025-11-11T18:00+03:00",
    }
    rest = {"day": "2025-11-11", "shift": "11", "row": "{}"}
    with open_store(tmp_path) as store:
        store.save_plan(Plan("a" * 16, "Deniz", date(2025, 11, 3), 1, NOW, 1, "0.2", (), grid), NOW)
        with store.writing() as connection:
            connection.execute(insert(tables.publications).values(**published, kind="publish", why="11 asked"))
            connection.execute(insert(tables.duties), [duty | rest | {"agent": agent} for agent in ("11", "12")])
        asked = asked_of(tmp_path, store, Asked(drawn("11"), NOW, RetentionSpec(), anyway=True))
        erase(tmp_path, store, asked)
        gone = asked.renaming.tombstone
        with store.reading() as connection:
            left = connection.execute(select(tables.duties).order_by(tables.duties.c.agent)).mappings().all()
            told = connection.execute(select(tables.publications)).mappings().one()
    assert [dict(row) for row in left] == [duty | rest | {"agent": agent} for agent in ("12", gone)]
    assert dict(told) == {**published, "kind": "publish", "why": f"{gone} asked"}
    assert "11" not in (tmp_path / "absences.csv").read_text(encoding="utf-8")

"""The doctor looks at a store in each database, repairs and prunes it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.doctor import NOTE, Asked, treat
from planner.plans import Plan
from tests.databases import Database

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
NAME = "VARDIYA_TEST_STORE"


@pytest.fixture
def folder(database: Database, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An operation whose settings name its database."""
    shutil.copytree(small, database.folder, dirs_exist_ok=True)
    database.folder.chmod(0o700)
    if database.url is not None:
        monkeypatch.setenv(NAME, database.url)
        with (database.folder / "operation.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\nstore: {{url_from: {NAME}}}\n")
    return database.folder


def test_the_doctor_knows_each_database(folder: Path, database: Database, draft: Plan) -> None:
    """Before anything is stored, with an attempt that died, with an old draft, and when it is gone."""
    (fresh,) = treat(folder, Asked(), NOW)
    assert not fresh.diagnosis.damaged
    assert "doctor_no_store" in [one.code for one in fresh.diagnosis.findings]
    with database.open() as store:
        store.save_plan(draft, NOW.replace(year=2020))
        row = "'20261120T000000Z-000001-a', '', 'nightly', '2026-11-20T00:00:00+00:00', 'running', '0.1.0', '{}'"
        with store.writing() as connection:
            columns = "id, key, kind, started_at, status, version, record"
            connection.execute(text(f"INSERT INTO attempts ({columns}) VALUES ({row})"))
            connection.execute(text("UPDATE stages SET saved_at = '2020-01-01T00:00:00+00:00'"))
            connection.execute(text("INSERT INTO stages VALUES ('unread', 'x', 'y', '2020-01-01T00:00:00+00:00')"))
    (found,) = treat(folder, Asked(), NOW)
    assert "doctor_attempts_left" in [one.code for one in found.diagnosis.findings]
    (mended,) = treat(folder, Asked(repair=True), NOW)
    assert [(one.code, one.count) for one in mended.done] == [("doctor_did_close", 1)]
    (told,) = treat(folder, Asked(prune=True, dry=True), NOW)
    (done,) = treat(folder, Asked(prune=True), NOW)
    gone = {one.code for one in done.done} - {"doctor_did_compact"}
    assert gone == {one.code for one in told.done} - {"doctor_did_compact"} == {"doctor_let_go_stages"}
    assert [one.code for one in done.diagnosis.findings if one.severity != NOTE][:1] == ["doctor_no_night_done"]

"""Copies are whole and sound; what is restored comes back, and what it replaced is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.locking import operation_lock
from planner.plans import Plan
from planner.problems import LockedError, StoreError
from planner.report.failures import explain
from planner.store import Store
from planner.store.audit import lines
from planner.store.backups import backup, backups, unsound, unusable
from planner.store.health import TableSize, integrity, revision, sizes
from planner.store.migration import NEWEST
from planner.store.restoring import restore
from planner.store.tables import publications

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.fixture
def copied(tmp_path: Path, draft: Plan) -> Path:
    """A copy of a store with one plan; the store has gone on since."""
    with Store(tmp_path) as store:
        store.save_plan(draft, NOW)
        copy = backup(store)
        store.save_names({"A1": "Ayşe"})
    return copy


def test_a_copy_is_whole_while_another_writes(tmp_path: Path, draft: Plan) -> None:
    """The nightly backup does not wait for a long run, and has nothing half."""
    with Store(tmp_path) as store:
        store.save_plan(draft, NOW)
        with store.writing() as connection:
            connection.execute(text("DELETE FROM plans"))
            copy = backup(store)
    assert backups(tmp_path) == (copy,)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT count(*) FROM plans").fetchone() == (1,)


def test_a_copy_has_nothing_of_what_was_deleted(tmp_path: Path) -> None:
    """Who was erased is not in tomorrow's backups, nor in the free pages of the store."""
    with Store(tmp_path) as store:
        store.save_names({"A1": "Kanarya Kuşu"})
        store.save_names({})
        copy = backup(store, tmp_path / "away.sqlite")
        assert store.file is not None
        for file in (store.file, copy):
            assert b"Kanarya" not in file.read_bytes()


def test_a_store_that_lost_a_published_plan_makes_no_copy(tmp_path: Path, draft: Plan) -> None:
    """SQLite sees no byte that was overwritten within a value; the newest copy would be the worst."""
    with Store(tmp_path) as store:
        store.save_plan(draft, NOW)
        with store.writing() as connection:
            connection.execute(text("UPDATE stages SET body = x'00'"))
        copy = backup(store)
        assert unusable(copy) == ()
        with store.writing() as connection:
            row = {"number": 1, "plan": draft.id, "published_at": NOW.isoformat(), "folder": "published/1"}
            connection.execute(publications.insert().values(row))
        with pytest.raises(StoreError) as refused:
            backup(store)
        assert refused.value.code == "storage_copy_lacks"
        assert draft.id in explain(refused.value, "tr")[1]
        assert backups(tmp_path) == (copy,)
        upgraded = backup(store, tmp_path / "before-an-upgrade.sqlite", as_it_is=True)
        assert unsound(upgraded) == ()
        assert draft.id in unusable(upgraded)[0]


def test_a_restored_store_is_as_it_was_and_the_other_is_kept(tmp_path: Path, copied: Path, draft: Plan) -> None:
    """With a line in the audit: who restored what."""
    aside = restore(tmp_path, copied, who="ops", why="names gone wrong")
    with Store(tmp_path) as store:
        assert store.plan() == draft
        assert store.names() == {}
        (line,) = lines(store)
        assert (line.who, line.what, line.why) == ("ops", f"restore {copied.name}", "names gone wrong")
    assert aside is not None
    with closing(sqlite3.connect(aside / "store.sqlite")) as opened:
        assert opened.execute("SELECT name FROM identities").fetchone() == ("Ayşe",)


def test_a_damaged_store_is_replaced_with_its_journal(tmp_path: Path, copied: Path, draft: Plan) -> None:
    """The journal of the damaged file must not be played into the restored one."""
    file = tmp_path / ".vardiya" / "store.sqlite"
    file.write_bytes(b"damaged" + file.read_bytes()[7:])
    journal = file.with_name("store.sqlite-journal")
    shared = file.with_name("store.sqlite-shm")
    for beside in (journal, shared):
        beside.write_bytes(b"of the damaged file")
    with pytest.raises(StoreError) as refused:
        Store(tmp_path)
    assert refused.value.code == "storage_damaged"
    aside = restore(tmp_path, copied)
    assert aside is not None
    assert sorted(one.name for one in aside.iterdir()) == ["store.sqlite", "store.sqlite-shm"]
    assert not journal.exists()  # SQLite itself threw away one that holds nothing
    assert not shared.exists()
    with Store(tmp_path) as store:
        assert store.plan() == draft
        assert integrity(store) == ()


def test_a_store_that_is_gone_is_restored(tmp_path: Path, copied: Path) -> None:
    """Someone deleted the file; the copies are still there."""
    (tmp_path / ".vardiya" / "store.sqlite").unlink()
    assert restore(tmp_path, copied) is None
    with Store(tmp_path) as store:
        assert len(store.plan_ids()) == 1


@pytest.mark.parametrize("change", ["damage", "newer", "other", "missing"])
def test_only_a_sound_copy_of_a_known_revision_is_restored(change: str, tmp_path: Path, copied: Path) -> None:
    """Checked before anything is touched."""
    if change == "damage":
        copied.write_bytes(copied.read_bytes()[:-5_000])
    elif change == "missing":
        copied.unlink()
    else:
        statement = "UPDATE alembic_version SET version_num = 9" if change == "newer" else "DROP TABLE alembic_version"
        with closing(sqlite3.connect(copied)) as opened, opened:
            opened.execute(statement)
    with pytest.raises(StoreError) as refused:
        restore(tmp_path, copied)
    assert refused.value.code == ("storage_newer" if change == "newer" else "storage_bad_copy")
    with Store(tmp_path) as store:
        assert store.names() == {"A1": "Ayşe"}
        assert lines(store) == ()


def test_nothing_is_restored_while_a_run_is_under_way(tmp_path: Path, copied: Path) -> None:
    """It would plan on one store and publish in the other."""
    with operation_lock(tmp_path), pytest.raises(LockedError):
        restore(tmp_path, copied)


def test_a_store_in_use_is_not_replaced(tmp_path: Path, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that holds no lock of ours is waited for, and then left alone."""
    monkeypatch.setattr("planner.store.backups.BUSY_TIMEOUT_MS", 50)
    with Store(tmp_path) as store, store.writing(), pytest.raises(StoreError) as refused:
        restore(tmp_path, copied)
    assert refused.value.code == "storage_busy"
    with Store(tmp_path) as store:
        assert store.names() == {"A1": "Ayşe"}


def test_damage_is_found_and_told(tmp_path: Path, copied: Path) -> None:
    """By SQLite's own check, and by rows that refer to nothing."""
    with closing(sqlite3.connect(copied)) as opened, opened:
        opened.execute("INSERT INTO pointer VALUES ('current', 7)")
    assert unsound(copied) == ("pointer row 1 refers to no publications",)
    copied.write_bytes(copied.read_bytes()[:8192] + b"\xff" * 4096 + copied.read_bytes()[12288:])
    assert unsound(copied)


def test_health_is_told_of_either_database(store: Store, draft: Plan) -> None:
    """The doctor asks: sound, at which revision, and what takes the room."""
    empty = {one.table: one for one in sizes(store)}
    store.save_plan(draft, NOW)
    store.save_stage("k", "roster", tuple(range(100_000)))
    assert integrity(store) == ()
    assert revision(store) == NEWEST
    held = {one.table: one for one in sizes(store)}
    assert held["stages"].rows == 2
    assert held["stages"].bytes > empty["stages"].bytes + 50_000
    assert sizes(store)[0] == held["stages"]
    assert isinstance(held["audit"], TableSize)


@pytest.mark.needs("postgres")
def test_copies_of_a_store_in_postgresql_are_left_to_its_tools(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal names the command."""
    with Store(tmp_path, server) as store, pytest.raises(StoreError) as refused:
        backup(store)
    assert f"pg_dump --schema={store.schema}" in explain(refused.value, "en")[1]
    monkeypatch.setenv("PLANS_URL", server)
    (tmp_path / "operation.yaml").write_text("store: {url_from: PLANS_URL}\n")
    with pytest.raises(StoreError) as refused:
        restore(tmp_path, tmp_path / "copy.sqlite")
    assert refused.value.code == "storage_restore_elsewhere"

"""The store keeps plans, publishes by pointer, and says clearly when it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.plans import Plan
from planner.problems import NotFoundError, StoreError
from planner.store import Store
from planner.store.connection import connect
from solver.grid import Grid

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
PLAN = Plan(
    id="a" * 16,
    operation="Deniz",
    start=date(2026, 11, 23),
    weeks=1,
    as_of=NOW,
    seed=1,
    version="0.1.0",
    keys=(("check", "c" * 64),),
    grid=Grid.of(date(2026, 11, 23), 7, 15, "Europe/Istanbul"),
)


def test_a_saved_plan_comes_back_as_the_newest(tmp_path: Path) -> None:
    """`publish` and `export` take the newest plan unless one is named."""
    store = Store(tmp_path)
    store.save_plan(PLAN, NOW)
    store.save_plan(replace(PLAN, id="b" * 16), NOW)
    assert store.plan().id == "b" * 16
    assert store.plan("aaaa") == PLAN
    store.save_plan(PLAN, NOW)  # planned again: the newest once more
    assert store.plan().id == PLAN.id


def test_unknown_and_ambiguous_plans_are_named_as_such(tmp_path: Path) -> None:
    """A beginning that fits two plans must not pick one of them."""
    store = Store(tmp_path)
    with pytest.raises(NotFoundError, match="no_plan"):
        store.plan()
    store.save_plan(PLAN, NOW)
    store.save_plan(replace(PLAN, id="ab" + "c" * 14), NOW)
    with pytest.raises(NotFoundError, match="ambiguous_plan"):
        store.plan("a")
    with pytest.raises(NotFoundError, match="no_plan"):
        store.plan("zz")


def test_publishing_swaps_the_pointer_and_twice_is_a_no_op(tmp_path: Path) -> None:
    """History is append-only; readers follow the pointer."""
    store = Store(tmp_path)
    store.save_plan(PLAN, NOW)
    store.save_plan(replace(PLAN, id="b" * 16), NOW)
    first = store.publish(PLAN.id, NOW, lambda number: f"published/{number}", "cli")
    assert store.publish(PLAN.id, NOW, lambda _: "elsewhere", "cli") == first
    second = store.publish("b" * 16, NOW, lambda number: f"published/{number}", "cli")
    assert (first.number, second.number) == (1, 2)
    assert store.published() == second


def test_a_publication_of_an_unknown_plan_changes_nothing(tmp_path: Path) -> None:
    """Foreign keys are on, and the failed transaction leaves the old pointer."""
    store = Store(tmp_path)
    store.save_plan(PLAN, NOW)
    store.publish(PLAN.id, NOW, lambda _: "published/a", "cli")
    with pytest.raises(StoreError):
        store.publish("nobody", NOW, lambda _: "published/x", "cli")
    held = store.published()
    assert held is not None
    assert held.plan == PLAN.id


def test_the_safe_settings_hold_on_every_connection(tmp_path: Path) -> None:
    """Rollback journal, full sync, foreign keys on, long busy timeout."""
    Store(tmp_path).close()
    engine = connect(tmp_path / ".vardiya" / "store.sqlite")
    with engine.connect() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {"journal_mode": "delete", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """An old program must not write into tables it does not know."""
    Store(tmp_path).close()
    engine = connect(tmp_path / ".vardiya" / "store.sqlite")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="9999"):
        Store(tmp_path)


def test_a_file_that_is_no_database_is_a_storage_error(tmp_path: Path) -> None:
    """Exit code 6, not a traceback."""
    (tmp_path / ".vardiya").mkdir()
    (tmp_path / ".vardiya" / "store.sqlite").write_bytes(b"this is no database, and long enough to be read as one")
    with pytest.raises(StoreError):
        Store(tmp_path)


def test_a_run_is_remembered_by_its_key(tmp_path: Path) -> None:
    """A nightly run with the same key is a no-op the second time."""
    store = Store(tmp_path)
    assert store.run("k") is None
    store.save_run("k", "nightly", NOW, {"plan": "a"})
    assert store.run("k") == {"plan": "a"}


def test_names_live_in_a_table_of_their_own(tmp_path: Path) -> None:
    """They are joined on export only."""
    store = Store(tmp_path)
    store.save_names({"A1": "Ayşe Yılmaz"})
    store.save_names({"A2": "Can Demir"})
    assert store.names() == {"A2": "Can Demir"}


def test_the_newest_revision_is_the_head_of_the_migrations() -> None:
    """A store that has it is opened without Alembic; one revision more and the constant must follow."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from planner.store import migration

    config = Config()
    config.set_main_option("script_location", str(Path(migration.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == migration.NEWEST

"""A store of an earlier version is brought up to date with its rows, after a copy; old plans are read or named."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from planner import codec
from planner.plans import Plan
from planner.problems import StoreError
from planner.report.failures import explain
from planner.store import Store, UnreadablePlanError, migration
from planner.store.backups import backups, unsound
from planner.store.connection import connect, schema_of
from planner.store.health import revision, unreadable
from planner.store.publications import Publication
from solver.case import Wish
from tests.databases import Database

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)


def an_old_store(database: Database, draft: Plan) -> None:
    """A store as the first version left it: revision 0001, one plan, published, one name."""
    config = Config()
    config.set_main_option("script_location", str(Path(migration.__file__).parent / "migrations"))
    (database.folder / ".vardiya").mkdir()
    schema = "" if database.url is None else schema_of(database.url, database.folder)
    engine = connect(database.url or database.folder / ".vardiya" / "store.sqlite", schema)
    with engine.begin() as connection:
        if schema:
            connection.execute(text(f'CREATE SCHEMA "{schema}"'))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        rows = (
            ("INSERT INTO stages VALUES (:key, 'check', :body)", {"key": "c" * 64, "body": codec.dumps(())}),
            ("INSERT INTO plans VALUES (:id, 1, '2026-11-21', :header)", {"id": draft.id, "header": old_header(draft)}),
            ("INSERT INTO publications VALUES (1, :plan, :at, 'published/1')", {"plan": draft.id, "at": str(NOW)}),
            ("INSERT INTO pointer VALUES ('current', 1)", {}),
            ("INSERT INTO identities VALUES ('A1', 'Ayşe')", {}),
        )
        for statement, values in rows:
            connection.execute(text(statement), values)
    engine.dispose()


def old_header(plan: Plan, **other: object) -> bytes:
    """A plan's header as written before plans kept their time limit and what they used."""
    body = json.loads(codec.text(replace(plan, violations=())))
    for unknown in ("time_limit_s", "reproducible", "used"):
        del body[unknown]
    return zlib.compress(json.dumps(body | other).encode())


def test_an_old_store_is_upgraded_with_its_rows(database: Database, draft: Plan) -> None:
    """Whoever upgrades vardiya keeps plan, publication and names; fields of later versions have their defaults."""
    an_old_store(database, draft)
    with database.open() as store:
        assert revision(store) == migration.NEWEST
        assert store.plan() == draft
        assert store.published() == Publication(1, draft.id, NOW, "published/1")
        assert store.names() == {"A1": "Ayşe"}
        store.save_stage("k", "check", ())


def test_before_an_upgrade_the_old_store_is_copied(draft: Plan, tmp_path: Path) -> None:
    """The way back to the version before; a new store, and one that is up to date, need no copy."""
    database = Database(tmp_path, None)
    an_old_store(database, draft)
    for _ in range(2):
        database.open().close()
    (copy,) = backups(tmp_path)
    assert copy.name.endswith("-0001.sqlite")
    assert unsound(copy) == ()
    engine = connect(copy)
    with engine.connect() as connection:
        assert migration.revision(connection) == "0001"
        assert connection.execute(text("SELECT name FROM identities")).scalar() == "Ayşe"
    engine.dispose()


def test_an_upgrade_that_fails_leaves_the_old_store(
    database: Database, draft: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All its tables in one transaction: the next try, or the old version, finds what was there."""
    an_old_store(database, draft)
    upgrade = command.upgrade

    def fail_at_the_end(config: Config, to: str) -> None:
        upgrade(config, to)
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("alembic.command.upgrade", fail_at_the_end)
        with pytest.raises(OSError, match="Input/output"):
            database.open()
    with database.open() as store:
        assert store.plan() == draft


def test_a_plan_whose_fields_no_longer_fit_is_named(store: Store, draft: Plan) -> None:
    """Exit code 6 with the plan and what to do, not our bug; `publish` and `check` read plans of last month."""
    store.save_plan(draft, NOW)
    with store.writing() as connection:
        held = {"header": old_header(draft, colour="red")}
        connection.execute(text("UPDATE plans SET header = :header"), held)
    with pytest.raises(StoreError) as refused:
        store.plan()
    code, told = explain(refused.value, "en")
    assert code == 6
    assert draft.id in told
    assert "colour" in told
    assert "vardiya plan" in told
    assert "vardiya plan" in explain(refused.value, "tr")[1]
    assert [plan for plan, _ in unreadable(store)] == [draft.id]
    store.save_plan(draft, NOW)  # planned anew: the same inputs give the same id
    assert store.plan() == draft
    assert unreadable(store) == ()


def test_a_stage_that_cannot_be_read_is_an_error_of_its_own(store: Store, draft: Plan) -> None:
    """A night without its last plan goes on; a disk that fails must never be taken for that."""
    store.save_plan(draft, NOW)
    with store.writing() as connection:
        connection.execute(text("UPDATE stages SET body = :body"), {"body": b"\0"})
    assert store.outline().id == draft.id
    with pytest.raises(UnreadablePlanError) as refused:
        store.plan()
    assert refused.value.parameters["plan"] == draft.id
    assert refused.value.parameters["part"] == "check"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        zlib.compress(b"[" * 100_000),
        zlib.compress(b'{"$": "solver.case.Wish", "agent": "A1"}'),
        zlib.compress(b'{"$": "solver.case.Wish", "agent": "A1", "day": {"$": "date", "v": 7}, "kind": "off"}'),
        zlib.compress(b'{"$": "array", "dtype": "O", "shape": [1], "v": ""}'),
        zlib.compress(b'{"v": 1}'),
    ],
)
def test_bytes_of_another_form_are_one_typed_error(body: bytes) -> None:
    """Whatever a class or a library says to what it does not know."""
    with pytest.raises(codec.CodecError):
        codec.loads(body)


def test_what_a_later_version_added_takes_its_default() -> None:
    """A wish of an earlier version had no rank and no clock times."""
    whole = json.loads(codec.text(Wish("A1", NOW.date(), "off")))
    defaults = {name: value for name, value in whole.items() if name not in ("$", "agent", "day", "kind")}
    assert defaults
    old = {name: value for name, value in whole.items() if name not in defaults}
    assert codec.loads(zlib.compress(json.dumps(old).encode())) == Wish("A1", NOW.date(), "off")


def test_the_newest_revision_is_the_head_of_the_migrations() -> None:
    """A store that has it is opened without Alembic; one revision more and the constant must follow."""
    config = Config()
    config.set_main_option("script_location", str(Path(migration.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == migration.NEWEST

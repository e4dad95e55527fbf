"""Whole or absent, one writer at a time, readers undisturbed, safe from threads and forks: in both databases."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import event, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from planner.plans import Plan
from planner.problems import StoreError
from planner.store import Store, connection, publications
from planner.store.audit import Line, lines, note
from planner.store.health import revision
from planner.store.migration import NEWEST
from planner.store.publications import Publication
from planner.store.tables import runs
from tests.databases import Database

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
LINE = Line(NOW, "cli", "publish a")


def test_a_table_made_in_a_transaction_that_fails_is_gone(store: Store) -> None:
    """Migrations rely on it; SQLite keeps such a table unless transactions are begun by hand."""

    def make_and_fail() -> None:
        with store.writing() as writer:
            writer.execute(text("CREATE TABLE half (a INTEGER)"))
            note(writer, LINE)
            raise KeyError("mid-way")

    with pytest.raises(KeyError, match="mid-way"):
        make_and_fail()
    with store.reading() as reader:
        assert not inspect(reader).has_table("half", schema=store.schema or None)
    assert lines(store) == ()


def test_readers_see_the_old_state_until_a_write_is_whole(store: Store, database: Database) -> None:
    """A dashboard reads while a plan is being published."""
    with database.open() as other:
        with store.writing() as writer:
            note(writer, LINE)
            assert lines(other) == ()
        assert lines(other) == (LINE,)


def test_what_a_reader_sees_does_not_change_while_it_looks(store: Store, database: Database) -> None:
    """Pointer, publication and plan are read one after the other, and must be of one moment."""

    def write() -> None:
        with database.open() as other, other.writing() as writer:
            note(writer, LINE)

    query = text("SELECT count(*) FROM audit")
    with ThreadPoolExecutor(1) as pool:
        with store.reading() as reader:
            before = reader.execute(query).scalar()
            written = pool.submit(write)
            Event().wait(0.2)
            assert reader.execute(query).scalar() == before == 0
        written.result(timeout=20)
    assert lines(store) == (LINE,)


def test_a_look_within_a_look_never_waits_for_a_writer_that_waits_for_it(store: Store, database: Database) -> None:
    """Who looks a layer up, and its plan while at it, must not stand against a commit until both give up."""

    def write() -> None:
        with database.open() as other, other.writing() as writer:
            note(writer, LINE)

    with ThreadPoolExecutor(1) as pool:
        with store.reading() as reader:
            assert reader.execute(text("SELECT count(*) FROM audit")).scalar() == 0
            written = pool.submit(write)
            Event().wait(0.2)
            assert lines(store) == ()
            with store.reading() as again:
                assert again is reader
        written.result(timeout=20)
    assert lines(store) == (LINE,)


def test_a_second_writer_waits_for_the_first(store: Store, database: Database, draft: Plan) -> None:
    """Two publishers never get one number."""
    store.save_plan(draft, NOW)

    def publish(opened: Store) -> int:
        with opened.writing() as writer:
            made = Publication(publications.next_number(writer), draft.id, NOW, "published/x")
            publications.append(writer, made)
        return made.number

    with database.open() as other, ThreadPoolExecutor(1) as pool:
        with store.writing() as writer:
            second = pool.submit(publish, other)
            Event().wait(0.2)
            assert not second.done()
            publications.append(writer, Publication(publications.next_number(writer), draft.id, NOW, "published/1"))
        assert second.result(timeout=20) == 2


def test_eight_threads_may_share_a_store(store: Store, draft: Plan) -> None:
    """Each publication has a number of its own, and every plan is whole."""
    ids = [letter * 16 for letter in "abcdefgh"]

    def plan_and_publish(plan_id: str) -> int:
        store.save_plan(replace(draft, id=plan_id), NOW)
        with store.writing() as writer:
            made = Publication(publications.next_number(writer), plan_id, NOW, "published/x")
            publications.append(writer, made)
            note(writer, LINE)
        assert store.plan(plan_id).id == plan_id
        assert store.published() is not None
        return made.number

    with ThreadPoolExecutor(len(ids)) as pool:
        assert sorted(pool.map(plan_and_publish, ids)) == list(range(1, 9))
    assert len(lines(store)) == 8


def test_new_stores_may_be_opened_from_eight_threads_at_once(database: Database) -> None:
    """A dashboard of several sites starts; two threads may come to the same one."""

    def opened(number: int) -> str:
        folder = database.folder / f"op{number // 2}"
        folder.mkdir(exist_ok=True)
        with Database(folder, database.url).open() as found:
            return revision(found)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(opened, range(8))) == {NEWEST}


def test_a_forked_process_has_connections_of_its_own(store: Store) -> None:
    """What the child says must not come over the parent's line, nor close it."""
    store.save_run("before", "nightly", NOW, {})
    child = os.fork()
    if child == 0:
        try:
            store.save_run("child", "nightly", NOW, {})
            store.close()
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    store.save_run("parent", "nightly", NOW, {})
    with store.reading() as reader:
        assert set(reader.execute(select(runs.c.key)).scalars()) == {"before", "child", "parent"}


def test_who_waits_too_long_is_told_so(store: Store, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that never ends must not hang the nightly run."""
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 100)
    with database.open() as other:
        if database.url is None:
            event.listen(other.engine, "connect", lambda opened, _: opened.execute("PRAGMA busy_timeout=100"))
        with store.writing(), pytest.raises(StoreError) as refused, other.writing():
            pass
    assert refused.value.code == "storage_busy"


def test_what_the_database_refuses_is_a_storage_error_without_the_statement(store: Store) -> None:
    """Values of a statement may be names; they are neither told nor logged."""

    def ask() -> None:
        with store.reading() as reader:
            reader.execute(text("SELECT * FROM nothing WHERE name = :name"), {"name": "Ayşe"})

    with pytest.raises(StoreError) as refused:
        ask()
    assert "nothing" in str(refused.value)
    assert "Ayşe" not in str(refused.value)
    assert isinstance(refused.value.__cause__, SQLAlchemyError)

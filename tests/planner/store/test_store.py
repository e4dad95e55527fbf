"""The store keeps plans, publishes by pointer, and says clearly when it cannot: the same promises in both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from planner.plans import Plan
from planner.problems import NotFoundError, StoreError
from planner.store import Publication, Store
from planner.store.attempts import Attempt, begin_attempt, finish_attempt, last_attempts, record_step, step_done
from planner.store.audit import Line, lines, note
from planner.store.identities import addresses, save
from planner.store.publications import append, history
from planner.store.tables import audit, checks, duties, ledger, pointer, publications
from tests.planner.publishing.shifts import MONDAY, plan_of, published, stored, told

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)


def test_a_saved_plan_comes_back_as_the_newest(store: Store, draft: Plan) -> None:
    """`publish` and `export` take the newest plan unless one is named."""
    store.save_plan(draft, NOW)
    store.save_plan(replace(draft, id="b" * 16), NOW)
    assert store.plan().id == "b" * 16
    assert store.plan("aaaa") == draft
    store.save_plan(draft, NOW)  # planned again: the newest once more
    assert store.plan().id == draft.id
    assert [plan for plan, _ in store.plan_ids()] == [draft.id, "b" * 16]
    assert store.stage("c" * 64) == ()


def test_unknown_and_ambiguous_plans_are_named_as_such(store: Store, draft: Plan) -> None:
    """A beginning that fits two plans must not pick one of them."""
    with pytest.raises(NotFoundError, match="no_plan"):
        store.plan()
    store.save_plan(draft, NOW)
    store.save_plan(replace(draft, id="ab" + "c" * 14), NOW)
    with pytest.raises(NotFoundError, match="ambiguous_plan"):
        store.plan("a")
    with pytest.raises(NotFoundError, match="no_plan"):
        store.plan("zz")
    with pytest.raises(NotFoundError, match="no_plan"):
        store.plan("%")  # no pattern, whatever the database makes of such signs


def test_publishing_swaps_the_pointer_and_twice_is_a_no_op(store: Store) -> None:
    """History is append-only; readers follow the pointer."""
    early, late = plan_of({("A1", 0): 9}), plan_of({("A1", 0): 9, ("A2", 4): 14})
    first = published(store, early)
    assert published(store, early) == first == store.published()
    second = published(store, late)
    assert (first.number, second.number) == (1, 2)
    assert store.published() == second
    assert history(store) == (second, first)
    assert told(store, MONDAY, date(2026, 11, 29)) == {("A1", 0): 9, ("A2", 4): 14}
    assert [line.what.split()[0] for line in lines(store)] == ["publish", "publish"]


@pytest.mark.parametrize("room", ["append", "save_rows", "announce"])
def test_a_publication_that_fails_is_absent(room: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pointer, duties, number and audit line stay as they were, wherever on the way it fails."""
    held = published(store, plan_of({("A1", 0): 9}))
    before = dump(store)

    def refuse(*_: object) -> None:
        raise OperationalError("INSERT", {}, OSError("database or disk is full"))

    steps = "planner.publishing.publication_steps"
    monkeypatch.setattr("planner.store.publications.append" if room == "append" else f"{steps}.{room}", refuse)
    late = stored(store, plan_of({("A1", 0): 9, ("A2", 4): 14}))
    with pytest.raises(StoreError) as refused:
        published(store, late)
    assert refused.value.code == "storage_full"
    assert store.published() == held
    assert dump(store) == before


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of what a publication changes."""
    touched = (publications, pointer, duties, checks, audit, ledger)
    with store.reading() as connection:
        return {table.name: [tuple(row) for row in connection.execute(select(table))] for table in touched}


def test_a_publication_of_an_unknown_plan_is_refused(store: Store) -> None:
    """References hold: a pointer never names what is not there."""
    with pytest.raises(StoreError), store.writing() as connection:
        append(connection, Publication(1, "nobody", NOW, "published/1"))
    assert store.published() is None


def test_a_store_of_a_newer_version_is_refused(store: Store) -> None:
    """An old program must not write into tables it does not know."""
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    url = None if store.file is not None else store.engine.url.render_as_string(hide_password=False)
    with pytest.raises(StoreError, match="9999") as failed:
        Store(store.folder.parent, url)
    assert failed.value.code == "storage_newer"


def test_a_run_is_remembered_by_its_key(store: Store) -> None:
    """A nightly run with the same key is a no-op the second time."""
    assert store.run("k") is None
    for count in (1, 2):
        store.save_run("k", "nightly", NOW, {"plan": "a", "count": count})
    assert store.run("k") == {"plan": "a", "count": 2}


def test_names_live_in_a_table_of_their_own(store: Store) -> None:
    """They are joined on export only; who leaves names.csv is forgotten."""
    store.save_names({"A1": "Ayşe Yılmaz"})
    save(store, {"A2": "Çağrı Demir", "A3": "Işıl"}, {"A2": "cagri@example.org"})
    assert store.names() == {"A2": "Çağrı Demir", "A3": "Işıl"}
    assert addresses(store) == {"A2": "cagri@example.org"}
    store.save_names({})
    assert store.names() == {}


def test_the_audit_is_read_newest_first_and_cut_to_its_columns(store: Store) -> None:
    """PostgreSQL refuses what is too long, SQLite does not: both keep the same line."""
    with store.writing() as connection:
        note(connection, Line(NOW, "cli", "publish a", "moved match"))
        note(connection, Line(NOW, "w" * 99, "x" * 999, "y" * 999))
    newest, first = lines(store)
    assert first == Line(NOW, "cli", "publish a", "moved match")
    assert (len(newest.who), len(newest.what), len(newest.why)) == (64, 200, 400)
    assert lines(store, most=1) == (newest,)


def test_a_killed_attempt_is_seen_to_have_never_ended(store: Store) -> None:
    """`retry` and the doctor look for attempts that still say running."""
    killed = Attempt("1", "k", "nightly", NOW, None, "running", "0.1.0", {})
    later = replace(killed, id="2", started_at=NOW.replace(hour=3), record={"by": "cron"})
    begin_attempt(store, killed)
    begin_attempt(store, later)
    finish_attempt(store, "2", "done", NOW.replace(hour=4), {"plan": "a"})
    done = replace(later, status="done", finished_at=NOW.replace(hour=4), record={"plan": "a"})
    assert last_attempts(store) == (done, killed)
    assert last_attempts(store, kind="nightly", key="k", most=1) == (done,)
    assert last_attempts(store, kind="retry") == ()


def test_steps_done_are_found_again_by_the_runs_key(store: Store) -> None:
    """A night goes on where a killed one stopped."""
    assert step_done(store, "k", "intake") is None
    record_step(store, "k", "intake", NOW, {"rows": 3})
    record_step(store, "k", "intake", NOW, {"rows": 4})
    assert step_done(store, "k", "intake") == {"rows": 4}
    assert step_done(store, "other", "intake") is None


def test_a_stage_that_cannot_be_read_is_computed_and_stored_again(store: Store) -> None:
    """One damaged or outdated row must not stop every plan that would reuse it."""
    store.save_stage("k", "check", ())
    with store.writing() as connection:
        connection.execute(text("UPDATE stages SET body = :body"), {"body": b"no stage"})
    assert store.stage("k") is None
    store.save_stage("k", "check", ("again",))
    assert store.stage("k") == ("again",)
    store.save_stage("k", "check", ("other",))  # one that can be read stays as it is
    assert store.stage("k") == ("again",)

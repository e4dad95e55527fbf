"""Retention lets go what is old, and never what somebody needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from planner.operation.cycle_specs import RetentionSpec
from planner.plans import Plan
from planner.privacy import purge
from planner.store import Store, tables
from solver.grid import Grid

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
SPEC = RetentionSpec(drafts=30, stages=30, publications=365, audit=365, erasures=1095, outbox=30, attempts=30)


def plan(letter: str, stage: str = "") -> Plan:
    grid = Grid.of(date(2026, 11, 23), 7, 15, "Europe/Istanbul")
    keys = (("check", stage),) if stage else ()
    return Plan(letter * 16, "Deniz", date(2026, 11, 23), 1, NOW, 1, "0.2", keys, grid)


def ago(days: int) -> str:
    return (NOW - timedelta(days=days)).isoformat()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as opened:
        yield opened


def add(store: Store, table: str, **row: object) -> None:
    with store.writing() as connection:
        connection.execute(insert(tables.metadata.tables[table]).values(row))


def publish(store: Store, number: int, letter: str, days: int, kind: str = "publish") -> None:
    folder = f"published/{number}-{letter * 16}"
    (store.folder / folder).mkdir(parents=True)
    add(store, "publications", number=number, plan=letter * 16, published_at=ago(days), folder=folder, kind=kind)
    with store.writing() as connection:
        connection.execute(tables.pointer.delete())
        connection.execute(insert(tables.pointer).values(name="current", publication=number))


def numbers(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.execute(select(tables.publications.c.number)).scalars())


def test_old_drafts_go_with_folders_and_stages_but_not_the_newest_or_published(store: Store) -> None:
    """The last plan is what a night compares itself with; the published one is what people work by."""
    for letter, days in (("a", 90), ("b", 80), ("c", 10), ("d", 70)):
        store.save_plan(plan(letter, f"stage-{letter}"), NOW - timedelta(days=days))
        (store.folder / "drafts" / (letter * 16)).mkdir(parents=True)
    publish(store, 1, "b", 80)
    with store.writing() as connection:
        connection.execute(update(tables.stages).values(saved_at=ago(90)))
    done = dict(purge(store, SPEC, NOW).counts)
    assert {name: count for name, count in done.items() if count} == {"plans": 1, "stages": 1, "drafts": 1}
    assert {letter for letter, *_ in (one for one, _ in store.plan_ids())} == {"b", "c", "d"}
    assert not (store.folder / "drafts" / ("a" * 16)).exists()
    assert store.stage("stage-d") is not None
    assert store.stage("stage-a") is None


def test_no_stage_goes_while_a_plan_cannot_say_which_it_reads(store: Store) -> None:
    """A published plan with a damaged header still needs its stages: a copy may give the header back."""
    for letter in "ab":
        store.save_plan(plan(letter, f"stage-{letter}"), NOW - timedelta(days=90))
    publish(store, 1, "a", 80)
    with store.writing() as connection:
        connection.execute(update(tables.stages).values(saved_at=ago(90)))
        connection.execute(update(tables.plans).where(tables.plans.c.id == "a" * 16).values(header=b"x"))
    assert dict(purge(store, SPEC, NOW).counts)["stages"] == 0
    assert store.stage("stage-a") is not None


def test_publications_go_from_the_oldest_up_to_the_first_that_is_needed(store: Store) -> None:
    """Shifts within the retention keep theirs; a later withdrawal must not find another publication in its place."""
    for letter in "abc":
        store.save_plan(plan(letter), NOW)
    for number, letter, days in ((1, "a", 900), (2, "b", 800), (3, "a", 700), (4, "c", 600)):
        publish(store, number, letter, days)
    ends = {"kind": "duty", "starts_at": ago(20), "ends_at": ago(20), "day": "2026-11-02", "shift": "s", "row": "{}"}
    add(store, "duties", publication=2, agent="A1", **ends)
    add(store, "duties", publication=1, agent="A1", **ends | {"ends_at": ago(500)})
    event = {"sequence": 0, "digest": "", "cancelled": 0, "event": ""}
    add(store, "feeds", uid="u", agent="A1", publication=1, **event)
    done = dict(purge(store, SPEC, NOW).counts)
    assert (done["publications"], done["duties"], done["feeds"], done["published"]) == (1, 1, 1, 1)
    assert numbers(store) == [2, 3, 4]
    assert sorted(p.name[0] for p in (store.folder / "published").iterdir()) == ["2", "3", "4"]


def test_the_current_publication_stays_however_old(store: Store) -> None:
    """The pointer always names something."""
    store.save_plan(plan("a"), NOW - timedelta(days=4000))
    publish(store, 1, "a", 4000)
    assert purge(store, SPEC, NOW).total == 0
    assert numbers(store) == [1]


def test_records_of_destruction_outlive_the_rest_of_the_audit(store: Store) -> None:
    """Three years, whatever the audit's own retention; then they go as well."""
    for what, days in (("publish x", 400), ("purge", 400), ("erase erased-1", 1000), ("erase erased-0", 1200)):
        add(store, "audit", at=ago(days), who="p", what=what, why="")
    for number, days in ((1, 1000), (2, 1200)):
        add(store, "erasures", number=number, tombstone=f"erased-{number}", at=ago(days), who="p", counts="{}")
    done = purge(store, SPEC, NOW)
    assert dict(done.counts)["audit"] == 2
    assert dict(done.counts)["erasures"] == 1
    with store.reading() as connection:
        left = connection.execute(select(tables.audit.c.what, tables.audit.c.why).order_by(tables.audit.c.number)).all()
    assert [tuple(row) for row in left] == [("purge", ""), ("erase erased-1", ""), ("purge", "audit 2, erasures 1")]


def test_every_table_with_rows_of_people_has_a_retention(store: Store) -> None:
    """A table that is added is either purged or said here to need none."""
    purged = {name for name, _ in purge(store, SPEC, NOW).counts}
    needs_none = {"identities", "pointer", "holders"}  # replaced at every publication, one row, one row
    assert set(tables.metadata.tables) == (purged - {"drafts", "published", "backups"}) | needs_none


def test_a_second_purge_finds_nothing_and_notes_nothing(store: Store) -> None:
    """A night that is run again leaves the audit as it is."""
    add(store, "outbox", key="k", kind="gate", recipient="r", made_at=ago(40), status="sent", tries=1)
    assert purge(store, SPEC, NOW).told == "outbox 1"
    assert purge(store, SPEC, NOW).total == 0
    with store.reading() as connection:
        assert len(connection.execute(select(tables.audit)).all()) == 1

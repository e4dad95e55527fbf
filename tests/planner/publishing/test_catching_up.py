"""A store of version 0.1 had publications and nothing else: no duties, no feeds, no ledger."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from planner.publishing import feed_file, publish, refresh_feeds, unpublish
from planner.store import Store, tables
from tests.planner.publishing.shifts import LONG_BEFORE, MONDAY, plan_of, published, stored

NEXT_MONDAY = MONDAY + timedelta(days=7)
LATER = LONG_BEFORE + timedelta(days=1)


def upgraded(store: Store) -> Store:
    """The store as it is after an upgrade from version 0.1."""
    with store.writing() as connection:
        for table in (tables.duties, tables.checks, tables.feeds, tables.ledger):
            connection.execute(delete(table))
    shutil.rmtree(store.folder / "feeds", ignore_errors=True)
    return store


@pytest.fixture
def old(tmp_path: Path) -> Store:
    """Two weeks, each published by version 0.1."""
    store = Store(tmp_path)
    published(store, plan_of({("A1", 0): 8}))
    published(store, plan_of({("B2", 0): 9}, NEXT_MONDAY))
    return upgraded(store)


def told(store: Store) -> dict[str, tuple[int, int]]:
    """Agent -> the publication that told of the shift, and its sequence."""
    held = tables.feeds.c
    with store.reading() as connection:
        rows = connection.execute(select(held.agent, held.publication, held.sequence))
        return {row.agent: (row.publication, row.sequence) for row in rows}


def test_the_first_night_gives_everybody_a_calendar(old: Store) -> None:
    """Each as of the publication that told of it; the second night finds nothing to do."""
    assert refresh_feeds(old) == ("A1", "B2")
    assert told(old) == {"A1": (1, 0), "B2": (2, 0)}
    assert b"STATUS:CONFIRMED" in feed_file(old, "A1").read_bytes()
    assert refresh_feeds(old) == ()


def test_the_first_publication_does_too(old: Store) -> None:
    """Who is not in the new plan keeps the shifts of the old one; who is has an event that rose."""
    plan = stored(old, plan_of({("B2", 0): 11}, NEXT_MONDAY))
    publish(plan, old, published_at=LATER)
    assert told(old) == {"A1": (1, 0), "B2": (3, 1)}
    assert feed_file(old, "A1").is_file()


def test_taking_back_cancels_what_was_never_in_a_feed(old: Store) -> None:
    """People may have it from the file that version 0.1 made."""
    unpublish(old, at=LATER, who="cli", why="wrong")
    assert told(old) == {"A1": (1, 0), "B2": (3, 1)}
    assert b"STATUS:CANCELLED" in feed_file(old, "B2").read_bytes()


def test_a_plan_that_cannot_be_read_stops_nobody_else(old: Store) -> None:
    """Its days are in no calendar, those of the other publication are."""
    first = plan_of({("A1", 0): 8})
    with old.writing() as connection:
        key = dict(first.keys)["roster"]
        connection.execute(update(tables.stages).where(tables.stages.c.key == key).values(body=b"\0"))
    assert refresh_feeds(old) == ("B2",)


def test_what_they_carried_is_counted(small_planned: Path, tmp_path: Path) -> None:
    """The ledger of the days in force is what a publication of today would have written."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    with Store(folder) as store:
        publish(store.plan(), store, published_at=LONG_BEFORE)
        counted = ledger(store)
        assert counted
        refresh_feeds(upgraded(store))
        assert ledger(store) == counted


def ledger(store: Store) -> list[tuple[object, ...]]:
    """Every row of the ledger, sorted."""
    with store.reading() as connection:
        return sorted(tuple(row) for row in connection.execute(select(tables.ledger)))

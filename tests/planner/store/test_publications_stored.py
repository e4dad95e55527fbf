"""Publishing and taking back, in each database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.publishing import NotPublishableError, feed_file, publication_faults, publish, unpublish
from planner.store.publications import history
from tests.databases import Database
from tests.planner.publishing.shifts import LONG_BEFORE, MONDAY, plan_of, published, stored, told

SUNDAY = MONDAY + timedelta(days=6)
WEEK = {("A1", 0): 8, ("B2", 1): 22}


def test_a_publication_and_its_way_back_are_the_same_in_each_database(database: Database) -> None:
    """Rows, files, calendars and pointer agree, and a second process reads what the first one wrote."""
    with database.open() as store:
        first = published(store, plan_of(WEEK))
        published(store, plan_of({("A1", 0): 10}), LONG_BEFORE + timedelta(hours=1))
    with database.open() as store:
        assert publication_faults(store) == ()
        assert told(store, MONDAY, SUNDAY) == {("A1", 0): 10}
        assert b"STATUS:CANCELLED" in feed_file(store, "B2").read_bytes()
        back = unpublish(store, at=LONG_BEFORE + timedelta(hours=2), who="cli", why="wrong")
        assert (back.kind, back.folder) == ("back", first.folder)
    with database.open() as store:
        assert publication_faults(store) == ()
        assert told(store, MONDAY, SUNDAY) == WEEK
        assert b"SEQUENCE:2" in feed_file(store, "B2").read_bytes()


def test_a_refused_publication_leaves_no_row_in_any_database(database: Database) -> None:
    """Frozen days are seen inside the transaction that would change them."""
    monday_10 = LONG_BEFORE + timedelta(days=21)
    with database.open() as store:
        published(store, plan_of(WEEK))
        other = stored(store, plan_of({("A1", 0): 10}))
        with pytest.raises(NotPublishableError, match="frozen"):
            publish(other, store, published_at=monday_10)
        assert len(history(store)) == 1
        assert told(store, MONDAY, SUNDAY) == WEEK

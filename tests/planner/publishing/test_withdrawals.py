"""Taking a publication back: a new row and a new pointer, and nothing deleted."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.problems import NotFoundError
from planner.publishing import (
    NotPublishableError,
    feed_file,
    outcome,
    publication_faults,
    publish,
    refresh_feeds,
    unpublish,
)
from planner.report.publishing_told import PublishedTold, published_parts
from planner.store import Store, audit
from planner.store.publications import history
from planner.store.tables import outbox
from planner.words import sentence
from planner.words.en.storage import SENTENCES
from tests.planner.publishing.shifts import LONG_BEFORE, plan_of, published, stored

LATER = LONG_BEFORE + timedelta(days=1)
FIRST, SECOND = plan_of({("A1", 0): 8}), plan_of({("A1", 0): 10})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two publications of the same week."""
    made = Store(tmp_path)
    published(made, FIRST)
    published(made, SECOND)
    return made


def test_the_publication_before_is_current_again(store: Store) -> None:
    """By a row of its own, with the files that were laid then; the audit trail has who and why."""
    done = unpublish(store, at=LATER, who="lead-2", why="the final moved")
    assert (done.number, done.kind, done.plan, done.why) == (3, "back", FIRST.id, "the final moved")
    assert store.published() == done
    assert (store.folder / done.folder / "roster.csv").read_bytes() == FIRST.id.encode()
    assert [one.number for one in history(store)] == [3, 2, 1]
    line = audit.lines(store)[0]
    assert (line.who, line.why, line.at) == ("lead-2", "the final moved", LATER)
    assert line.what == f"unpublish 2 ({SECOND.id}), back to 1"


def test_without_one_before_nothing_is_published(store: Store) -> None:
    """The last one is taken back as well; a third time there is nothing to take back."""
    for _ in range(2):
        done = unpublish(store, at=LATER, who="cli", why="wrong")
    assert (done.number, done.kind, done.folder) == (4, "withdrawn", "")
    assert store.published() is None
    assert publication_faults(store) == ()
    with pytest.raises(NotFoundError, match="nothing_to_unpublish"):
        unpublish(store, at=LATER, who="cli", why="wrong")
    assert len(history(store)) == 4


def unwritable_feeds(store: Store) -> Path:
    """A file where the folder of the calendars belongs: they cannot be written."""
    feeds = store.folder / "feeds"
    shutil.rmtree(feeds)
    feeds.touch()
    return feeds


def test_calendars_that_cannot_be_written_take_nothing_back_twice(store: Store) -> None:
    """It is taken back, and said so: an error would have it done again, to the publication below."""
    feeds = unwritable_feeds(store)
    done = unpublish(store, at=LATER, who="cli", why="wrong")
    assert (store.published(), outcome(store, done).feeds_due) == (done, 1)
    feeds.unlink()
    assert refresh_feeds(store) == ("A1",)
    assert outcome(store, done).feeds_due == 0


def test_a_publication_stands_whose_calendars_cannot_be_written(store: Store) -> None:
    """Publishing it again, once that is mended, writes them."""
    feeds = unwritable_feeds(store)
    plan = stored(store, plan_of({("A1", 0): 12}))
    done = publish(plan, store, published_at=LATER)
    assert (store.published(), outcome(store, done).feeds_due) == (done, 1)
    told = PublishedTold(done, (), outcome(store, done), str(store.folder), again=True)
    shown = str(published_parts(told, "en")), str(published_parts(told, "tr"))
    assert "1 calendar is out of date" in shown[0]
    assert "yinelemeyin" in shown[1]
    assert "are whole" not in shown[0]
    first = PublishedTold(done, (), outcome(store, done), str(store.folder))
    assert "Calendars that changed" not in str(published_parts(first, "en"))
    assert "Değişen takvimler" not in str(published_parts(first, "tr"))
    feeds.unlink()
    assert publish(plan, store, published_at=LATER) == done
    assert outcome(store, done).feeds_due == 0


def test_where_nothing_is_left_to_take_back_calendars_are_put_right(store: Store) -> None:
    """A last withdrawal whose calendars were not written must not leave people their cancelled shifts."""
    for _ in range(2):
        unpublish(store, at=LATER, who="cli", why="wrong")
    feed_file(store, "A1").write_bytes(b"old")
    with pytest.raises(NotFoundError):
        unpublish(store, at=LATER, who="cli", why="wrong")
    assert b"STATUS:CANCELLED" in feed_file(store, "A1").read_bytes()


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_no_sentence_of_the_store_says_what_was_published(lang: str) -> None:
    """Whoever fails to read or write does not know: it may have been committed before."""
    codes = [code for code in SENTENCES if code.startswith("storage_")]
    for told in (sentence(code, {}, lang).lower() for code in (*codes, "failed_storage")):
        assert "nothing was published" not in told
        assert "yayımlanmadı" not in told


def test_a_reason_must_be_said(store: Store) -> None:
    """It is what the audit trail is asked for a year later."""
    before = store.published()
    with pytest.raises(NotPublishableError, match="no_reason"):
        unpublish(store, at=LATER, who="cli", why=" ")
    assert store.published() == before


def test_publishing_what_is_current_again_changes_nothing(store: Store) -> None:
    """After taking back, the plan of before is the one that is published."""
    done = unpublish(store, at=LATER, who="cli", why="wrong")
    assert publish(FIRST, store, published_at=LATER + timedelta(hours=1)) == done
    assert len(history(store)) == 3


def test_what_was_taken_back_may_be_published_again(store: Store) -> None:
    """As a publication with a number and a folder of its own."""
    unpublish(store, at=LATER, who="cli", why="wrong")
    done = publish(SECOND, store, published_at=LATER, files={"roster.csv": b"again"})
    assert (done.number, done.kind) == (4, "publish")
    assert publication_faults(store) == ()
    assert (store.folder / f"published/2-{SECOND.id}" / "roster.csv").read_bytes() == SECOND.id.encode()


def test_a_channel_of_withdrawals_hears_of_each_and_one_of_publications_of_none(store: Store, small: Path) -> None:
    """Also where an earlier plan comes back into force: that is no publication to be glad of."""
    channels = (
        "  - {name: backs, address_from: B, of: [withdrawn]}",
        "  - {name: plans, address_from: P, of: [published]}",
    )
    settings = (small / "operation.yaml").read_text(encoding="utf-8")
    written = "\n".join((settings, "notify:", "  channels:", *(f"  {line}" for line in channels)))
    (store.folder.parent / "operation.yaml").write_text(written, encoding="utf-8")
    for _ in range(2):
        unpublish(store, at=LATER, who="cli", why="wrong")
    query = select(outbox.c.publication, outbox.c.kind, outbox.c.recipient, outbox.c.record)
    with store.reading() as connection:
        rows = connection.execute(query.order_by(outbox.c.publication)).all()
    assert [tuple(row)[:3] for row in rows] == [(3, "withdrawn", "backs"), (4, "withdrawn", "backs")]
    told = [json.loads(row.record)["sentences"][0] for row in rows]
    assert [code for code, _ in told] == ["notice_back", "notice_withdrawn"]
    for lang in ("en", "tr"):
        assert FIRST.id in sentence("notice_back", told[0][1], lang)

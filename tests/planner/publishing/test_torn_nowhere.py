"""Whole or absent: killed or refused at any step, what the pointer names is whole, and a rerun finishes the work."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from planner.problems import NotFoundError, StoreError
from planner.publishing import feed_file, publication_faults, publish, refresh_feeds, unpublish
from planner.store import Publication, Store
from planner.store.publications import history
from tests.planner.publishing.shifts import LONG_BEFORE, MONDAY, Shifts, plan_of, stored, told

LATER = LONG_BEFORE + timedelta(days=1)
FILES = {"roster.csv": b"r", "ics/A1.ics": b"a"}
WEEKS: list[Shifts] = [{("A1", 0): 8, ("B2", 1): 9}, {("A1", 0): 10}, {("B2", 3): 22}]
STEPS: list[tuple[object, str]] = [
    (os, "fsync"),
    (os, "open"),
    (Path, "open"),
    (Path, "rename"),
    (Path, "replace"),
    (Path, "mkdir"),
    (Connection, "begin"),
    (Connection, "execute"),
    (Connection, "commit"),
]


class KilledError(BaseException):
    """The process ends here; nothing that follows in it runs, as nothing catches this."""


@contextmanager
def failing(number: int, make: Callable[[], BaseException]) -> Iterator[list[int]]:
    """The step with this number, of those that write or ask the database, fails before it is done."""
    count = [0]
    with pytest.MonkeyPatch.context() as patched:
        for owner, name in STEPS:
            patched.setattr(owner, name, _counted(getattr(owner, name), count, number, make))
        yield count


def _counted(
    real: Callable[..., object], count: list[int], number: int, make: Callable[[], BaseException]
) -> Callable[..., object]:
    def step(*arguments: object, **named: object) -> object:
        count[0] += 1
        if count[0] == number:
            raise make()
        return real(*arguments, **named)

    return step


def held(folder: Path) -> tuple[object, dict[tuple[str, int], int]]:
    """What a reader who comes afresh finds, after seeing that it is whole."""
    with Store(folder) as store:
        assert publication_faults(store) == ()
        return store.published(), told(store, MONDAY, MONDAY + timedelta(days=6))


def set_up(folder: Path) -> Store:
    """A published week, and a draft for it."""
    folder.mkdir()
    store = Store(folder)
    publish(stored(store, plan_of(WEEKS[0])), store, published_at=LONG_BEFORE, files=FILES)
    stored(store, plan_of(WEEKS[1]))
    return store


def publish_draft(store: Store) -> None:
    """Publish the draft."""
    publish(plan_of(WEEKS[1]), store, published_at=LATER, files=FILES)


def take_back(store: Store) -> None:
    """Take the publication back."""
    unpublish(store, at=LATER, who="cli", why="wrong")


def _full() -> BaseException:
    return OSError(errno.ENOSPC, "No space left on device")


def _broken() -> BaseException:
    return OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    ("work", "make", "every"),
    [
        (publish_draft, KilledError, 4),
        (publish_draft, _full, 13),
        (publish_draft, _broken, 17),
        (take_back, KilledError, 9),
    ],
)
def test_at_every_step_there_is_the_old_or_the_new(
    work: Callable[[Store], None], make: Callable[[], BaseException], every: int, tmp_path: Path
) -> None:
    """Steps fail one by one: readers find the old publication or the new one, and the rerun ends as if nothing was."""
    set_up(tmp_path / "start").close()
    with Store(shutil.copytree(tmp_path / "start", tmp_path / "done")) as store, failing(0, make) as steps:
        work(store)
    old, new = held(tmp_path / "start"), held(tmp_path / "done")
    feeds = {path.name: path.read_bytes() for path in (tmp_path / "done/.vardiya/feeds").iterdir()}
    seen = set()
    for number in sorted({*range(1, steps[0] + 1, every), steps[0]}):
        folder = Path(shutil.copytree(tmp_path / "start", tmp_path / "torn"))
        with Store(folder) as store, failing(number, make), suppress(KilledError, OSError, StoreError):
            work(store)
        found = held(folder)
        assert found in (old, new), number
        seen.add(found == new)
        with Store(folder) as store:
            if found == old or work is publish_draft:
                work(store)
            refresh_feeds(store)
            assert len(history(store)) == 2
        assert held(folder) == new
        assert {path.name: path.read_bytes() for path in (folder / ".vardiya/feeds").iterdir()} == feeds
        assert strays(folder) == []
        shutil.rmtree(folder)
    assert seen == {True, False}


def strays(folder: Path) -> list[str]:
    """What a killed write may leave."""
    return [path.name for path in (folder / ".vardiya").rglob("*") if path.name.endswith((".new", ".old"))]


def _work(store: Store, what: int, at: datetime) -> None:
    if what < 0:
        unpublish(store, at=at, who="cli", why="wrong")
    else:
        publish(plan_of(WEEKS[what]), store, published_at=at, files=FILES)


def test_publishers_at_the_same_moment_make_one_publication(tmp_path: Path) -> None:
    """A dashboard's threads need no lock of their own: who comes second finds it published."""
    set_up(tmp_path / "op").close()

    def work(_: int) -> Publication:
        with Store(tmp_path / "op") as store:
            return publish(plan_of(WEEKS[1]), store, published_at=LATER, files=FILES)

    with ThreadPoolExecutor(4) as pool:
        done = set(pool.map(work, range(4)))
    assert len(done) == 1
    assert held(tmp_path / "op")[0] in done
    assert strays(tmp_path / "op") == []


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, -1]), st.one_of(st.none(), st.integers(1, 90))), max_size=5))
def test_any_sequence_of_publishing_taking_back_and_kills_stays_whole(work: list[tuple[int, int | None]]) -> None:
    """A plan to publish, or -1 to take back; and the step at which it is killed, if it is."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        with Store(folder) as store:
            for shifts in WEEKS:
                stored(store, plan_of(shifts))
        rows = 0
        for place, (what, killed_at) in enumerate(work):
            at = LONG_BEFORE + timedelta(hours=place)
            with Store(folder) as store, failing(killed_at or 0, KilledError), suppress(KilledError, NotFoundError):
                _work(store, what, at)
            current, shifts_now = held(folder)
            with Store(folder) as store:
                kept = history(store)
                assert rows <= len(kept) <= rows + 1
                rows = len(kept)
                expected = next((week for week in WEEKS if current and plan_of(week).id == current.plan), {})
                assert shifts_now == expected
                refresh_feeds(store)
                for agent, _ in shifts_now:
                    assert b"STATUS:CONFIRMED" in feed_file(store, agent).read_bytes()

"""Calendar files for subscription, one an agent at a place that stays, made of the table `feeds` alone."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from planner.problems import StoreError
from planner.publishing.catching_up import catch_up, is_behind
from planner.publishing.feed_events import KEPT_DAYS
from planner.report.outputs.calendars import file_name, new_calendar, zone_of
from planner.store import publications, tables
from planner.store.faults import refused
from planner.writing_files import recover, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Timezone

    from planner.plans import Plan
    from planner.store import Publication, Store

_log = logging.getLogger(__name__)
FEEDS = "feeds"
END = b"END:VCALENDAR\r\n"
Files = dict[str, tuple[str, bytes]]
"""File name -> the agent whose calendar it is, and its content."""


def feed_file(store: Store, agent: str) -> Path:
    """Where an agent's feed stands, whatever is published."""
    return store.folder / FEEDS / f"{file_name(agent)}.ics"


def refresh_feeds(store: Store) -> tuple[str, ...]:
    """Write the feeds that are gone or not up to date, remove those of nobody; the agents written, sorted.

    Each file is replaced whole, by one writer at a time: who writes to the store. Files depend on nothing but the
    store: lost ones come back byte for byte. What version 0.1 published is caught up on first.

    Raises
    ------
    StoreError
        If the disk refuses; the next call writes the rest.
    """
    with store.reading() as connection:
        late, files = is_behind(connection), _files(connection, store)
    if not late and not _odd(store.folder / FEEDS, files):
        return ()
    with store.writing() as connection:
        catch_up(connection, store)
        return _put_right(store.folder / FEEDS, _files(connection, store))


def write_feeds(store: Store) -> None:
    """`refresh_feeds` behind a transaction that stands whatever the disk says: a refusal is noted, not raised.

    `outcome` counts the feeds that are due; the next night, publication or repair writes them.
    """
    try:
        refresh_feeds(store)
    except (OSError, StoreError) as error:
        _log.info("calendars in %s could not be written: %s", store.folder / FEEDS, error)


def wrong_feeds(store: Store) -> tuple[str, ...]:
    """Names of the feeds that are gone, altered or nobody's, sorted; nothing is written."""
    with store.reading() as connection:
        files = _files(connection, store)
    return tuple(sorted(_odd(store.folder / FEEDS, files)))


def _odd(folder: Path, files: Files) -> set[str]:
    """Names of files that are gone, differ or are nobody's."""
    strays = {path.name for kind in ("*.ics", "*.new") for path in folder.glob(kind)} - set(files)
    return strays | {name for name, (_, body) in files.items() if _held(folder / name) != body}


def _put_right(folder: Path, files: Files) -> tuple[str, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        recover(folder)
        wrong = {name: files[name][1] for name in _odd(folder, files) if name in files}
        write_files(folder, wrong)
        for stray in sorted({path.name for path in folder.glob("*.ics")} - set(files)):
            (folder / stray).unlink(missing_ok=True)
    except OSError as error:
        raise refused(error, folder) from error
    return tuple(sorted(files[name][0] for name in wrong))


def _files(connection: Connection, store: Store) -> Files:
    """File name -> agent and content; events cancelled more than 60 days before the last publication are left out."""
    newest = publications.current(connection)
    if newest is None:
        return {}
    since = newest.published_at - timedelta(days=KEPT_DAYS)
    events: dict[str, list[bytes]] = {}
    query = select(tables.feeds, tables.publications.c.published_at)
    joined = query.join_from(tables.feeds, tables.publications).order_by(tables.feeds.c.agent, tables.feeds.c.uid)
    for row in connection.execute(joined):
        mine = events.setdefault(row.agent, [])
        if not row.cancelled or datetime.fromisoformat(row.published_at) >= since:
            mine.append(row.event.encode())
    plan = store.outline(newest.plan)
    zone = _zone(plan, newest)
    return {
        f"{file_name(agent)}.ics": (agent, _calendar(f"{plan.operation} {agent}", zone, b"".join(mine)))
        for agent, mine in events.items()
    }


def _zone(plan: Plan, newest: Publication) -> Timezone:
    """The operation's zone over the years that feeds may speak of; equal over all publications of a year."""
    years = (newest.published_at.year, plan.grid.days[0].year, plan.grid.days[-1].year)
    return zone_of(plan.grid.zone, min(years), max(years))


def _calendar(name: str, zone: Timezone, events: bytes) -> bytes:
    calendar = new_calendar(name, zone)
    calendar.add("method", "PUBLISH")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return bytes(calendar.to_ical()).removesuffix(END) + events + END


def _held(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None

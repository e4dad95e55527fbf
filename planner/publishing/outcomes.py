"""What a publication set off: feeds that changed and notices that wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.publishing.feed_files import wrong_feeds
from planner.store import tables

if TYPE_CHECKING:
    from planner.store import Publication, Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """Agents whose feeds a publication changed, notices queued for it, and feeds that could not be written."""

    feeds: int
    notices: int
    feeds_due: int = 0


def outcome(store: Store, done: Publication) -> Outcome:
    """Count what a publication set off, as the store has it."""
    feeds, outbox = tables.feeds.c, tables.outbox.c
    with store.reading() as connection:
        agents = select(func.count(feeds.agent.distinct())).where(feeds.publication == done.number)
        queued = select(func.count()).where(outbox.publication == done.number)
        changed, waiting = int(connection.execute(agents).scalar_one()), int(connection.execute(queued).scalar_one())
    return Outcome(changed, waiting, len(wrong_feeds(store)))

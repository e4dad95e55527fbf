"""Telling agents and channels, within a publication's transaction: feeds as things are in force now, and notices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.notices import Done, about_publication
from planner.notices.noting import note_within
from planner.problems import OperationError
from planner.publishing.feed_events import Telling, tell
from planner.publishing.layers_in_force import duties_in_force

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.inputs import Inputs
    from planner.operation.config import OperationFile
    from planner.plans import Plan
    from planner.store import Publication, Store

KINDS: dict[str, Done] = {"publish": "published", "back": "back", "withdrawn": "withdrawn"}
"""What a row of publications is told as."""


def gathered(plan: Plan, store: Store) -> Inputs | None:
    """The plan's inputs under today's files; None where the store's folder is no operation's."""
    from planner.inputs import gather
    from planner.operation import load

    folder = store.folder.parent
    return gather(load(folder), plan.request) if (folder / "operation.yaml").is_file() else None


def inputs_of(store: Store, plan: str) -> Inputs | None:
    """What the ledger is counted by; None where the operation cannot be read: its days are counted later, then."""
    try:
        return gathered(store.outline(plan), store)
    except OperationError:
        return None


def config_of(store: Store) -> OperationFile | None:
    """The operation's settings; None where they cannot be read, for taking back must not wait for that."""
    from planner.operation.config_reading import read_config
    from planner.operation.reading import Reading

    file = read_config(Reading(store.folder.parent))
    return None if file is None else file.config


def announce(
    connection: Connection,
    store: Store,
    done: Publication,
    days: tuple[date, date],
    config: OperationFile | None,
) -> None:
    """Bring the feeds of the days to what is in force now, and queue a notice for whom it concerns.

    Without the operation's settings feeds are in English and nobody is sent a notice.
    """
    held = duties_in_force(connection, store, *days)
    lang = "en" if config is None else config.exports.feeds_lang
    telling = Telling(done.number, done.published_at, *days, lang)
    changed = tell(connection, telling, [one.row for one in held])
    if config is None:
        return
    notices = about_publication(config.notify, done.number, done.plan, changed, KINDS[done.kind])
    note_within(connection, notices, done.published_at)

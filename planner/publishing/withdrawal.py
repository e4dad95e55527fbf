"""Unpublishing: a new row and a new pointer, to the publication before or to nothing; nothing is ever deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from planner.ledger import refresh_ledger
from planner.problems import NotFoundError
from planner.publishing.announcing import announce, config_of, inputs_of
from planner.publishing.catching_up import catch_up
from planner.publishing.day_changes import DayChange, Standing, changes_between, holding, judged_at
from planner.publishing.feed_files import write_feeds
from planner.publishing.layers_in_force import duties_in_force, layers, standing
from planner.publishing.refusals import MOST_WHY, NotPublishableError
from planner.publishing.version_folder import require_room_for, sweep
from planner.store import Publication, audit, publications

if TYPE_CHECKING:
    from planner.publishing.layers_in_force import Layer
    from planner.store import Store


def unpublish(store: Store, *, at: datetime, who: str, why: str) -> Publication:
    """Take the current publication back: the one before it is current again, or nothing is published any more.

    Days that went by under it stay as they were; from the day of `at` on the shifts of the publication below are in
    force. Feeds restore those, or cancel what is in none.

    Parameters
    ----------
    at : the moment, with an offset.
    who, why : a role or an id, never a name, and the reason, which must be said.

    Raises
    ------
    NotPublishableError
        no_reason.
    NotFoundError
        If nothing is published; calendars that are out of date are written all the same.
    StoreError
        If the store cannot be written; the publication stays. Calendars that cannot be written are none: it is taken
        back then, and `outcome` counts them.
    """
    if not why.strip():
        raise NotPublishableError("no_reason")
    try:
        with store.writing() as connection:
            done = _withdrawn(connection, store, Publication(0, "", at, "", "withdrawn", why.strip()[:MOST_WHY]), who)
    except NotFoundError:
        write_feeds(store)
        raise
    write_feeds(store)
    return done


def would_withdraw(store: Store, at: datetime) -> tuple[DayChange, ...]:
    """What taking the current publication back at a moment would change for whom; nothing is written.

    Raises
    ------
    NotFoundError
        If nothing is published.
    """
    with store.reading() as connection:
        top, _ = withdrawable(connection)
        local = at.astimezone(ZoneInfo(top.zone))
        before = duties_in_force(connection, store, top.first, top.last)
        after = duties_in_force(connection, store, top.first, top.last, (top.number, local.date()))
    days = frozenset(one.row.day for one in (*before, *after))
    config = config_of(store)
    moment = judged_at(at, store.outline(top.plan).as_of, config).astimezone(local.tzinfo)
    now = Standing(moment, holding(config), days)
    return changes_between([one.row for one in before], [one.row for one in after], now)


def withdrawable(connection: Connection) -> tuple[Layer, Layer | None]:
    """The publication that would be taken back, and the one below it."""
    numbers = standing(connection)
    if not numbers:
        raise NotFoundError("nothing_to_unpublish")
    found = {layer.number: layer for layer in layers(connection) if layer.number in numbers[-2:]}
    return found[numbers[-1]], found[numbers[-2]] if len(numbers) > 1 else None


def _withdrawn(connection: Connection, store: Store, asked: Publication, who: str) -> Publication:
    top, below = withdrawable(connection)
    catch_up(connection, store)
    number = publications.next_number(connection)
    require_room_for(store.folder, len(duties_in_force(connection, store, top.first, top.last)), {})
    sweep(store.folder, number)
    if below is None:
        done = replace(asked, number=number, plan=top.plan)
    else:
        done = replace(asked, number=number, plan=below.plan, folder=below.folder, kind="back")
    publications.append(connection, done)
    inputs = inputs_of(store, top.plan)
    if inputs is not None:
        refresh_ledger(connection, store, inputs, [top.first + timedelta(days=n) for n in range(top.days)])
    announce(connection, store, done, (top.first, top.last), config_of(store))
    what = f"unpublish {top.number} ({top.plan}), back to {below.number if below else 'none'}"
    audit.note(connection, audit.Line(asked.published_at, who, what, asked.why))
    return done

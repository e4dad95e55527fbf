"""Publications of version 0.1, which had neither feeds nor a ledger: told and counted once, after the upgrade."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from planner.ledger import refresh_ledger
from planner.publishing.announcing import config_of, inputs_of
from planner.publishing.feed_events import KEPT_DAYS, Telling, tell
from planner.publishing.layers_in_force import Layer, duties_in_force, layers
from planner.store import UnreadablePlanError, tables

if TYPE_CHECKING:
    from planner.store import Store

_log = logging.getLogger(__name__)


def is_behind(connection: Connection) -> bool:
    """Whether something stands that was published before there were feeds, and nobody was told of it since.

    A publication of this version has its check; whoever was told has an event.
    """
    known = (select(table).limit(1) for table in (tables.checks, tables.feeds))
    return all(connection.execute(query).first() is None for query in known) and bool(_standing(connection))


def catch_up(connection: Connection, store: Store) -> None:
    """Give the publications that stand their feeds, as of their own moments, and their days in the ledger.

    Within the caller's transaction; nothing once that is done. Nobody is sent a notice: they were told then. Days of
    a plan that cannot be read are left out.
    """
    if not is_behind(connection):
        return
    config = config_of(store)
    lang = "en" if config is None else config.exports.feeds_lang
    found = _standing(connection)
    since = found[-1].published_at.date() - timedelta(days=KEPT_DAYS)
    for layer in found:
        try:
            rows = [one.row for one in duties_in_force(connection, store, layer.first, layer.last)]
        except UnreadablePlanError as error:
            _log.warning("publication %d is in no calendar: %s", layer.number, error)
            continue
        if layer.last >= since:
            tell(connection, Telling(layer.number, layer.published_at, layer.first, layer.last, lang), rows)
        inputs = inputs_of(store, layer.plan)
        if inputs is not None:
            days = [layer.first + timedelta(days=n) for n in range(layer.days)]
            refresh_ledger(connection, store, inputs, days)


def _standing(connection: Connection) -> list[Layer]:
    """Publications that were not taken back, the oldest first."""
    return [layer for layer in layers(connection) if layer.until is None][::-1]

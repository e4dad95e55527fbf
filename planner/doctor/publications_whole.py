"""Which publications that still count are not whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from planner.doctor.findings import few
from planner.publishing.duty_rows import digest_of, rows_of_plan
from planner.publishing.layers_in_force import Layer, layers, rows_of_layer
from planner.publishing.version_folder import damaged_files, listed_of
from planner.store import publications, tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.store import Store

Fault = Literal["files_gone", "files_half", "files_altered", "rows_differ"]


@dataclass(frozen=True, slots=True)
class Torn:
    """A publication and what is wrong with it; `files` names some that are."""

    layer: Layer
    fault: Fault
    files: str = ""


def torn(store: Store, now: datetime) -> tuple[Torn, ...]:
    """Publications that count today or later, or are the newest, and are not whole; the newest first.

    Raises
    ------
    StoreError
        If plans or rows cannot be read.
    """
    found: list[Torn] = []
    with store.reading() as connection:
        newest = publications.next_number(connection) - 1
        for layer in layers(connection):
            today = now.astimezone(ZoneInfo(layer.zone)).date()
            if (layer.last >= today and layer.until is None) or layer.number == newest:
                found += _faults(connection, store, layer)
    return tuple(found)


def _faults(connection: Connection, store: Store, layer: Layer) -> list[Torn]:
    rows = digest_of(rows_of_layer(connection, store, layer, (layer.first, layer.last)))
    if rows != digest_of(rows_of_plan(store.plan(layer.plan))):
        return [Torn(layer, "rows_differ")]
    folder = store.folder / layer.folder
    if not folder.is_dir():
        return [Torn(layer, "files_gone")]
    listed = listed_of(folder)
    if listed is None or not _is_list(listed):
        return [Torn(layer, "files_half")] if _has_list(connection, layer) else []
    damaged = damaged_files(folder, listed)
    return [Torn(layer, "files_altered", few(damaged))] if damaged or listed["duties"] != rows else []


def _is_list(listed: Mapping[str, object]) -> bool:
    return isinstance(listed, dict) and isinstance(listed.get("files"), dict) and "duties" in listed


def _has_list(connection: Connection, layer: Layer) -> bool:
    """Whether a list belongs to it: publications of version 0.1 have neither a check nor a list."""
    query = select(tables.checks.c.publication).where(tables.checks.c.publication == layer.number)
    return connection.execute(query).first() is not None

"""A copy of an operation and its store to rehearse a night on: what is written there is thrown away.

So a dry run does every step as the night would, inbox and publication included, and leaves the operation's folder
and database as they are. Names are not copied.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import insert, inspect, select

from planner.intake.inbox import INBOX, TAKEN
from planner.store import Store
from planner.store.faults import refused
from planner.store.opening import has_store, look_into, store_url
from planner.store.tables import metadata

if TYPE_CHECKING:
    from planner.workspace.sites import Unit

NOT_COPIED = (".vardiya", "names.csv")
"""What a rehearsal needs not, or has copied on its own; deliveries that were taken in, which it needs not either, lie
in inbox/taken/."""


@contextmanager
def shadow_of(unit: Unit) -> Iterator[Unit]:
    """The unit in a temporary folder of its own, with all that its store holds.

    Raises
    ------
    StoreError
        If a file cannot be read, or there is no room for the copy.
    """
    with TemporaryDirectory(prefix="vardiya-dry-") as place:
        try:
            sites = tuple(replace(site, folder=_copied(site.folder, Path(place) / site.id)) for site in unit.sites)
            home = Path(place) / "home" if unit.pool else sites[0].folder
            (home / ".vardiya").mkdir(parents=True, exist_ok=True)
            _copy_store(unit.home, home)
        except OSError as error:
            raise refused(error, unit.home) from error
        yield replace(unit, sites=sites, home=home)


def _copied(folder: Path, to: Path) -> Path:
    if not folder.is_dir():
        return folder

    def left_out(place: str, names: list[str]) -> set[str]:
        taken = (TAKEN,) if Path(place) == folder / INBOX else ()
        return {*NOT_COPIED, *taken} & {*names}

    return Path(shutil.copytree(folder, to, symlinks=True, ignore=left_out))


def _copy_store(home: Path, to: Path) -> None:
    """All that is stored, as of one moment: a SQLite file by its own backup, another database table by table."""
    if not has_store(home):
        return
    if store_url(home) is not None:
        with look_into(home) as held, Store(to) as copy:
            copy_tables(held, copy)
        return
    source = f"file:{(home / '.vardiya' / 'store.sqlite').resolve()}?mode=ro"
    with (
        closing(sqlite3.connect(source, uri=True)) as held_file,
        closing(sqlite3.connect(to / ".vardiya" / "store.sqlite")) as copy_file,
    ):
        held_file.backup(copy_file)
    with Store(to) as copy:
        copy.save_names({})


def copy_tables(held: Store, copy: Store) -> None:
    """Every row of a store but identities, as of one moment, into an empty one.

    A store of an earlier version, which a rehearsal must not upgrade, has fewer tables and columns: the others are
    empty, or as an upgrade would fill them.
    """
    with held.reading() as reading, copy.writing() as writing:
        there, schema = inspect(reading), held.schema or None
        for table in (one for one in metadata.sorted_tables if one.name != "identities"):
            if there.has_table(table.name, schema):
                known = {one["name"] for one in there.get_columns(table.name, schema)}
                query = select(*(one for one in table.columns if one.name in known))
                rows = [dict(row._mapping) for row in reading.execute(query)]
                if rows:
                    writing.execute(insert(table), rows)

"""Bring a store to this version's tables (Alembic), with a copy kept before; one of a newer version is refused."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from planner.problems import StoreError
from planner.store.backups import backup

if TYPE_CHECKING:
    from alembic.config import Config

    from planner.store.store import Store

NEWEST = "0002"
"""The newest revision. A store that has it needs no Alembic, which takes a fifth of a second to load."""

_ALEMBIC = Lock()  # it keeps what it works on in its module: threads that open several stores take turns


def migrate(store: Store) -> None:
    """Create or upgrade the tables in one transaction; before an upgrade SQLite's are copied to .vardiya/backups/.

    Raises
    ------
    StoreError
        If the store was written by a newer version, or cannot be read or written.
    """
    with store.reading() as connection:
        held = revision(connection, store.schema)
    if held != NEWEST:
        _upgrade(store)


def revision(connection: Connection, schema: str = "") -> str | None:
    """The revision of the tables; None if there are none."""
    if not inspect(connection).has_table("alembic_version", schema=schema or None):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def known_revisions() -> frozenset[str]:
    """The revisions that this version can read or upgrade."""
    from alembic.script import ScriptDirectory

    return frozenset(one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions())


def _upgrade(store: Store) -> None:
    """Under the writers' lock, so that of two who open an old store one upgrades and the other finds it done."""
    from alembic import command

    config = _config()
    with _ALEMBIC, store.writing() as connection:
        if store.schema:
            connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{store.schema}"'))
        held = revision(connection, store.schema)
        if held is not None and held not in known_revisions():
            told = f"the store has revision {held}, which this version does not know; upgrade vardiya"
            raise StoreError(told, "storage_newer", revision=held)
        if held is not None and held != NEWEST and store.file is not None:
            backup(store, as_it_is=True)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config

"""Bring a store to this version's tables (Alembic); a database of a newer version is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from planner.problems import StoreError

NEWEST = "0001"
"""The newest revision. A store that has it needs no Alembic, which takes a fifth of a second to load."""


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables in one transaction.

    Raises
    ------
    StoreError
        If the store was written by a newer version.
    """
    with engine.connect().execution_options(reading=True) as reading:
        held = _revision(reading.engine) if inspect(reading).has_table("alembic_version") else None
    if held != NEWEST:
        _upgrade(engine, held)


def _upgrade(engine: Engine, held: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if held is not None and held not in known:
        raise StoreError(f"the store has revision {held}, which this version does not know; upgrade vardiya")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine) -> str | None:
    with engine.connect().execution_options(reading=True) as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)

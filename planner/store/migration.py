"""Bring a store to this version's tables (Alembic); a database of a newer version is refused."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from planner.problems import StoreError


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables in one transaction.

    Raises
    ------
    StoreError
        If the store was written by a newer version.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.connect().execution_options(reading=True) as reading:
        held = _revision(reading.engine) if inspect(reading).has_table("alembic_version") else None
    if held == script.get_current_head():
        return
    if held is not None and held not in {revision.revision for revision in script.walk_revisions()}:
        raise StoreError(f"the store has revision {held}, which this version does not know; upgrade vardiya")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine) -> str | None:
    with engine.connect().execution_options(reading=True) as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)

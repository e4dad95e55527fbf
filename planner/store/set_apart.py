"""Publications that a restored store knows nothing of: their folders are all that tells by what people worked."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from planner.store.tables import publications

UNRECORDED = ".unrecorded"
"""Ending of such a folder: no sweep takes it for a leftover, and the next publication may bear its number."""


def set_apart(connection: Connection, home: Path) -> None:
    """Give folders of publications that the store has no row of the ending, and take it from those that it has.

    Raises
    ------
    OSError
        If the disk refuses.
    """
    recorded = {Path(name).name for name in connection.execute(select(publications.c.folder)).scalars()}
    for folder in unrecorded(home):
        if folder.stem in recorded and not folder.with_suffix("").exists():
            folder.rename(folder.with_suffix(""))
    for folder in _folders(home):
        apart = folder.with_name(folder.name + UNRECORDED)
        if not folder.suffix and folder.name not in recorded and not apart.exists():
            folder.rename(apart)


def unrecorded(home: Path) -> tuple[Path, ...]:
    """Folders that were set apart, by name; `home` is .vardiya/."""
    return tuple(folder for folder in _folders(home) if folder.suffix == UNRECORDED)


def _folders(home: Path) -> list[Path]:
    parent = home / "published"
    return sorted(each for each in parent.iterdir() if each.is_dir()) if parent.is_dir() else []

"""Which copy of the store can be put in its place."""

from __future__ import annotations

from pathlib import Path

from planner.store.backups import FOLDER, backups, unusable


def newest_sound(folder: Path) -> Path | None:
    """The newest copy that is sound; None if there is none."""
    return next((copy for copy in backups(folder) if not unusable(copy)), None)


def meant(folder: Path, named: Path) -> Path:
    """The copy that is meant: a path, or the name of one in .vardiya/backups/."""
    here = folder / ".vardiya" / FOLDER / named
    return here if not named.exists() and here.is_file() else named

"""What killed writes left: files and folders that were being written, or had been moved aside for a moment."""

from __future__ import annotations

from pathlib import Path

from planner.writing_files import NEW, OLD

RECOVERED = ("drafts", "published", "feeds")
"""Folders under .vardiya/ in which a folder that was moved aside can be put back."""
HALF_RESTORED = ".store.sqlite.restored"
REPLACED = "replaced-*"


def leftovers(folder: Path) -> tuple[Path, ...]:
    """What is left of writes that were cut short, in an operation's folder; while a run is under way it is in use."""
    home = folder / ".vardiya"
    found = [path for place in (folder, folder / "contacts") for path in _in(place, f".*{NEW}") if path.is_file()]
    for place in (home, *(home / name for name in (*RECOVERED, "backups", "erasing"))):
        found += [path for ending in (NEW, OLD) for path in _in(place, f"*{ending}")]
    half = home / HALF_RESTORED
    return tuple(sorted({*found, *([half] if half.is_file() else [])}))


def replaced(folder: Path) -> tuple[Path, ...]:
    """Stores that a restore put aside, oldest first."""
    return tuple(path for path in _in(folder / ".vardiya" / "backups", REPLACED) if path.is_dir())


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; nothing where it is gone."""
    try:
        if path.is_dir() and not path.is_symlink():
            return sum(size(each) for each in path.iterdir())
        return path.lstat().st_size
    except OSError:
        return 0


def _in(place: Path, pattern: str) -> list[Path]:
    return sorted(place.glob(pattern)) if place.is_dir() else []

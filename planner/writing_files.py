"""Files that are there whole or not at all: written beside their place, flushed to the disk, renamed into it.

A folder that is replaced stands aside as `.old` between two renames; after a kill `recover` puts it back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from planner.problems import StoreError

NEW, OLD = ".new", ".old"  # what is being written, and the folder that it replaces
ROOM_TIMES = 3
"""How many times the bytes to be written must be free: the new ones, a journal of the database, and a reserve."""


class NoRoomError(StoreError):
    """Raised before anything is written where the disk has too little room. Exit code 6."""

    def __init__(self, folder: Path, needed_bytes: int, free_bytes: int) -> None:
        self.needed_bytes, self.free_bytes = needed_bytes, free_bytes
        said = f"{free_bytes / 1e6:.1f} MB free, {needed_bytes / 1e6:.1f} MB needed"
        megabytes = {"free_mb": f"{free_bytes / 1e6:.1f}", "needed_mb": f"{needed_bytes / 1e6:.1f}"}
        super().__init__(f"{folder}: {said}", "storage_no_room", place=str(folder), **megabytes)


def require_room(folder: Path, written_bytes: int) -> None:
    """See that the disk of a folder has room for three times what will be written.

    Raises
    ------
    NoRoomError
        If it has not; nothing was written.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from error
    needed = ROOM_TIMES * written_bytes
    if free < needed:
        raise NoRoomError(folder, needed, free)


def recover(parent: Path) -> None:
    """Undo what a killed write left in a folder of ours: a folder moved aside goes back, what is half goes.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    try:
        for old in parent.glob(f"*{OLD}"):
            _restore(old.with_name(old.name.removesuffix(OLD)))
        for fresh in parent.glob(f"*{NEW}"):
            if fresh.is_dir():
                shutil.rmtree(fresh, ignore_errors=True)
            else:
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{parent}: {error.strerror}") from error


def write_files(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files so that each is there whole or not at all; a folder among them is replaced as a whole.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    folders = sorted({Path(name).parts[0] for name in files if len(Path(name).parts) > 1})
    for folder in folders:
        start = f"{folder}/"
        inside = {name.removeprefix(start): body for name, body in files.items() if name.startswith(start)}
        write_folder(out / folder, inside)
    loose = sorted(name for name in files if len(Path(name).parts) == 1)
    for name in loose:
        _write_file(out, name, files[name])
    if loose:
        try:
            _flush(out)
        except OSError as error:
            raise StoreError(f"{out}: {error.strerror}") from error


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files so that it is there whole or not at all; an existing one is replaced.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    fresh, old = target.with_name(target.name + NEW), target.with_name(target.name + OLD)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _restore(target)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        for name, content in sorted(files.items()):
            _write(fresh / name, content)
        for folder in (*(path for path in sorted(fresh.rglob("*")) if path.is_dir()), fresh):
            _flush(folder)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        _flush(target.parent)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        _restore(target)
        raise StoreError(f"{target}: {error.strerror}") from error


def _restore(target: Path) -> None:
    """Move back what was moved aside for `target`; once `target` is there, it goes."""
    old = target.with_name(target.name + OLD)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _write_file(out: Path, name: str, content: bytes) -> None:
    fresh = out / f".{name}{NEW}"
    try:
        _write(fresh, content)
        fresh.replace(out / name)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise StoreError(f"{out / name}: {error.strerror}") from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Flush the names in a folder to the disk; Windows cannot, and needs not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

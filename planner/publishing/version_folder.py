"""The files of a publication, in a folder that bears its number and is never replaced, with a list of what is in it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planner.publishing.duty_rows import digest_of
from planner.store.set_apart import UNRECORDED
from planner.writing_files import recover, require_room, write_folder

if TYPE_CHECKING:
    from planner.report.outputs.rows import Row

PUBLISHED = "published"
LIST = "publication.json"
SCHEMA = "vardiya.publication/1"
ROW_BYTES = 1300
"""What a duty takes: 877 bytes in the database and 359 in its calendar, measured on 1,256 duties of the sportsbook."""


def folder_name(number: int, plan: str) -> str:
    """Of a publication's folder, relative to .vardiya/."""
    return f"{PUBLISHED}/{number}-{plan}"


def sweep(home: Path, number: int) -> None:
    """Remove what a killed publishing left; `number` is the next publication's, so that no folder may bear it yet."""
    parent = home / PUBLISHED
    recover(parent)
    recover(home / "feeds")
    for stray in parent.glob(f"{number}-*"):
        if stray.suffix != UNRECORDED:
            shutil.rmtree(stray, ignore_errors=True)


def require_room_for(home: Path, rows: int, files: Mapping[str, bytes]) -> None:
    """See that the disk has room for a publication; NoRoomError (a StoreError) before anything is written."""
    require_room(home, ROW_BYTES * rows + sum(len(content) for content in files.values()))


def lay(home: Path, folder: str, rows: tuple[Row, ...], files: Mapping[str, bytes]) -> None:
    """Put a publication's files in place, whole or not at all.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    number, _, plan = Path(folder).name.partition("-")
    told = {"schema": SCHEMA, "number": int(number), "plan": plan, "duties": digest_of(rows), "files": listed}
    body = (json.dumps(told, indent=1, sort_keys=True) + "\n").encode()
    write_folder(home / folder, {**files, LIST: body})


def listed_of(folder: Path) -> Mapping[str, object] | None:
    """What a publication's list says; None if it cannot be read."""
    try:
        return cast("dict[str, object]", json.loads((folder / LIST).read_bytes()))
    except (OSError, ValueError):
        return None


def damaged_files(folder: Path, listed: Mapping[str, object]) -> tuple[str, ...]:
    """Files that are gone or differ from the list."""
    wanted = cast("dict[str, str]", listed["files"])
    return tuple(name for name, digest in sorted(wanted.items()) if _digest(folder / name) != digest)


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None

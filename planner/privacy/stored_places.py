"""The files of an erasure: the operation's own, those under .vardiya/, and what is left elsewhere."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.privacy.file_contents import renamed_file
from planner.privacy.held import stored_files
from planner.privacy.own_files import own_rows
from planner.privacy.renaming import Renaming
from planner.problems import StoreError
from planner.publishing.duty_rows import digest_of
from planner.publishing.layers_in_force import layers, rows_of_layer
from planner.publishing.version_folder import LIST
from planner.roster_files.archive import refusal
from planner.store.backups import FOLDER, backups
from planner.writing_files import write_files, write_folder

if TYPE_CHECKING:
    from planner.store import Store

MOST_LOOKED_INTO_BYTES = 200_000_000
WHOLE = ("drafts", "published")
"""Folders under .vardiya/ whose subfolders are whole or absent, and so are replaced as a whole."""


@dataclass(frozen=True, slots=True)
class Left:
    """Files that still name the person, and files that could not be looked into."""

    named: tuple[str, ...]
    unread: tuple[str, ...]


def erase_own_rows(folder: Path, agent: str) -> dict[str, int]:
    """Take the person's rows out of the operation's files, each file at once; rows by file."""
    counts = {}
    for one in own_rows(folder, agent):
        write_files(folder, {one.file: one.rest})
        counts[one.file] = len(one.rows)
    return counts


def erase_stored(store: Store, renaming: Renaming) -> dict[str, int]:
    """Put the tombstone into folders of drafts and publications, the log and other files; the person's own files go."""
    home, counts = store.folder, dict.fromkeys((*WHOLE, "files"), 0)
    for parent in WHOLE:
        for place in sorted(each for each in (home / parent).glob("*") if each.is_dir()):
            counts[parent] += _folder(store, place, renaming)
    for path in stored_files(home):
        if path.relative_to(home).parts[0] not in WHOLE:
            counts["files"] += _file(path, renaming)
    counts[FOLDER] = _copies(home)
    return {name: count for name, count in counts.items() if count}


def left_in(folder: Path, renaming: Renaming, name: str) -> Left:
    """Files of the operation's folder outside .vardiya/ that still hold the id or the name: exports, notes."""
    found = (p for p in sorted(folder.rglob("*")) if p.is_file() and ".vardiya" not in p.relative_to(folder).parts)
    held: dict[bool | None, list[str]] = {True: [], None: [], False: []}
    for path in found:
        held[_holds(path, renaming, name)].append(path.relative_to(folder).as_posix())
    return Left(tuple(held[True]), tuple(held[None]))


def _holds(path: Path, renaming: Renaming, name: str) -> bool | None:
    """Whether a file names the person; None where it cannot be looked into: locked, damaged, swollen or unreadable."""
    if renaming.owns(path.name) or (name != "" and name in path.name):
        return True
    try:
        if path.stat().st_size > MOST_LOOKED_INTO_BYTES:
            return None
        body = path.read_bytes()
        bodies = _members(body) if zipfile.is_zipfile(path) else [body]
    except OSError:
        return None
    if bodies is None:
        return None
    if name != "" and any(name in one.decode("utf-8", "replace") for one in bodies):
        return True
    return renamed_file(path.name, body, renaming) != body


def _members(content: bytes) -> list[bytes] | None:
    if refusal(content) is not None:
        return None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(member) for member in archive.infolist()]


def _folder(store: Store, place: Path, renaming: Renaming) -> int:
    """Replace a folder by itself with the tombstone; its list of files is brought up to date."""
    try:
        files = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    except OSError as error:
        raise StoreError(f"{place}: {error.strerror}") from error
    fresh = {name: renamed_file(name, body, renaming) for name, body in files.items() if not renaming.owns(name)}
    kept = {name: body for name, body in fresh.items() if body is not None}
    if kept == files:
        return 0
    if LIST in kept:
        kept[LIST] = _listed(store, place, kept)
    write_folder(place, kept)
    return 1


def _listed(store: Store, place: Path, files: dict[str, bytes]) -> bytes:
    """The publication's list with the digests of what is in the folder now."""
    told: dict[str, Any] = json.loads(files[LIST])
    told["files"] = {name: hashlib.sha256(body).hexdigest() for name, body in files.items() if name != LIST}
    with store.reading() as connection:
        for layer in layers(connection):
            if layer.folder.endswith(place.name):
                rows = rows_of_layer(connection, store, layer, (layer.first, layer.last))
                told["duties"] = digest_of(rows)
    return (json.dumps(told, indent=1, sort_keys=True) + "\n").encode()


def _file(path: Path, renaming: Renaming) -> int:
    """A file with the tombstone; one named after the person, or of a kind that cannot be rewritten, goes."""
    try:
        body = path.read_bytes()
        fresh = None if renaming.owns(path.name) else renamed_file(path.name, body, renaming)
        if fresh == body:
            return 0
        if fresh is None:
            path.unlink()
            return 1
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    write_files(path.parent, {path.name: fresh})
    return 1


def _copies(home: Path) -> int:
    """Remove the copies of the database made before, in which the person still stands."""
    old = backups(home.parent)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)

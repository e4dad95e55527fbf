"""What lies in DIR/inbox/: files to take in, those still being uploaded, and what has no business there."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.operation.reading import Reading

INBOX, TAKEN = "inbox", "taken"
KINDS = (".csv", ".xlsx")
UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".tmp")
SETTLED_S = 10
"""A file that changed less than so many seconds ago may still be growing."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Files of an inbox by their place in the operation, the oldest delivery first; and those left for later."""

    files: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def look_into(reading: Reading, now: datetime) -> Inbox:
    """Look what was delivered, and note what cannot be taken; nothing is opened and no link is followed."""
    folder = reading.folder / INBOX
    if folder.is_symlink() or (folder / TAKEN).is_symlink():
        reading.error(INBOX, None, None, "intake_link")
        return Inbox()
    if not folder.is_dir():
        return Inbox()
    files: list[tuple[int, str]] = []
    waiting: list[str] = []
    for path in sorted(folder.iterdir()):
        state, code = path.lstat(), ""
        if path.name == TAKEN and stat.S_ISDIR(state.st_mode):
            continue
        if path.name.lower().endswith(UNFINISHED):
            waiting.append(f"{INBOX}/{path.name}")
            continue
        code = _fault(path, state.st_mode)
        if code:
            reading.error(f"{INBOX}/{shown(path.name)}", None, None, code, allowed=", ".join(KINDS))
        elif 0 <= now.timestamp() - state.st_mtime < SETTLED_S:
            waiting.append(f"{INBOX}/{path.name}")
        else:
            files.append((state.st_mtime_ns, f"{INBOX}/{path.name}"))
    return Inbox(tuple(name for _, name in sorted(files)), tuple(waiting))


def fingerprint(path: Path) -> tuple[int, int, int]:
    """What changes when somebody writes to a file: its node, size and time of change."""
    state = path.lstat()
    return state.st_ino, state.st_size, state.st_mtime_ns


def shown(name: str) -> str:
    """A file's name as it may be printed: nothing in it moves a terminal's cursor."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _fault(path: Path, mode: int) -> str:
    """Why an entry is not taken; empty if it is a table."""
    if stat.S_ISLNK(mode):
        return "intake_link"
    if stat.S_ISDIR(mode):
        return "intake_subfolder"
    if path.name.startswith("."):
        return "intake_hidden"
    if not path.name.isprintable():
        return "intake_name"
    return "" if stat.S_ISREG(mode) and path.suffix.lower() in KINDS else "intake_kind"

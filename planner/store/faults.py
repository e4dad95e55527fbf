"""What a database or a disk refuses, as one typed error that says where and what to do."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from planner.problems import StoreError

_BY_NUMBER = {
    errno.ENOSPC: "storage_full",
    errno.EDQUOT: "storage_full",
    errno.EIO: "storage_broken",
    errno.EACCES: "storage_denied",
    errno.EPERM: "storage_denied",
    errno.EROFS: "storage_denied",
}
_BY_WORDS = (
    ("disk is full", "storage_full"),
    ("no space left on device", "storage_full"),
    ("could not extend file", "storage_full"),
    ("disk i/o error", "storage_broken"),
    ("readonly database", "storage_denied"),
    ("unable to open database file", "storage_denied"),
    ("permission denied", "storage_denied"),
    ("database is locked", "storage_busy"),
    ("lock timeout", "storage_busy"),
    ("malformed", "storage_damaged"),
    ("file is not a database", "storage_damaged"),
    ("connection failed", "storage_unreachable"),
    ("connection refused", "storage_unreachable"),
    ("server closed the connection", "storage_unreachable"),
    ("terminating connection", "storage_unreachable"),
    ("authentication failed", "storage_unreachable"),
)


def refused(error: OSError | SQLAlchemyError | sqlite3.Error, place: Path | str) -> StoreError:
    """The typed error of what the operating system or the database said; statements and values are left out."""
    if isinstance(error, OSError):
        said, code = error.strerror or str(error), _BY_NUMBER.get(error.errno or 0, "")
    else:
        said = _first_line(error)
        code = next((code for words, code in _BY_WORDS if words in said.lower()), "")
    return StoreError(f"{place}: {said}", code, place=str(place), said=said)


def _first_line(error: SQLAlchemyError | sqlite3.Error) -> str:
    """What the driver said, without the statement, its values and the address that SQLAlchemy adds below."""
    original = getattr(error, "orig", None)
    lines = str(error if original is None else original).strip().splitlines()
    return lines[0] if lines else type(error).__name__

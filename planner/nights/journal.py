"""The log: one JSON object a line, appended by one write each, so that runs side by side never mix their lines.

Ids, codes and figures only: no name of a person, no value of a cell. Rotating it is the system's business.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

NAME = "nightly.jsonl"


@dataclass(slots=True)
class Journal:
    """Appends to a file; nowhere without one. A disk that refuses stops no night: `refused` keeps what it said."""

    path: Path | None = None
    refused: str = field(default="", init=False)

    def write(self, event: str, told: Mapping[str, object]) -> None:
        """Append one line: the time, the event, and what is told of it."""
        if self.path is None:
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": at, "event": event, **told}, ensure_ascii=True) + "\n"
        try:
            self._append(self.path, line.encode())
        except OSError as error:
            self.refused = error.strerror or type(error).__name__

    @staticmethod
    def _append(path: Path, line: bytes) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            written = os.write(handle, line)
            if written < len(line):
                _take_back(handle, written)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(handle)


def _take_back(handle: int, written: int) -> None:
    """Cut off half a line, on which readers of the log would stumble, unless somebody wrote behind it."""
    end = os.lseek(handle, 0, os.SEEK_CUR)
    if os.fstat(handle).st_size == end:
        os.ftruncate(handle, end - written)

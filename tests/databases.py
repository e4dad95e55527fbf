"""Where a test's store is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.store import Store


@dataclass(frozen=True, slots=True)
class Database:
    """The folder of an operation, and the URL of its database; None for SQLite in the folder."""

    folder: Path
    url: str | None

    def open(self) -> Store:
        """Open the store once more, as another process would."""
        return Store(self.folder, self.url)

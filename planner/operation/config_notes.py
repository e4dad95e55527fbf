"""Where mistakes of sense in operation.yaml are noted, each at its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.operation.config import OperationFile
from planner.operation.config_reading import ConfigFile
from planner.operation.reading import Reading, suggestion
from planner.operation.yaml_document import Path


@dataclass(frozen=True, slots=True)
class ConfigNotes:
    """Notes of one reading about one operation.yaml."""

    reading: Reading
    file: ConfigFile

    @property
    def config(self) -> OperationFile:
        """What the file says."""
        return self.file.config

    def error(self, path: Path, code: str, **parameters: object) -> None:
        """Note a mistake at a path of the file."""
        self.file.error(self.reading, path, code, **parameters)

    def refers(self, path: Path, value: str | None, known: Iterable[str], code: str) -> None:
        """Note a value that is not known, with what was probably meant."""
        names = frozenset(known)
        if value is not None and value not in names:
            self.error(path, code, value=value, **suggestion(value, names))

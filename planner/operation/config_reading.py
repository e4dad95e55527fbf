"""operation.yaml to its model; where a line makes no sense, the mistake is noted at its place."""

from __future__ import annotations

import os
import pathlib
from dataclasses import dataclass

from pydantic import ValidationError

from planner.operation.config import OperationFile
from planner.operation.reading import Reading
from planner.operation.yaml_document import Document, Path, read_document
from planner.operation.yaml_faults import Spot, note_at, note_fault, without_echoes
from planner.problems import Problem

FILE, WORKSPACE, POOLS = "operation.yaml", "workspace.yaml", (".vardiya", "pools")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The configuration and where each of its lines stands."""

    config: OperationFile
    document: Document

    def error(self, reading: Reading, path: Path, code: str, **parameters: object) -> None:
        """Note an error of sense at a path of operation.yaml."""
        note_at(reading, Spot(FILE, self.document.place(path), path), code, **parameters)


def read_config(reading: Reading) -> ConfigFile | None:
    """Read operation.yaml; None if it cannot be used (every reason is noted)."""
    lacking = no_operation(reading.folder)
    if lacking:
        reading.error(FILE, None, None, lacking.code, value=lacking.value)
        return None
    document = read_document(reading, FILE)
    if document is None:
        return None
    try:
        return ConfigFile(OperationFile.model_validate(document.values), document)
    except ValidationError as error:
        for detail in without_echoes(error.errors(include_url=False)):
            note_fault(reading, FILE, document, OperationFile, detail)
    return None


def no_operation(folder: pathlib.Path) -> Problem | None:
    """What is wrong with a folder without operation.yaml: a workspace, a pool's plans, or the file is missing."""
    if os.path.lexists(folder / FILE):
        return None
    file = (folder / FILE).as_posix()
    if os.path.lexists(folder / WORKSPACE):
        return Problem(file, None, None, "operation_is_workspace", value=str(folder))
    if folder.resolve().parts[-3:-1] == POOLS:
        return Problem(file, None, None, "operation_is_pool", value=str(folder))
    return Problem(file, None, None, "file_missing")

"""operation.yaml to its model; where a line makes no sense, the mistake is noted at its place."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from planner.operation.config import OperationFile
from planner.operation.reading import Reading
from planner.operation.yaml_document import Document, Path, read_document
from planner.operation.yaml_faults import Spot, note_at, note_fault, without_echoes

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
    if _of_several(reading):
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


def _of_several(reading: Reading) -> bool:
    """Whether the folder is a workspace, or keeps the plans of a pool of one: noted, with what to ask instead."""
    if reading.exists(FILE):
        return False
    workspace, pool = reading.exists(WORKSPACE), reading.folder.resolve().parts[-3:-1] == POOLS
    if workspace or pool:
        code = "operation_is_workspace" if workspace else "operation_is_pool"
        reading.error(FILE, None, None, code, value=reading.folder)
    return workspace or pool

"""Scenario files: YAML that validates like the operation, with every mistake at its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from planner.operation.reading import Reading
from planner.operation.yaml_document import read_document
from planner.operation.yaml_faults import note_fault, without_echoes
from planner.operation.yaml_parts import PartDocument, readable
from planner.problems import OperationError
from scenarios.kinds import Change
from scenarios.scenario import Scenario

CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Written(PartDocument):
    """A scenario's file whose lines are known; `file` is its name."""

    file: str = ""


def read_written(path: Path) -> tuple[Scenario, Written]:
    """Read a scenario file, and where each of its lines stands; what it says is not yet judged.

    Where some steps cannot be read the others are given, so that `judged` tells everything at once: it raises in any
    case then.

    Raises
    ------
    OperationError
        With every problem of a file of which no step can be read.
    """
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    if document is not None and document.values is None:
        reading.error(path.name, 1, None, "scenario_empty")
    elif document is not None:
        try:
            found = Scenario.model_validate(document.values)
            return found, Written(document.values, document.places, file=path.name)
        except ValidationError as error:
            for detail in without_echoes(error.errors(include_url=False)):
                note_fault(reading, path.name, document, Scenario, detail)
        part, numbers = _readable(document.values, path.stem)
        if part.changes:
            return part, Written(document.values, document.places, reading.errors, {CHANGES: numbers}, path.name)
    raise OperationError(reading.errors, scenario=path.name)


def _readable(values: object, name: str) -> tuple[Scenario, tuple[int, ...]]:
    """The steps that can be read, and their places; the rest of the file is left out."""
    told = values if isinstance(values, dict) else {}
    changes = readable(told.get(CHANGES), TypeAdapter(Change))
    operation = told.get("operation")
    made = Scenario.model_construct(
        name=name,
        operation=operation if isinstance(operation, str) else None,
        changes=tuple(changes.values()),
    )
    return made, tuple(changes)

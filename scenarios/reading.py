"""Scenario files: YAML that validates like the operation, with every mistake at its line and column."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from planner.operation.reading import Reading
from planner.operation.yaml_document import read_document
from planner.operation.yaml_faults import note_fault
from scenarios.scenario import Scenario


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file.

    Raises
    ------
    OperationError
        With every problem of the file: syntax, unknown kinds or fields, values out of range.
    """
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    reading.raise_errors()
    assert document is not None
    try:
        return Scenario.model_validate(document.values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            note_fault(reading, path.name, document, Scenario, detail)
    reading.raise_errors()
    raise AssertionError("a validation error always leaves a problem")

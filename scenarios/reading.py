"""Scenario files: YAML that validates like the operation, with every mistake at its line and column."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from planner.operation.reading import Reading
from planner.operation.yaml_document import read_document
from planner.operation.yaml_faults import note_fault
from planner.problems import OperationError
from scenarios.scenario import Scenario


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file.

    Raises
    ------
    OperationError
        With every problem of the file: syntax, unknown kinds or fields, values out of range.
    """
    try:
        return _read(path)
    except OperationError as error:
        raise OperationError(error.problems, scenario=path.name) from error


def _read(path: Path) -> Scenario:
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    reading.raise_errors()
    assert document is not None
    try:
        return Scenario.model_validate(document.values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            if not any(_inside(other["loc"], detail["loc"]) for other in details):
                note_fault(reading, path.name, document, Scenario, detail)
    reading.raise_errors()
    raise AssertionError("a validation error always leaves a problem")


def _inside(inner: tuple[int | str, ...], outer: tuple[int | str, ...]) -> bool:
    """Whether a fault lies inside another, which then only follows from it (a list "too short" for its bad items)."""
    return len(inner) > len(outer) and inner[: len(outer)] == outer

"""Grid files: read with the scenario files they stand on, and every point judged before anything is planned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from planner.operation.reading import Reading
from planner.operation.yaml_document import Document, read_document
from planner.operation.yaml_faults import note_fault, without_echoes
from planner.problems import OperationError, Problem
from scenarios.judging import judged
from scenarios.reading import CHANGES, Written, read_written
from scenarios.sweeping.grid import Grid
from scenarios.sweeping.points import Laid, Point, Source

if TYPE_CHECKING:
    from planner.inputs import Inputs


def read_grid(path: Path, lang: str = "en") -> Laid:
    """Read a grid file and the scenario files that it names; `lang`: of its name, where the file knows several.

    Raises
    ------
    OperationError
        With every problem of the file, or of its scenario files: syntax, unknown keys, values out of range.
    """
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    grid = None if document is None else _grid(reading, path.name, document)
    if grid is None or document is None:
        raise OperationError(reading.errors, scenario=path.name)
    return Laid(grid.told_in(lang), document, path.name, _sources(grid, document, path))


def _grid(reading: Reading, file: str, document: Document) -> Grid | None:
    """The grid of a document; None where it makes no sense, which is noted."""
    if document.values is None:
        reading.error(file, 1, None, "sweep_empty")
        return None
    try:
        return Grid.model_validate(document.values)
    except ValidationError as error:
        for detail in without_echoes(error.errors(include_url=False)):
            note_fault(reading, file, document, Grid, detail)
    return None


def _sources(grid: Grid, document: Document, path: Path) -> tuple[Source, ...]:
    """What the points stand on: the grid's own changes, or each scenario file."""
    if grid.changes is not None:
        places = {at: place for at, place in document.places.items() if at[0] in (CHANGES, "operation", "roster")}
        own: dict[str, object] = {"changes": [dict(change) for change in grid.changes]}
        return (Source(own | _stated(grid), "", places),)
    found: list[Source] = []
    problems: list[Problem] = []
    for number, name in enumerate(grid.files):
        try:
            found.append(_source(grid, path.parent / name, document.place(_named(grid, number))))
        except OperationError as error:
            problems += [replace(problem, file=name) for problem in error.problems]
    if problems:
        raise OperationError(tuple(problems), scenario=path.name)
    return tuple(found)


def _named(grid: Grid, number: int) -> tuple[str | int, ...]:
    return ("scenario",) if grid.scenario is not None else ("scenarios", number)


def _source(grid: Grid, file: Path, place: tuple[int, int] | None) -> Source:
    _, written = read_written(file)
    if written.problems:
        raise OperationError(written.problems)
    values = written.values
    assert isinstance(values, dict)
    return Source(values | _stated(grid), file.stem, {} if place is None else dict.fromkeys(written.places, place))


def _stated(grid: Grid) -> dict[str, object]:
    """What the grid states for all its scenarios."""
    told = {"operation": grid.operation, "roster": grid.roster}
    return {name: value for name, value in told.items() if value is not None}


def judged_points(laid: Laid, inputs: Inputs) -> tuple[Point, ...]:
    """The grid's points, each of which fits the operation.

    Raises
    ------
    OperationError
        With everything that does not fit of any point, each fault once, at its line of the grid file.
    """
    reading = Reading(Path())
    points = laid.points(reading)
    for point in points:
        document = point.document
        written = Written(document.values, document.places, file=laid.file)
        try:
            judged(point.scenario, inputs, written)
        except OperationError as error:
            reading.problems += error.problems
    reading.problems[:] = list(dict.fromkeys(reading.problems))
    if reading.errors:
        raise OperationError(reading.errors, scenario=laid.file)
    return points

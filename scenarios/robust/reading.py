"""Files of futures and branches: read with every mistake at its line, each entry judged as the scenario that it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from planner.operation.reading import Reading
from planner.operation.yaml_document import Document, read_document
from planner.operation.yaml_faults import Spot, note_at, note_fault, without_echoes
from planner.problems import OperationError, Problem
from scenarios.judging import judged
from scenarios.reading import Written, read_written
from scenarios.robust.asked import Branches, Future, Futures
from scenarios.scenario import Scenario

if TYPE_CHECKING:
    from planner.inputs import Inputs

Kind = TypeVar("Kind", Futures, Branches)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A future as a scenario, and its share of all futures (they add to 1)."""

    scenario: Scenario
    share: float


def read_futures(path: Path, model: type[Kind]) -> tuple[Kind, Document]:
    """Read a file of futures or branches; whether they fit a plan is `weigh`'s to say.

    Raises
    ------
    OperationError
        With every problem of the file.
    """
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    if document is not None:
        try:
            return model.model_validate(document.values), document
        except ValidationError as error:
            for detail in without_echoes(error.errors(include_url=False)):
                note_fault(reading, path.name, document, model, detail)
    raise OperationError(reading.errors, scenario=path.name)


def weigh(asked: Futures | Branches, document: Document, path: Path, inputs: Inputs) -> tuple[Weighed, ...]:
    """Each future as a scenario that keeps the roster, with its share.

    Raises
    ------
    OperationError
        With everything that does not fit the operation, in the file and in those that it names.
    """
    entries: tuple[Future, ...] = asked.futures if isinstance(asked, Futures) else asked.branches
    key = "futures" if isinstance(asked, Futures) else "branches"
    problems: list[Problem] = list(_own_problems(asked, entries, (key, document, path), inputs))
    found: list[Scenario] = []
    for number, entry in enumerate(entries):
        try:
            found.append(_scenario(entry, _part(document, (key, number), path.name), path.parent, inputs))
        except OperationError as error:
            problems += error.problems
    if problems:
        raise OperationError(tuple(problems), scenario=path.name)
    whole = sum(entry.weight for entry in entries)
    return tuple(Weighed(scenario, entry.weight / whole) for scenario, entry in zip(found, entries, strict=True))


def _own_problems(
    asked: Futures | Branches, entries: tuple[Future, ...], where: tuple[str, Document, Path], inputs: Inputs
) -> tuple[Problem, ...]:
    """Another operation, names used twice, a file and changes at once."""
    key, document, path = where
    reading, own = Reading(Path()), inputs.operation.config.name
    if asked.operation not in (None, own):
        spot = Spot(path.name, document.place(("operation",)), ("operation",))
        note_at(reading, spot, "robust_other_operation", value=asked.operation, own=own)
    named = Counter(entry.name for entry in entries)
    for number, entry in enumerate(entries):
        place = (key, number, "name")
        if named[entry.name] > 1:
            note_at(reading, Spot(path.name, document.place(place), place), "robust_same_name", value=entry.name)
        if entry.file is not None and entry.changes:
            place = (key, number, "file")
            note_at(reading, Spot(path.name, document.place(place), place), "robust_file_and_changes", value=entry.file)
    return reading.errors


def _scenario(entry: Future, written: Written, folder: Path, inputs: Inputs) -> Scenario:
    changes = entry.changes
    if entry.file is None:
        scenario = Scenario(name=entry.name, roster="keep", changes=changes)
        judged(scenario, inputs, written)
        return scenario
    scenario, document = read_written(folder / entry.file)
    judged(scenario, inputs, document)
    return scenario.model_copy(update={"name": entry.name, "roster": "keep"})


def _part(document: Document, prefix: tuple[str | int, ...], file: str) -> Written:
    """The lines of one entry, as if it were a file of its own."""
    size = len(prefix)
    places = {place[size:]: at for place, at in document.places.items() if place[:size] == prefix}
    return Written(None, places, file=file)

"""Changes files: YAML that validates like the operation, with every mistake and contradiction at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from planner.changing import Change, View
from planner.changing.changes_file import Accepted, ChangesFile
from planner.changing.clashes import clashes
from planner.changing.kind import Fault, unknown_agent
from planner.changing.moments import Moment, outside_day
from planner.operation.reading import Reading
from planner.operation.yaml_document import Document, read_document
from planner.operation.yaml_document import Path as Place
from planner.operation.yaml_faults import note_fault, without_echoes
from planner.operation.yaml_parts import PartDocument, in_file, note_in, readable
from planner.problems import ChangesFileError

CHANGES, ACCEPTED = "changes", "accepted"


def read_changes(path: Path) -> tuple[ChangesFile, Document]:
    """Read a changes file, and where each of its lines stands; what it says is not yet judged.

    Where some entries cannot be read the others are given, so that `judge_changes` tells everything at once: it raises
    in any case then.

    Raises
    ------
    ChangesFileError
        With every problem of a file of which no change can be read: syntax, unknown kinds or keys, values out of
        range, nothing in it.
    """
    reading = Reading(path.parent)
    document = read_document(reading, path.name)
    if document is not None and document.values is None:
        reading.error(path.name, 1, None, "changes_empty")
    elif document is not None:
        try:
            return ChangesFile.model_validate(document.values), document
        except ValidationError as error:
            for detail in without_echoes(error.errors(include_url=False)):
                note_fault(reading, path.name, document, ChangesFile, detail)
        part, numbers = _readable(document.values)
        if part.changes:
            return part, PartDocument(document.values, document.places, reading.errors, numbers)
    raise ChangesFileError(reading.errors)


def judge_changes(asked: ChangesFile, view: View, name: str = CHANGES, document: Document | None = None) -> None:
    """See that the changes fit the plan and each other.

    Parameters
    ----------
    name, document : of the file that they were read from, to name its lines.

    Raises
    ------
    ChangesFileError
        With everything that does not fit, and everything that could not be read, at once.
    """
    reading, written = Reading(Path()), document or Document(None, {})
    if isinstance(written, PartDocument):
        reading.problems.extend(written.problems)
    for found_there in (*_accepted(asked, view), *_alone(asked, view), *_together(asked, view, written)):
        note_in(reading, name, written, found_there)
    found = reading.errors if document else tuple(replace(problem, row=None) for problem in reading.errors)
    if found:
        raise ChangesFileError(found)


def _readable(values: object) -> tuple[ChangesFile, dict[str, tuple[int, ...]]]:
    """What of a file can be read, entry by entry, and the places of these entries."""
    told = values if isinstance(values, dict) else {}
    changes, accepted = (
        readable(told.get(CHANGES), TypeAdapter(Change)),
        readable(told.get(ACCEPTED), TypeAdapter(Accepted)),
    )
    as_of = readable([told.get("as_of")], TypeAdapter(Moment))
    part = ChangesFile.model_construct(
        as_of=as_of.get(0), accepted=tuple(accepted.values()), changes=tuple(changes.values())
    )
    return part, {CHANGES: tuple(changes), ACCEPTED: tuple(accepted)}


def _accepted(asked: ChangesFile, view: View) -> Iterator[tuple[Place, Fault]]:
    for number, (agent, day) in enumerate(asked.agreed()):
        for fault in (*unknown_agent(view, "agent", agent), *outside_day(view, "day", day)):
            yield (ACCEPTED, number), fault


def _alone(asked: ChangesFile, view: View) -> Iterator[tuple[Place, Fault]]:
    for number, change in enumerate(asked.changes):
        for fault in change.faults(view):
            yield (CHANGES, number), fault


def _together(asked: ChangesFile, view: View, document: Document) -> Iterator[tuple[Place, Fault]]:
    """Contradictions, each told with the line of the earlier change."""
    for later, earlier, fault in clashes(asked.changes, view):
        first = in_file((CHANGES, earlier), document)
        place = document.place(first)
        told = {**fault.told, "first": earlier + 1 if place is None else place[0]}
        yield (CHANGES, later), replace(fault, told=told)

"""What can be read of a YAML file of which not all can, so that everything wrong with it is told at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from planner.operation.yaml_document import Document, Path
from planner.operation.yaml_faults import Spot, note_at
from planner.problems import Problem

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from planner.changing.kind import Fault
    from planner.operation.reading import Reading

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PartDocument(Document):
    """A file whose lines are known: what of it could not be read, and which entries could where not all did.

    `numbers`: of each list of the file, the places (from 0) of its entries that could be read; empty where all could.
    """

    problems: tuple[Problem, ...] = ()
    numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)


def readable(values: object, adapter: TypeAdapter[Value]) -> dict[int, Value]:
    """The entries of a list that can be read, by their place."""
    found = {}
    for number, value in enumerate(values if isinstance(values, list) else ()):
        with suppress(ValidationError):
            found[number] = adapter.validate_python(value)
    return found


def in_file(path: Path, document: Document) -> Path:
    """The path in the file of a path among the entries that could be read."""
    numbers = document.numbers if isinstance(document, PartDocument) else {}
    if not numbers or len(path) < 2 or path[0] not in numbers:
        return path
    return (path[0], numbers[str(path[0])][int(path[1])], *path[2:])


def note_in(reading: Reading, file: str, document: Document, found: tuple[Path, Fault]) -> None:
    """Note what does not fit of an entry, at the line of its key ("set.depth" is the depth inside of set)."""
    path, fault = found
    inner = (int(part) if part.isdigit() else part for part in fault.key.split("."))
    whole = (*in_file(path, document), *inner)
    note_at(reading, Spot(file, document.place(whole), whole), fault.code, value=fault.value, **fault.told)

"""Example operations, written by seeded generators: nothing large is kept in the project.

A template gives the texts of an operation's files for a seed; `init` writes them whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.operation.reading import as_parameters, suggestion
from planner.problems import OperationError, Problem
from planner.templates import minimal, sportsbook
from planner.templates.writing import refuse_non_empty, write_folder

__all__ = ["TEMPLATES", "Template", "init"]


@dataclass(frozen=True, slots=True)
class Template:
    """An example operation: its name, what it shows, and its files (relative path -> text) for a seed."""

    name: str
    title: str
    files: Callable[[int], Mapping[str, str]]


TEMPLATES: tuple[Template, ...] = (
    Template("sportsbook", "A Turkish-facing betting operator: 23 queues, 5 languages, 120 agents", sportsbook.files),
    Template("minimal", "One phone queue, eight agents, one week", minimal.files),
)


def init(folder: Path, template: str, seed: int) -> None:
    """Write an example operation to a new or empty folder, whole or not at all.

    Parameters
    ----------
    folder : made with its parents; may exist when it is empty.
    template : a name of TEMPLATES.
    seed : another seed is another world: other people, lifts and contacts, the same structure.

    Raises
    ------
    OperationError
        `folder_not_empty`, or `unknown_template` with the nearest name.
    """
    chosen = _find(template)
    refuse_non_empty(folder)
    write_folder(folder, chosen.files(seed))


def _find(name: str) -> Template:
    found = {template.name: template for template in TEMPLATES}
    if name in found:
        return found[name]
    raise OperationError(
        (Problem("command line", None, "--template", "unknown_template", name, as_parameters(suggestion(name, found))),)
    )

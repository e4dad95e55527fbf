"""Rules whose reading still needs counsel, of those that bind anybody as things are stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.operation.reading import as_parameters
from planner.problems import Problem
from planner.rule_reading import read_book

if TYPE_CHECKING:
    from planner.operation.operation import Operation


def doubtful(operation: Operation) -> tuple[str, ...]:
    """Kinds of rules of the book in force that bind somebody and whose reading is not verified.

    What binds nobody, as on-call rules where nobody is on call, needs no counsel until it does.
    """
    found = read_book(operation)
    return tuple(read.rule.kind for read in found.rules if read.binds and read.rule.kind in found.unverified)


def counsel_sense(operation: Operation) -> tuple[Problem, ...]:
    """One warning that names them all; none if every reading that binds is verified."""
    kinds = doubtful(operation)
    if not kinds:
        return ()
    told = as_parameters({"book": operation.config.rules.preset, "rules": ", ".join(kinds)})
    return (Problem("operation.yaml", None, "rules.preset", "rules_unverified", "", told, severity="warning"),)

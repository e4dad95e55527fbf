"""Rules of the book in force whose reading still needs counsel."""

from __future__ import annotations

from planner.operation.operation import Operation
from planner.operation.reading import as_parameters
from planner.problems import Problem
from planner.rulebook import unverified


def unverified_rules(operation: Operation) -> tuple[Problem, ...]:
    """One warning that names them all; none if every reading is verified."""
    spec = operation.config.rules
    kinds = unverified(spec)
    if not kinds:
        return ()
    told = as_parameters({"book": spec.preset, "rules": ", ".join(kinds)})
    return (Problem("operation.yaml", None, "rules.preset", "rules_unverified", "", told, severity="warning"),)

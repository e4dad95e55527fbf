"""Exports: a plan as files of several formats; names only where the operation's policy lets them be joined."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from planner.figures import summarise
from planner.inputs import Inputs
from planner.plans import Plan
from planner.problems import OperationError, Problem
from planner.report.outputs import OUTPUTS
from planner.report.outputs.request import Request


def export(
    plan: Plan, inputs: Inputs, formats: tuple[str, ...], lang: str, names: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """Files of the wanted formats: relative name -> content.

    Raises
    ------
    OperationError
        If a format is unknown.
    """
    known = {output.format: output for output in OUTPUTS}
    problems = tuple(_unknown(name, tuple(known)) for name in formats if name not in known)
    if problems:
        raise OperationError(problems)
    request = Request(plan, inputs, summarise(plan, inputs), lang, names or {})
    return {name: content for wanted in formats for name, content in known[wanted].write(request).items()}


def known_names(inputs: Inputs) -> Mapping[str, str]:
    """Name by agent id from names.csv, or none if the operation's policy keeps names out of exports.

    Whom names.csv no longer has is named as at the last publication.
    """
    from planner.operation import read_names
    from planner.store import open_store

    operation = inputs.operation
    if not operation.config.exports.names:
        return {}
    with open_store(operation.folder) as store:
        return store.names() | read_names(operation.folder)


def _unknown(name: str, known: tuple[str, ...]) -> Problem:
    near = get_close_matches(name, known, 1)
    parameters = (("allowed", ", ".join(known)), ("meant", near[0] if near else ""))
    return Problem("command line", None, "--format", "unknown_format", name, parameters)

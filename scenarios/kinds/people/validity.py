"""Whether a changed operation is as valid as one read from its files: the same checks, the same problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from planner.changing.kind import Fault
from planner.operation.agent_rows import Staff
from planner.operation.config_reading import ConfigFile
from planner.operation.config_sense import check_config, check_people
from planner.operation.reading import Reading
from planner.operation.rule_references import check_rule_references
from planner.operation.rules_sense import check_rules
from planner.operation.yaml_document import Document
from planner.operation.yaml_document import Path as Place
from planner.operation.yaml_faults import note_fault, without_echoes

if TYPE_CHECKING:
    from planner.operation.config import OperationFile
    from planner.operation.operation import Operation
    from planner.problems import Problem

UNWRITTEN = Document(None, {})
"""What was built rather than read has no lines."""


def config_faults(operation: Operation, changed: OperationFile, keys: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with a changed operation.yaml and was not before.

    Parameters
    ----------
    keys : from the start of a place in operation.yaml to the key of the change that speaks of it.
    """
    known = frozenset(_problems(operation, operation.config))
    for problem in _problems(operation, changed):
        if problem not in known:
            yield _fault(problem, keys)


def spec_faults(model: type[BaseModel], values: Mapping[str, object], key: str) -> Iterator[Fault]:
    """What a section of operation.yaml says against some values; `key` holds them in the change."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        reading = Reading(Path())
        for detail in without_echoes(error.errors(include_url=False)):
            note_fault(reading, "", Document(values, dict.fromkeys(_paths(values), (1, 1))), model, detail)
        for problem in reading.errors:
            inner = key if problem.column is None else f"{key}.{problem.column}".lstrip(".")
            yield _fault(problem, {problem.column or "": inner})


def row_faults(reading: Reading, keys: Mapping[str, str]) -> Iterator[Fault]:
    """What the reading of rows noted, at the keys that state their columns."""
    for problem in reading.errors:
        yield _fault(problem, keys)


def _problems(operation: Operation, config: OperationFile) -> tuple[Problem, ...]:
    """All that the reading of operation.yaml finds wrong, with the agents as they are."""
    reading, file = Reading(Path()), ConfigFile(config, UNWRITTEN)
    staff = Staff(operation.agents, frozenset(agent.id for agent in operation.agents))
    check_config(reading, file)
    check_rules(reading, file)
    check_people(reading, file, staff.agents, staff.ids)
    check_rule_references(reading, file, staff)
    return reading.errors


def _paths(values: object) -> Iterator[Place]:
    """The path of everything in some values."""
    inside: Iterable[tuple[str | int, object]] = ()
    if isinstance(values, Mapping):
        inside = values.items()
    elif isinstance(values, list | tuple):
        inside = enumerate(values)
    for key, value in inside:
        yield (key,)
        yield from ((key, *path) for path in _paths(value))


def _fault(problem: Problem, keys: Mapping[str, str]) -> Fault:
    place = problem.column or ""
    start = max((start for start in keys if place.startswith(start)), key=len, default=None)
    key = place if start is None else keys[start] + place[len(start) :]
    told = {name: value for name, value in problem.parameters if name != "char"}
    return Fault(key or "kind", problem.code, problem.value, told)

"""How tests of people's kinds ask: a change by its fields, its faults, its case, and hand-made shifts."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from pydantic import TypeAdapter

from planner.casework import make_case
from planner.inputs import Inputs, with_operation
from planner.operation.operation import Operation
from planner.words import sentence
from scenarios.kinds import AnyChange, Change
from solver.case import RosterCase
from solver.checker import check
from solver.cover import Requirement
from solver.duties import Duty, Roster
from solver.outcomes import Violation
from solver.people import Agent

CHANGE: TypeAdapter[AnyChange] = TypeAdapter(Change)


def change(kind: str, **fields: object) -> AnyChange:
    """A change as a scenario file states it."""
    return CHANGE.validate_python({"kind": kind, **fields})


def changed(inputs: Inputs, kind: str, **fields: object) -> Operation:
    """The operation after a change that fits."""
    made = change(kind, **fields)
    assert tuple(made.faults(inputs)) == ()
    return made.apply(inputs).operation


def faults(inputs: Inputs, kind: str, **fields: object) -> list[tuple[str, str]]:
    """Keys and codes of what does not fit; each has its sentence in both languages."""
    found = tuple(change(kind, **fields).faults(inputs))
    for fault in found:
        told = {"value": fault.value, **{key: str(value) for key, value in fault.told.items()}}
        assert all(sentence(fault.code, told, lang) for lang in ("en", "tr"))
    return [(fault.key, fault.code) for fault in found]


def agent(operation: Operation, name: str) -> Agent:
    """An agent by id."""
    return next(one for one in operation.agents if one.id == name)


def shift(inputs: Inputs, who: str, day: int, start: int = 540, paid_min: int = 450) -> Duty:
    """A shift from nine on a day of the plan (0 is the first), its meal in the middle."""
    local = inputs.start + timedelta(days=day)
    at = inputs.grid.minute(local, start)
    return Duty(who, at, at + paid_min + 30, local, f"standard-{start // 60:02}00-{paid_min + 30}", paid_min)


def case_of(inputs: Inputs, operation: Operation) -> RosterCase:
    """The case of an operation in which nobody is needed."""
    asked = with_operation(inputs, operation)
    none = np.zeros((1, 0, asked.grid.intervals))
    return make_case(asked, Requirement((), np.zeros((0, 0), dtype=np.bool_), none, (0,), none[0]))


def broken(inputs: Inputs, operation: Operation, *duties: Duty) -> dict[str, list[Violation]]:
    """What the rules find of some shifts in the case of an operation, by rule; its breaks do not matter here."""
    found: dict[str, list[Violation]] = {}
    for violation in check(case_of(inputs, operation), Roster(tuple(sorted(duties)))):
        found.setdefault(violation.rule.partition(":")[0], []).append(violation)
    return found

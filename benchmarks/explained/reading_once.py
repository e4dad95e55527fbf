"""An operation and its stored plans read once for all questions, and what is made of these alone made once.

Reading takes longer than most answers, and each second command would repeat it. Values are frozen and functions pure,
so that no figure changes. A file that changes is read again. Not shared is what a figure is counted from: rosters in
files, violations and prices of them, simulations.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import planner.answers.standing
import planner.evidence
import planner.operation
import planner.proof
import planner.repricing
import planner.roster_check
from planner.inputs import Inputs
from planner.operation import Operation
from planner.plans import Plan
from planner.store import Store
from solver.cover import Requirement

MOST_KEPT = 8
Stamp = tuple[tuple[str, int], ...]


@contextmanager
def read_once() -> Iterator[None]:
    """Within it, commands of this process share what was read."""
    load, plan = planner.operation.load, Store.plan
    operations: dict[Stamp, Operation] = {}
    plans: dict[tuple[Path | None, str], Plan] = {}

    def loaded(path: Path) -> Operation:
        stamp = stamp_of(Path(path))
        if stamp not in operations:
            operations.clear()
            operations[stamp] = load(path)
        return operations[stamp]

    def stored(store: Store, plan_id: str | None = None) -> Plan:
        key = store.folder, store.outline(plan_id).id
        if key not in plans:
            plans[key] = plan(store, key[1])
        return plans[key]

    with ExitStack() as patched:
        patched.enter_context(patch.object(planner.operation, "load", loaded))
        patched.enter_context(patch.object(Store, "plan", stored))
        for module, name, key in SHARED:
            patched.enter_context(patch.object(module, name, shared(getattr(module, name), key)))
        yield


def shared(function: Callable[..., Any], key: Callable[..., object]) -> Callable[..., Any]:
    """The function, called once for equal keys; arguments are kept, as keys are made of their identities."""
    kept: OrderedDict[object, tuple[tuple[object, ...], Any]] = OrderedDict()

    def call(*arguments: object) -> Any:
        name = key(*arguments)
        if name not in kept:
            kept[name] = arguments, function(*arguments)
            while len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        kept.move_to_end(name)
        return kept[name][1]

    return call


def of_case(inputs: Inputs, requirement: Requirement) -> tuple[object, ...]:
    """What a case is made of."""
    return id(inputs.operation), inputs.start, inputs.weeks, inputs.as_of, id(requirement)


def of_plan(plan: Plan, inputs: Inputs, *more: object) -> tuple[object, ...]:
    """What is said of a stored plan under an operation's files."""
    return id(plan), id(inputs.operation), inputs.start, inputs.weeks, inputs.as_of


SHARED: tuple[tuple[ModuleType, str, Callable[..., object]], ...] = (
    (planner.roster_check, "make_case", of_case),
    (planner.answers.standing, "make_case", of_case),
    (planner.proof, "make_case", of_case),
    (planner.answers.standing, "as_planned", of_plan),
    (planner.repricing, "as_planned", of_plan),
    (planner.evidence, "evidence_of", of_plan),
)


def stamp_of(folder: Path) -> Stamp:
    """Names of an operation's files and when each was changed; what the program keeps beside them is left out."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and ".vardiya" not in file.parts)
    return ((str(folder), 0), *((str(file), file.stat().st_mtime_ns) for file in files))

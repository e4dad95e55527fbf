"""Make a unit ready to be planned: its lock, its operations, its request, what its store has already."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.inputs import PlanRequest, gather
from planner.locking import operation_lock
from planner.problems import StoreError
from planner.report.failures import explain
from planner.stage_inputs import stage_keys
from planner.store import Store, open_store
from planner.workspace.opening import open_unit
from planner.workspace.outcomes import SiteOutcome

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.workspace.merging import Owner
    from planner.workspace.sites import Unit


@dataclass(frozen=True, slots=True)
class Ready:
    """A unit with its inputs and its open store; `held`: the stages stored already, `whole` if these are all."""

    unit: Unit
    inputs: Inputs
    owners: dict[str, Owner]
    store: Store
    held: dict[str, object]
    whole: bool


def prepared(unit: Unit, request: PlanRequest, lang: str, stack: ExitStack) -> Ready | SiteOutcome:
    """The unit with lock and store held by `stack`, or why it cannot be planned."""
    own = ExitStack()
    try:
        found = _ready(unit, request, own)
    except Exception as error:  # told of this unit, the others go on
        own.close()
        code, reason = explain(error, lang)
        return SiteOutcome(unit, "failed", code=code, reason=reason)
    stack.push(own)
    return found


def _ready(unit: Unit, request: PlanRequest, stack: ExitStack) -> Ready:
    opened = open_unit(unit)
    inputs = gather(opened.operation, request)
    try:
        unit.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{unit.home}: {error.strerror}") from error
    stack.enter_context(operation_lock(unit.home, "vardiya plan"))
    store = stack.enter_context(open_store(unit.home))
    keys = tuple(stage_keys(inputs).values())
    held = {key: value for key in keys if (value := store.stage(key)) is not None}
    return Ready(unit, inputs, opened.owners, store, held, len(held) == len(set(keys)))

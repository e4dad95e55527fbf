"""How a kind of demand change lays its edits: named layers over the forecast, which every stage then follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.inputs import Inputs, with_operation
from planner.operation.operation import Edit
from solver.grid import utc

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.operation.operation import Window
    from solver.queues import Queue


def edit_of(name: str, queues: tuple[str, ...], span_min: tuple[int, int], windows: tuple[Window, ...] = ()) -> Edit:
    """An edit that changes nothing yet; what it does is filled in by `replace`."""
    first, last = span_min
    return Edit(name, queues, utc(first), utc(last), None, None, windows=windows)


def with_edits(inputs: Inputs, *edits: Edit) -> Inputs:
    """The inputs with more edits, laid after those that are there; edits of no queue are left out."""
    new = tuple(edit for edit in edits if edit.queues)
    if not new:
        return inputs
    return with_operation(inputs, replace(inputs.operation, edits=(*inputs.operation.edits, *new)))


def with_queues(inputs: Inputs, names: tuple[str, ...], change: Callable[[Queue], Queue]) -> Inputs:
    """The inputs with some queues changed for the plan alone: the history was made by operation.yaml's."""
    queues = tuple(change(queue) if queue.id in names else queue for queue in inputs.operation.queues)
    if queues == inputs.operation.queues:
        return inputs
    return with_operation(inputs, replace(inputs.operation, queues=queues))

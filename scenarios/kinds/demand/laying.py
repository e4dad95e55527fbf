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
    """The inputs with more edits, laid after those that are there; edits of no queue or without effect are left out.

    So a change by nothing leaves the inputs as they are, and what was made of them is used again.
    """
    new = tuple(edit for edit in edits if edit.queues and not _idle(edit))
    if not new:
        return inputs
    return with_operation(inputs, replace(inputs.operation, edits=(*inputs.operation.edits, *new)))


def _idle(edit: Edit) -> bool:
    """Whether an edit leaves contacts, handling times and staffing as they are, whatever it is laid over."""
    if edit.opens or edit.quantile is not None or edit.aht_factor not in (None, 1.0):
        return False
    if edit.source is not None:
        return 0.0 in (edit.add, edit.factor if edit.add is None else None)
    return edit.factor in (None, 1.0) and edit.add in (None, 0.0)


def with_queues(inputs: Inputs, names: tuple[str, ...], change: Callable[[Queue], Queue]) -> Inputs:
    """The inputs with some queues changed for the plan alone: the history was made by operation.yaml's."""
    queues = tuple(change(queue) if queue.id in names else queue for queue in inputs.operation.queues)
    if queues == inputs.operation.queues:
        return inputs
    return with_operation(inputs, replace(inputs.operation, queues=queues))

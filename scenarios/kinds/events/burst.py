"""Contacts of stated size that come while something is down and after it, as edits laid over the forecast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.inputs import Inputs, with_operation
from planner.operation.operation import Edit, Window
from solver.grid import utc

LEAST_TAIL_MIN, MOST_TAIL_MIN = 60, 720
TAIL = (4, 2, 1)
"""How what comes after the end fades over three equal steps (an assumption: each half of the one before)."""

Piece = tuple[int, int, float]


def with_burst(
    inputs: Inputs, named: tuple[str, tuple[str, ...]], span: tuple[int, int], contacts: float, tail_share: float
) -> Inputs:
    """The inputs with so many more contacts of some queues together, as a named part; a share comes after the end.

    The tail takes twice as long as the span (UTC minutes), one to twelve hours, as forecasting assumes of outages. Each
    piece is a window, so none is lost that is shorter than an interval. What lies outside the plan falls away.
    """
    name, queues = named
    edits = tuple(
        Edit(name, queues, utc(first), utc(last), None, add, windows=(Window(first, last),))
        for first, last, add in _inside(inputs, _pieces(span, contacts, tail_share))
    )
    operation = inputs.operation
    return with_operation(inputs, replace(operation, edits=(*operation.edits, *edits))) if edits else inputs


def _pieces(span: tuple[int, int], contacts: float, tail_share: float) -> Iterator[Piece]:
    """From when to when come how many: the burst, and the steps of the tail."""
    first, last = span
    yield first, last, contacts * (1 - tail_share)
    step = min(max(2 * (last - first), LEAST_TAIL_MIN), MOST_TAIL_MIN) // len(TAIL)
    for number, weight in enumerate(TAIL):
        yield last + number * step, last + (number + 1) * step, contacts * tail_share * weight / sum(TAIL)


def _inside(inputs: Inputs, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """What of the pieces lies in the plan, with as many contacts as that share of them."""
    grid = inputs.grid
    for first, last, contacts in pieces:
        begins, ends = max(first, grid.start_min), min(last, grid.end_min)
        if begins < ends and contacts > 0:
            yield begins, ends, contacts * (ends - begins) / (last - first)

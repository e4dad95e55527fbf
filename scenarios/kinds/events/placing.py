"""Whether what a scenario adds or moves lies where a plan can feel it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.changing.kind import Fault
from planner.changing.moments import local
from planner.inputs import Inputs
from solver.grid import utc


def misplaced(inputs: Inputs, key: str, span: tuple[int, int]) -> Iterator[Fault]:
    """Faults of a span (UTC minutes) that ends before it starts, began within the history or misses the plan."""
    grid, (first, last) = inputs.grid, span
    if last <= first:
        yield Fault(key, "ends_before_start", local(grid, last), {"start": local(grid, first)})
    elif last <= grid.start_min or first >= grid.end_min:
        yield Fault(key, "change_outside_plan", local(grid, first), {"start": grid.days[0], "end": grid.days[-1]})
    elif utc(first) < inputs.seen_until:
        yield Fault(key, "event_over", local(grid, first), {"at": local(grid, first)})

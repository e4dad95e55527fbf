"""History that ends long before the asked moment: a forecast from it would be a guess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.gates.gate import Check, DataSeen, Gate
from planner.inputs import Inputs


def is_stale(inputs: Inputs) -> bool:
    """Whether the history seen ends more than `cycle.stale_after_h` hours before as-of."""
    return inputs.as_of - inputs.seen_until > timedelta(hours=inputs.operation.config.cycle.stale_after_h)


def _find(seen: DataSeen) -> Iterator[Gate]:
    if is_stale(seen.inputs):
        hours = int((seen.inputs.as_of - seen.inputs.seen_until).total_seconds() // 3600)
        limit = seen.inputs.operation.config.cycle.stale_after_h
        yield Gate("gate_stale", (("hours", str(hours)), ("limit", str(limit))))


STALE_HISTORY = Check(("gate_stale",), _find)

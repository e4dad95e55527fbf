"""More or fewer contacts reach only whom they mean."""

from __future__ import annotations

from pydantic import TypeAdapter

from planner.inputs import Inputs
from scenarios.kinds import Change

CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


def test_volume_reaches_only_its_days(small_inputs: Inputs) -> None:
    """One day of all queues is one edit of a day."""
    some = CHANGE.validate_python({"kind": "volume", "share": 0.2, "first_day": "+2", "last_day": "+2"})
    edit = some.apply(small_inputs).operation.edits[-1]
    assert edit.factor == 1.2
    assert (edit.ends_at - edit.starts_at).total_seconds() == 86_400

"""The best start as a scenario file: what to write to see the rest of what it changes by `scenario run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.searching.start.answer import BestStartAnswer

MOMENT = "%Y-%m-%dT%H:%M"
SAME = ("length_min", "title", "tier", "channels", "languages", "skills", "like", "lift_factor", "medium")


def best_scenario(found: BestStartAnswer) -> dict[str, object]:
    """The scenario, as plain values; the roster stays, as it did in the search."""
    asked, inputs = found.asked, found.inputs
    return {
        "name": asked.name,
        "operation": inputs.operation.config.name,
        "roster": "keep",
        "changes": [_added(found) if asked.what is not None else _moved(found)],
    }


def _added(found: BestStartAnswer) -> dict[str, object]:
    asked, grid = found.asked, found.inputs.grid
    assert asked.what is not None
    start_min, what = found.best.start_min, asked.what
    said = {key: getattr(what, key) for key in SAME}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in said.items() if value}
    change = {"kind": "event_added", "what": what.kind, "starts_at": f"{grid.local(start_min):{MOMENT}}", **plain}
    if what.deadline_h is None:
        return change
    return change | {"deadline_at": f"{grid.local(start_min + round(60 * what.deadline_h)):{MOMENT}}"}


def _moved(found: BestStartAnswer) -> dict[str, object]:
    local = found.inputs.grid.local(found.best.start_min)
    return {
        "kind": "event_moved",
        "event": found.asked.event,
        "to_day": local.date().isoformat(),
        "to_time": f"{local:%H:%M}",
    }

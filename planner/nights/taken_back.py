"""What a planner took back and has not published anew: a night does not put it in force again by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.publishing.layers_in_force import layers, withdrawn
from planner.store import tables

if TYPE_CHECKING:
    from planner.plans import Plan
    from planner.store import Store


def taken_back(store: Store, plan: Plan) -> int | None:
    """The newest publication that was taken back and that this draft would replace or bring back; None if none.

    Counted are those taken back since anything was last published whose days the draft covers, and any publication
    of this very plan, unless it stands again.
    """
    with store.reading() as connection:
        rows = connection.execute(select(tables.publications).order_by(tables.publications.c.number)).all()
        last = max((place for place, row in enumerate(rows, 1) if row.kind == "publish"), default=0)
        recent = withdrawn(rows).keys() - withdrawn(rows[:last]).keys()
        found = tuple(layers(connection))
    days = frozenset(plan.grid.days)
    stands = any(layer.until is None and layer.plan == plan.id for layer in found)
    for layer in found:
        meets = layer.number in recent and layer.first <= max(days) and layer.last >= min(days)
        again = layer.until is not None and layer.plan == plan.id and not stands
        if meets or again:
            return layer.number
    return None

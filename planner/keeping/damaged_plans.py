"""Published plans of which a part cannot be read: what is in force is known from the rest, and from published rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.report.outputs.rows import DUTY, Row
from planner.store import UnreadablePlanError, stage_rows
from planner.store.plan_rows import STAGE_FIELDS
from solver.cover import Requirement
from solver.duties import Activity, Break, Duty, OnCallDuty, Roster
from solver.grid import utc_minute
from solver.outcomes import Result, Status

if TYPE_CHECKING:
    from planner.plans import Plan
    from planner.publishing.layers_in_force import Layer
    from planner.store import Store


def plan_of_layer(store: Store, layer: Layer, *, whole: bool) -> Plan:
    """A published plan, without those of its stages that cannot be read.

    Parameters
    ----------
    whole : duties are needed with all that rules ask of them; else the published rows stand in for a roster that
        cannot be read. They do not say which breaks are paid, only how many hours of a shift are.

    Raises
    ------
    UnreadablePlanError
        If its header cannot be read, or a roster that is needed whole.
    """
    from planner.plans import RosterStage
    from planner.publishing.layers_in_force import rows_of_layer

    try:
        return store.plan(layer.plan)
    except UnreadablePlanError as damaged:
        plan = _in_parts(store, layer.plan)
        if plan.roster_stage is not None:
            return plan
        if whole:
            raise
        with store.reading() as connection:
            rows = rows_of_layer(connection, store, layer, (layer.first, layer.last))
        if not rows:
            raise damaged from None
    return replace(plan, roster_stage=RosterStage(Result(Status.FEASIBLE, _roster(rows)), _NOTHING_ASKED, 0))


_NOTHING_ASKED = Requirement((), np.zeros((0, 0), dtype=bool), np.zeros((1, 0, 1)), (0,), np.zeros((0, 1)))


def _in_parts(store: Store, plan_id: str) -> Plan:
    """The plan with those of its stages that can be read."""
    plan = store.outline(plan_id)
    found: dict[str, Any] = {}
    for stage, key in plan.keys:
        held = stage_rows.found(store, key)
        if held is not None:
            found[STAGE_FIELDS[stage]] = held
    return replace(plan, **found)


def _roster(rows: tuple[Row, ...]) -> Roster:
    duties = tuple(sorted(_duty(row) for row in rows if row.kind == DUTY))
    on_call = (
        OnCallDuty(row.agent, utc_minute(row.starts_at), utc_minute(row.ends_at), row.shift)
        for row in rows
        if row.kind != DUTY
    )
    return Roster(duties, tuple(sorted(on_call)))


def _duty(row: Row) -> Duty:
    return Duty(
        row.agent,
        utc_minute(row.starts_at),
        utc_minute(row.ends_at),
        row.day,
        row.shift,
        round(60 * row.paid_h),
        tuple(Break(utc_minute(at), length_min) for at, length_min in row.breaks),
        tuple(Activity(utc_minute(at), length_min, kind) for kind, at, length_min in row.activities),
    )

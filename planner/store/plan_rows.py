"""Plans: a header and the keys of the stages that hold the rest; drafts and published ones alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select, update

from planner import codec
from planner.plans import Plan
from planner.problems import NotFoundError
from planner.store import stage_rows
from planner.store.published_stages import UnreadablePlanError
from planner.store.tables import plans

if TYPE_CHECKING:
    from planner.store.store import Store

STAGE_FIELDS = {
    "forecast": "forecast",
    "requirement": "staffing",
    "roster": "roster_stage",
    "check": "violations",
    "simulation": "attainment",
}


def save(store: Store, plan: Plan, created_at: datetime) -> None:
    """Store a plan with its stages in one transaction; one that is there already becomes the newest again."""
    made = [(key, stage, getattr(plan, STAGE_FIELDS[stage])) for stage, key in plan.keys]
    bare = replace(plan, forecast=None, staffing=None, roster_stage=None, violations=(), attainment=None)
    header = codec.dumps(bare)
    with store.writing() as connection:
        stage_rows.add_missing(connection, made)
        _add(connection, plan.id, header, created_at)


def outline(store: Store, plan_id: str | None) -> Plan:
    """The newest plan, or the one whose id starts with `plan_id`, without what its stages gave."""
    query = select(plans.c.id, plans.c.header).order_by(plans.c.number.desc()).limit(2)
    if plan_id is not None:
        query = query.where(plans.c.id.startswith(plan_id, autoescape=True))
    with store.reading() as connection:
        rows = connection.execute(query).all()
    if not rows or (plan_id is not None and len(rows) > 1):
        raise NotFoundError("no_plan" if not rows else "ambiguous_plan")
    return plan_of(rows[0].id, rows[0].header)


def plan_of(plan_id: str, header: bytes) -> Plan:
    """The plan of a stored header, without what its stages gave.

    Raises
    ------
    UnreadablePlanError
        If it is damaged or of another version.
    """
    found = _read(plan_id, "header", header)
    if not isinstance(found, Plan):
        raise UnreadablePlanError(plan_id, "header", "no plan")
    return found


def whole(store: Store, plan_id: str | None) -> Plan:
    """The plan with what its stages gave."""
    plan = outline(store, plan_id)
    staged: dict[str, Any] = {}
    for stage, key in plan.keys:
        body = stage_rows.body(store, key)
        if body is None:
            raise UnreadablePlanError(plan.id, stage, "it is not in the store")
        staged[STAGE_FIELDS[stage]] = _read(plan.id, stage, body)
    return replace(plan, **staged)


def ids(store: Store) -> tuple[tuple[str, str], ...]:
    """(id, created at) of every plan, newest first."""
    query = select(plans.c.id, plans.c.created_at).order_by(plans.c.number.desc())
    with store.reading() as connection:
        return tuple((str(row.id), str(row.created_at)) for row in connection.execute(query))


def _read(plan_id: str, part: str, body: bytes) -> object:
    try:
        return codec.loads(body)
    except codec.CodecError as error:
        raise UnreadablePlanError(plan_id, part, str(error)) from error


def _add(connection: Connection, plan_id: str, header: bytes, created_at: datetime) -> None:
    number = int(connection.execute(select(func.coalesce(func.max(plans.c.number), 0))).scalar_one()) + 1
    held = connection.execute(update(plans).where(plans.c.id == plan_id).values(number=number, header=header))
    if held.rowcount == 0:
        row = {"id": plan_id, "number": number, "created_at": created_at.isoformat(), "header": header}
        connection.execute(insert(plans).values(row))

"""What published plans stand on is never made anew: another roster under a plan's id would be another plan."""

from __future__ import annotations

from sqlalchemy import Connection, select

from planner import codec
from planner.plans import Plan
from planner.problems import StoreError
from planner.store.tables import plans, publications

KEPT = frozenset({"roster", "check", "simulation"})
"""Stages that a search may give otherwise the next time, and what is proven of them; forecasts and needs come again."""


class UnreadablePlanError(StoreError):
    """Raised when a plan, or what one of its stages gave, is damaged, gone or of another version. Exit code 6.

    The database itself works: who can do without this plan goes on.
    """

    def __init__(self, plan_id: str, part: str, why: str, code: str = "storage_old_plan") -> None:
        told = {"plan": plan_id, "part": part, "said": why}
        super().__init__(f"plan {plan_id}, {part}: {why}", code, **told)


class PublishedStageError(UnreadablePlanError):
    """Raised when a stage of a published plan is damaged or gone and would be made anew. Exit code 6."""

    def __init__(self, plan_id: str, part: str, why: str) -> None:
        super().__init__(plan_id, part, why, "storage_published_stage")


def refuse_published(connection: Connection, key: str, stage: str, *, gone: bool) -> None:
    """See that no publication there ever was stands on a stage that is damaged, or `gone`.

    Where a published plan's header is damaged too, nobody can tell; then what is damaged stays, too.

    Raises
    ------
    PublishedStageError
        If one does.
    """
    if stage not in KEPT:
        return
    query = select(plans.c.id, plans.c.header).where(plans.c.id.in_(select(publications.c.plan)))
    for row in connection.execute(query.order_by(plans.c.number.desc())):
        keys = _keys(row.header)
        if (keys is None and not gone) or (keys is not None and key in keys):
            raise PublishedStageError(str(row.id), stage, "it is not in the store" if gone else "it is damaged")


def _keys(header: bytes) -> frozenset[str] | None:
    """The keys of a plan's stages; None if its header cannot be read."""
    try:
        plan = codec.loads(header)
    except codec.CodecError:
        return None
    return frozenset(key for _, key in plan.keys) if isinstance(plan, Plan) else None

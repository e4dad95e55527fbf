"""The figures of a night, for its summary and its metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.nights.night import Figures
from planner.store.tables import plans, scores

if TYPE_CHECKING:
    from planner.plans import Plan
    from planner.store import Store


def figures_of(store: Store, plan: Plan | None) -> Figures:
    """What the store and the draft come to; without a draft what the store alone knows."""
    published = store.published()
    return Figures(
        contacts_expected=None if plan is None or plan.forecast is None else float(plan.forecast.table["mean"].sum()),
        service_promised_share=None if plan is None else _promised(plan),
        wape_share=_wape(store),
        plan_number=None if plan is None else _number(store, plan.id),
        publication_number=None if published is None else published.number,
    )


def _promised(plan: Plan) -> float | None:
    """Contacts served as their goals say, simulated, of all that are judged; None where none is."""
    if plan.attainment is None:
        return None
    table = plan.attainment.table
    total = table[(table["period"] == "total") & table["service"].notna() & (table["offered"] > 0)]
    offered = float(total["offered"].sum())
    return float((total["service"] * total["offered"]).sum()) / offered if offered > 0 else None


def _wape(store: Store) -> float | None:
    """Of the newest day scored, by the forecast made shortest before it: absolute errors over contacts."""
    with store.reading() as connection:
        day = connection.execute(select(func.max(scores.c.day))).scalar()
        lead = connection.execute(select(func.min(scores.c.lead_days)).where(scores.c.day == day)).scalar()
        query = select(func.sum(scores.c.missed), func.sum(scores.c.offered))
        row = connection.execute(query.where(scores.c.day == day, scores.c.lead_days == lead)).one()
    missed, offered = row
    return float(missed) / float(offered) if offered else None


def _number(store: Store, plan: str) -> int | None:
    with store.reading() as connection:
        found = connection.execute(select(plans.c.number).where(plans.c.id == plan)).scalar()
    return None if found is None else int(found)

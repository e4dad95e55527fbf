"""Which forecasts spoke of a day before it began: the newest of plans and nights, and what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from planner.store import Store, UnreadablePlanError
from planner.store.tables import plans, publications

MOST_PLANS = 400
"""Newest plans that are looked at: a year of nights."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who has a forecast, a plan or a night: when it was asked for, which local days it covers, where it lies."""

    plan: str
    as_of: datetime
    first: date
    after_last: date
    forecast_key: str
    published_at: tuple[datetime, ...]

    def of(self, day: date, begins: datetime) -> bool:
        """Whether it covers a day and was made before it began, of nothing but what was known by then."""
        return self.as_of <= begins and self.first <= day < self.after_last


def told_plans(store: Store) -> tuple[Told, ...]:
    """The newest stored plans, newest first, with the moments at which each was published."""
    with store.reading() as connection:
        rows = connection.execute(select(publications.c.plan, publications.c.published_at)).all()
        newest = select(plans.c.id).order_by(plans.c.number.desc()).limit(MOST_PLANS)
        ids = connection.execute(newest).scalars().all()
    found = []
    for plan_id in ids:
        try:
            outline = store.outline(str(plan_id))
        except UnreadablePlanError:  # what it told is lost
            continue
        key = dict(outline.keys).get("forecast")
        if key is not None:
            moments = tuple(datetime.fromisoformat(row.published_at) for row in rows if row.plan == plan_id)
            last = outline.start + timedelta(weeks=outline.weeks)
            found.append(Told(outline.id, outline.as_of, outline.start, last, key, moments))
    return tuple(found)


def told_before(found: tuple[Told, ...], day: date, begins: datetime) -> tuple[Told, ...]:
    """The one with the newest as-of that spoke of a day before it began, and the one published last by then."""
    able = [one for one in found if one.of(day, begins)]
    drafts = sorted(able, key=lambda one: one.as_of, reverse=True)[:1]  # of equal ones the newest, which stands first
    dated = [(at, place) for place, one in enumerate(able) for at in one.published_at if at <= begins]
    shown = [able[max(dated)[1]]] if dated else []
    return tuple({one.plan: one for one in (*drafts, *shown)}.values())

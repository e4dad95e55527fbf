"""What is in force on a day: the newest publication that covers it and was not withdrawn before the day began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from planner.publishing.duty_rows import PublishedDuty, rows_of_plan, saved_rows
from planner.store import tables
from planner.store.plan_rows import plan_of

if TYPE_CHECKING:
    from planner.plans import Plan
    from planner.report.outputs.rows import Row as DutyRow
    from planner.store import Store


@dataclass(frozen=True, slots=True)
class Layer:
    """A publication of a plan over the local days from `first` to `last`.

    `until` is the local day on which it was withdrawn, None if it stands. A withdrawn one still counts for the days
    that went by under it: from the day of its publication, `since`, up to the day before `until`.
    """

    number: int
    plan: str
    folder: str
    published_at: datetime
    first: date
    last: date
    zone: str
    since: date
    until: date | None = None

    @property
    def days(self) -> int:
        """How many local days it covers."""
        return (self.last - self.first).days + 1

    def counts_on(self, day: date) -> bool:
        """Whether it may be in force on a day, unless a newer one is."""
        return self.first <= day <= self.last and (self.until is None or self.since <= day < self.until)


def layers(connection: Connection, newest: int | None = None) -> Iterator[Layer]:
    """Every publication, the newest first; rows that only withdraw are none.

    `newest`: as it was when this row, publication or withdrawal, was the newest; 0 = before the first.
    """
    query = select(tables.publications).order_by(tables.publications.c.number)
    known = query if newest is None else query.where(tables.publications.c.number <= newest)
    rows = connection.execute(known).all()
    ended = withdrawn(rows)
    for row in reversed(rows):
        if row.kind == "publish":
            yield _layer(connection, row, ended.get(row.number))


def withdrawn(rows: Sequence[Row[Any]]) -> dict[int, datetime]:
    """Publications that a later row withdrew: number and when."""
    stack: list[int] = []
    found: dict[int, datetime] = {}
    for row in rows:
        if row.kind == "publish":
            stack.append(row.number)
        elif stack:  # else housekeeping removed what it withdrew
            found[stack.pop()] = datetime.fromisoformat(row.published_at)
    return found


def standing(connection: Connection) -> tuple[int, ...]:
    """Numbers of the publications that were not withdrawn, oldest first."""
    rows = connection.execute(select(tables.publications).order_by(tables.publications.c.number)).all()
    gone = withdrawn(rows)
    return tuple(row.number for row in rows if row.kind == "publish" and row.number not in gone)


def layer_by_day(
    connection: Connection,
    first: date,
    last: date,
    without: tuple[int, date] | None = None,
    newest: int | None = None,
) -> dict[date, Layer]:
    """The publication in force on each local day from the first to the last; days without one are left out.

    `without`: as if this publication were withdrawn on a day. `newest`: as in `layers`.
    """
    open_days = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    found: dict[date, Layer] = {}
    for layer in layers(connection, newest):
        held = replace(layer, until=without[1]) if without is not None and layer.number == without[0] else layer
        mine = {day for day in open_days if held.counts_on(day)}
        found |= dict.fromkeys(mine, layer)
        open_days -= mine
        if not open_days:
            break
    return dict(sorted(found.items()))


def duties_in_force(
    connection: Connection, store: Store, first: date, last: date, without: tuple[int, date] | None = None
) -> tuple[PublishedDuty, ...]:
    """`in_force` as a connection sees it; `without` as in `layer_by_day`."""
    by_day = layer_by_day(connection, first, last, without)
    found = []
    for layer in sorted(set(by_day.values()), key=lambda one: one.number):
        days = [day for day, held in by_day.items() if held.number == layer.number]
        rows = rows_of_layer(connection, store, layer, (days[0], days[-1]))
        found += [PublishedDuty(layer.number, row) for row in rows if row.day in set(days)]
    return tuple(sorted(found, key=lambda one: (one.row.agent, one.row.starts_at, one.row.kind)))


def in_force(store: Store, first: date, last: date) -> tuple[PublishedDuty, ...]:
    """Duties and on-call duties by which people work on local days, by agent and start.

    On each day those of the newest publication that covers it. A publication that starts later leaves the earlier
    days as they are; a withdrawn one gives way to the one below it, but not for days that went by under it.
    """
    with store.reading() as connection:
        return duties_in_force(connection, store, first, last)


def in_force_id(store: Store, first: date, last: date) -> str | None:
    """The id of the newest published plan that is in force on any of the local days, None if there is none."""
    with store.reading() as connection:
        found = set(layer_by_day(connection, first, last).values())
    return max(found, key=lambda one: one.number).plan if found else None


def plan_in_force(store: Store, first: date, last: date) -> Plan | None:
    """That plan; its roster may reach over days on which another publication is in force, see `in_force`."""
    found = in_force_id(store, first, last)
    return None if found is None else store.plan(found)


def is_in_force(store: Store, plan: Plan) -> bool:
    """Whether people work by a plan on any of its days."""
    days = plan.grid.days
    with store.reading() as connection:
        return plan.id in {layer.plan for layer in layer_by_day(connection, days[0], days[-1]).values()}


def rows_of_layer(connection: Connection, store: Store, layer: Layer, days: tuple[date, date]) -> tuple[DutyRow, ...]:
    """A publication's duties; those of version 0.1 have no rows in the table and are read from their plan."""
    check = select(tables.checks.c.publication).where(tables.checks.c.publication == layer.number)
    if connection.execute(check).first() is None:
        return tuple(row for row in rows_of_plan(store.plan(layer.plan)) if days[0] <= row.day <= days[1])
    return saved_rows(connection, layer.number, days, layer.zone)


def _layer(connection: Connection, row: Row[Any], until: datetime | None) -> Layer:
    header = connection.execute(select(tables.plans.c.header).where(tables.plans.c.id == row.plan)).scalar_one()
    plan = plan_of(row.plan, header)
    zone, days = ZoneInfo(plan.grid.zone), plan.grid.days
    at = datetime.fromisoformat(row.published_at)
    made = Layer(row.number, row.plan, row.folder, at, days[0], days[-1], zone.key, at.astimezone(zone).date())
    return made if until is None else replace(made, until=until.astimezone(zone).date())

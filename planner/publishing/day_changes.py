"""What publishing a draft changes of what is in force, agent by agent and day by day, and what of it is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from planner.publishing.duty_rows import content, rows_of_plan
from planner.publishing.layers_in_force import duties_in_force, layer_by_day

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from planner.operation.config import OperationFile
    from planner.plans import Plan
    from planner.report.outputs.rows import Row
    from planner.store import Store

How = Literal["added", "moved", "removed", "breaks"]
Held = Literal["", "frozen", "notice"]
ByDay = dict[tuple[str, date], list["Row"]]


@dataclass(frozen=True, slots=True)
class Holding:
    """Within how many days what is published does not change, and days are not published for the first time.

    `frozen_days` by the cycle, `notice_days` by the rule `notice` of the rule book; 0 where it has none.
    """

    frozen_days: int
    notice_days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The moment in the operation's zone, what is held, and the days that were published before."""

    local: datetime
    held: Holding
    known: frozenset[date]


@dataclass(frozen=True, slots=True)
class DayChange:
    """An agent's day that changes: shifts added, removed or moved, or only breaks and activities.

    `first`: the day was never published before. `held`: what stands against it, unless a planner confirms it.
    """

    agent: str
    day: date
    how: How
    first: bool
    held: Held


def holding(config: OperationFile | None) -> Holding:
    """What the operation holds; the cycle's defaults and no notice where its settings are not known.

    An invented example tells nobody of work, so that none of its days comes at too short notice.
    """
    from planner.operation.cycle_specs import CycleSpec
    from planner.rulebook import rule_book
    from solver.rules.notice import Notice

    if config is None:
        return Holding(CycleSpec().frozen_days, 0)
    notices = [rule.notice_days for rule in rule_book(config.rules) if isinstance(rule, Notice)]
    return Holding(config.cycle.frozen_days, 0 if config.synthetic else max(notices, default=0))


def judged_at(at: datetime, as_of: datetime, config: OperationFile | None) -> datetime:
    """The moment from which days are frozen: now; in an invented example, which lives in its own time, its plan's."""
    return as_of if config is not None and config.synthetic else at


def preview(plan: Plan, store: Store, at: datetime, config: OperationFile | None) -> tuple[DayChange, ...]:
    """What publishing a plan at a moment would change, and what stands against it; nothing is written."""
    with store.reading() as connection:
        return day_changes(connection, store, plan, judged_at(at, plan.as_of, config), holding(config))


def day_changes(connection: Connection, store: Store, plan: Plan, at: datetime, held: Holding) -> tuple[DayChange, ...]:
    """What publishing a plan at a moment would change, by agent and day.

    A day is held if it begins before the same clock time so many local days later; days that began are held always.
    Days are published for the first time at short notice only from the day of publishing on: what has gone by can be
    told to nobody.
    """
    days = plan.grid.days
    known = layer_by_day(connection, days[0], days[-1])
    old = [one.row for one in duties_in_force(connection, store, days[0], days[-1])]
    local = at.astimezone(ZoneInfo(plan.grid.zone))
    return changes_between(old, rows_of_plan(plan), Standing(local, held, frozenset(known)))


def changes_between(before: Iterable[Row], after: Iterable[Row], now: Standing) -> tuple[DayChange, ...]:
    """Agents' days that differ, with what stands against each."""
    old, new = _by_day(before), _by_day(after)
    found = []
    for agent, day in sorted({*old, *new}):
        how = _how(old.get((agent, day), []), new.get((agent, day), []))
        if how is not None:
            found.append(DayChange(agent, day, how, day not in now.known, _held(day, now)))
    return tuple(found)


def _held(day: date, now: Standing) -> Held:
    midnight = datetime(day.year, day.month, day.day, tzinfo=now.local.tzinfo)
    if day not in now.known:
        near = now.local.date() <= day and midnight < now.local + timedelta(days=now.held.notice_days)
        return "notice" if now.held.notice_days and near else ""
    soon = midnight <= now.local or midnight < now.local + timedelta(days=now.held.frozen_days)
    return "frozen" if soon else ""


def _how(old: list[Row], new: list[Row]) -> How | None:
    """How an agent's day changes; None if not at all."""
    if [content(row) for row in old] == [content(row) for row in new]:
        return None
    if not old or not new:
        return "removed" if old else "added"
    return "breaks" if [content(row)[:3] for row in old] == [content(row)[:3] for row in new] else "moved"


def _by_day(rows: Iterable[Row]) -> ByDay:
    found: ByDay = {}
    for row in rows:
        found.setdefault((row.agent, row.day), []).append(row)
    return found

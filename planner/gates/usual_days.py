"""What a queue usually gets on a weekday: contacts of whole days, the last eight weeks, special days apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from planner.coming_events import BIG_TIER
from planner.inputs import Inputs

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Event

WEEKS = 8
FEWEST_DAYS = 4
"""Weekdays of the eight that must be ordinary and whole before they say what is usual."""
SIGMAS = 3.0
WHOLE_SHARE = 0.8
"""Share of a queue's usual intervals that must be reported for a day to be whole."""
SPECIAL = frozenset({"holiday", "ramadan", "outage", "launch", "change"})
"""Kinds of which every day is special, whatever their tier."""
AFTERMATH = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Usual:
    """Between how many contacts the mean of a queue's usual days lies, as sure as `SIGMAS` says."""

    low: float
    high: float


def usual(contacts: list[float]) -> Usual:
    """The band of the mean of days with these contacts: a score interval, so that few contacts make it wide.

    For a total N of n days whose counts scatter phi times as much as Poisson counts (phi at least 1, estimated from
    the days), the mean lies within (N + z^2 phi / 2 -+ z sqrt(phi N + z^2 phi^2 / 4)) / n (Wilson's interval for a
    Poisson mean, overdispersed).
    """
    n, total = len(contacts), sum(contacts)
    mean = total / n
    scatter = sum((one - mean) ** 2 for one in contacts) / (n - 1) if n > 1 else 0.0
    phi = max(1.0, scatter / mean) if mean > 0 else 1.0
    middle = total + SIGMAS**2 * phi / 2
    reach = SIGMAS * float(np.sqrt(phi * total + SIGMAS**2 * phi**2 / 4))
    return Usual(max(0.0, middle - reach) / n, (middle + reach) / n)


def daily(inputs: Inputs) -> dict[str, dict[date, float]]:
    """Contacts by queue of the whole local days of the last eight weeks seen."""
    zone = ZoneInfo(inputs.operation.config.zone)
    today = inputs.seen_until.astimezone(zone).date()
    since, end = (datetime.combine(day, time(), zone) for day in (today - timedelta(weeks=WEEKS), today))
    contacts = inputs.operation.contacts
    seen = contacts[(contacts["start"] >= since) & (contacts["start"] < end)]
    if "at_least" in seen:
        seen = seen[~seen["at_least"].fillna(False).astype(bool)]
    days = _local_days(seen["start"], zone)
    table = seen["offered"].groupby([seen["queue"], days]).agg(["sum", "size"])
    table.index.names = ["queue", "day"]
    enough = table["size"] >= WHOLE_SHARE * table.groupby("queue")["size"].transform("median")
    return _by_queue(table.loc[enough, "sum"].reset_index())


def expected_daily(inputs: Inputs, table: pd.DataFrame) -> dict[str, dict[date, float]]:
    """Contacts that a forecast expects, by queue and local day."""
    days = _local_days(table["start"], ZoneInfo(inputs.operation.config.zone))
    sums = table["mean"].groupby([table["queue"], days]).sum()
    sums.index.names = ["queue", "day"]
    return _by_queue(sums.reset_index())


def _by_queue(rows: pd.DataFrame) -> dict[str, dict[date, float]]:
    """Rows of queue, day and an amount as amounts by day by queue."""
    found: dict[str, dict[date, float]] = {}
    for queue, day, amount in zip(*(rows[name].tolist() for name in rows.columns), strict=True):
        found.setdefault(str(queue), {})[day] = float(amount)
    return found


def special_days(inputs: Inputs) -> dict[str, frozenset[date]]:
    """Local days by queue under a holiday, a big event, or an edit that a planner signed."""
    from forecasting.calendar import scope_mask
    from planner.outlook import make_calendar, traits

    zone = ZoneInfo(inputs.operation.config.zone)
    queues = traits(inputs.operation)
    events = tuple(event for event in make_calendar(inputs).events if _is_special(event))
    mask = scope_mask(events, queues)
    found = {queue.queue: set[date]() for queue in queues}
    for q, queue in enumerate(queues):
        for place in np.flatnonzero(mask[q]).tolist():
            found[queue.queue].update(_days(events[place].starts_at, events[place].until + AFTERMATH, zone))
    for edit in inputs.operation.edits:
        for name in edit.queues:
            found.setdefault(name, set()).update(_days(edit.starts_at, edit.ends_at, zone))
    return {queue: frozenset(days) for queue, days in found.items()}


def _is_special(event: Event) -> bool:
    return event.tier <= BIG_TIER or event.kind in SPECIAL


def _days(first: datetime, last: datetime, zone: ZoneInfo) -> list[date]:
    begins, ends = first.astimezone(zone).date(), last.astimezone(zone).date()
    return [begins + timedelta(days=k) for k in range((ends - begins).days + 1)]


def _local_days(starts: pd.Series[pd.Timestamp], zone: ZoneInfo) -> pd.Series[pd.Timestamp]:
    """Each row's local date; each distinct moment is turned once."""
    return starts.map({at: at.tz_convert(zone).date() for at in starts.unique()})

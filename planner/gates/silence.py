"""A channel or a queue that fell silent while its history says that it never does: its feed is broken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.gates.gate import Check, DataSeen, Gate
from planner.gates.stale_history import is_stale

if TYPE_CHECKING:
    import pandas as pd

WEEKS_BEFORE = timedelta(days=14)
FEWEST_INTERVALS = 28
"""Intervals with contacts in the two weeks before, two a day, that a queue needs before its silence means anything."""
CHANNEL_H = 24
FEWEST_CONTACTS = 20
"""Contacts of a channel in every window of a day before: a Poisson count of 20 is 0 by chance twice in 10^9 times."""


def _find(seen: DataSeen) -> Iterator[Gate]:
    """Silent channels once, then silent queues of the channels that are heard; stale history says nothing of either."""
    if is_stale(seen.inputs):
        return
    queues = {queue.id: queue.channel for queue in seen.inputs.operation.queues}
    end = seen.inputs.seen_until
    contacts = seen.inputs.operation.contacts
    busy = contacts[(contacts["offered"] > 0) & (contacts["start"] < end)]
    hours = seen.inputs.operation.config.cycle.silent_queue_h
    quiet = [queue for queue in _quiet_queues(busy, hours, seen) if queue in queues]
    silent = dict(_quiet_channels(busy, queues, hours, seen, quiet))
    for channel, told in sorted(silent.items()):
        yield Gate("gate_silent_channel", (("channel", channel), ("hours", str(told))))
    for queue in quiet:
        if queues[queue] not in silent:
            yield Gate("gate_silent_queue", (("hours", str(hours)), ("queue", queue)))


def _quiet_queues(busy: pd.DataFrame, hours: int, seen: DataSeen) -> list[str]:
    """Queues without any contact in the last hours seen although they had some in the two weeks before."""
    since = seen.inputs.seen_until - timedelta(hours=hours)
    before = busy[(busy["start"] < since) & (busy["start"] >= since - WEEKS_BEFORE)]
    heard = set(busy.loc[busy["start"] >= since, "queue"])
    often = before.groupby("queue").size()
    return sorted(str(q) for q, intervals in often.items() if q not in heard and intervals >= FEWEST_INTERVALS)


def _quiet_channels(
    busy: pd.DataFrame, queues: dict[str, str], hours: int, seen: DataSeen, quiet: list[str]
) -> Iterator[tuple[str, int]]:
    """Channels of which nothing is heard, and since how many hours.

    A day of silence is enough where each day of the two weeks before had `FEWEST_CONTACTS`; else a channel of several
    queues is silent when all are for the hours of a queue.
    """
    end, of_channel = seen.inputs.seen_until, busy["queue"].map(queues)
    for channel in sorted(set(queues.values())):
        members = {queue for queue, own in queues.items() if own == channel}
        mine = busy[of_channel == channel]
        if mine.empty:
            continue
        silent_h = int((end - mine["start"].max()).total_seconds() // 3600)
        alone = len(members) == 1
        if (silent_h >= CHANNEL_H and _daily_heard(mine)) or (
            silent_h >= hours and members.intersection(quiet) and not alone
        ):
            yield channel, silent_h


def _daily_heard(mine: pd.DataFrame) -> bool:
    """Whether the channel had enough contacts in each of the fourteen days up to its last contact."""
    ago_h = (mine["start"].max() - mine["start"]).dt.total_seconds() / 3600
    daily = mine["offered"].groupby((ago_h // CHANNEL_H).astype(int)).sum()
    return bool((daily.reindex(range(WEEKS_BEFORE.days), fill_value=0) >= FEWEST_CONTACTS).all())


SILENCE = Check(("gate_silent_channel", "gate_silent_queue"), _find)

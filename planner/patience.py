"""Patience of each queue: stated, estimated from waits and abandons of the history, or the channel's default."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.operation.operation import Operation
from solver.queues import REAL_TIME, Queue
from solver.staffing.patience import Patience, estimate_patience
from solver.staffing.results import Note

if TYPE_CHECKING:
    import pandas as pd

NEEDED = {"abandoned", "wait_s"}


@dataclass(frozen=True, slots=True)
class Found:
    """A queue without patience of its own in operation.yaml, and what was found; None: nobody knows."""

    queue: Queue
    patience: Patience | None


def find_patience(operation: Operation, as_of: datetime) -> tuple[Found, ...]:
    """Patience of the real-time queues that state none themselves, from intervals that ended by as-of."""
    config = operation.config
    asked = [q for q in operation.queues if q.kind in REAL_TIME and config.queues[q.id].patience_s is None]
    waits = _waits(operation, as_of) if asked else {}
    found = []
    for queue in asked:
        waited_s, abandons = waits.get(queue.id, (0.0, 0.0))
        default = config.channels[queue.channel].patience_s
        found.append(Found(queue, estimate_patience(waited_s, abandons, default)))
    return tuple(found)


def with_patience(operation: Operation, as_of: datetime) -> Operation:
    """The operation with the patience of its queues filled in where the history tells it."""
    known = {f.queue.id: f.patience.patience_s if f.patience else None for f in find_patience(operation, as_of)}
    queues = tuple(replace(q, patience_s=known[q.id]) if q.id in known else q for q in operation.queues)
    return operation if queues == operation.queues else replace(operation, queues=queues)


def patience_notes(operation: Operation, as_of: datetime) -> tuple[Note, ...]:
    """Which patience was estimated, on how many abandons, and which is only a default."""
    notes, defaults = [], {}
    for found in find_patience(operation, as_of):
        patience = found.patience
        if patience is None:
            continue  # staffing says patience_unknown
        if patience.source == "default":
            defaults[found.queue.channel] = f"{found.queue.channel} {patience.patience_s:.0f} s"
        else:
            about = {"queue": found.queue.id, "seconds": round(patience.patience_s)}
            notes.append(Note(f"patience_{patience.source}", {**about, "abandons": round(patience.abandons)}))
    if defaults:
        notes.append(Note("patience_default", {"channels": tuple(defaults.values())}))
    return tuple(notes)


def _waits(operation: Operation, as_of: datetime) -> dict[str, tuple[float, float]]:
    """Per queue the seconds that all customers waited and the number who gave up; nothing where neither is recorded."""
    contacts = operation.contacts
    if contacts.empty or not set(contacts.columns) >= NEEDED:
        return {}
    ended = contacts["start"] + timedelta(minutes=operation.config.history_interval_min) <= as_of
    seen = contacts[ended & contacts["abandoned"].notna()]
    table = seen.assign(waited=_served_wait(seen) + _lost_wait(seen), lost=seen["abandoned"].astype(float))
    sums = table[table["waited"].notna()].groupby("queue")[["waited", "lost"]].sum()
    rows = zip(sums.index, sums["waited"], sums["lost"], strict=True)
    return {str(queue): (float(waited), float(lost) if waited > 0 else 0.0) for queue, waited, lost in rows}


def _served_wait(seen: pd.DataFrame) -> pd.Series[float]:
    """Seconds that served customers waited; `wait_s` is their mean. Zero where nobody was served."""
    served = (seen["offered"] - seen["abandoned"]).clip(lower=0)
    return (served * seen["wait_s"]).where(served > 0, 0.0)


def _lost_wait(seen: pd.DataFrame) -> pd.Series[float]:
    """Seconds that lost customers waited: as recorded, else at least the mean wait of those served beside them.

    Where nobody was served, the mean of the queue's other intervals with lost customers stands in.
    """
    mean = seen["abandon_wait_s"] if "abandon_wait_s" in seen else seen["wait_s"] * np.nan
    mean = mean.fillna(seen["wait_s"])
    lost = seen["abandoned"].where(mean.notna(), 0.0)
    sums = lost.groupby(seen["queue"]).sum()
    usual = (mean.fillna(0.0) * lost).groupby(seen["queue"]).sum() / sums.where(sums > 0)
    return seen["abandoned"] * mean.fillna(seen["queue"].map(usual))

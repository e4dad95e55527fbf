"""Service attained: from counts of all replications to the table per queue and interval, day, week and total."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from solver.grid import Grid
from solver.queues import Measure, Queue
from solver.simulation.loop.counting import bin_edges_s
from solver.simulation.loop.records import Floats, Ints, Records

LOW, HIGH = 0.05, 0.95  # the 90 % interval over replications
BLOCK_H = 4  # hours of a block: what one more agent would at least come for
ANSWERED = 0.90  # share of the served who waited at most p90_wait_s
COLUMNS = (
    "queue",
    "period",
    "start_min",
    "offered",
    "served",
    "abandoned",
    "service",
    "service_low",
    "service_high",
    "chance",
    "target_share",
    "asa_s",
    "p90_wait_s",
    "abandonment",
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What all replications counted: replications x queues x intervals, waits over all replications."""

    offered: Ints
    served: Ints
    abandoned: Ints
    within: Ints
    base: Ints
    wait_s: Floats
    waits: Ints  # queues x intervals x bins

    @classmethod
    def empty(cls, replications: int, waits: Ints) -> Counts:
        """Room for the counts of so many replications."""
        shape = (replications, *waits.shape[:2])
        offered, served, abandoned, within, base = np.zeros((5, *shape), dtype=np.int32)
        return cls(offered, served, abandoned, within, base, np.zeros(shape), waits)

    def keep(self, replication: int, tally: Records) -> None:
        """Store the tally of one replication."""
        for name in ("offered", "served", "abandoned", "within", "base", "wait_s"):
            getattr(self, name)[replication] = tally[name]

    def over(self, starts: Ints) -> Counts:
        """Sums over periods that begin at these intervals and end where the next begins."""
        names = ("offered", "served", "abandoned", "within", "base", "wait_s")
        sums = {name: np.add.reduceat(getattr(self, name), starts, axis=2) for name in names}
        return Counts(**sums, waits=np.add.reduceat(self.waits, starts, axis=1))


def tabulate(counts: Counts, queues: tuple[Queue, ...], grid: Grid) -> pd.DataFrame:
    """The long table of attained service; the verdicts of contacts due after the horizon are left open.

    Service, its interval and chance are NaN where no contact is judged: none offered, all due after the horizon,
    or (of the served) none served. Waits are NaN where nobody was served. Nothing is neither good nor bad.
    """
    parts = []
    for period, starts in periods(grid).items():
        summed = counts if period == "interval" else counts.over(starts)
        columns = _columns(summed, queues)
        shape = (len(queues), len(starts))
        columns["queue"] = np.broadcast_to(np.array([q.id for q in queues], dtype=object)[:, None], shape)
        columns["start_min"] = np.broadcast_to(grid.starts[starts], shape)
        columns["target_share"] = np.broadcast_to(_per_queue([q.goal.target_share for q in queues]), shape)
        part = pd.DataFrame({name: values.ravel() for name, values in columns.items()})
        parts.append(part.assign(period=period))
    return pd.concat(parts, ignore_index=True)[list(COLUMNS)]


def periods(grid: Grid) -> dict[str, Ints]:
    """First interval of every interval, block of hours, local day, local week (from Monday) and the whole horizon."""
    midnights = [(grid.index(minute), day) for minute, day in zip(grid.day_bounds, grid.days, strict=False)]
    days = [max(i, 0) for i, _ in midnights]
    weeks = [max(i, 0) for i, day in midnights if day.weekday() == 0 or i <= 0]
    chosen = {
        "interval": list(range(grid.intervals)),
        "block": block_starts(grid),
        "day": days,
        "week": weeks,
        "total": [0],
    }
    return {period: np.array(starts, dtype=np.int32) for period, starts in chosen.items()}


def block_starts(grid: Grid) -> list[int]:
    """First interval of every block of four hours on the wall clock: 00-04, 04-08, ... of each local day."""
    moments = [grid.local(int(minute)) for minute in grid.starts]
    blocks = [(at.date(), at.hour // BLOCK_H) for at in moments]
    return [t for t, block in enumerate(blocks) if t == 0 or block != blocks[t - 1]]


def _columns(counts: Counts, queues: tuple[Queue, ...]) -> dict[str, Floats]:
    share = _ratio(counts.within, counts.base)
    low, high = _spread(share)
    served, offered = counts.served.sum(axis=0), counts.offered.sum(axis=0)
    return {
        "offered": counts.offered.mean(axis=0),
        "served": counts.served.mean(axis=0),
        "abandoned": counts.abandoned.mean(axis=0),
        "service": _ratio(counts.within.sum(axis=0), counts.base.sum(axis=0)),
        "service_low": low,
        "service_high": high,
        "chance": _chance(counts, share, queues),
        "asa_s": _ratio(counts.wait_s.sum(axis=0), served),
        "p90_wait_s": _quantile(counts.waits),
        "abandonment": _ratio(counts.abandoned.sum(axis=0), offered),
    }


def _chance(counts: Counts, share: Floats, queues: tuple[Queue, ...]) -> Floats:
    """Share of the replications with any contact to judge that meet the goal."""
    asa_s = _ratio(counts.wait_s, counts.served)
    by_asa = _per_queue([float(q.goal.measure is Measure.ASA) for q in queues]) == 1.0
    target = _per_queue([q.goal.target_share for q in queues])
    limit_s = _per_queue([q.goal.threshold_s for q in queues])
    met = np.where(by_asa, asa_s <= limit_s, share >= target)
    judged = ~np.isnan(np.where(by_asa, asa_s, share))
    return _ratio((met & judged).sum(axis=0), judged.sum(axis=0))


def _per_queue(values: list[float]) -> Floats:
    return np.array(values, dtype=np.float64)[:, None]


def _ratio(part: Floats | Ints, whole: Floats | Ints) -> Floats:
    """Part of whole; NaN where there is no whole."""
    nothing = np.full(np.shape(whole), np.nan)
    return np.divide(part, whole, out=nothing, where=np.greater(whole, 0))


def _spread(share: Floats) -> tuple[Floats, Floats]:
    """Low and high quantile over the replications that have a value."""
    ordered = np.sort(share, axis=0)  # NaN last
    known = (~np.isnan(share)).sum(axis=0)

    def at(quantile: float) -> Floats:
        place = np.maximum(known - 1, 0) * quantile
        below = np.floor(place).astype(np.int64)
        above = np.minimum(below + 1, np.maximum(known - 1, 0))
        lower = np.take_along_axis(ordered, below[None], axis=0)[0]
        upper = np.take_along_axis(ordered, above[None], axis=0)[0]
        value: Floats = lower + (upper - lower) * (place - below)
        return value

    return at(LOW), at(HIGH)


def _quantile(waits: Ints) -> Floats:
    """p90 of the waits of the served, linear within a bin; bins are 17 % wide."""
    cumulative = np.cumsum(waits, axis=2, dtype=np.int64)
    total = cumulative[:, :, -1]
    wanted = ANSWERED * total
    place = np.minimum((cumulative < wanted[:, :, None]).sum(axis=2), waits.shape[2] - 1)
    inside = np.take_along_axis(waits, place[:, :, None], axis=2)[:, :, 0]
    before = np.take_along_axis(cumulative, place[:, :, None], axis=2)[:, :, 0] - inside
    edges = bin_edges_s(waits.shape[2])
    lower = np.where(place == 0, 0.0, edges[place])
    # bin 0 holds waits below a second, nearly all of them none at all
    value = np.where(place == 0, 0.0, lower + (edges[place + 1] - lower) * (wanted - before) / np.maximum(inside, 1))
    return np.where(total > 0, value, np.nan)

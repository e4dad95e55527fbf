"""Service attained: from the counts of all replications to the table per queue and interval, day, week and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from solver.grid import Grid
from solver.judging import Promises
from solver.outcomes import SERVICE_COLUMNS
from solver.simulation.floor import Floor
from solver.simulation.loop.counting import bin_edges_s
from solver.simulation.loop.records import Floats, Ints
from solver.simulation.risk_sources import SOURCES, biggest, risk_shares
from solver.simulation.tallies import FIELDS, SUMMED, Tallies

BLOCK_H = 4  # hours of a block: what one more agent would at least come for
LOW, HIGH = 0.05, 0.95  # the 90 % interval over replications
HALF_ANSWERED, ANSWERED = 0.50, 0.90  # shares of the served who waited at most p50_wait_s, p90_wait_s


class Period(NamedTuple):
    """The counts of all intervals, blocks of hours, days, weeks or months: cells are queues x these periods.

    sums: SUMMED over replications; within, base: replications x cells; waits: cells x bins;
    floor: seconds present and busy of kinds of agent; plays: service, plays x replications x cells.
    """

    name: str
    starts: Ints
    sums: Mapping[str, Floats]
    within: Ints | Floats
    base: Ints | Floats
    waits: Ints
    floor: Floats
    plays: Floats


def tabulate(tallies: Tallies, floor: Floor, promises: Promises) -> pd.DataFrame:
    """The long table of attained service; the verdicts of contacts due after the horizon are left open.

    Service, its interval and chance are NaN where no contact is judged: none offered, or all due after the horizon.
    Waits are NaN where nobody was served. Nothing is neither good nor bad; serving nobody is a service of 0.
    """
    grid, queues = floor.demand.grid, floor.queues
    named = {"queue": [q.id for q in queues], "target_share": [q.goal.target_share for q in queues]}
    goal_periods = np.array([q.goal.period for q in queues])
    parts = []
    for period in _periods(tallies, grid, promises):
        shape = (len(queues), len(period.starts))
        columns: dict[str, NDArray[Any]] = {**_counts(period), **_risk(period), **_services(period, promises)}
        columns["occupancy"] = _occupancy(period, floor)
        columns |= {name: np.repeat(np.array(values), shape[1]) for name, values in named.items()}
        columns["decides"] = np.repeat(goal_periods == period.name, shape[1])
        columns["start_min"] = np.tile(grid.starts[period.starts], shape[0])
        flat = {name: values.reshape(shape[0] * shape[1]) for name, values in columns.items()}
        parts.append(pd.DataFrame(flat).assign(period=period.name))
    return pd.concat(parts, ignore_index=True)[list(SERVICE_COLUMNS)]


def periods(grid: Grid) -> dict[str, Ints]:
    """First interval of every interval, block of hours, local day, week (from Monday) and month, and of the whole."""
    midnights = [(max(grid.index(minute), 0), day) for minute, day in zip(grid.day_bounds, grid.days, strict=False)]
    chosen = {
        "interval": list(range(grid.intervals)),
        "block": block_starts(grid),
        "day": [i for i, _ in midnights],
        "week": [i for i, day in midnights if day.weekday() == 0 or i == 0],
        "month": [i for i, day in midnights if day.day == 1 or i == 0],
        "total": [0],
    }
    return {period: np.array(starts, dtype=np.int32) for period, starts in chosen.items()}


def block_starts(grid: Grid) -> list[int]:
    """First interval of every block of four hours on the wall clock: 00-04, 04-08, ... of each local day."""
    moments = [grid.local(int(minute)) for minute in grid.starts]
    blocks = [(at.date(), at.hour // BLOCK_H) for at in moments]
    return [t for t, block in enumerate(blocks) if t == 0 or block != blocks[t - 1]]


def _periods(tallies: Tallies, grid: Grid, promises: Promises) -> Iterator[Period]:
    sums, kept = tallies
    every = periods(grid)
    blocks = dict(zip(FIELDS, np.moveaxis(kept.blocks, (2, 1), (0, 1)), strict=True))  # plays x replications x cells
    cells = dict(zip(SUMMED, sums.cells, strict=True))
    nothing = np.full((1, 1, *sums.cells.shape[1:]), np.nan)
    yield Period("interval", every["interval"], cells, kept.within, kept.base, sums.waits, sums.floor, nothing)
    for name in ("block", "day", "week", "month", "total"):
        starts = every[name]
        first = np.searchsorted(every["block"], starts)
        counts = {field: np.add.reduceat(values, first, axis=-1) for field, values in blocks.items()}
        base = {field: values[0] for field, values in counts.items()}
        found = promises.judge(base)
        whole = {
            field: values.sum(axis=0) for field, values in (base | {"met": found.met, "judged": found.judged}).items()
        }
        waits, floor = np.add.reduceat(sums.waits, starts, axis=1), np.add.reduceat(sums.floor, starts, axis=2)
        plays = _ratio(counts["within"], counts["base"])
        yield Period(name, starts, whole, base["within"], base["base"], waits, floor, plays)


def _counts(period: Period) -> dict[str, Floats]:
    """Means over replications, and waits over all contacts of all replications."""
    sums, replications = period.sums, len(period.within)
    median, p90 = _quantiles(period.waits, (HALF_ANSWERED, ANSWERED))
    return {
        "offered": sums["offered"] / replications,
        "served": sums["served"] / replications,
        "abandoned": sums["abandoned"] / replications,
        "base": sums["base"] / replications,
        "chance": _ratio(sums["met"], sums["judged"]),
        "asa_s": _ratio(sums["wait_s"], sums["served"]),
        "p50_wait_s": median,
        "p90_wait_s": p90,
        "abandonment": _ratio(sums["abandoned"], sums["offered"]),
        "reply_s": _ratio(sums["reply_s"], sums["replies"]),
    }


def _services(period: Period, promises: Promises) -> dict[str, Floats]:
    """Service of every queue and of what is judged together, and its spread: none where nobody is ever served."""
    sums = period.sums
    service = _ratio(sums["within"], promises.apart().base(sums))
    lost = (sums["base"] <= 0) & ~np.isnan(service)
    spread = {name: np.where(lost, 0.0, values) for name, values in _spread(period).items()}
    return {"service": service, "goal_service": _ratio(promises.pooled(sums["within"]), promises.base(sums)), **spread}


def _spread(period: Period) -> dict[str, Floats]:
    """Over the replications that have a value: low and high quantile of service, and its standard error."""
    found = [_of_queue(period.within[:, q], period.base[:, q]) for q in range(period.within.shape[1])]
    names = ("service_low", "service_high", "service_se")
    return {name: np.stack(values) for name, values in zip(names, zip(*found, strict=True), strict=True)}


def _of_queue(within: Ints | Floats, base: Ints | Floats) -> tuple[Floats, Floats, Floats]:
    """Quantiles of the ratios of the replications; standard error of the ratio of their sums (Cochran 1977, 6.13)."""
    ordered = np.sort(_ratio(within, base), axis=0)  # NaN last
    known = (base > 0).sum(axis=0)
    whole = base.sum(axis=0)
    residual = within - _ratio(within.sum(axis=0), whole) * base
    spread = known / np.maximum(known - 1, 1) * (residual**2).sum(axis=0)
    error = np.where(known > 1, np.sqrt(spread) / np.maximum(whole, 1), np.nan)
    return _at(ordered, known, LOW), _at(ordered, known, HIGH), error


def _at(ordered: Floats, known: Ints, quantile: float) -> Floats:
    """Quantile of the first `known` of the ordered values, linear between two."""
    last = np.maximum(known - 1, 0)
    place = last * quantile
    below = np.floor(place).astype(np.int64)
    lower, upper = (np.take_along_axis(ordered, i[None], axis=0)[0] for i in (below, np.minimum(below + 1, last)))
    value: Floats = lower + (upper - lower) * (place - below)
    return value


def _risk(period: Period) -> dict[str, NDArray[np.float64] | NDArray[np.object_]]:
    shares = risk_shares(period.plays)
    return {f"{name}_share": shares[name] for name in SOURCES} | {"risk_source": biggest(shares)}


def _occupancy(period: Period, floor: Floor) -> Floats:
    """Time with contacts of all agents who can serve a queue as their own, as a share of their time present."""
    able = floor.links.serves.T.astype(np.float64)
    present, busy = (able @ seconds for seconds in period.floor)
    return _ratio(busy, present)


def _ratio(part: Floats | Ints, whole: Floats | Ints) -> Floats:
    """Part of whole; NaN where there is no whole."""
    nothing = np.full(np.shape(whole), np.nan)
    return np.divide(part, whole, out=nothing, where=np.greater(whole, 0))


def _quantiles(waits: Ints, shares: tuple[float, ...]) -> list[Floats]:
    """Waits that these shares of the served did not exceed, linear within a bin; bins are 17 % wide."""
    cumulative = np.cumsum(waits, axis=2, dtype=np.int64)
    edges = bin_edges_s(waits.shape[2])
    return [_quantile(waits, cumulative, edges, share) for share in shares]


def _quantile(waits: Ints, cumulative: NDArray[np.int64], edges: Floats, share: float) -> Floats:
    total = cumulative[:, :, -1]
    wanted = share * total
    place = np.minimum((cumulative < wanted[:, :, None]).sum(axis=2), waits.shape[2] - 1)
    inside = np.take_along_axis(waits, place[:, :, None], axis=2)[:, :, 0]
    before = np.take_along_axis(cumulative, place[:, :, None], axis=2)[:, :, 0] - inside
    lower = np.where(place == 0, 0.0, edges[place])
    # bin 0 holds waits below a second, nearly all of them none at all
    value = np.where(place == 0, 0.0, lower + (edges[place + 1] - lower) * (wanted - before) / np.maximum(inside, 1))
    return np.where(total > 0, value, np.nan)

"""The crews of a roster as lines: how many agents each worked like, hour by hour, and what more contacts would meet.

A roster's people serve many queues. How many of them a line had is read off the simulation of the roster as it stands:
the (fractional) number of agents with whom Erlang A gives the service that was simulated. With that number the line is
asked again with more contacts. Queues of one channel and language are one line, because one crew answers them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.queues import REAL_TIME, Measure, Queue, ServiceGoal
from solver.staffing.erlang_a import service as erlang_a
from solver.staffing.service import Work

if TYPE_CHECKING:
    import pandas as pd

    from solver.cover import FloatArray
    from solver.demand import Demand

HOUR_S = 3600.0
UNJUDGED = 0.5  # contacts that a simulation without a single late one is still taken to have had late
PATIENT = 20.0  # handling times, where nobody knows how long customers wait
HALVINGS = 40
MOST_CREW = 4.0  # times the load, and some


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Queues (by number) that one crew answers; arrays over hours: seconds, contacts, agents."""

    members: tuple[int, ...]
    goal: ServiceGoal
    patience_s: float
    aht_s: FloatArray
    contacts: FloatArray
    crew: FloatArray

    def late(self, contacts: FloatArray) -> FloatArray:
        """Contacts not served in time of so many in each hour."""
        return contacts * (1.0 - _service(self.crew, contacts, self))


@dataclass(frozen=True, slots=True, eq=False)
class Hours:
    """First interval of each hour of the grid, and the hour's first minute."""

    firsts: tuple[int, ...]
    starts_min: tuple[int, ...]

    def sums(self, values: FloatArray) -> FloatArray:
        """Sums over the intervals of each hour, along the last axis."""
        return np.asarray(np.add.reduceat(values, self.firsts, axis=-1))


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """All queues of a roster: lines of live work, and the share of other work that is late anyhow."""

    hours: Hours
    lines: tuple[Line, ...]
    waiting: tuple[int, ...]
    late_share: FloatArray

    def more_late(self, before: FloatArray, after: FloatArray) -> FloatArray:
        """More late contacts, queue x hour, with `after` instead of `before` contacts (queue x hour).

        A line's late contacts are laid to its queues by their contacts. Work that can wait is late as often as before.
        """
        found = np.zeros_like(before)
        for line in self.lines:
            rows = list(line.members)
            total, base = after[rows].sum(axis=0), before[rows].sum(axis=0)
            more = line.late(total) - line.late(base)
            shares = np.divide(after[rows], total, out=np.zeros_like(after[rows]), where=total > 0)
            found[rows] = more * shares
        rows = list(self.waiting)
        found[rows] = (after[rows] - before[rows]) * self.late_share[rows]
        return found


def hours_of(demand: Demand) -> Hours:
    """The hours of a demand's grid, on the wall clock."""
    grid = demand.grid
    firsts = [t for t, start in enumerate(grid.starts) if t == 0 or grid.clock(int(start)) % 60 == 0]
    return Hours(tuple(firsts), tuple(int(grid.starts[t]) for t in firsts))


def fit_lines(table: pd.DataFrame, demand: Demand, queues: tuple[Queue, ...]) -> Lines:
    """The lines of a roster from the table of its simulation."""
    hours, by_id = hours_of(demand), {queue.id: queue for queue in queues}
    ordered = [by_id[name] for name in demand.queues]
    late_share = _late_shares(table, demand, hours)
    live: dict[tuple[str, str], list[int]] = {}
    for number, queue in enumerate(ordered):
        if queue.kind in REAL_TIME:
            live.setdefault((queue.channel, queue.language), []).append(number)
    lines = tuple(_line(tuple(rows), ordered, demand, (hours, late_share)) for rows in live.values())
    waiting = tuple(number for number, queue in enumerate(ordered) if queue.kind not in REAL_TIME)
    return Lines(hours, lines, waiting, late_share)


def _line(rows: tuple[int, ...], queues: list[Queue], demand: Demand, known: tuple[Hours, FloatArray]) -> Line:
    hours, late_share = known
    members = list(rows)
    mean = demand.mean[members]
    each = hours.sums(mean)
    contacts = each.sum(axis=0)
    work = hours.sums(mean * demand.aht_s[members]).sum(axis=0)
    usual = float(np.average(demand.aht_s[members]))
    aht_s = np.divide(work, contacts, out=np.full_like(work, usual), where=contacts > 0)
    shares = np.divide(each, contacts, out=np.full_like(each, 1.0 / len(members)), where=contacts > 0)
    wanted = 1.0 - (late_share[members] * shares).sum(axis=0)
    biggest = queues[members[int(np.argmax(mean.sum(axis=1)))]]
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, biggest.goal.threshold_s)
    patience_s = biggest.patience_s or PATIENT * usual
    line = Line(rows, goal, patience_s, aht_s, contacts, np.zeros_like(contacts))
    return Line(rows, goal, patience_s, aht_s, contacts, _crew(line, wanted))


def _crew(line: Line, wanted: FloatArray) -> FloatArray:
    """Agents with whom the line gives the service that was simulated, by halving."""
    low, high = np.zeros_like(wanted), MOST_CREW * line.contacts * line.aht_s / HOUR_S + 20.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        enough = _service(middle, line.contacts, line) >= wanted
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.asarray((low + high) / 2.0)


def _service(crew: FloatArray, contacts: FloatArray, line: Line) -> FloatArray:
    load = np.maximum(contacts, 0.0) * line.aht_s / HOUR_S
    return erlang_a(crew, Work.of(load, line.aht_s, line.patience_s), line.goal).service_level


def _late_shares(table: pd.DataFrame, demand: Demand, hours: Hours) -> FloatArray:
    """Queue x hour: the share of contacts late in simulation; where nobody was judged, that of the whole plan."""
    rows = table[table["period"] == "interval"].fillna({"service": 0.0})
    base, within = (_wide(values, rows, demand) for values in _counted(rows))
    judged, late = hours.sums(base), hours.sums(base - within)
    whole = late.sum(axis=1, keepdims=True) / np.maximum(judged.sum(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.where(judged > 0, (late + 1e-3 * UNJUDGED) / np.maximum(judged, 1e-3), whole).clip(0.0, 1.0))


def _counted(rows: pd.DataFrame) -> Iterator[pd.Series[float]]:
    yield rows["base"]
    yield rows["base"] * rows["service"]


def _wide(values: pd.Series[float], rows: pd.DataFrame, demand: Demand) -> FloatArray:
    wide = rows.assign(value=values).pivot(index="queue", columns="start_min", values="value")
    return wide.loc[list(demand.queues)].to_numpy(dtype=float)

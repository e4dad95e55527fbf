"""What the charts draw: contacts with their band, people needed and people present, by the local hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from planner.inputs import Inputs
from planner.operation import families
from planner.plans import Plan
from planner.presence import presence
from planner.report.sharing import shared_out
from solver.cover import FloatArray, IntArray
from solver.duties import Duty
from solver.grid import DAY_MIN, Grid
from solver.groups import Groups, group

PATHS = 100
LOW, HIGH = 0.1, 0.9
DEFERRED = ("deferred", "email", "back_office")  # families whose work waits for hours

Pool = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Steps:
    """Equal steps of local time that intervals are gathered into; `of` names each interval's step."""

    starts: tuple[datetime, ...]
    of: IntArray

    def total(self, values: FloatArray) -> FloatArray:
        """Sums over the intervals of each step; time is the last axis."""
        flat = values.reshape(-1, values.shape[-1])
        sums = np.array([np.bincount(self.of, row, len(self.starts)) for row in flat], dtype=float)
        return sums.reshape(*values.shape[:-1], len(self.starts))

    def mean(self, values: FloatArray) -> FloatArray:
        """Means over the intervals of each step."""
        return np.asarray(self.total(values) / np.bincount(self.of, minlength=len(self.starts)))


def steps(grid: Grid, length_min: int, first_min: int | None = None, last_min: int | None = None) -> Steps:
    """Steps on the wall clock; an hour that comes twice when the clocks go back is one step."""
    inside = (grid.starts >= (first_min or grid.start_min)) & (grid.starts < (last_min or grid.end_min))
    walls = [grid.local(int(minute)).replace(tzinfo=None) for minute in grid.starts[inside]]
    floors = [_floored(wall, length_min) for wall in walls]
    starts = sorted(set(floors))
    place = {wall: index for index, wall in enumerate(starts)}
    return Steps(tuple(starts), np.array([place[wall] for wall in floors], dtype=np.int64))


def _floored(wall: datetime, length_min: int) -> datetime:
    """The start of the step that holds a wall-clock time; steps count from midnight."""
    minutes = (wall.hour * 60 + wall.minute) // length_min * length_min
    return wall.replace(hour=minutes // 60, minute=minutes % 60)


@dataclass(frozen=True, slots=True)
class Band:
    """Contacts per step: mean and the band between the 10 % and 90 % of sample paths (errors move together)."""

    mean: FloatArray
    low: FloatArray
    high: FloatArray


def _on_days(values: FloatArray, daily: Steps, by: Steps) -> FloatArray:
    """Values of days at the steps that lie in them."""
    place = {start.date(): index for index, start in enumerate(daily.starts)}
    return values[:, [place[start.date()] for start in by.starts]]


@dataclass(frozen=True)
class Series:
    """All series of one plan; built once, cut by each chart."""

    plan: Plan
    inputs: Inputs

    @cached_property
    def pools(self) -> dict[Pool, tuple[str, ...]]:
        """Queues by language and channel family, as staffing pools them."""
        found: dict[Pool, tuple[str, ...]] = {}
        if self.plan.staffing is not None:
            for pool in self.plan.staffing.pools:  # crews and goals may part a family
                parts = found.get((pool.language, pool.family), ())
                found[pool.language, pool.family] = (*parts, *pool.queues)
            return found
        family = families(self.inputs.operation.config)
        for queue in self.inputs.operation.queues:
            key = (queue.language, family[queue.id])
            found[key] = (*found.get(key, ()), queue.id)
        return found

    @cached_property
    def _mean(self) -> FloatArray:
        assert self.plan.forecast is not None
        forecast = self.plan.forecast
        return forecast.table["mean"].to_numpy(dtype=float).reshape(len(forecast.queues), forecast.n_intervals)

    @cached_property
    def _paths(self) -> FloatArray:
        assert self.plan.forecast is not None
        return np.asarray(self.plan.forecast.sample(PATHS, self.plan.seed), dtype=float)

    def contacts(self, queues: tuple[str, ...], by: Steps, inside: slice = slice(None)) -> Band:
        """Contacts of some queues together."""
        assert self.plan.forecast is not None
        rows = [self.plan.forecast.queues.index(queue) for queue in queues]
        drawn = by.total(self._paths[:, rows, inside].sum(axis=1))
        low, high = np.quantile(drawn, (LOW, HIGH), axis=0)
        return Band(by.total(self._mean[rows, inside].sum(axis=0)), low, high)

    def work(self, pools: tuple[Pool, ...], by: Steps, inside: slice = slice(None)) -> Band:
        """Work of some pools in people, per step; each path of contacts carries the work of its pool.

        Work with a deadline is spread over hours, so there a whole day's contacts carry it.
        """
        assert self.plan.staffing is not None
        daily = steps(self.plan.grid, DAY_MIN)
        mean, drawn = np.zeros(len(by.starts)), np.zeros((PATHS, len(by.starts)))
        for pool in self.plan.staffing.pools:
            if (pool.language, pool.family) in pools:
                load = by.mean(pool.load[inside])
                even = pool.family in DEFERRED
                ratio = self._ratio(pool.queues, daily if even else by, slice(None) if even else inside)
                mean = mean + load
                drawn = drawn + load * (_on_days(ratio, daily, by) if even else ratio)
        low, high = np.quantile(drawn, (LOW, HIGH), axis=0)
        return Band(mean, low, high)

    def _ratio(self, queues: tuple[str, ...], by: Steps, inside: slice) -> FloatArray:
        """Contacts of every path as a share of their mean, paths x steps; 1 where none are expected."""
        assert self.plan.forecast is not None
        rows = [self.plan.forecast.queues.index(queue) for queue in queues]
        drawn = by.total(self._paths[:, rows, inside].sum(axis=1))
        mean = np.broadcast_to(by.total(self._mean[rows, inside].sum(axis=0)), drawn.shape)
        return np.divide(drawn, mean, out=np.ones_like(drawn), where=mean > 0)

    @cached_property
    def _needs(self) -> FloatArray:
        """Agents needed, pools x intervals."""
        pools = () if self.plan.staffing is None else self.plan.staffing.pools
        order, need = list(self.pools), np.zeros((len(self.pools), self.plan.grid.intervals))
        for pool in pools:
            need[order.index((pool.language, pool.family))] += pool.need
        return need

    def need(self, pool: Pool | None) -> FloatArray:
        """Agents needed per interval; of all pools together if none is named."""
        return np.asarray(self._needs.sum(axis=0) if pool is None else self._needs[list(self.pools).index(pool)])

    def present(self, pool: Pool | None) -> FloatArray:
        """Agents present per interval; those who can serve several pools are shared out by need."""
        if pool is None:
            return np.asarray(self._heads.sum(axis=0))
        return np.asarray(self._shared[list(self.pools).index(pool)])

    @cached_property
    def _heads(self) -> FloatArray:
        """People present by group of equal queues, groups x intervals."""
        members = [set(ids) for ids in self.groups.members]
        rows = [presence(tuple(d for d in self._duties if d.agent in ids), self.plan.grid) for ids in members]
        return np.array(rows, dtype=float).reshape(len(members), self.plan.grid.intervals)

    @cached_property
    def _shared(self) -> FloatArray:
        column = {queue: q for q, queue in enumerate(self.groups.queues)}
        serves = [self.groups.serves[:, [column[q] for q in queues]].any(axis=1) for queues in self.pools.values()]
        shape = (len(self.pools), len(self.groups.members))
        return shared_out(self._heads, np.array(serves, dtype=bool).reshape(shape).T, self._needs)

    @cached_property
    def groups(self) -> Groups:
        """Agents by the queues they can serve throughout the plan."""
        operation, days = self.inputs.operation, self.plan.grid.days
        return group(operation.agents, operation.queues, days[0], days[-1])

    @cached_property
    def _duties(self) -> tuple[Duty, ...]:
        """The roster and the duties before it that reach into it."""
        first = self.plan.grid.start_min
        before = (d for d in self.inputs.operation.previous if first - DAY_MIN <= d.start_min < first)
        return (*before, *self.plan.roster.duties)

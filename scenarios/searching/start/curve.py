"""The cost of every start under the roster that stands, worked out; the starts that count are played besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from planner.layers import layered
from planner.operation.operation import Edit
from planner.outlook import make_demand
from scenarios.late_prices import late_prices
from scenarios.searching.start.candidates import Candidate, together
from scenarios.searching.start.lines import Lines, fit_lines
from scenarios.searching.start.placing import Placing
from scenarios.served import Served, mean_of
from scenarios.simulated import Simulated, simulated
from solver.cover import FloatArray
from solver.grid import utc

if TYPE_CHECKING:
    from forecasting import Forecast
    from scenarios.base_plan import BasePlan
    from solver.demand import Demand

THREADS = 2
MORE = 0.1  # more contacts everywhere, played once, to see how far a crew's delay is felt by work that waits for it


@dataclass(frozen=True, slots=True)
class Cost:
    """What a start costs more than nothing happening at all.

    Attributes
    ----------
    contacts : that it brings (below 0: takes away), expected by the forecast.
    late : more contacts not served in time. `noise`: two standard errors of it; 0 where it is worked out, not played.
    cents : of these, at `late_prices`.
    """

    start_min: int
    contacts: float
    late: float
    noise: float
    cents: float


@dataclass(frozen=True)
class Floor:
    """The roster that stands, asked what would happen if something started at chosen moments."""

    base: BasePlan
    placing: Placing
    replications: int

    @cached_property
    def forecast(self) -> Forecast:
        """The forecast when nothing starts."""
        return self.placing.forecast()

    @cached_property
    def demand(self) -> Demand:
        """The same as arrays."""
        return make_demand(self.placing.bare, self.forecast, sampled=False)

    @cached_property
    def without(self) -> Simulated:
        """What is served when nothing starts."""
        return self._played(self.forecast)

    @cached_property
    def prices(self) -> FloatArray:
        """Cents of a late contact, by queue."""
        return late_prices(self.placing.bare, self.demand)

    @cached_property
    def lines(self) -> Lines:
        """The crews of the roster, as it serves when nothing starts."""
        return fit_lines(self.without.attained.table, self.demand, self.placing.bare.operation.queues)

    @cached_property
    def felt(self) -> float:
        """Late contacts simulated for each one worked out, of `MORE` contacts everywhere: what knocks on to others."""
        before = self.lines.hours.sums(self.demand.mean)
        worked_out = float(self.lines.more_late(before, (1.0 + MORE) * before).sum())
        grid = self.placing.bare.grid
        edit = Edit("more", self.demand.queues, utc(grid.start_min), utc(grid.end_min), 1.0 + MORE, None)
        played = late(self._played(layered(self.forecast, (edit,))).served) - late(self.without.served)
        more = float(played.mean(axis=0).sum())
        return more / worked_out if more > 0 and worked_out > 0 else 1.0

    def curve(self, starts: tuple[Candidate, ...], progress: Callable[[int, int], None]) -> tuple[Cost, ...]:
        """The cost of every start, many starts to a forecast."""
        shared, found = together(starts), list[Cost]()
        before = self.lines.hours.sums(self.demand.mean)
        for done, some in enumerate(shared):
            progress(done, len(shared))
            made = self.placing.forecast(start.start_min for start in some)
            after = self.lines.hours.sums(make_demand(self.placing.bare, made, sampled=False).mean)
            more = self.felt * self.lines.more_late(before, after)
            found += [self._worked_out(start, after - before, more) for start in some]
        return tuple(sorted(found, key=lambda cost: cost.start_min))

    def alone(self, start: Candidate, days: list[int]) -> tuple[Cost, Served]:
        """The cost of one start on these days of the plan, played, and what is then served."""
        made = self.placing.forecast((start.start_min,))
        served = self._played(made).served
        mean = make_demand(self.placing.bare, made, sampled=False).mean
        more = (late(served) - late(self.without.served))[:, :, days]
        cents = float((more.mean(axis=0).sum(axis=1) * self.prices).sum())
        contacts = float((mean - self.demand.mean).sum())
        return Cost(start.start_min, contacts, *mean_of(more.sum(axis=(1, 2))), cents), served

    def _played(self, made: Forecast) -> Simulated:
        plan = replace(self.base.plan, forecast=made)
        return simulated(plan, self.placing.bare, self.replications, workers=THREADS)

    def _worked_out(self, start: Candidate, contacts: FloatArray, more: FloatArray) -> Cost:
        minutes = np.array(self.lines.hours.starts_min)
        mine = (minutes + 60 > start.from_min) & (minutes < start.to_min)
        cents = float(self.prices @ more[:, mine].sum(axis=1))
        return Cost(start.start_min, float(contacts[:, mine].sum()), float(more[:, mine].sum()), 0.0, cents)


def late(served: Served) -> FloatArray:
    """Contacts not served in time: replication x queue x day."""
    return served.base - served.within


def felt_days(days: tuple[date, ...], starts: Iterable[Candidate]) -> list[int]:
    """Numbers of the days on which any of the starts is felt."""
    some = tuple(starts)

    def felt(day: date) -> bool:
        return any(start.first_day <= day <= start.last_day for start in some)

    return [number for number, day in enumerate(days) if felt(day)]

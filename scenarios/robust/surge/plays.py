"""Windows around events, and a roster played there with every quarter kept, as forecast and with more contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.outlook import make_demand
from planner.playing import Playing, staged, threads, whole_roster
from solver.grid import utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import EventRow
    from scenarios.base_plan import BasePlan
    from solver.cover import FloatArray
    from solver.demand import Demand
    from solver.duties import Roster

BEFORE_MIN, AFTER_MIN, USUAL_MIN, LONGEST_MIN = 60, 120, 120, 720


@dataclass(frozen=True, slots=True)
class Window:
    """An event and the intervals (first, end before) in which its surge is looked at."""

    event: EventRow
    start_min: int
    first: int
    end: int

    @property
    def intervals(self) -> slice:
        """As an index."""
        return slice(self.first, self.end)


def window_of(event: EventRow, inputs: Inputs) -> Window:
    """From an hour before an event to two hours after its end, 12 hours at most, inside the plan."""
    grid, start = inputs.grid, utc_minute(event.starts_at)
    ended = start + USUAL_MIN if event.ends_at is None else utc_minute(event.ends_at)
    end = min(ended + AFTER_MIN, start - BEFORE_MIN + LONGEST_MIN)
    bounds = (max(0, grid.index(start - BEFORE_MIN)), min(grid.intervals, grid.index(end)))
    return Window(event, start, *bounds)


@dataclass(frozen=True, slots=True, eq=False)
class Quarters:
    """Contacts judged and served within the goal: replications x queues x intervals."""

    queues: tuple[str, ...]
    base: FloatArray
    within: FloatArray

    def share(self, queue: int, when: slice) -> FloatArray:
        """The share within the goal, by replication; 1 where nobody came."""
        base, within = (values[:, queue, when].sum(axis=1) for values in (self.base, self.within))
        return np.asarray(np.divide(within, base, out=np.ones_like(base), where=base > 0))

    def late(self, when: slice) -> FloatArray:
        """Late contacts of all queues, by replication."""
        return np.asarray((self.base - self.within)[:, :, when].sum(axis=(1, 2)))


class Stage:
    """Where rosters are played against the plan's forecast, always with the same contacts."""

    def __init__(self, base: BasePlan, workers: int) -> None:
        assert base.plan.forecast is not None
        self.base, self._workers = base, workers
        self._demand = make_demand(base.inputs, base.plan.forecast)

    def play(self, roster: Roster, replications: int, more: float = 0.0, windows: Sequence[Window] = ()) -> Quarters:
        """Play a roster; `more` is the share by which contacts in the windows exceed the forecast."""
        demand = self._demand if not more else _raised(self._demand, 1.0 + more, windows)
        playing = Playing(replications, workers=self._workers)
        simulation = staged(whole_roster(self.base.inputs, roster), self.base.inputs, demand, playing)
        with threads(playing) as executor:
            kept = simulation.play(executor=executor).kept
        return Quarters(demand.queues, kept.base.astype(float), kept.within.astype(float))


def _raised(demand: Demand, factor: float, windows: Sequence[Window]) -> Demand:
    """The demand with so many times the contacts in the windows, its errors in proportion; counts stay whole."""
    times = np.ones(demand.mean.shape[1])
    for window in windows:
        times[window.intervals] = factor
    paths = None if demand.paths is None else _whole(demand.paths * times)
    return replace(demand, mean=demand.mean * times, quantiles=demand.quantiles * times, paths=paths)


def _whole(paths: FloatArray) -> FloatArray:
    """Contacts in whole numbers along each path, so that sums keep within half a contact."""
    reached = np.floor(np.cumsum(paths, axis=-1) + 0.5)
    return np.asarray(np.diff(reached, axis=-1, prepend=0.0))

"""The setting of a forecast or of its history: queues, intervals, opening hours and events, without counts."""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY, Bools
from forecasting.calendar import Calendar, applies_to, scope_mask
from forecasting.drivers import Driver
from forecasting.events import Event
from forecasting.exposure import Exposure, expose
from forecasting.slots import SlotGrid, slot_grid
from forecasting.traits import QueueTraits


@dataclass(frozen=True, eq=False, slots=True)
class Setting:
    """Everything a model may know of a stretch of time before any contact is counted.

    `open` is queue x interval, `scope` is queue x event.
    """

    queues: tuple[QueueTraits, ...]
    calendar: Calendar
    grid: SlotGrid
    open: Bools
    scope: Bools
    exposure: Exposure

    @property
    def events(self) -> tuple[Event, ...]:
        """The events known in this setting."""
        return self.calendar.events

    def events_of(self, index: int) -> tuple[Event, ...]:
        """The events that concern a queue."""
        return tuple(e for e, concerned in zip(self.events, self.scope[index], strict=True) if concerned)

    def drivers_of(self, index: int) -> tuple[Driver, ...]:
        """The driver series that a queue follows."""
        return tuple(d for d in self.calendar.drivers if applies_to(d, self.queues[index]))

    def event_intervals(self) -> Bools:
        """Queue x interval: inside an event that concerns the queue, echoes apart."""
        scopes: dict[bytes, int] = {}  # many queues feel the same events
        scope_of = [scopes.setdefault(scope.tobytes(), len(scopes)) for scope in self.scope]
        touched = np.zeros((len(scopes), self.open.shape[1]), bool)
        rows = ~self.exposure.tail
        cells, events = self.exposure.cell[rows], self.exposure.event[rows]
        for s in range(len(scopes)):
            touched[s, cells[self.scope[scope_of.index(s), events]]] = True
        return touched[scope_of]


def make_setting(queues: tuple[QueueTraits, ...], calendar: Calendar, grid: SlotGrid) -> Setting:
    """Lay opening hours and events over the intervals of a grid."""
    scope = scope_mask(calendar.events, queues)
    return Setting(
        queues,
        calendar,
        grid,
        open_mask(queues, calendar, grid),
        scope,
        expose(calendar.events, grid, calendar.seen_min),
    )


def open_mask(queues: tuple[QueueTraits, ...], calendar: Calendar, grid: SlotGrid) -> Bools:
    """Queue x interval: open at least in part, by weekly hours and closures."""
    mask = np.ones((len(queues), len(grid.start_min)), bool)
    weekday = grid.weekday[grid.day]
    start = grid.slot * grid.interval_min
    for q, queue in enumerate(queues):
        if queue.opening is None:
            continue
        opens, closes = np.array(queue.opening).T
        today = (start + grid.interval_min > opens[weekday]) & (start < closes[weekday])
        spill = closes[(weekday - 1) % 7] - MINUTES_PER_DAY
        mask[q] = today | (start < spill)
    for closure in calendar.closures:
        low, high = (int(t.timestamp() // 60) for t in (closure.starts_at, closure.ends_at))
        inside = (grid.start_min >= low) & (grid.start_min + grid.interval_min <= high)
        concerned = np.array([applies_to(closure, q) for q in queues], bool)
        mask[np.ix_(concerned, inside)] = False
    return mask


def open_slots(queues: tuple[QueueTraits, ...], calendar: Calendar, interval_min: int) -> Bools:
    """Queue x weekday x slot of the ordinary week, closures apart."""
    # A week of UTC serves as a week without clock change: day and slot are what matters here.
    week = slot_grid(4 * MINUTES_PER_DAY, 11 * MINUTES_PER_DAY, interval_min, "UTC")
    mask = open_mask(queues, Calendar(calendar.zone), week)
    return mask.reshape(len(queues), 7, -1)

"""Where each activity could take place and what that would cost: in duties as they stand, or as they could become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.board import Board
from solver.roster.duty_table import DutyTable
from solver.roster.freedom import Freedom
from solver.roster.personal import Pin
from solver.roster.values import attends, blocked, interval_at


@dataclass(frozen=True, slots=True)
class Place:
    """One start: cents of presence lost, and cents for the change of duties that makes room (0: none is needed)."""

    lost_cents: float
    move_cents: float
    standing: bool  # inside a duty as it stands

    @property
    def cents(self) -> float:
        """Both together."""
        return self.lost_cents + self.move_cents


@dataclass(frozen=True, slots=True)
class Seat:
    """An activity of an agent with all its places by start (UTC minutes)."""

    agent: int
    pin: Pin
    places: Mapping[int, Place]
    prefix: FloatArray  # sums of what the agent's presence is worth per interval

    @property
    def key(self) -> tuple[int, str]:
        """Agent number and activity: what tells one seat from another."""
        return self.agent, self.pin.activity

    def cents(self, start_min: int) -> float:
        """Cents of a start, infinite where it is no place."""
        place = self.places.get(start_min)
        return np.inf if place is None else place.cents


def seat_of(free: Freedom, pin: Pin) -> Seat:
    """All places of an activity within its window."""
    duties, best = free.board.problem.duties, dict[int, Place]()
    pins, step = free.board.pins[free.agent], duties.step
    for day in range(len(free.row)):
        turns = free.turns(day) if _near(duties, day, pin) else {}
        for template, move_cents in turns.items():
            low = max(pin.earliest_min, int(duties.start[day, template]))
            high = min(pin.latest_min, int(duties.end[day, template])) - pin.length_min
            first = pin.earliest_min if pin.dated else duties.origin + -((duties.origin - low) // step) * step
            starts = np.arange(first, high + 1, step, dtype=np.int64) if first >= low else np.zeros(0, np.int64)
            lost = np.full(len(starts), np.inf)
            spans_lost(duties, (day, template), pins, free.prefix, pin.length_min, starts, lost)
            standing = int(free.row[day]) == template
            _keep_best(best, starts, lost, (move_cents, standing))
    return Seat(free.agent, pin, best, free.prefix)


def _near(duties: DutyTable, day: int, pin: Pin) -> bool:
    return bool(duties.start[day].min() < pin.latest_min and duties.end[day].max() > pin.earliest_min)


def _keep_best(best: dict[int, Place], starts: IntArray, lost: FloatArray, change: tuple[float, bool]) -> None:
    move_cents, standing = change
    for start, cents in zip(starts.tolist(), lost.tolist(), strict=True):
        if np.isfinite(cents) and (start not in best or cents + move_cents < best[start].cents):
            best[start] = Place(cents, move_cents, standing)


@jit
def spans_lost(
    duties: DutyTable,
    option: tuple[int, int],
    pins: FloatArray,
    prefix: FloatArray,
    length: int,
    starts: IntArray,
    lost: FloatArray,
) -> None:
    """What presence is worth in the span of each start; infinite where an activity or all places of a break meet it."""
    d, t = option
    for n in range(len(starts)):
        low, high = starts[n], starts[n] + length
        if not room(duties, option, pins, low, high):
            continue
        first = max(duties.first[d, t], interval_at(duties, low))
        last = min(duties.last[d, t], interval_at(duties, high + duties.step - 1))
        lost[n] = prefix[last] - prefix[first] if last > first else 0.0


@jit
def room(duties: DutyTable, option: tuple[int, int], pins: FloatArray, low: int, high: int) -> bool:
    """Whether a span of an option meets no attended activity and leaves each break a place."""
    d, t = option
    start, end = duties.start[d, t], duties.end[d, t]
    for i in range(pins.shape[0]):
        if pins[i, 0] < high and pins[i, 0] + pins[i, 1] > low and attends(pins, i, start, end):
            return False
    for j in range(duties.breaks[t]):
        found = False
        for k in range(duties.places[t, j]):
            begin = start + duties.place[t, j] + k * duties.step
            until = begin + duties.length[t, j]
            if (begin >= high or until <= low) and not blocked(pins, start, end, begin, until):
                found = True
                break
        if not found:
            return False
    return True


def away_start(board: Board, agent: int, pin: Pin) -> int:
    """A start of the window outside all duties of the agent, where the activity is missed; its first minute if none."""
    duties = board.problem.duties
    held = [(int(duties.start[d, t]), int(duties.end[d, t])) for d, t in enumerate(board.chosen[agent]) if t >= 0]
    for start in _starts(pin, duties):
        if not any(low <= start and start + pin.length_min <= high for low, high in held):
            return start
    return pin.earliest_min


def _starts(pin: Pin, duties: DutyTable) -> Iterable[int]:
    return range(pin.earliest_min, pin.latest_min - pin.length_min + 1, duties.step)

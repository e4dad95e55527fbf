"""Activities held in groups: which sessions there could be, and a first choice of them, session by session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from solver.grid import Grid
from solver.roster.personal import HARD_CENTS
from solver.roster.seats import Seat
from solver.rules.forms import Gather

PLACES = 40_000
"""Places of all activities of a model together, about."""
FEWEST_STARTS, MOST_STARTS, STARTS_A_DAY = 12, 96, 8


@dataclass(frozen=True, slots=True)
class Course:
    """A Gather form with those due to attend, its trainers' seats, and the starts that its sessions may have."""

    form: Gather
    seats: tuple[Seat, ...]
    teachers: tuple[Seat, ...]
    starts: tuple[int, ...]

    @property
    def cents_each(self) -> int:
        """Price of one unit (a person missing or too many, a room, a trainer)."""
        return HARD_CENTS if self.form.cents is None else self.form.cents


def course_of(form: Gather, seats: Sequence[Seat], teachers: Sequence[Seat], grid: Grid) -> Course:
    """The course with its most promising starts: those that save most by full sessions, so many a day."""
    worth = {s: saving(form, seats, s) for s in sorted({s for seat in seats for s in seat.places})}
    dated = {seat.pin.earliest_min for seat in seats if seat.pin.dated}
    most = min(MOST_STARTS, max(FEWEST_STARTS, PLACES // max(1, len(seats))))
    kept, by_day = {s for s in worth if s in dated}, Counter[object]()
    for start in sorted(worth, key=lambda s: (-worth[s], s)):
        day = grid.day_of(start)
        if len(kept) < most and by_day[day] < STARTS_A_DAY:
            kept.add(start)
            by_day[day] += 1
    return Course(form, tuple(seats), tuple(teachers), tuple(sorted(kept)))


def saving(form: Gather, seats: Sequence[Seat], start_min: int) -> float:
    """Cents that a session saves by those who would gain most from it, as many as fit."""
    return sum(gain for gain, _ in _takers(form, seats, start_min))


def first_choice(course: Course) -> dict[int, int]:
    """Starts by number of the seat: the session that saves most, then the next among those left, each big enough."""
    left, chosen = dict(enumerate(course.seats)), dict[int, int]()
    taken: list[tuple[int, int]] = []
    for _ in course.starts:
        numbers, seats = list(left), list(left.values())
        free = [s for s in course.starts if _rooms(course, taken, s)]
        if not seats or not free:
            break
        start = max(free, key=lambda s: (saving(course.form, seats, s), -s))
        takers = _takers(course.form, seats, start)
        if len(takers) < course.form.least:
            break
        taken.append((start, start + max(seats[i].pin.length_min for _, i in takers)))
        for _, i in takers:
            chosen[numbers[i]] = start
            del left[numbers[i]]
    return chosen


def _takers(form: Gather, seats: Sequence[Seat], start_min: int) -> list[tuple[float, int]]:
    gains = ((seat.pin.cents - seat.cents(start_min), i) for i, seat in enumerate(seats))
    ordered = sorted(((gain, i) for gain, i in gains if gain > 0), key=lambda pair: (-pair[0], pair[1]))
    return ordered[: max(0, form.most)]


def _rooms(course: Course, taken: Sequence[tuple[int, int]], start_min: int) -> bool:
    """Whether a session of the longest kind finds a room beside those taken, and starts at a minute of its own."""
    end_min = start_min + max(seat.pin.length_min for seat in course.seats)
    beside = sum(low < end_min and high > start_min for low, high in taken)
    return beside < course.form.at_once and all(low != start_min for low, _ in taken)

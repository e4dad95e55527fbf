"""Classes of duties: the nouns of which forms speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from solver.duties import Duty
from solver.grid import DAY_MIN, Grid

Agents = frozenset[str]


@dataclass(frozen=True, slots=True)
class DutyClass:
    """A class of duties; all conditions that are set must hold.

    Parameters
    ----------
    templates : template ids that belong (None = any); `outside` turns this condition round.
    night_window : (start, end) clock minutes, e.g. (1200, 360): more than half of the duty lies in it, in
        elapsed minutes (the window is an hour shorter or longer on the night the clocks change).
    longer_paid_min : paid minutes above this.
    starts_outside : (earliest, latest) clock minutes; the start lies before the first or after the second.
    starts_inside : (earliest, latest) clock minutes; the start lies between them, both included.
    days : local start dates that belong.
    gap_min : an unpaid break of at least so many minutes divides the duty (a split shift).
    """

    templates: frozenset[str] | None = None
    outside: bool = False
    night_window: tuple[int, int] | None = None
    longer_paid_min: int | None = None
    starts_outside: tuple[int, int] | None = None
    starts_inside: tuple[int, int] | None = None
    days: frozenset[date] | None = None
    gap_min: int | None = None

    def holds(self, duty: Duty, grid: Grid) -> bool:
        """Whether a duty belongs to the class."""
        if self.templates is not None and (duty.template in self.templates) == self.outside:
            return False
        if self.longer_paid_min is not None and duty.paid_min <= self.longer_paid_min:
            return False
        if self.days is not None and duty.day not in self.days:
            return False
        if self.gap_min is not None and all(rest.paid or rest.length_min < self.gap_min for rest in duty.breaks):
            return False
        return self._starts_well(duty, grid) and self._mostly_in_window(duty, grid)

    def _starts_well(self, duty: Duty, grid: Grid) -> bool:
        if self.starts_outside is None and self.starts_inside is None:
            return True
        clock = grid.clock(duty.start_min)
        if self.starts_outside is not None and self.starts_outside[0] <= clock <= self.starts_outside[1]:
            return False
        return self.starts_inside is None or self.starts_inside[0] <= clock <= self.starts_inside[1]

    def _mostly_in_window(self, duty: Duty, grid: Grid) -> bool:
        if self.night_window is None:
            return True
        return 2 * _inside_min(self.night_window, grid, duty.start_min, duty.end_min) > duty.end_min - duty.start_min


EVERY = DutyClass()


@lru_cache(maxsize=16384)
def _inside_min(window: tuple[int, int], grid: Grid, start_min: int, end_min: int) -> int:
    """Elapsed minutes from start to end in a window of the wall clock; many duties share their times."""
    opens, closes = window
    closes += DAY_MIN if closes <= opens else 0
    today = grid.day_of(start_min)
    inside = 0
    for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
        first, last = grid.minute(day, opens), grid.minute(day, closes)
        inside += max(0, min(last, end_min) - max(first, start_min))
    return inside

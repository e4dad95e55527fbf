"""Forms: the small engine-neutral vocabulary in which rules restrict rosters.

Every form speaks of some agents' duties in time. `cents=None` makes it hard, otherwise it is a price per unit.
The opening state's duties count as history for Succession, Run and Total.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.cover import IntArray
from solver.duties import Duty
from solver.grid import DAY_MIN, Grid

Agents = frozenset[str]


@dataclass(frozen=True, slots=True)
class DutyClass:
    """A class of duties; all conditions that are set must hold.

    Parameters
    ----------
    templates : template ids that belong (None = any); `outside` turns this condition round.
    night_window : (start, end) clock minutes, e.g. (1200, 360): more than half of the duty lies in it.
    longer_paid_min : paid minutes above this.
    starts_outside : (earliest, latest) clock minutes; the start lies outside of them.
    """

    templates: frozenset[str] | None = None
    outside: bool = False
    night_window: tuple[int, int] | None = None
    longer_paid_min: int | None = None
    starts_outside: tuple[int, int] | None = None

    def holds(self, duty: Duty, grid: Grid) -> bool:
        """Whether a duty belongs to the class."""
        if self.templates is not None and (duty.template in self.templates) == self.outside:
            return False
        if self.longer_paid_min is not None and duty.paid_min <= self.longer_paid_min:
            return False
        if self.starts_outside is not None:
            earliest, latest = self.starts_outside
            if earliest <= grid.clock(duty.start_min) <= latest:
                return False
        return self.night_window is None or self._mostly_in_window(duty, grid)

    def _mostly_in_window(self, duty: Duty, grid: Grid) -> bool:
        start, end = self.night_window or (0, 0)
        span = (end - start) % DAY_MIN
        first = grid.clock(duty.start_min)
        length = duty.end_min - duty.start_min
        shift = (first - start) % DAY_MIN  # minutes since the window last opened
        inside = max(0, min(span, shift + length) - shift)
        inside += max(0, shift + length - DAY_MIN) if shift + length > DAY_MIN else 0
        return 2 * min(inside, length) > length


EVERY = DutyClass()


@dataclass(frozen=True, slots=True)
class Forbid:
    """No duty of the class that overlaps [start_min, end_min), or, with `by_start`, that starts in it."""

    rule: str
    agents: Agents
    of: DutyClass
    start_min: int
    end_min: int
    by_start: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """A duty of the class that overlaps [start_min, end_min) (by start: starts in it) costs `cents`."""

    rule: str
    agents: Agents
    of: DutyClass
    start_min: int
    end_min: int
    cents: int
    by_start: bool = True


@dataclass(frozen=True, slots=True)
class Succession:
    """Between the end of a duty of class `first` and the start of the agent's next duty, if it is of class
    `second`, lie at least `rest_min` minutes."""

    rule: str
    agents: Agents
    first: DutyClass
    second: DutyClass
    rest_min: int


@dataclass(frozen=True, slots=True)
class Run:
    """At most `most_days` local days from the first to the last duty of a run, both counted.

    A run of duties of the class ends when the rest between two of them is at least `reset_min`, or (with
    `broken_by_other`) at any duty of another class. `reset_min=0` means: a local day without such a duty ends it.
    """

    rule: str
    agents: Agents
    of: DutyClass
    most_days: int
    reset_min: int = 0
    broken_by_other: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """Sum of a measure over the agent's duties of a class in each period lies in [least, most].

    measure: "duties", "paid_min" or "weekends" (weekends with at least one duty that starts on Saturday or
    Sunday). period: "day" (local date), "week" (Monday to Sunday, local; opening duties of a cut first week
    count; a week cut at the horizon's end has no `least`) or "horizon". Beyond a bound: hard, or `cents` per
    unit (paid_min: per 15 minutes, fractions counted).
    """

    rule: str
    agents: Agents
    of: DutyClass
    measure: str
    period: str
    least: int | None = None
    most: int | None = None
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """At least `least[t]` of the agents on duty and not on break in interval t.

    `cents` per missing agent-interval; None = hard.
    """

    rule: str
    id: str
    agents: Agents
    least: IntArray = field(hash=False)
    cents: int | None


@dataclass(frozen=True, slots=True)
class BreaksInside:
    """Each duty has exactly the breaks of its template, each within its window (offsets from the start)."""

    rule: str
    agents: Agents


@dataclass(frozen=True, slots=True)
class StandbyRest:
    """On-call duties: `rest_min` free before and after, at most one in any `within_days` days (start dates),
    and none that overlaps a duty or an absence."""

    rule: str
    agents: Agents
    rest_min: int
    within_days: int


@dataclass(frozen=True, slots=True)
class Attend:
    """The agent is on duty for an activity of `length_min` that starts in [earliest_min, latest_min - length_min].

    It overlaps no break and takes the agent off the queues. A missed one costs `cents` (None = hard).
    """

    rule: str
    agents: Agents
    activity: str
    length_min: int
    earliest_min: int
    latest_min: int
    cents: int | None


Form = Attend | Forbid | Price | Succession | Run | Total | OnDuty | BreaksInside | StandbyRest

"""Forms: the small engine-neutral vocabulary in which rules restrict rosters.

Every form speaks of some agents' duties in time. `cents=None` makes it hard, otherwise it is a price per unit.

Common ground of all engines
- A duty of template T on local day D starts at `grid.minute(D, T.start)`, ends `T.length_min` elapsed minutes
  later (also on the night the clocks change), pays `T.paid_min`, and starts inside the horizon.
- An on-call duty fills one window of `requirement.on_call` from its start to its end, by one of its agents.
- The opening state's duties (they start before the horizon) are history for Succession, Run and Total and are
  never judged themselves: a form refuses or prices only what the roster's own duties add.
- An agent is present in an interval if a duty covers the whole interval and no break or activity touches it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

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
    night_window : (start, end) clock minutes, e.g. (1200, 360): more than half of the duty lies in it, in
        elapsed minutes (the window is an hour shorter or longer on the night the clocks change).
    longer_paid_min : paid minutes above this.
    starts_outside : (earliest, latest) clock minutes; the start lies before the first or after the second.
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
        opens, closes = self.night_window or (0, 0)
        closes += DAY_MIN if closes <= opens else 0
        today = grid.day_of(duty.start_min)
        inside = 0
        for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
            first, last = grid.minute(day, opens), grid.minute(day, closes)
            inside += max(0, min(last, duty.end_min) - max(first, duty.start_min))
        return 2 * inside > duty.end_min - duty.start_min


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
    `second`, lie at least `rest_min` elapsed minutes. The first of the two may be an opening duty."""

    rule: str
    agents: Agents
    first: DutyClass
    second: DutyClass
    rest_min: int


@dataclass(frozen=True, slots=True)
class Run:
    """At most `most_days` local days from the first to the last duty of a run, both counted.

    A run of duties of the class ends when the rest between two of them (end of one to start of the next of the
    class, elapsed minutes) is at least `reset_min`, or (with `broken_by_other`) at any duty of another class.
    `reset_min=0` means: a local day without such a duty ends it. Exactly: for every duty of the roster in the
    class, its day less the day of its run's first duty (opening duties included), plus one, is <= most_days.
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

    measure: "duties", "paid_min" or "weekends" (weekends, Saturday and Sunday of one week, with at least one
    duty that starts on either; horizon only). period: "day" (local date), "week" (Monday to Sunday, local;
    opening duties of a cut first week count; a week cut at the horizon's end has no `least`), "horizon" (no
    opening duties) or "span" (one period: duties that start in [start_min, end_min), opening duties counted).
    With `past` the measure of the opening duties in the period, the roster's own part lies in
    [least - past, max(0, most - past)]. Beyond a bound: hard, or `cents` per unit (paid_min: per 15 minutes,
    fractions counted: cents * minutes // 15 for each agent and period).
    """

    rule: str
    agents: Agents
    of: DutyClass
    measure: str
    period: str
    least: int | None = None
    most: int | None = None
    cents: int | None = None
    start_min: int | None = None
    end_min: int | None = None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """At least `least[t]` of the agents present in interval t (opening duties that reach into it count).

    `cents` per missing agent-interval; None = hard.
    """

    rule: str
    id: str
    agents: Agents
    least: IntArray = field(hash=False)
    cents: int | None


@dataclass(frozen=True, slots=True)
class BreaksInside:
    """Each duty has exactly the breaks of its template (length, paid or not), each starting within its window
    (offsets from the duty's start in elapsed minutes, both ends included)."""

    rule: str
    agents: Agents


@dataclass(frozen=True, slots=True)
class StandbyRest:
    """On-call duties: `rest_min` free of duties before and after, at most one in any `within_days` days (start
    dates), and none that overlaps an absence; opening duties and opening on-call duties count as neighbours.

    Each on-call duty missing to a window's `depth` costs the window's `cents` (requirement.on_call).
    """

    rule: str
    agents: Agents
    rest_min: int
    within_days: int


@dataclass(frozen=True, slots=True)
class Attend:
    """The agent is on duty for an activity of `length_min` that starts in [earliest_min, latest_min - length_min].

    In the roster it is an `Activity` whose `session` is `activity`, wholly inside the duty. It overlaps no break
    (hard) and takes the agent off the queues. A missed one costs `cents` (None = hard).
    """

    rule: str
    agents: Agents
    activity: str
    length_min: int
    earliest_min: int
    latest_min: int
    cents: int | None


Form = Attend | Forbid | Price | Succession | Run | Total | OnDuty | BreaksInside | StandbyRest

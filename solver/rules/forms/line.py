"""Forms that speak of an agent's duties in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.forms.duty_class import Agents, DutyClass


@dataclass(frozen=True, slots=True)
class Succession:
    """Between the end of a duty of class `first` and the start of the agent's next duty, if it is of class
    `second`, lie at least `rest_min` elapsed minutes. The first of the two may be an opening duty.

    `cents` for each pair too near; None = hard.
    """

    rule: str
    agents: Agents
    first: DutyClass
    second: DutyClass
    rest_min: int
    cents: int | None = None


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
class Stretch:
    """Stretches of successive local days with a duty of the class (`free`: without one) are neither short nor long.

    A stretch is as long as it can be; opening duties count, back to the agent's first known day (the day of the
    first opening duty, else the horizon's first). One that holds the first known day or the horizon's last day
    has no `least_days`, for it may be longer than it looks. Stretches wholly before the horizon are not judged.
    Units: days missing to `least_days`; days of the horizon beyond `most_days`. Hard, or `cents` per unit.
    """

    rule: str
    agents: Agents
    of: DutyClass
    free: bool
    least_days: int = 1
    most_days: int | None = None
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """Sum of a measure over the agent's duties of a class in each period lies in [least, most].

    measure: "duties", "paid_min", "weekends" (weekends, Saturday and Sunday of one week, with at least one duty
    that starts on either), "half_weekends" (weekends of which exactly one of both days starts a duty, both in
    the horizon), "weeks" (Monday to Sunday, with at least one duty) or "activity_min" (minutes of the activities
    of kind `activity` inside the duties). Weekends count in the horizon only, the other measures anywhere.

    period: "day" (local date), "week" (Monday to Sunday, local; opening duties of a cut first week count; a week
    cut at the horizon's end has no `least`), "horizon" (no opening duties) or "span" (one period: duties that
    start in [start_min, end_min), opening duties counted).

    With `past` the measure of the opening duties in the period, the roster's own part lies in
    [least - past, max(0, most - past)]. Beyond a bound: hard, or `cents` per unit (minutes: per 15 minutes,
    fractions counted: cents * minutes // 15 for each agent and period). With `rising` the first unit beyond
    costs `cents`, the second twice that, the third three times (u units: cents * u * (u + 1) / 2; never for
    minutes): what is spread over people costs least.
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
    rising: bool = False
    activity: str = ""

"""Forms that speak of on-call duties."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.forms.duty_class import Agents


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
class StandbyTotal:
    """What an agent's on-call duties add up to in a period lies below a limit.

    measure: "duties" (on-call duties of the windows named, None = of all) or "work_min" (paid minutes of the
    agent's shifts plus `share` of the minutes of those on-call duties, each cut to whole minutes). period: "week"
    (Monday to Sunday) or "month", both local by start, or "horizon". Judged are periods in which the roster has
    an on-call duty that counts. With `before` = `past` plus, except for "horizon", the measure of the opening
    rows in the period, the roster's own part lies in [0, max(0, most - before)]. Beyond: hard, or `cents` per
    unit (minutes: per 15 minutes, cents * minutes // 15); `rising` as in Total, for duties.
    """

    rule: str
    agents: Agents
    measure: str
    period: str
    most: int
    windows: frozenset[str] | None = None
    share: float = 1.0
    past: int = 0
    cents: int | None = None
    rising: bool = False


@dataclass(frozen=True, slots=True)
class StandbyRun:
    """Shifts and on-call duties together: at most `most_days` local days from the first to the last of a run.

    Every on-call duty is taken as worked from its start to its end. A run of an agent's rows in order of time, the
    opening ones included, ends when the rest before a row (from the furthest end so far) is at least `reset_min`,
    or, with `reset_min=0`, at a local day on which no row starts. Exactly: for every row of the roster that comes
    with or after an on-call duty of the roster in its run, its day less the day of the run's first row, plus one,
    is <= most_days. Always hard.
    """

    rule: str
    agents: Agents
    most_days: int
    reset_min: int

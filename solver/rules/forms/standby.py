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

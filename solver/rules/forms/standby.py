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
    """On-call duties of an agent in each period, with what was there before, are no more than `most`.

    measure: "duties" (of the windows named, None = of all) or "work_min" (paid minutes of the agent's duties
    plus `share` of the minutes of the on-call duties, cut to whole minutes each; only periods with an on-call
    duty of the roster count). period: "week", "month" (both local, by start; opening rows count) or "horizon"
    (no opening rows; `past` is added instead). Hard, or `cents` per unit (minutes: per 15 minutes, as Total);
    `rising` as in Total, for duties.
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

"""Who must be asked first: people whose published days would change at less notice than the operation keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solver.grid import utc_minute

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.answers.standing import Standing


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who must be asked first, with the whole days of notice that are left (0: the day has begun)."""

    agent: str
    days: int


def asked_first(standing: Standing, changed: Iterable[tuple[str, date]]) -> tuple[Asking, ...]:
    """Whom to ask before some of their days change, sorted; nobody while the plan is not published.

    Notice counts as in a repair: from the moment of the plan to the day's local midnight, against the frozen days of
    the operation's cycle.
    """
    if not standing.published:
        return ()
    grid, frozen = standing.plan.grid, standing.inputs.operation.config.cycle.frozen_days
    begun = grid.day_of(utc_minute(standing.plan.as_of))
    since_midnight = utc_minute(standing.plan.as_of) - grid.minute(begun, 0)
    least: dict[str, int] = {}
    for agent, day in changed:
        days = (day - begun).days - (since_midnight > 0)
        if days < frozen:
            least[agent] = max(0, min(least.get(agent, days), days))
    return tuple(Asking(agent, least[agent]) for agent in sorted(least))

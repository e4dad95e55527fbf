"""Night workers: whom their last weeks or their contract make one; never the roster under judgement."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Contract
    from solver.rules.facts.timeline import View, Window

FOUR_WEEKS = timedelta(days=28)


def night_workers(case: RosterCase, seen: View, window: Window, least_nights: int) -> frozenset[str]:
    """Agents who worked at least so many night shifts in the four weeks before the plan, or can work no others.

    A night shift lies with more than half of its minutes in the window. Those who can work no others have a
    contract whose menus hold night shifts only.
    """
    since, found = case.grid.days[0] - FOUR_WEEKS, []
    for agent in case.agents:
        worked = (duty for duty in seen.past.get(agent.id, ()) if duty.day >= since)
        nights = sum(seen.is_night(duty, window) for duty in worked)
        if nights >= least_nights or _nights_only(case, agent.contract, window):
            found.append(agent.id)
    return frozenset(found)


def _nights_only(case: RosterCase, contract: Contract, window: Window) -> bool:
    offered = [template for template in case.templates if template.menu in contract.menus]
    nights = (2 * _minutes_in(window, t.start, t.start + t.length_min) > t.length_min for t in offered)
    return bool(offered) and all(nights)


def _minutes_in(window: Window, start: int, end: int) -> int:
    """Minutes of a span of the wall clock, from one midnight on, that lie in a window, clock changes left out."""
    opens, closes = window[0], window[1] if window[1] > window[0] else window[1] + DAY_MIN
    shifts = (-DAY_MIN, 0, DAY_MIN)
    return sum(max(0, min(end, closes + shift) - max(start, opens + shift)) for shift in shifts)

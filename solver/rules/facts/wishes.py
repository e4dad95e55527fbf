"""Wishes: what refuses one, for every rule that puts a price on it.

"off" is refused by each shift that starts on the day, "work" by a day without one, "start_between" by each shift of
the day that starts before the earliest or after the latest clock minute (a day off does not refuse it). `priced`
(forms) and `refused` (check) are both readings shared by rules of one text, `wish`, `refused_wishes` and
`seniority`, which differ in their price of a wish.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.timeline import View, view
from solver.rules.forms import EVERY, DutyClass, Price, Total

if TYPE_CHECKING:
    from solver.case import RosterCase, Wish
    from solver.duties import Roster
    from solver.rules.forms import Form

Pricing = Callable[["Wish"], int]


def in_force(case: RosterCase) -> list[Wish]:
    """Wishes of the case's agents for days of the horizon, each once."""
    known, days = {agent.id for agent in case.agents}, set(case.grid.days)
    meant = {wish for wish in case.wishes if wish.agent in known and wish.day in days}
    return sorted(meant, key=_order)


def priced(rule: str, case: RosterCase, cents_of: Pricing) -> tuple[Form, ...]:
    """A price on duties of the day, or on their absence; one form for all who wish the same at one price."""
    who: dict[tuple[Wish, int], list[str]] = {}
    for wish in in_force(case):
        cents = cents_of(wish)
        if cents:
            who.setdefault((_anybodys(wish), cents), []).append(wish.agent)
    return tuple(_form(rule, case, wish, frozenset(ids), cents) for (wish, cents), ids in who.items())


def refused(rule: str, case: RosterCase, roster: Roster, cents_of: Pricing) -> tuple[Violation, ...]:
    """Wishes refused that cost something, each with its price."""
    seen, found = view(case, roster), []
    for wish in in_force(case):
        refusals = _refusals(seen, wish)
        cents = refusals * cents_of(wish) if refusals else 0
        if cents:
            when = (rule, wish.agent, *seen.bounds(wish.day, 1))
            amounts = (0, 1) if wish.kind == "work" else (refusals, 0)
            found.append(Violation(*when, *amounts, "duties", False, cents))
    return tuple(found)


def _order(wish: Wish) -> tuple[str, date, str, int, int, int]:
    """As wishes are ordered, and faster."""
    return wish.agent, wish.day, wish.kind, wish.rank, wish.earliest, wish.latest


def _anybodys(wish: Wish) -> Wish:
    return type(wish)("", wish.day, wish.kind, wish.rank, wish.earliest, wish.latest)


def _form(rule: str, case: RosterCase, wish: Wish, who: frozenset[str], cents: int) -> Form:
    span = (case.grid.minute(wish.day, 0), case.grid.minute(wish.day, DAY_MIN))
    if wish.kind == "work":
        return Total(rule, who, EVERY, "duties", "span", 1, None, cents, *span)
    other_start = DutyClass(starts_outside=(wish.earliest, wish.latest))
    return Price(rule, who, EVERY if wish.kind == "off" else other_start, *span, cents)


def _refusals(seen: View, wish: Wish) -> int:
    starts = [seen.clock(d.start_min) for d in seen.planned.get(wish.agent, ()) if d.day == wish.day]
    if wish.kind == "off":
        return len(starts)
    if wish.kind == "work":
        return int(not starts)
    return sum(start < wish.earliest or start > wish.latest for start in starts)

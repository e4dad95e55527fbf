"""What people carry in a roster, by local day: nights, weekends, feasts, match nights, on-call, refused wishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.answers.fairness import occasions
from planner.casework import make_case, nothing_needed

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.duties import Roster

LedgerRow = tuple[str, date, str, int]
"""Agent, local day, measure as rules call it, how often."""
WEEK_DAYS = 7


def burdens(inputs: Inputs, roster: Roster, days: Iterable[date]) -> tuple[LedgerRow, ...]:
    """What each agent carries on some local days, counted as the rules of fairness count it.

    A weekend counts once, on the first of its days that is worked; a feast to those who keep it; a match night to
    whom a shift keeps into the evening. The roster may reach over the days: a Saturday before them makes the Sunday
    no second weekend.
    """
    wanted = frozenset(days)
    if not wanted:
        return ()
    first, last = min(wanted), max(wanted)
    monday = first - timedelta(days=first.weekday())
    period = replace(inputs, start=monday, weeks=(last - monday).days // WEEK_DAYS + 1, kept=None)
    borne = occasions(make_case(period, nothing_needed(period)), roster)
    counted = Counter(
        (agent, day, measure)
        for measure, people in borne.items()
        for agent, mine in people.items()
        for day in mine
        if day in wanted
    )
    return tuple((*key, count) for key, count in sorted(counted.items()))

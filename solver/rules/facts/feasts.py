"""Feasts: the tagged days of the horizon that are a feast to somebody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.case import RosterCase

FEAST = "feast"


def feasts_of(case: RosterCase) -> dict[str, frozenset[date]]:
    """Feasts in the horizon by feast group of an agent: everybody's, and those of the group that the agent chose.

    Groups without any are left out; a feast of another group is a working day like others.
    """
    inside = set(case.grid.days)
    feasts = [(day.day, day.group) for day in case.agreements.days if day.tag == FEAST and day.day in inside]
    found = {}
    for group in sorted({agent.feast_group for agent in case.agents}):
        days = frozenset(day for day, whose in feasts if whose in ("", group))
        if days:
            found[group] = days
    return found

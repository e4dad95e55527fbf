"""People whom a future takes away: no roster has them then, so the need of that future is higher by them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from solver.cover import FloatArray, Requirement
    from solver.duties import Roster
    from solver.grid import Grid
    from solver.groups import Groups


def with_fallen(need: Requirement, rosters: tuple[Roster, Roster], groups: Groups, grid: Grid) -> Requirement:
    """The need of a future, raised at every level by the heads that it takes from a roster.

    Parameters
    ----------
    rosters : the one that stands, and what the future leaves of it. Who another roster would have lost in those hours
        is not known; the same number, with the same skills, is taken as expected.
    """
    stood, left = rosters
    kept = frozenset(left.duties)
    gone = [duty for duty in stood.duties if duty not in kept]
    if not gone:
        return need
    more, group_of = np.zeros(need.load.shape), groups.group_of()
    for duty in gone:
        if duty.agent in group_of:
            when = slice(*(max(0, grid.index(at)) for at in (duty.start_min, duty.end_min)))
            more[:, when] += _shares(need, group_of[duty.agent], when)
    return replace(need, need=need.need + more)


def _shares(need: Requirement, group: int, when: slice) -> FloatArray:
    """How one agent's time is spread over the rows that the agent can serve: as their load is."""
    load = np.where(need.serves[group][:, None], need.load[:, when], 0.0)
    whole = load.sum(axis=0)
    return np.asarray(np.divide(load, whole, out=np.zeros_like(load), where=whole > 0))

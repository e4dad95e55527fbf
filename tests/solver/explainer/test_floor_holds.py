"""Whom a floor holds: only who is needed for it in an hour in which it is kept exactly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from solver.cover import Floor
from solver.explainer.floor_holds import held_by_floors
from solver.rules.floor import Floors
from tests.solver.rules.worlds import EARLY, a_case, an_agent, roster_of, row

PLAIN = a_case(agents=tuple(an_agent(name) for name in ("ada", "bea", "can")))


def with_floor(least: int) -> RosterCase:
    """Ada and Bea hold a language."""
    floor = Floor("de", frozenset({"ada", "bea"}), np.full(PLAIN.grid.intervals, least, dtype=np.int64), 3000)
    requirement = replace(PLAIN.requirement, floors=(floor,))
    return replace(PLAIN, requirement=requirement, rules=(Floors(),))


def test_a_floor_kept_exactly_holds_those_it_counts() -> None:
    """One of one; nobody where a second is there, nobody whom it does not count, nobody without a floor."""
    ada, bea, can = (row(PLAIN, EARLY, 0, agent=name) for name in ("ada", "bea", "can"))
    assert held_by_floors(with_floor(1), roster_of(*ada, *can), (*ada, *can)) == {"ada": "de"}
    assert held_by_floors(with_floor(1), roster_of(*ada, *bea), ada) == {}
    assert held_by_floors(with_floor(2), roster_of(*ada, *bea), ada) == {"ada": "de"}
    assert held_by_floors(with_floor(0), roster_of(*ada), ada) == {}
    assert held_by_floors(with_floor(1), roster_of(*ada), ()) == {}

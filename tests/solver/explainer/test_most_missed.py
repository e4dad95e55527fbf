"""Where a shift counts most: the interval and queue in which one fewer costs most."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.cover import Requirement
from solver.explainer.coverage_change import coverage_change
from solver.explainer.most_missed import most_missed
from tests.solver.rules.worlds import ADA, CAN, EARLY, MONDAY, a_case, roster_of, row

BASE = a_case(agents=(ADA, CAN))
NOON = BASE.grid.index(BASE.grid.minute(MONDAY, 12 * 60))


def needed(at_noon: float) -> Requirement:
    """One person all week, and so many at the quarter hour from noon on Monday, at four levels."""
    heads = np.ones((1, BASE.grid.intervals))
    heads[0, NOON] = at_noon
    need = np.stack([heads] * 4)
    return Requirement((("chat",),), np.ones((1, 1), dtype=bool), need, (100, 50, 20, 5), heads)


def test_the_interval_that_lacks_most_is_named_with_its_people() -> None:
    """Two work where one is due, but at noon two are: only there is the second one missed."""
    case = replace(BASE, requirement=needed(2.0))
    both = roster_of(*row(case, EARLY, 0), *row(case, EARLY, 0, agent="can"))
    alone = roster_of(*row(case, EARLY, 0, agent="can"))
    found = most_missed(case, both, row(case, EARLY, 0)[0], alone)
    assert found is not None
    assert (found.start_min, found.queue, found.intervals) == (case.grid.minute(MONDAY, 12 * 60), "chat", 1)
    assert (found.there.present, found.without.present) == (2, 1)
    assert found.cents == pytest.approx(coverage_change(case, both, alone))


def test_nobody_is_missed_where_enough_stay() -> None:
    """Two for one: either may go."""
    case = replace(BASE, requirement=needed(1.0))
    both = roster_of(*row(case, EARLY, 0), *row(case, EARLY, 0, agent="can"))
    assert most_missed(case, both, row(case, EARLY, 0)[0], roster_of(*row(case, EARLY, 0, agent="can"))) is None


def test_who_serves_nothing_is_missed_nowhere() -> None:
    """Somebody in no group changes no queue's people."""
    case = replace(BASE, requirement=needed(2.0), groups=replace(BASE.groups, members=(("can",),)))
    both = roster_of(*row(case, EARLY, 0), *row(case, EARLY, 0, agent="can"))
    assert most_missed(case, both, row(case, EARLY, 0)[0], roster_of(*row(case, EARLY, 0, agent="can"))) is None

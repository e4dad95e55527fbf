"""A stored plan saves a search; what it does against the law proves nothing."""

from __future__ import annotations

from dataclasses import replace

from solver.duties import Roster
from solver.explainer.infeasible import find_clashes
from solver.explainer.infeasible.nearest import lawful, near_by
from solver.rules.daily_rest import DailyRest
from tests.solver.explainer.infeasible.promise_worlds import LIMIT_S, away, on, promised
from tests.solver.rules.worlds import shift


def test_a_person_who_works_on_leave_is_left_out_of_the_roster() -> None:
    """The floor seems kept only because Ada is rostered while she is away."""
    case = promised(days=(1,))
    case = replace(case, absences=(away(case, "ada", 1),))
    ada, can = (shift(case, on(case, 1), 360, 480, agent) for agent in ("ada", "can"))
    assert lawful(case, Roster((ada,))).duties == ()
    assert lawful(case, Roster((ada, can))).duties == (can,)
    assert [promise.id for promise in near_by(case, Roster((ada,))).short] == ["one"]
    assert near_by(case, Roster((can,))).short == ()


def test_the_clash_is_found_beside_a_roster_that_hides_it() -> None:
    """Both are away on the second day, and the plan, older than that, has Ada there."""
    case = promised(DailyRest(), days=(1,))
    case = replace(case, absences=(away(case, "ada", 1), away(case, "can", 1)))
    old = Roster((shift(case, on(case, 1), 360, 480, "ada"),))
    (clash,) = find_clashes(case, LIMIT_S, near=old).clashes
    assert [party.agents for party in clash.parties] == [("ada",), ("can",)]

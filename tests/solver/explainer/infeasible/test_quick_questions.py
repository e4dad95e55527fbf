"""A smaller question: what it leaves out is never what is fixed, and its rosters keep the larger one."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from solver.case import ActivityDue, Lock
from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.promises import promises_of
from solver.explainer.infeasible.quick import APART_MIN, fewer_shifts, on_one_day
from solver.rules.activity import ActivitiesDue
from solver.rules.forms import Attend
from solver.shifts import ShiftTemplate
from tests.solver.explainer.infeasible.promise_worlds import away, on, promised

STARTS = tuple(range(360, 960, 30))


def test_starts_hours_apart_stand_for_all_and_a_fixed_shift_stays() -> None:
    """Whoever is fixed to a shift must find it among the choices."""
    case = promised(days=(1,))
    alike = tuple(ShiftTemplate(f"s{start}", "standard", start, 480) for start in STARTS)
    case = replace(case, templates=alike, locks=(Lock("ada", on(case, 1), "s390"),))
    kept = {template.id for template in fewer_shifts(case).templates}
    assert "s390" in kept
    assert kept <= {template.id for template in alike}
    assert len(kept) <= 2 + (STARTS[-1] - STARTS[0]) // APART_MIN + 1


def test_an_activity_of_a_week_is_put_on_a_day_without_leave() -> None:
    """The first two days are leave, and a shift of the day before may reach into a day."""
    case = promised(ActivitiesDue(), days=())
    bounds = case.grid.day_bounds
    due = ActivityDue("course", "ada", "training", 60, bounds[0], bounds[7])
    case = replace(case, activities=(due,), absences=(away(case, "ada", 0, 2),))
    (form,) = (form for rule in case.rules for form in rule.forms(case) if isinstance(form, Attend))
    (moved,) = (one for one in on_one_day(case, (form,)) if isinstance(one, Attend))
    assert (moved.earliest_min, moved.latest_min) == (bounds[3], bounds[4])


def test_a_quick_answer_is_a_roster_or_nothing() -> None:
    """It never proves: an empty day is left to the whole question."""
    case = promised(who=("ada",), days=(1,))
    (promise,) = promises_of(case)
    asker = Asker(monotonic() + 10.0)
    assert asker.quickly(case, (promise,)).roster is not None
    gone = replace(case, absences=(away(case, "ada", 1),))
    quick = asker.quickly(gone, (promise,))
    assert (quick.roster, quick.impossible) == (None, False)
    assert asker.ask(gone, (promise,)).impossible

"""The price of people missing, worked out where a roster changed: the same as over the whole plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from solver.explainer.coverage_change import coverage_change
from solver.explainer.trial import Trial
from solver.roster.evaluate import coverage_cents
from tests.solver.rules.worlds import ADA, CAN, EARLY, LATE, MONDAY, NIGHT, a_case, opened, roster_of, row, wanted

PLAIN = a_case(agents=(ADA, CAN))
CASE = replace(PLAIN, requirement=wanted(PLAIN.grid, 2), opening=opened(*row(PLAIN, NIGHT, -1, agent="can")))
STANDING = roster_of(*row(CASE, EARLY, 0, 2), *row(CASE, LATE, 4, agent="can"))


@pytest.mark.parametrize("place", [0, 2, 4, 6])
def test_the_change_of_a_day_is_that_of_the_whole_plan(place: int) -> None:
    """A shift moved, added at the end, or taken at the start: no interval outside it changes."""
    trial, day = Trial(CASE, STANDING), MONDAY + timedelta(days=place)
    for after in (trial.with_day("ada", day, trial.duty("ada", day, "late")), trial.with_day("ada", day, None)):
        whole = coverage_cents(CASE, after) - coverage_cents(CASE, STANDING)
        assert coverage_change(CASE, STANDING, after) == pytest.approx(whole)
        assert dict(trial.judge(after).cents).get("coverage", 0.0) == pytest.approx(whole)


def test_nothing_changed_costs_nothing() -> None:
    """The same roster again."""
    assert coverage_change(CASE, STANDING, STANDING) == 0.0

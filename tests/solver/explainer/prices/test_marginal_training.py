"""What an activity costs at its time, and where it would cost less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case import ActivityDue, RosterCase
from solver.duties import Activity, Duty, Roster
from solver.explainer.prices.marginal_heads import Present, head_prices
from solver.explainer.prices.marginal_training import Slot, training_slots, without
from solver.explainer.trial import Trial
from solver.roster.evaluate import coverage_cents
from tests.solver.roster.worlds import EARLY, MONDAY, duty_of, tiny_case

HOUR = 60


def busy_at(case: RosterCase, interval: int) -> RosterCase:
    """A need of one person in every hour, of three in one."""
    need = case.requirement.need.copy()
    need[:, :, interval] = 3.0
    return replace(case, requirement=replace(case.requirement, need=need))


def trained(case: RosterCase, agent: str, hour: int) -> Duty:
    """Ada's early shift with an hour of training."""
    duty = duty_of(case, agent, MONDAY, EARLY)
    return replace(duty, activities=(Activity(duty.start_min + hour * HOUR, HOUR, "course", f"course-{agent}"),))


@pytest.fixture
def case() -> RosterCase:
    """Two people; three are needed at seven; the training may lie anywhere on Monday."""
    found = busy_at(tiny_case(2, 1), 7)
    low = found.grid.start_min
    due = tuple(ActivityDue(f"course-{a}", a, "course", HOUR, low, low + 1440) for a in ("A0", "A1"))
    return replace(found, activities=due)


def slots_of(case: RosterCase, roster: Roster) -> tuple[Slot, ...]:
    present = Present(case, roster)
    return training_slots(Trial(case, roster), present, head_prices(present))


def test_an_activity_costs_what_its_person_would_have_saved(case: RosterCase) -> None:
    """The price of the roster with the person at the queues is lower by just that."""
    roster = Roster((trained(case, "A0", 1), duty_of(case, "A1", MONDAY, EARLY)))
    (slot,) = slots_of(case, roster)
    saved = coverage_cents(case, roster) - coverage_cents(case, without(roster, slot))
    assert slot.cents == slot.cover_cents == pytest.approx(saved, abs=0.05)
    assert slot.cents > 0


def test_the_better_time_is_lawful_cheaper_and_priced_as_it_turns_out(case: RosterCase) -> None:
    """Two people where one is enough: the training costs nothing there, and the break is left alone."""
    roster = Roster((trained(case, "A0", 1), duty_of(case, "A1", MONDAY, EARLY)))
    (slot,) = slots_of(case, roster)
    assert slot.move is not None
    trial = Trial(case, roster)
    moved = trial.with_days({(duty.agent, duty.day): duty for duty in slot.move.changed})
    verdict = trial.judge(moved)
    assert verdict.lawful
    assert verdict.total_cents == pytest.approx(-slot.saved_cents, abs=0.05)
    (pause,) = roster.duties[0].breaks
    assert not pause.start_min - HOUR < slot.move.start_min < pause.start_min + pause.length_min


def test_people_of_one_session_are_priced_together_and_stay(case: RosterCase) -> None:
    """Two away at once cost more than each alone; none of them is told to go elsewhere."""
    held = [replace(a, session="both") for a in trained(case, "A0", 1).activities]
    roster = Roster(tuple(replace(duty_of(case, n, MONDAY, EARLY), activities=tuple(held)) for n in ("A0", "A1")))
    (slot,) = slots_of(case, roster)
    assert slot.agents == ("A0", "A1")
    assert (slot.fixed, slot.move) == (True, None)
    assert slot.cents == pytest.approx(
        coverage_cents(case, roster) - coverage_cents(case, without(roster, slot)), abs=0.05
    )


def test_a_dated_activity_is_fixed(case: RosterCase) -> None:
    """Its time is given: the price is told, no other time."""
    duty = trained(case, "A0", 1)
    dated = replace(case.activities[0], earliest_min=duty.activities[0].start_min, fixed=True)
    (slot,) = slots_of(replace(case, activities=(dated,)), Roster((duty,)))
    assert slot.fixed
    assert slot.move is None


def test_nothing_is_told_of_a_roster_without_activities(case: RosterCase) -> None:
    """And nothing fails."""
    assert slots_of(case, Roster((duty_of(case, "A0", MONDAY, EARLY),))) == ()

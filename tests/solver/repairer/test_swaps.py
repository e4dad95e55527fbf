"""Swaps: yes or no, the rule that speaks, and the nearest swap that works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.duties import Roster
from solver.explainer.trial import Trial
from solver.repairer import Swap, judge_swap
from tests.solver.repairer.worlds import ADA, CAN, EVE, WEDNESDAY, early_by_ada, floor_of
from tests.solver.rules.worlds import EARLY, LATE, MONDAY, NIGHT, days_from, row

TUESDAY, THURSDAY = days_from(MONDAY, 1)[0], days_from(MONDAY, 3)[0]


def trial_of(*can: object, able: tuple[str, ...] = ("ada", "can", "eve")) -> Trial:
    """Ada works early all week; what Can works is told."""
    case = floor_of(ADA, CAN, EVE, able=able)
    return Trial(case, Roster(tuple(sorted((*early_by_ada(case).duties, *can)))))


def late_can(*offsets: int) -> tuple[object, ...]:
    """Can's late shifts."""
    return row(floor_of(ADA, CAN, EVE), LATE, *offsets, agent="can")


def test_a_shift_may_be_given_to_who_is_free_and_rested() -> None:
    """Can is off all week: yes, and the roster is told."""
    answer = judge_swap(trial_of(), Swap("ada", WEDNESDAY, "can"))
    assert answer.allowed
    assert answer.roster is not None
    assert answer.nearest == ()
    assert [d.agent for d in answer.roster.duties if d.day == WEDNESDAY] == ["can"]


def test_two_people_exchange_days() -> None:
    """Ada's Wednesday for Can's Saturday: both shifts change hands, breaks and all."""
    saturday = days_from(MONDAY, 5)[0]
    answer = judge_swap(trial_of(*late_can(5)), Swap("ada", WEDNESDAY, "can", saturday))
    assert answer.allowed
    assert answer.roster is not None
    assert {(d.agent, d.template) for d in answer.roster.duties if d.day in (WEDNESDAY, saturday)} == {
        ("can", EARLY.id),
        ("ada", LATE.id),
    }


def test_a_swap_that_leaves_too_little_rest_is_refused_by_name_and_a_nearer_one_is_offered() -> None:
    """Can comes late on Tuesday and cannot begin at six on Wednesday; Eve can."""
    answer = judge_swap(trial_of(*late_can(1)), Swap("ada", WEDNESDAY, "can"))
    assert not answer.allowed
    assert answer.verdict is not None
    assert {v.rule for v in answer.verdict.broken} == {"daily_rest"}
    assert "eve" in {near.swap.second for near in answer.nearest}
    assert all(near.allowed for near in answer.nearest)


def test_what_the_swap_costs_is_told_with_it() -> None:
    """Eve cannot answer the chat: no rule forbids it, but from six to two nobody is there."""
    answer = judge_swap(trial_of(able=("ada", "can")), Swap("ada", WEDNESDAY, "eve"))
    assert answer.allowed
    assert answer.verdict is not None
    assert dict(answer.verdict.cents)["coverage"] == pytest.approx(32_000)


def test_skills_lost_with_the_shift_are_named() -> None:
    """Who takes over is no lead."""
    case = floor_of(replace(ADA, roles=frozenset({"lead"})), CAN)
    answer = judge_swap(Trial(case, early_by_ada(case)), Swap("ada", WEDNESDAY, "can"))
    assert answer.lost_skills == ("lead",)
    assert answer.gained_skills == ()


@pytest.mark.parametrize(
    ("swap", "fault"),
    [
        (Swap("ada", days_from(MONDAY, 6)[0], "can"), "no_shift"),
        (Swap("ada", WEDNESDAY, "ada"), "same_agent"),
        (Swap("ada", WEDNESDAY, "can", THURSDAY), "day_taken"),
        (Swap("ada", WEDNESDAY, "zoe"), "outside"),
        (Swap("ada", TUESDAY, "can"), "begun"),
    ],
)
def test_questions_that_are_none_are_told_from_refusals(swap: Swap, fault: str) -> None:
    """No rule speaks of a shift that is not there, or has begun."""
    trial = trial_of(*late_can(2, 3))
    now_min = trial.case.grid.minute(TUESDAY, 12 * 60)
    answer = judge_swap(trial, swap, now_min=now_min)
    assert answer.fault == fault
    assert answer.verdict is None
    assert not answer.allowed


def test_no_swap_is_offered_that_gives_back_the_hours_it_takes() -> None:
    """Can comes late on Tuesday; Eve works early on Wednesday too, and six to two for six to two mends nothing."""
    case = floor_of(ADA, CAN, EVE)
    others = (*row(case, LATE, 1, 5, agent="can"), *row(case, EARLY, 2, agent="eve"))
    trial = Trial(case, Roster(tuple(sorted((*early_by_ada(case).duties, *others)))))
    assert judge_swap(trial, Swap("ada", WEDNESDAY, "can", TUESDAY)).nearest == ()


def test_other_days_of_the_same_colleague_come_before_shifts_given_for_nothing() -> None:
    """An exchange was asked: Can's Saturday and Sunday are nearer to that than a Wednesday given away."""
    saturday, sunday = days_from(MONDAY, 5, 6)
    answer = judge_swap(trial_of(*late_can(3, 5, 6)), Swap("ada", WEDNESDAY, "can", THURSDAY))
    assert answer.fault == "day_taken"
    found = [(near.swap.second, near.swap.second_day) for near in answer.nearest]
    assert found == [("can", saturday), ("can", sunday), ("can", None)]


def test_a_night_is_not_offered_to_who_would_not_rest() -> None:
    """All that is offered passes the checker."""
    case = floor_of(ADA, CAN, EVE)
    nights = row(case, NIGHT, 0, 1, 2, agent="can")
    trial = Trial(case, Roster(tuple(sorted((*early_by_ada(case).duties, *nights)))))
    answer = judge_swap(trial, Swap("ada", WEDNESDAY, "can", WEDNESDAY))
    assert not answer.allowed
    assert all(near.verdict is not None and near.verdict.lawful for near in answer.nearest)

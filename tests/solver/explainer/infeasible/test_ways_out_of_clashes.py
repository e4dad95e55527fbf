"""What is offered as a way out was tried: the changed world has no such clash."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from solver.case import Lock, RosterCase
from solver.cover import OnCallWindow
from solver.explainer.infeasible import Party, WayOut, ways_out
from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.changes import hired, lowered
from solver.explainer.infeasible.promises import promises_of
from solver.rules.daily_rest import DailyRest
from solver.rules.standby import Standby
from tests.solver.explainer.infeasible.promise_worlds import LATE_DAY, LIMIT_S, away, clashes, on, promised


def ways(case: RosterCase) -> dict[str, WayOut]:
    """Ways out of the first clash by kind, the cheapest of each."""
    found: dict[str, WayOut] = {}
    for way in ways_out(case, clashes(case)[0], LIMIT_S):
        found.setdefault(way.kind, way)
    return found


def test_a_floor_of_one_speaker_has_at_least_three_ways_out() -> None:
    """Less is promised, somebody is hired, or somebody learns."""
    found = ways(promised(who=("ada",), hours=LATE_DAY))
    assert {"lower_floor", "shorter_hours", "hire", "train_person"} <= set(found)
    assert dict(found["shorter_hours"].about)["hours"] == "06:00-14:00"
    assert all(way.restores for way in found.values())


def test_the_price_of_a_hire_is_the_hours_at_the_rate_of_those_who_count() -> None:
    """Forty hours a week at twelve euros for one week."""
    case = promised(who=("ada",), hours=LATE_DAY)
    paid = replace(case, agents=tuple(replace(agent, hour_cents=1200) for agent in case.agents))
    hire = ways(paid)["hire"]
    assert (hire.hours, hire.cents) == (40.0, 40 * 1200)


def test_leave_is_moved_to_where_the_floor_holds() -> None:
    """The week after, in a plan of two weeks: both leaves stand then."""
    case = promised(length=14)
    both = replace(case, absences=(away(case, "ada", 2), away(case, "can", 2)))
    moved = next(w for w in ways_out(both, clashes(both)[0], LIMIT_S) if dict(w.about).get("start_min"))
    start_min = dict(moved.about)["start_min"]
    assert isinstance(start_min, int)
    (agent,) = moved.agents
    later = tuple(
        replace(a, start_min=start_min, end_min=start_min + a.end_min - a.start_min) if a.agent == agent else a
        for a in both.absences
    )
    assert clashes(replace(both, absences=later)) == ()


def test_a_fixed_shift_is_released_changed_or_passed_on() -> None:
    """A late and an early shift too near: another shift that day, or another person, keeps the rest."""
    case = promised(DailyRest(), days=())
    locks = (Lock("ada", on(case, 1), "late"), Lock("ada", on(case, 2), "early"))
    found = ways(replace(case, locks=locks))
    assert {"drop_lock", "other_shift", "other_person", "loosen_rule"} <= set(found)
    other = dict(found["other_shift"].about)["template"]
    moved = {lock for lock in locks if lock.template != "early"} | {Lock("ada", locks[1].day, str(other))}
    assert clashes(replace(case, locks=tuple(sorted(moved, key=lambda lock: lock.day)))) == () or other != "late"


def test_a_window_short_of_people_is_lowered_by_one() -> None:
    """One of two can stand by."""
    case = promised(Standby(), days=())
    low, high = case.grid.day_bounds[3] + 1200, case.grid.day_bounds[4] + 360
    window = OnCallWindow("night", frozenset({"ada", "can"}), low, high, 2, 15, 30, 500, 9000)
    case = replace(case, requirement=replace(case.requirement, on_call=(window,)))
    found = ways(replace(case, absences=(away(case, "ada", 3),)))
    assert dict(found["lower_floor"].about)["least"] == 1
    assert "hire" in found


def test_two_sets_of_causes_leave_no_single_party_as_a_way_out() -> None:
    """Both people away twice over: to cancel one absence is not offered, for it does not help."""
    case = promised(days=(2,))
    twice = (away(case, "ada", 2), away(case, "can", 2), away(case, "ada", 1, 2), away(case, "can", 1, 2))
    found = ways_out(replace(case, absences=twice), clashes(replace(case, absences=twice))[0], LIMIT_S)
    assert all(way.kind != "move_leave" for way in found)
    assert found


def test_a_hired_person_counts_and_keeps_the_floor() -> None:
    """Nobody else of the world is asked."""
    case = promised(who=("ada",), hours=LATE_DAY)
    promise = promises_of(case)[0]
    more, wider = hired(case, promise, case.agents[0], "new")
    assert wider.party == Party("floor", "floor:one", ("ada", "new"), promise.start_min, promise.end_min)
    assert asker().ask(more, (wider,)).roster is not None


def test_a_floor_lowered_to_nobody_is_kept() -> None:
    """As promised it cannot be."""
    case = promised(who=("ada",), hours=LATE_DAY)
    promise = promises_of(case)[0]
    assert asker().ask(case, (promise,)).impossible
    assert asker().ask(lowered(case, promise, lambda least: 0 * least), (promise,)).roster is not None


def asker() -> Asker:
    """One with time enough."""
    return Asker(monotonic() + LIMIT_S)

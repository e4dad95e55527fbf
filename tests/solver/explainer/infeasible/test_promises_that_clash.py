"""One cause in a world: it is in the answer, and without it nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from solver.agreements import Agreements, Desk, Pair, Site
from solver.case import ActivityDue, Lock
from solver.cover import OnCallWindow
from solver.explainer.infeasible import ARITHMETIC
from solver.rules.activity import ActivitiesDue
from solver.rules.certificate import CertificateOfDesk
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.never_both_off import NeverBothOff
from solver.rules.night_rotation import NightRotation
from solver.rules.on_call_reach import OnCallReach
from solver.rules.overtime_closed import OvertimeClosed
from solver.rules.role_floor import Post, RoleFloor
from solver.rules.seats import Seats
from solver.rules.standby import Standby
from solver.rules.weekly_hours import WeeklyHours
from tests.solver.explainer.infeasible.promise_worlds import LATE_DAY, away, clashes, on, promised, told, with_floor
from tests.solver.rules.worlds import ADA, CAN, CONTRACT


def test_one_speaker_cannot_keep_a_floor_of_two_shifts() -> None:
    """Nothing forbids it but that there is one person: no party is named."""
    assert told(promised(who=("ada",), hours=LATE_DAY)) == [("floor:one",)]
    assert told(promised(hours=LATE_DAY)) == []


def test_hours_due_and_possible_are_told() -> None:
    """Of sixteen hours on the first day eight can be kept."""
    (clash,) = clashes(promised(who=("ada",), hours=LATE_DAY, days=(0,)))
    assert (clash.due, clash.possible, clash.unit) == (16 * 60, 8 * 60, "agent_min")


def test_two_leaves_on_one_day_empty_a_floor() -> None:
    """Either leave moved would do: both are named, and no rule."""
    case = promised(DailyRest(), ConsecutiveDays())
    both = replace(case, absences=(away(case, "ada", 2), away(case, "can", 2)))
    (clash,) = clashes(both)
    assert [(party.kind, party.agents) for party in clash.parties] == [("absence", ("ada",)), ("absence", ("can",))]
    assert case.grid.day_of(clash.start_min) == on(case, 2)
    assert told(replace(case, absences=both.absences[:1])) == []


def test_fixed_shifts_too_near_clash_with_the_rest_between_them() -> None:
    """A late shift and an early one on the next day leave eight hours."""
    case = promised(DailyRest(), days=())
    locks = (Lock("ada", on(case, 1), "late"), Lock("ada", on(case, 2), "early"))
    (row,) = told(replace(case, locks=locks))
    assert set(row) == {"late", "early", "daily_rest"}
    assert told(replace(case, locks=(locks[0], Lock("ada", on(case, 3), "early")))) == []


def test_a_certificate_that_lapses_is_named() -> None:
    """Only one person holds it for the whole week; the other is away."""
    case = promised(CertificateOfDesk())
    lapsing = replace(CAN, certificates=(("kyc", date(2026, 3, 11)),))
    desks = Agreements(desks=(Desk("standard", certificate="kyc"),))
    held = replace(case, agents=(replace(ADA, certificates=(("kyc", None),)), lapsing), agreements=desks)
    gap = replace(held, absences=(away(case, "ada", 4),))
    assert told(held) == []
    (row,) = told(gap)
    assert row == ("floor:one", "absence", "kyc")


def test_training_due_during_leave_cannot_be_attended() -> None:
    """The leave covers all the time in which the training could be held."""
    case = promised(ActivitiesDue(), days=())
    bounds = case.grid.day_bounds
    due = ActivityDue("aml", "ada", "training", 60, bounds[1], bounds[3])
    case = replace(case, activities=(due,))
    assert told(replace(case, absences=(away(case, "ada", 1, 2),))) == [("aml", "absence")]
    assert told(replace(case, absences=(away(case, "ada", 1, 1),))) == []


def test_a_night_floor_breaks_on_the_rotation_of_nights() -> None:
    """One person for the nights of two weeks, who may work nights in one week and not in the next."""
    nights = (*range(4), *range(7, 11))
    case = promised(NightRotation(most_weeks=1), who=("ada",), hours=(22, 30), length=14, days=nights)
    assert told(case) == [("floor:one", "night_rotation")]
    assert told(replace(case, rules=tuple(r for r in case.rules if r.kind != "night_rotation"))) == []


def test_part_timers_may_not_work_the_hours_of_a_floor() -> None:
    """Five shifts of eight hours by one who signed twenty-four hours."""
    part = replace(CONTRACT, id="part", week_min=1440, most_week_min=2700, part_time=True)
    case = promised(OvertimeClosed(), WeeklyHours(), who=("ada",), days=range(5))
    case = replace(case, agents=(replace(ADA, contract=part), CAN))
    assert told(case) == [("floor:one", "overtime_closed")]
    assert told(replace(case, agents=(ADA, CAN))) == []


def test_an_on_call_window_short_of_people_names_the_leave() -> None:
    """Two are to stand by and one of the two is away."""
    case = promised(Standby(), days=())
    low, high = case.grid.day_bounds[3] + 1200, case.grid.day_bounds[4] + 360
    window = OnCallWindow("night", frozenset({"ada", "can"}), low, high, 2, 15, 30, 500, 9000)
    case = replace(case, requirement=replace(case.requirement, on_call=(window,)))
    (clash,) = clashes(replace(case, absences=(away(case, "ada", 3),)))
    assert (clash.promise.kind, clash.due, clash.possible) == ("on_call", 2, 1)
    assert [party.kind for party in clash.parties] == ["absence"]
    assert told(case) == []


def test_nights_on_call_that_nobody_reaches_name_the_way_to_the_desk() -> None:
    """Both need 25 minutes and 20 are allowed: the same rule on both nights, and nobody's own doing."""
    case = promised(Standby(), OnCallReach(), days=())
    bounds = case.grid.day_bounds
    nights = tuple(
        OnCallWindow(
            f"night:{d}", frozenset({"ada", "can"}), bounds[d] + 1200, bounds[d + 1] + 360, 1, 15, 20, 500, 900
        )
        for d in (2, 4)
    )
    case = replace(case, requirement=replace(case.requirement, on_call=nights))
    far = replace(case, agents=(replace(ADA, at_desk_min=25), replace(CAN, at_desk_min=25)))
    assert told(far) == [("night:2", "on_call_reach"), ("night:4", "on_call_reach")]
    assert told(case) == []


def test_a_pair_away_on_the_same_day_leaves_nobody_to_cover() -> None:
    """Nobody has a choice on that day; the day before, when the same leaves are near, is covered."""
    case = promised(NeverBothOff(), days=())
    case = replace(case, agreements=Agreements(pairs=(Pair("ada", "can", "cover"),)))
    both = replace(case, absences=(away(case, "ada", 4), away(case, "can", 4)))
    assert told(both) == [("never_both_off:ada+can", "absence", "absence")]
    (clash,) = clashes(both)
    assert case.grid.day_of(clash.start_min) == on(case, 4)


def test_a_training_in_the_hours_of_the_only_speaker_clashes_with_the_floor() -> None:
    """Each can be kept alone; the same hour cannot be given to both."""
    case = promised(ActivitiesDue(), who=("ada",), days=(2,))
    low = case.grid.day_bounds[2] + 8 * 60
    case = replace(case, activities=(ActivityDue("course", "ada", "training", 60, low, low + 60),))
    (clash,) = clashes(case)
    assert (clash.unit, clash.promise.name, [party.name for party in clash.parties]) == (
        "promises",
        "floor:one",
        ["course"],
    )


def test_people_asked_together_are_told_apart() -> None:
    """Of two with fixed shifts only Can's are too near to each other."""
    case = promised(DailyRest(), days=())
    days = [on(case, d) for d in (2, 3)]
    fixed = (Lock("ada", days[0], "early"), Lock("can", days[0], "late"), Lock("can", days[1], "early"))
    (clash,) = clashes(replace(case, locks=fixed))
    assert clash.agents == ("can",)


def test_no_lead_is_left_for_the_post() -> None:
    """The only lead is away on the fifth day."""
    post = Post(id="lead", roles=("lead",), start=360, end=840)
    case = promised(RoleFloor(posts=(post,)), days=())
    case = replace(case, agents=(replace(ADA, roles=frozenset({"lead"})), CAN))
    assert told(replace(case, absences=(away(case, "ada", 4),))) == [("role_floor:lead", "absence")]
    assert told(case) == []


def test_a_pair_that_covers_for_each_other_cannot_while_one_is_away_for_long() -> None:
    """Seven days of leave, and the other may work six in a row."""
    case = promised(ConsecutiveDays(most_days=6), NeverBothOff(), days=())
    case = replace(case, agreements=Agreements(pairs=(Pair("ada", "can", "cover"),)))
    assert told(replace(case, absences=(away(case, "ada", 0, 7),))) == [
        ("never_both_off:ada+can", "absence", "consecutive_days")
    ]
    assert told(replace(case, absences=(away(case, "ada", 0, 6),))) == []


def test_floors_of_more_people_than_seats_clash_with_the_seats() -> None:
    """Two floors of different people, and one desk; counted, not searched for."""
    case = with_floor(promised(Seats(), who=("ada",)), "two", ("can",))
    narrow = replace(case, agreements=Agreements(sites=(Site("main", seats=1),)))
    (clash,) = clashes(narrow)
    assert clash.basis == ARITHMETIC
    assert {clash.promise.name, *(party.name for party in clash.parties)} == {"floor:one", "floor:two", "seats"}
    assert (clash.due, clash.possible) == (1, 0)
    assert told(replace(case, agreements=Agreements(sites=(Site("main", seats=2),)))) == []


def test_a_floor_of_two_at_one_desk_tells_how_many_are_due() -> None:
    """Two are due, one can sit; found once, though it comes again on other days."""
    case = replace(promised(Seats(), least=2), agreements=Agreements(sites=(Site("main", seats=1),)))
    (clash,) = clashes(case)
    assert (clash.due, clash.possible, [party.name for party in clash.parties]) == (2, 1, ["seats"])
    assert (clash.end_min - clash.start_min) == 8 * 60


def test_a_floor_towards_which_nobody_counts_is_impossible_by_itself() -> None:
    """No person, no party."""
    (clash,) = clashes(promised(who=(), days=(1,)))
    assert (clash.parties, clash.agents, clash.possible) == ((), (), 0)

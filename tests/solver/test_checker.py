"""The checker: the rows of a roster themselves, then every rule, sorted and priced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case import RosterCase, Wish
from solver.checker import check, kind_of, price
from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty, Roster
from solver.outcomes import Violation
from solver.rules.daily_rest import DailyRest
from solver.rules.presets import PRESETS, RuleBook
from solver.rules.standby import Standby
from solver.rules.wish import Wishes
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    a_case,
    days_from,
    nothing_needed,
    opened,
    roster_of,
    row,
    shift,
    with_activity,
    work,
)

CASE = a_case(agents=(ADA, CAN))
TONIGHT = (CASE.grid.minute(MONDAY, 1200), CASE.grid.minute(MONDAY, 1440))
ON_CALL = replace(
    CASE, requirement=nothing_needed((), (OnCallWindow("derby", frozenset({"ada"}), *TONIGHT, 1, 10, 30, 0, 900),))
)


def told(case: RosterCase, *duties: Duty, on_call: tuple[OnCallDuty, ...] = ()) -> list[tuple[str, str, float, str]]:
    """Rule, agent, amount and unit of each violation; all of them hard."""
    violations = check(case, roster_of(*duties, on_call=on_call))
    assert all(violation.hard for violation in violations)
    return [(v.rule, v.agent, v.amount, v.unit) for v in violations]


def test_a_sane_roster_without_rules_is_clean() -> None:
    """Nights at the end of the horizon may end after it."""
    assert told(CASE, *row(CASE, EARLY, 0, 1), *row(CASE, NIGHT, 6), *row(CASE, LATE, 0, agent="can")) == []


def test_an_unknown_agent_is_reported() -> None:
    """A roster edited by hand names somebody who is not in the case."""
    assert told(CASE, *row(CASE, EARLY, 0, agent="eve")) == [("rows", "eve", 1, "unknown agents")]


def test_shifts_outside_the_horizon_are_reported_with_the_distance() -> None:
    """The first minute after the horizon is one minute outside, the last before it too."""
    before, after = days_from(MONDAY, -1, 7)
    assert told(CASE, shift(CASE, before, 1439, 60)) == [("rows", "ada", 1, "min outside")]
    assert told(CASE, shift(CASE, after, 0, 60)) == [("rows", "ada", 1, "min outside")]


def test_overlapping_shifts_are_reported_with_the_minutes_shared() -> None:
    """06:00-14:00 and 13:00-15:00 share an hour; touching ones share nothing."""
    assert told(CASE, *row(CASE, EARLY, 0), shift(CASE, MONDAY, 780, 120)) == [("rows", "ada", 60, "min twice")]
    assert told(CASE, *row(CASE, EARLY, 0), *row(CASE, LATE, 0)) == []
    (violation,) = check(CASE, roster_of(*row(CASE, EARLY, 0), shift(CASE, MONDAY, 780, 120)))
    assert (violation.start_min, violation.end_min) == tuple(CASE.grid.minute(MONDAY, m) for m in (780, 840))


def test_a_short_shift_inside_a_long_one_does_not_hide_the_next() -> None:
    """Each row is held against the furthest end before it."""
    duties = shift(CASE, MONDAY, 360, 600), shift(CASE, MONDAY, 420, 60), shift(CASE, MONDAY, 840, 240)
    assert [amount for _, _, amount, _ in told(CASE, *duties)] == [60, 120]


def test_a_shift_that_ends_before_it_starts_is_reported() -> None:
    """A typing error in a time."""
    duty = replace(work(CASE, MONDAY, EARLY), end_min=CASE.grid.minute(MONDAY, 360))
    assert told(CASE, duty) == [("rows", "ada", 0, "min")]


def test_a_shift_filed_under_another_day_is_reported() -> None:
    """Day and start must tell the same."""
    duty = replace(work(CASE, MONDAY, EARLY), day=days_from(MONDAY, 2)[0])
    assert told(CASE, duty) == [("rows", "ada", 2, "days")]


def test_activities_stay_in_their_shift_and_apart() -> None:
    """Half an hour over the end; a quarter over each other."""
    duty = work(CASE, MONDAY, EARLY)
    assert told(CASE, with_activity(duty, 420, 60, "a")) == []
    assert told(CASE, with_activity(duty, 450, 60, "a")) == [("rows", "ada", 30, "min inside")]
    both = with_activity(with_activity(duty, 60, 60, "a"), 105, 60, "b")
    assert told(CASE, both) == [("rows", "ada", 15, "min twice")]
    (violation,) = check(CASE, roster_of(both))
    assert (violation.start_min, violation.end_min) == (duty.start_min + 105, duty.start_min + 120)
    early = with_activity(duty, -90, 60, "a")
    assert told(CASE, early) == [("rows", "ada", 0, "min inside")]


def test_an_on_call_duty_fills_a_known_window_by_one_of_its_agents() -> None:
    """Ada may stand by at the derby; Can may not, and nobody at another time or in an unknown window."""
    right = OnCallDuty("ada", *TONIGHT, "derby")
    assert told(ON_CALL, on_call=(right,)) == []
    assert told(ON_CALL, on_call=(replace(right, agent="can"),)) == [("rows", "can", 1, "not eligible")]
    assert told(ON_CALL, on_call=(replace(right, window="cup"),)) == [("rows", "ada", 1, "unknown windows")]
    assert told(ON_CALL, on_call=(replace(right, agent="eve"),)) == [("rows", "eve", 1, "unknown agents")]
    late = replace(right, start_min=right.start_min + 15)
    assert told(ON_CALL, on_call=(late,)) == [("rows", "ada", 15, "min beside")]
    assert told(ON_CALL, on_call=(right, right)) == [("rows", "ada", 240, "min twice")]


def test_rules_are_checked_and_the_answer_is_sorted() -> None:
    """By rule, agent and time, whatever the order of the rules."""
    wishes = (Wish("ada", MONDAY, "off"),)
    duties = (*row(CASE, LATE, 0), *row(CASE, EARLY, 1), *row(CASE, LATE, 3), *row(CASE, EARLY, 4))
    for rules in ((DailyRest(), Wishes()), (Wishes(), DailyRest())):
        violations = check(replace(CASE, rules=rules, wishes=wishes), roster_of(*duties))
        assert [(v.rule, v.hard, v.cents) for v in violations] == [
            ("daily_rest", True, 0),
            ("daily_rest", True, 0),
            ("wish", False, 3000),
        ]
        assert violations == tuple(sorted(violations))


def test_prices_add_up_by_kind_of_rule() -> None:
    """Two refused wishes and an empty window; hard violations cost nothing."""
    wishes = (Wish("ada", MONDAY, "off"), Wish("can", MONDAY, "work", 2))
    case = replace(ON_CALL, rules=(Standby(), Wishes(), DailyRest()), wishes=wishes)
    violations = check(case, roster_of(*row(CASE, LATE, 0), *row(CASE, EARLY, 1)))
    assert [v.rule for v in violations] == ["daily_rest", "standby:derby", "wish", "wish"]
    assert price(violations) == (("standby", 900), ("wish", 4500))
    assert kind_of(violations[1]) == "standby"


def test_a_changed_roster_is_checked_anew() -> None:
    """What is worked out once per roster is not taken for another one."""
    case = replace(CASE, rules=(DailyRest(),))
    for _ in range(3):
        assert check(case, roster_of(*row(CASE, LATE, 0), *row(CASE, EARLY, 2))) == ()
        assert len(check(case, roster_of(*row(CASE, LATE, 0), *row(CASE, EARLY, 1)))) == 1


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_broken_rows_are_answered_not_raised(preset: RuleBook) -> None:
    """Any roster gets an answer under any book: unknown agents, unknown templates, shifts far outside."""
    case = replace(ON_CALL, rules=preset.rules())
    duties = (
        shift(case, days_from(MONDAY, -40)[0], 0, 4000),
        shift(case, days_from(MONDAY, 40)[0], 1439, 1),
        *row(case, EARLY, 0, agent="eve"),
        replace(work(case, MONDAY, NIGHT), end_min=0, template="gone"),
    )
    on_call = (OnCallDuty("eve", 0, 1, "gone"), OnCallDuty("can", 5, 1, "derby"))
    assert {v.rule for v in check(case, roster_of(*duties, on_call=on_call))} >= {"rows", "menus"}


def test_a_shift_over_one_already_worked_is_a_fault_of_the_rows() -> None:
    """The night shift worked before the plan ends at 06:00: a shift of its first day cannot begin at 05:00."""
    case = replace(CASE, rules=(), opening=opened(*row(CASE, NIGHT, -1)))
    (violation,) = check(case, roster_of(shift(case, MONDAY, 300, 480)))
    assert (violation.rule, violation.amount, violation.limit, violation.unit) == ("rows", 60, 0, "min twice")
    assert check(case, roster_of(shift(case, MONDAY, 360, 480))) == ()


def test_each_fault_of_a_shift_is_told_whole() -> None:
    """Who, when, how much against what, in which unit, and nothing else."""
    base, day = work(CASE, MONDAY, EARLY), days_from(MONDAY, 2)[0]
    stranger, backwards = replace(base, agent="eve"), replace(base, end_min=base.start_min - 30)
    early, late = shift(CASE, days_from(MONDAY, -1)[0], 1380, 30), shift(CASE, days_from(MONDAY, 7)[0], 20, 30)
    for duty, fault in (
        (stranger, (1, 0, "unknown agents")),
        (backwards, (-30, 1, "min")),
        (early, (60, 0, "min outside")),
        (late, (21, 0, "min outside")),
        (replace(base, day=day), (2, 0, "days")),
        (replace(base, day=days_from(MONDAY, -1)[0]), (1, 0, "days")),
    ):
        expected = Violation("rows", duty.agent, duty.start_min, duty.end_min, *fault)
        assert check(CASE, roster_of(duty)) == (expected,)


def test_a_shift_of_a_minute_at_either_end_of_the_horizon_is_inside() -> None:
    """The first midnight, and the last minute before the last."""
    assert told(CASE, shift(CASE, MONDAY, 0, 1), shift(CASE, days_from(MONDAY, 6)[0], 1439, 1)) == []


def test_each_fault_of_an_activity_is_told_whole() -> None:
    """Half an hour over the end, none at all, a minute shared; the end of one is the start of the next."""
    duty = work(CASE, MONDAY, EARLY)
    over, nothing = with_activity(duty, 450, 60, "a"), with_activity(duty, 60, 0, "a")
    at = duty.start_min
    assert check(CASE, roster_of(over)) == (Violation("rows", "ada", at + 450, at + 510, 30, 60, "min inside"),)
    assert check(CASE, roster_of(nothing)) == (Violation("rows", "ada", at + 60, at + 60, 0, 0, "min inside"),)
    assert check(CASE, roster_of(with_activity(duty, 60, 1, "a"))) == ()
    shared = with_activity(with_activity(duty, 60, 61, "a"), 120, 60, "b")
    assert check(CASE, roster_of(shared)) == (Violation("rows", "ada", at + 120, at + 121, 1, 0, "min twice"),)
    assert check(CASE, roster_of(with_activity(with_activity(duty, 60, 60, "a"), 120, 60, "b"))) == ()


def test_each_fault_of_an_on_call_duty_is_told_whole() -> None:
    """A stranger's, one of no window, one at other hours at both ends, one by somebody not asked."""
    right = OnCallDuty("ada", *TONIGHT, "derby")
    other = replace(right, start_min=right.start_min + 15, end_min=right.end_min + 30)
    for on_call, fault in (
        (replace(right, agent="eve"), (1, 0, "unknown agents")),
        (replace(right, window="cup"), (1, 0, "unknown windows")),
        (replace(right, agent="can"), (1, 0, "not eligible")),
        (other, (45, 0, "min beside")),
    ):
        expected = Violation("rows", on_call.agent, on_call.start_min, on_call.end_min, *fault)
        assert check(ON_CALL, roster_of(on_call=(on_call,))) == (expected,)


def test_only_shifts_worked_before_the_plan_are_neighbours_of_planned_ones() -> None:
    """Not the published ones that it replaces, nor those of strangers, nor what two worked ones share."""
    published = opened(*row(CASE, EARLY, 0), *row(CASE, NIGHT, -1, agent="eve"))
    planned = shift(CASE, MONDAY, 0, 480)
    assert check(replace(CASE, opening=published), roster_of(planned)) == ()
    first = opened(shift(CASE, MONDAY, 0, 60))
    assert check(replace(CASE, opening=first), roster_of(planned)) == ()
    stranger = replace(planned, agent="eve")
    assert [v.unit for v in check(replace(CASE, opening=published), roster_of(stranger))] == ["unknown agents"]
    twice = opened(*row(CASE, LATE, -1), shift(CASE, days_from(MONDAY, -1)[0], 900, 60))
    assert check(replace(CASE, opening=twice), roster_of(planned)) == ()


def test_a_shift_at_the_first_midnight_can_fall_on_one_worked_before() -> None:
    """The night shift lasts until 06:00, the planned one from midnight to 01:00 shares all of it."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    planned = shift(CASE, MONDAY, 0, 60)
    expected = Violation("rows", "ada", planned.start_min, planned.end_min, 60, 0, "min twice")
    assert check(case, roster_of(planned)) == (expected,)


def test_overlaps_are_found_in_whatever_order_rows_come() -> None:
    """Ada's and Can's shifts mixed in a roster that nobody sorted: each against the agent's own."""
    ada, can = row(CASE, EARLY, 0), row(CASE, EARLY, 0, agent="can")
    later = shift(CASE, MONDAY, 780, 120)
    longer = replace(ada[0], end_min=ada[0].end_min + 60, template="a")
    expected = Violation("rows", "ada", later.start_min, ada[0].end_min, 60, 0, "min twice")
    assert check(CASE, Roster((later, *can, *ada))) == (expected,)
    amounts = [v.amount for v in check(CASE, Roster((longer, *ada)))]
    assert amounts == [480]


def test_the_order_is_that_of_violations_also_when_hard_and_priced_ones_meet() -> None:
    """By rule, agent, time, amounts, then hardness and cents."""
    wishes = (Wish("ada", MONDAY, "off"), Wish("ada", MONDAY, "off", 2), Wish("ada", MONDAY, "off", 3))
    violations = check(replace(CASE, rules=(Wishes(),), wishes=wishes), roster_of(*row(CASE, EARLY, 0)))
    assert [v.cents for v in violations] == [700, 1500, 3000]


def test_the_kind_ends_at_the_first_colon() -> None:
    """A floor may have a colon in its name."""
    violation = Violation("floor:tr:night", "", 0, 15, 0, 1, "agents", False, 500)
    assert kind_of(violation) == "floor"
    assert price((violation, violation)) == (("floor", 1000),)

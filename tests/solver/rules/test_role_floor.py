"""Role floor: posts that are never left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break
from solver.outcomes import Violation
from solver.rules.forms import OnDuty
from solver.rules.role_floor import Post, RoleFloor
from tests.solver.rules.agreement_worlds import Setting, World, a_past
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    found,
    opened,
    row,
    shift,
    with_activity,
    work,
)

LEAD = replace(ADA, roles=frozenset({"lead"}))
MANAGER = replace(CAN, roles=frozenset({"manager", "trainer"}))
EVE = an_agent("eve")


def posted(post: Post, first_day: date = MONDAY, days: int = 1) -> RosterCase:
    """Ada the lead, Can the manager and Eve without a role, under one post."""
    return a_case(RoleFloor(posts=(post,)), first_day=first_day, days=days, agents=(LEAD, MANAGER, EVE))


def lead(**values: object) -> Post:
    """A lead at 5.00 per missing one and quarter hour."""
    return Post.model_validate({"id": "lead", "roles": ("lead",), "cents": 500, **values})


def test_one_with_the_role_holds_the_post() -> None:
    """06:00 to 14:00 by Ada's early shift; Eve's shift beside it holds nothing."""
    case = posted(lead(start=360, end=840))
    assert found(case, *row(case, EARLY, 0)) == ()
    assert cents(found(case, *row(case, EARLY, 0, agent="eve"))) == 32 * 500


def test_what_is_missing_is_told_with_its_time_and_price() -> None:
    """Due until 15:00, there until 14:00: one person for four quarter hours."""
    case = posted(lead(start=360, end=900))
    when = (case.grid.minute(MONDAY, 840), case.grid.minute(MONDAY, 900))
    expected = Violation("role_floor:lead", "", *when, 0, 1, "agents", False, 4 * 500)
    assert found(case, *row(case, EARLY, 0)) == (expected,)


def test_any_of_the_roles_will_do_and_two_missing_cost_twice() -> None:
    """Two of lead or trainer for an hour: Can has two roles, and counts once."""
    case = posted(lead(roles=("lead", "trainer", "manager"), least=2, start=600, end=660))
    assert cents(found(case)) == 2 * 4 * 500
    assert cents(found(case, *row(case, EARLY, 0, agent="can"))) == 4 * 500
    assert found(case, *row(case, EARLY, 0, agent="can"), *row(case, EARLY, 0)) == ()


def test_a_break_and_an_activity_leave_the_post() -> None:
    """A break of 15 minutes from 10:05 touches two quarters, a meeting from 12:00 to 12:30 is two."""
    case = posted(lead(start=360, end=840))
    (duty,) = row(case, EARLY, 0)
    resting = replace(duty, breaks=(Break(duty.start_min + 245, 15),))
    assert [v.start_min - duty.start_min for v in found(case, resting)] == [240]
    assert cents(found(case, resting)) == 2 * 500
    assert cents(found(case, with_activity(resting, 360, 30, "m"))) == 4 * 500
    assert cents(found(case, with_activity(duty, 360, 30, "m"))) == 2 * 500


def test_part_of_an_interval_holds_nothing() -> None:
    """From 06:05 to 13:55 misses the first and the last quarter hour."""
    case = posted(lead(start=360, end=840))
    assert cents(found(case, shift(case, MONDAY, 365, 470))) == 2 * 500


def test_hours_belong_to_the_weekday_on_which_they_begin() -> None:
    """Sundays 22:00 to 02:00: on Monday morning two hours are due, on Monday evening none."""
    case = posted(lead(weekdays=(6,), start=1320, end=1560), days=2)
    (violation,) = found(case)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.start_min + 120)
    sunday = replace(case, opening=opened(*row(case, NIGHT, -1)))
    assert found(sunday) == ()


def test_hours_that_are_no_whole_intervals_are_due_for_the_whole_ones() -> None:
    """10:05 to 10:40: the quarter hour from 10:15 alone."""
    (violation,) = found(posted(lead(start=605, end=640)))
    assert (violation.start_min - posted(lead()).grid.start_min, violation.cents) == (615, 500)


@pytest.mark.parametrize(("day", "quarters"), [(SPRING, 20), (AUTUMN, 28)])
def test_a_night_of_the_clock_change_has_the_quarters_it_has(day: date, quarters: int) -> None:
    """From midnight to 06:00."""
    assert cents(found(posted(lead(end=360), first_day=day))) == quarters * 500


def test_round_the_clock_every_day_by_default() -> None:
    """A post is one person at 30.00 per quarter hour; an operation without posts is bound by none."""
    post = Post(id="lead", roles=("lead",))
    assert cents(found(posted(post, days=7))) == 7 * 96 * 3000
    assert RoleFloor().forms(a_case(RoleFloor())) == found(a_case(RoleFloor())) == ()


def test_a_post_that_nobody_can_hold_is_told_at_its_price() -> None:
    """It is never hard: nobody is a director."""
    assert cents(found(posted(lead(roles=("director",), start=600, end=660)))) == 4 * 500


def test_the_form_is_a_least_number_present() -> None:
    """One form per post, of those who hold it."""
    case = posted(lead(start=360, end=840, least=2))
    (form,) = case.rules[0].forms(case)
    assert isinstance(form, OnDuty)
    assert (form.id, form.agents, form.cents, form.counting) == ("lead", frozenset({"ada"}), 500, "present")
    assert form.least is not None
    assert form.least.tolist() == [0] * 24 + [2] * 32 + [0] * 40


@pytest.mark.parametrize(
    "wrong",
    [
        {"least": 0},
        {"weekdays": (7,)},
        {"weekdays": ()},
        {"roles": ()},
        {"start": 600, "end": 600},
        {"start": 1440, "end": 1500},
        {"end": 2881},
        {"cents": 0},
        {"id": ""},
    ],
)
def test_posts_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    """When they are written, not when a roster is built."""
    with pytest.raises(ValidationError):
        lead(**wrong)


def test_a_post_is_held_round_the_clock_by_default() -> None:
    """The ends of every range may be written, and what is written stays."""
    post = Post(id="p", roles=("lead",))
    assert (post.weekdays, post.start, post.end) == ((0, 1, 2, 3, 4, 5, 6), 0, 1440)
    assert (post.least, post.cents) == (1, 3000)
    assert Post(id="p", roles=("lead",), weekdays=(0,), end=1, cents=1).end == 1
    late = Post(id="p", roles=("lead",), weekdays=(6,), start=1439, end=2880)
    assert (late.weekdays, late.start, late.end) == ((6,), 1439, 2880)
    with pytest.raises(ValidationError, match="frozen"):
        late.end = 1500  # type: ignore[misc]  # what is tested


def test_two_posts_of_one_name_are_refused() -> None:
    """Their shortages could not be told apart."""
    with pytest.raises(ValidationError, match="every post has an id of its own"):
        RoleFloor(posts=(lead(), lead(start=600)))
    assert len(RoleFloor(posts=(lead(), lead(id="other"))).posts) == 2


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; its second day is that of the clock change."""
    first_day = at.first_day + timedelta(days=2)
    night, morning = first_day.weekday(), (first_day + timedelta(days=1)).weekday()
    posts = (
        Post(id="any", roles=("lead", "manager"), least=2, weekdays=(night,), start=1325, end=1800, cents=7),
        Post(id="lead", roles=("lead",), start=400, end=700, weekdays=(morning,), cents=11),
    )
    case = a_case(RoleFloor(posts=posts), first_day=first_day, days=2, agents=(LEAD, MANAGER))
    slots = []
    for name in ("ada", "can"):
        for when in case.grid.days:
            early, owl = work(case, when, EARLY, name), work(case, when, NIGHT, name)
            meeting = with_activity(replace(early, breaks=(Break(early.start_min + 100, 20),)), 110, 60, "x")
            slots.append([(), (owl,), (early,), *([(meeting,)] if name == "ada" else [])])
    return a_past(case, at, NIGHT, 1), slots


def tempting() -> RosterCase:
    """Nothing is needed; the post alone makes Ada work, and late."""
    case = posted(Post(id="lead", roles=("lead",), start=840, end=1320))
    return replace(case, agents=(LEAD,), templates=(EARLY, LATE))

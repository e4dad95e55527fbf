"""Breaks at once: a share of the team on break."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break, Duty
from solver.outcomes import Violation
from solver.rules.breaks_at_once import BreaksAtOnce
from solver.rules.forms import OnDuty
from solver.shifts import BreakWindow
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    cents,
    days_from,
    found,
    opened,
    wanted,
    with_activity,
    work,
)

NAMES = ("ada", "can", "eve")
TEAM = tuple(an_agent(name) for name in NAMES)


def crew(rule: BreaksAtOnce | None = None) -> RosterCase:
    """A team of three of which a third, one person, may rest at once, at 1.00 per quarter hour."""
    return a_case(rule or BreaksAtOnce(most_percent=33, cents=100), days=2, agents=TEAM)


CASE = crew()


def resting(case: RosterCase, agent: str, *rests: tuple[int, int], night: int | None = None) -> Duty:
    """An early shift of Monday (or the night shift of a day so many after it) with breaks by offset and length."""
    day = case.grid.days[0] if night is None else days_from(case.grid.days[0], night)[0]
    duty = work(case, day, EARLY if night is None else NIGHT, agent)
    return replace(duty, breaks=tuple(Break(duty.start_min + offset, length) for offset, length in rests))


def test_one_after_the_other_is_allowed() -> None:
    """Half an hour each, from 10:00, 10:30 and 11:00."""
    assert found(CASE, *(resting(CASE, name, (240 + 30 * i, 30)) for i, name in enumerate(NAMES))) == ()


def test_the_time_shared_is_told_and_priced() -> None:
    """Ada from 10:00, Can from 10:15: the quarter hour from 10:15, for one person too many."""
    when = (CASE.grid.minute(MONDAY, 615), CASE.grid.minute(MONDAY, 630))
    expected = Violation("breaks_at_once:team", "", *when, 2, 1, "agents", False, 100)
    assert found(CASE, resting(CASE, "ada", (240, 30)), resting(CASE, "can", (255, 30))) == (expected,)


def test_two_too_many_cost_twice() -> None:
    """All three for half an hour."""
    assert cents(found(CASE, *(resting(CASE, name, (240, 30)) for name in NAMES))) == 2 * 2 * 100


def test_the_share_is_rounded_up_to_whole_people() -> None:
    """A third of three is one with 33 per cent and two with 34; one per cent is still one person."""
    three = [resting(CASE, name, (240, 15)) for name in NAMES]
    for percent, beyond in ((1, 2), (33, 2), (34, 1), (66, 1), (67, 0), (100, 0)):
        assert cents(found(crew(BreaksAtOnce(most_percent=percent, cents=100)), *three)) == beyond * 100


def test_a_break_counts_in_every_interval_it_touches() -> None:
    """Ada until 10:20 and Can from 10:25 share a quarter hour; Can from 10:30 does not."""
    ada = resting(CASE, "ada", (240, 20))
    assert cents(found(CASE, ada, resting(CASE, "can", (265, 15)))) == 100
    assert found(CASE, ada, resting(CASE, "can", (270, 15))) == ()


def test_two_breaks_of_one_person_in_an_interval_are_one_person() -> None:
    """Five minutes at 10:00 and at 10:10."""
    assert found(CASE, resting(CASE, "ada", (240, 5), (250, 5))) == ()


def test_activities_are_no_breaks() -> None:
    """Two in training while one rests."""
    training = [with_activity(resting(CASE, name), 240, 30, "x") for name in ("can", "eve")]
    assert found(CASE, resting(CASE, "ada", (240, 30)), *training) == ()


def test_teams_are_counted_apart_unless_told_otherwise() -> None:
    """Ada of one team and Can of another; together they are two of three."""
    people = (TEAM[0], replace(TEAM[1], team="blue"), TEAM[2])
    two = resting(CASE, "ada", (240, 15)), resting(CASE, "can", (240, 15))
    assert found(replace(CASE, agents=people), *two) == ()
    all_together = replace(crew(BreaksAtOnce(most_percent=33, by_team=False, cents=100)), agents=people)
    (violation,) = found(all_together, *two)
    assert (violation.rule, violation.cents) == ("breaks_at_once:all", 100)


def test_breaks_of_the_opening_state_count_and_are_history_among_themselves() -> None:
    """Ada and Can rest at 01:00 of a night that began on Sunday; Eve beside them is one too many of three."""
    past = [resting(CASE, name, (180, 30), night=-1) for name in ("ada", "can")]
    one = replace(CASE, opening=opened(past[0]))
    eve = replace(work(CASE, MONDAY, replace(EARLY, start=0), "eve"), breaks=(Break(CASE.grid.start_min + 60, 30),))
    assert cents(found(one, eve)) == 2 * 100
    both = replace(CASE, opening=opened(*past))
    assert found(both) == ()
    (violation,) = found(both, eve)
    assert (violation.amount, violation.limit, violation.cents) == (3, 2, 2 * 100)


def test_breaks_are_elapsed_minutes_when_the_clocks_change() -> None:
    """Two of three rest four hours into the night shift of the change, 03:00 in spring and 02:00 or 01:00 else."""
    for day in (SPRING, AUTUMN):
        case = replace(CASE, grid=a_case(first_day=days_from(day, -1)[0], days=2).grid)
        two = [resting(case, name, (240, 30), night=0) for name in ("ada", "can")]
        (violation,) = found(case, *two)
        clock = case.grid.clock(violation.start_min)
        assert (clock, violation.cents) == (180 if day == SPRING else 120, 2 * 100)


def test_the_rule_may_be_hard_and_costs_five_a_quarter_by_default() -> None:
    """A fifth of each team by default."""
    two = resting(CASE, "ada", (240, 15)), resting(CASE, "can", (240, 15))
    assert cents(found(crew(BreaksAtOnce()), *two)) == 500
    (violation,) = found(crew(BreaksAtOnce(cents=None)), *two)
    assert (violation.hard, violation.cents) == (True, 0)
    five = replace(crew(BreaksAtOnce()), agents=(*TEAM, an_agent("zoe"), an_agent("mel"), an_agent("ben")))
    assert found(five, *two) == ()


def test_teams_that_may_all_rest_have_no_form() -> None:
    """A team of one, or a share that rounds up to the whole team."""
    people = (TEAM[0], TEAM[1], replace(TEAM[2], team="blue"))
    case = replace(crew(BreaksAtOnce(most_percent=51)), agents=people)
    assert case.rules[0].forms(case) == ()
    case = replace(crew(BreaksAtOnce(most_percent=50, cents=7)), agents=people)
    (form,) = case.rules[0].forms(case)
    assert isinstance(form, OnDuty)
    assert (form.id, form.agents, form.counting, form.cents) == ("team", frozenset({"ada", "can"}), "break", 7)
    assert form.least is None
    assert form.most is not None
    assert form.most.tolist() == [1] * 192


@pytest.mark.parametrize("wrong", [{"most_percent": 0}, {"most_percent": 101}, {"cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """Somebody may rest, and not more than all."""
    with pytest.raises(ValidationError):
        BreaksAtOnce.model_validate(wrong)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    hard = None if at.first_day == MONDAY else 9
    rule = BreaksAtOnce(most_percent=50, by_team=at.past, cents=hard)
    people = (*TEAM[:2], an_agent("mel"), replace(TEAM[2], team="blue"))
    case = a_case(rule, first_day=at.first_day, days=2, agents=people)
    night_owls = ("ada", "can", "mel")
    if at.past:
        case = replace(case, opening=opened(*(resting(case, name, (180, 30), night=-1) for name in night_owls)))
    small = replace(NIGHT, id="small", start=30)
    case = replace(case, templates=(EARLY, NIGHT, small))
    slots = []
    for name in ("eve", *night_owls):
        early = [(resting(case, name, (240 + offset, 20)),) for offset in (0, 10, 25)]
        after = work(case, case.grid.days[0], small, name)
        owl = (replace(after, breaks=(Break(after.start_min + 40, 10), Break(after.start_min + 52, 10))),)
        slots.append([(), *early, owl])
        slots.append([(), (resting(case, name, (100, 30), night=0),), (resting(case, name, (115, 30), night=0),)])
    return case, slots


def tempting() -> RosterCase:
    """Two heads are wanted in shifts whose break has one place only; one of the two may rest at a time."""
    rigid = replace(EARLY, breaks=(BreakWindow(240, 240, 30, False),))
    case = a_case(BreaksAtOnce(most_percent=50, cents=None), days=1, agents=TEAM[:2])
    return replace(case, templates=(rigid,), requirement=wanted(case.grid, 2, (360, 840)))

"""Notice: what is published for the next days stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Offer
from solver.case import Absence, RosterCase
from solver.duties import Duty, Roster
from solver.rules.notice import Notice
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
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
    cents,
    days_from,
    figures,
    found,
    opened,
    roster_of,
    row,
    shift,
    wanted,
)

DAYS = days_from(MONDAY, *range(-1, 8))[1:]
HARD = Notice(notice_days=2, cents=None)


def made(rule: Notice = HARD, at: tuple[int, int] = (0, 600), first_day: date = MONDAY, days: int = 7) -> RosterCase:
    """Published: Ada early on all days but the second. Made so many days after the first, at a clock minute."""
    case = a_case(rule, first_day=first_day, days=days, agents=(ADA, CAN))
    base = roster_of(*row(case, EARLY, 0, *range(2, days)))
    as_of_min = case.grid.minute(days_from(first_day, at[0])[0], at[1])
    return replace(case, base=base, as_of_min=as_of_min)


def as_published(case: RosterCase) -> list[Duty]:
    """The published duties."""
    assert case.base is not None
    return list(case.base.duties)


def test_what_was_published_keeps_the_rule() -> None:
    """No change, nothing found."""
    assert found(made(), *as_published(made())) == ()


@pytest.mark.parametrize(("clock", "held"), [(0, 2), (1, 3), (600, 3), (1439, 3)])
def test_days_that_begin_within_the_notice_are_held(clock: int, held: int) -> None:
    """Two days' notice: made on Monday at midnight, Monday and Tuesday; a minute later Wednesday too."""
    case = made(at=(0, clock))
    broken = found(case, *row(case, LATE, *range(7)))
    assert sorted({case.grid.day_of(v.start_min) for v in broken}) == DAYS[:held]


def test_another_template_is_a_change() -> None:
    """Late instead of early on the first day."""
    case = made()
    rest = as_published(case)[1:]
    (violation,) = found(case, *row(case, LATE, 0), *rest)
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("notice", "ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (1, 0, "duties")
    assert (violation.start_min, violation.end_min) == case.grid.day_bounds[:2]


def test_a_missing_shift_is_a_change() -> None:
    """None of one on Monday and on Wednesday; Thursday is free."""
    assert figures(found(made())) == [(0, 1, "duties"), (0, 1, "duties")]


def test_a_shift_on_a_day_off_is_a_change() -> None:
    """Tuesday was off for Ada, every day for Can; the night that begins on Wednesday belongs to Wednesday."""
    case = made()
    assert figures(found(case, *as_published(case), *row(case, NIGHT, 1))) == [(1, 0, "duties")]
    assert len(found(case, *as_published(case), *row(case, NIGHT, 1, 2, 3, 4, agent="can"))) == 2


def test_a_second_shift_is_a_change_even_if_the_first_is_kept() -> None:
    """Early as published and a night on top."""
    case = made()
    assert figures(found(case, *as_published(case), *row(case, NIGHT, 0))) == [(1, 0, "duties")]


def test_each_change_has_its_price() -> None:
    """One for a swap, one for a dropped shift, one for each added."""
    case = made(Notice(notice_days=2, cents=70))
    monday, wednesday, *rest = as_published(case)
    assert cents(found(case, *row(case, LATE, 0), wednesday, *rest)) == 70
    assert cents(found(case, monday, *rest)) == 70
    assert cents(found(case, monday, wednesday, shift(case, DAYS[1], 360, 60), shift(case, DAYS[1], 600, 60))) == 140
    assert Notice().cents == 20000
    assert Notice().notice_days == 7


def test_two_published_parts_are_kept_both() -> None:
    """A split day of early and night: one of them is one of two."""
    case = made()
    case = replace(case, base=roster_of(*row(case, EARLY, 0), *row(case, NIGHT, 0)))
    assert found(case, *row(case, EARLY, 0), *row(case, NIGHT, 0)) == ()
    assert figures(found(case, *row(case, EARLY, 0))) == [(1, 2, "duties")]
    assert figures(found(case, *row(case, EARLY, 0), *row(case, LATE, 0))) == [(1, 0, "duties")]


def test_what_cannot_be_kept_binds_nobody() -> None:
    """Away during the shift, out of the contract, or a template that is no more."""
    case = made(Notice(notice_days=1, cents=None))
    duty = as_published(case)[0]
    touching = Absence("ada", duty.end_min - 1, duty.end_min + 600)
    beside = Absence("ada", duty.end_min, duty.end_min + 600)
    before = Absence("ada", duty.start_min - 60, duty.start_min)
    others = Absence("can", duty.start_min, duty.end_min)
    assert len(found(case)) == 1
    assert found(replace(case, absences=(touching,))) == ()
    assert len(found(replace(case, absences=(beside, before, others)))) == 1
    gone = replace(case, agents=(replace(ADA, last_day=DAYS[0]), CAN), as_of_min=case.grid.minute(DAYS[1], 60))
    assert [case.grid.day_of(v.start_min) for v in found(gone)] == [DAYS[0]]
    unknown = replace(case, base=Roster((shift(case, MONDAY, 300, 480),)))
    assert found(unknown, *row(case, LATE, 0)) == ()


def test_whoever_offers_a_change_may_have_it() -> None:
    """Ada offers overtime on her day off, and Can on another day, which frees nothing else."""
    case = made()
    offered = replace(case, agreements=Agreements(offers=(Offer("ada", DAYS[1], "overtime"),)))
    extra = row(case, LATE, 1)
    assert found(offered, *as_published(case), *extra) == ()
    other = replace(case, agreements=Agreements(offers=(Offer("ada", DAYS[2], "time_off"),)))
    assert len(found(other, *as_published(case), *extra)) == 1
    assert len(found(other)) == 1


def test_days_before_and_after_what_was_published_are_free() -> None:
    """The published roster begins on Tuesday and ends on it."""
    case = made()
    case = replace(case, base=roster_of(*row(case, EARLY, 1)))
    assert found(case, *row(case, LATE, 0), *row(case, EARLY, 1), *row(case, NIGHT, 2)) == ()
    assert len(found(case)) == 1


def test_without_a_published_roster_or_a_time_nothing_is_held() -> None:
    """A first plan has nothing to keep; a roster of the weeks before is none of these days."""
    case = made()
    earlier = roster_of(*row(case, EARLY, -3, -2, -1))
    for free in (
        replace(case, base=None),
        replace(case, base=Roster()),
        replace(case, base=earlier, opening=opened(*earlier.duties)),
        replace(case, as_of_min=None),
        replace(case, as_of_min=case.grid.start_min - 3 * 1440),
        replace(made(Notice(notice_days=0)), as_of_min=case.grid.start_min),
    ):
        assert found(free, *row(case, LATE, 0, 1, 2)) == ()
        assert free.rules[0].forms(free) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_day_of_notice_is_a_local_day(day: date) -> None:
    """Made at 00:30 of the Sunday with 23 or 25 hours: one day's notice ends on Monday at 00:30, and holds Monday."""
    case = made(Notice(notice_days=1, cents=None), (0, 30), day, 3)
    assert len(found(case, *row(case, LATE, 0, 1, 2))) == 2
    at_midnight = made(Notice(notice_days=1, cents=None), (0, 0), day, 3)
    assert len(found(at_midnight, *row(case, LATE, 0, 1, 2))) == 1


def test_people_with_the_same_published_day_share_forms() -> None:
    """Off together on Tuesday: one form for both; Ada's early shift: two."""
    case = made(Notice(notice_days=2, cents=None), (0, 0))
    kinds = [(type(form).__name__, sorted(form.agents)) for form in case.rules[0].forms(case)]
    assert kinds == [("Forbid", ["can"]), ("Forbid", ["ada"]), ("Total", ["ada"]), ("Forbid", ["ada", "can"])]


@pytest.mark.parametrize("wrong", [{"cents": 0}, {"notice_days": -1}, {"notice_days": 61}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        Notice(**wrong)


def test_both_ends_of_the_parameters_are_allowed() -> None:
    """From no notice to sixty days, from a cent on."""
    assert [Notice(notice_days=n, cents=1).notice_days for n in (0, 60)] == [0, 60]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; hard, or priced after a past."""
    rule = Notice(notice_days=2, cents=9 if at.past else None)
    case = made(rule, first_day=at.first_day, days=4)
    case = replace(case, base=roster_of(*row(case, NIGHT, 0), *row(case, EARLY, 2, 3)))
    return a_past(case, at), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")[:2]]


def tempting() -> RosterCase:
    """Two are needed all the time; two days are held as published."""
    case = made(days=4)
    return replace(case, requirement=wanted(case.grid, 2))

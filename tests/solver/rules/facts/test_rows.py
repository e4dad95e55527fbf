"""Rows of shifts."""

from __future__ import annotations

from dataclasses import replace

from solver.rules.facts.rows import between, days_long, in_a_row, recent, successions
from solver.rules.facts.timeline import view
from tests.solver.rules.worlds import ADA, CAN, EARLY, LATE, MONDAY, NIGHT, a_case, opened, roster_of, row, shift

CASE = a_case(agents=(ADA, CAN))


def test_each_planned_shift_follows_the_one_before_it() -> None:
    """The opening state's last shift is Ada's first before; Can's first shift has none."""
    past, own = row(CASE, EARLY, -5, -3, -1), row(CASE, LATE, 0, 2)
    cans = row(CASE, NIGHT, 1, 2, agent="can")
    seen = view(replace(CASE, opening=opened(*past)), roster_of(*own, *cans))
    assert list(successions(seen)) == [(past[2], own[0]), (own[0], own[1]), (cans[0], cans[1])]


def test_between_two_shifts_lies_their_rest_or_what_they_share() -> None:
    """06:00 to 14:00 and 16:00 on; or from 13:00, an hour of both."""
    early, late, soon = (shift(CASE, MONDAY, start, 480) for start in (360, 960, 780))
    assert between(early, late) == (early.end_min, late.start_min)
    assert between(early, soon) == (soon.start_min, early.end_min)


def test_rows_are_cut_at_days_off() -> None:
    """Two shifts on one day are in one row; an empty one has no rows."""
    duties = sorted((*row(CASE, EARLY, 0, 1, 3), *row(CASE, NIGHT, 1, 5, 6)), key=lambda duty: duty.start_min)
    rows = in_a_row(duties)
    assert [[duty.day.day - MONDAY.day for duty in found] for found in rows] == [[0, 1, 1], [3], [5, 6]]
    assert [days_long(found) for found in rows] == [2, 1, 2]
    assert in_a_row(()) == []


def test_of_the_past_the_last_days_in_a_row_are_recent() -> None:
    """Worked on Wednesday, and from Friday to Sunday, whether or not Monday follows."""
    past, own = row(CASE, EARLY, -5, -3, -2, -1), row(CASE, LATE, 1)
    seen = view(replace(CASE, opening=opened(*past)), roster_of(*own, *row(CASE, LATE, 1, agent="can")))
    assert recent(seen, "ada") == (*past[1:], *own)
    assert len(recent(seen, "can")) == 1
    single = view(replace(CASE, opening=opened(past[0], past[3])), roster_of(*own))
    assert recent(single, "ada") == (past[3], *own)
    whole = view(replace(CASE, opening=opened(*past[1:])), roster_of(*own))
    assert recent(whole, "ada") == (*past[1:], *own)

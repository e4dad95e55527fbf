"""Who is there when."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.duties import Break, Duty
from solver.rules.facts.presence import (
    PRESENT,
    RESTING,
    ROSTERED,
    Counting,
    Spell,
    heads,
    in_horizon,
    into_horizon,
    spells,
)
from tests.solver.rules.worlds import EARLY, MONDAY, NIGHT, a_case, opened, row, shift, with_activity

CASE = a_case(days=1)
GRID = CASE.grid


def counted(counting: Counting, *lines: tuple[Duty, ...]) -> list[tuple[int, int]]:
    """Stretches (first interval, intervals) in which somebody is counted, with one head each."""
    found = heads(GRID, {str(i): line for i, line in enumerate(lines)}, map(str, range(len(lines))), counting)
    assert found.max() <= 1
    return [(spell.first, spell.intervals) for spell in spells(GRID, found, np.zeros_like(found))]


def test_present_are_whole_intervals_without_breaks_and_activities() -> None:
    """06:05 to 10:25, resting from 07:10 to 07:20 and in training from 09:00 to 09:30."""
    duty = with_activity(shift(CASE, MONDAY, 365, 260), 175, 30, "x")
    duty = replace(duty, breaks=(Break(duty.start_min + 65, 10),))
    assert counted(PRESENT, (duty,)) == [(25, 3), (30, 6), (38, 3)]


def test_an_activity_over_a_break_leaves_once() -> None:
    """A training from 07:00 to 09:00 with a break inside it, from 07:30 to 07:45."""
    duty = with_activity(shift(CASE, MONDAY, 360, 240), 60, 120, "x")
    assert counted(PRESENT, (replace(duty, breaks=(Break(duty.start_min + 90, 15),)),)) == [(24, 4), (36, 4)]


def test_rostered_and_resting_are_touched_intervals() -> None:
    """06:05 to 10:25 touches eighteen of them, a break from 07:10 to 07:20 two."""
    duty = shift(CASE, MONDAY, 365, 260)
    duty = replace(duty, breaks=(Break(duty.start_min + 65, 10),))
    assert counted(ROSTERED, (duty,)) == [(24, 18)]
    assert counted(RESTING, (duty,)) == [(28, 2)]


def test_each_person_is_counted_once_and_two_are_two() -> None:
    """Overlapping shifts of one person are one head; of two people, two."""
    first, second = shift(CASE, MONDAY, 360, 120), shift(CASE, MONDAY, 420, 120)
    assert counted(ROSTERED, (first, second)) == [(24, 12)]
    lines = {"ada": (first,), "can": (second,), "zoe": (first,)}
    assert heads(GRID, lines, ("ada", "can", "eve"), ROSTERED)[24:36].tolist() == [1] * 4 + [2] * 4 + [1] * 4


def test_the_horizon_cuts_what_reaches_beyond_it() -> None:
    """Sunday's and Monday's night shifts hold Monday's first six and last two hours."""
    nights = row(CASE, NIGHT, -1, 0)
    assert counted(ROSTERED, nights) == counted(PRESENT, nights) == [(0, 24), (88, 8)]


def test_what_ended_with_the_last_day_is_not_counted() -> None:
    """A shift until midnight, and one of the week before."""
    assert counted(ROSTERED, row(CASE, EARLY, -7), (shift(CASE, MONDAY, -480, 480),)) == []


def test_what_reaches_into_the_horizon_is_sorted_by_agent() -> None:
    """Ada's and Can's Sunday nights; what ended at midnight, and a planned row in the file, are not of it."""
    (ada,), (can,) = row(CASE, NIGHT, -1), row(CASE, NIGHT, -1, agent="can")
    (planned,) = row(CASE, NIGHT, 0, agent="eve")
    late = shift(CASE, MONDAY, -240, 300)
    past = opened(ada, late, can, planned, shift(CASE, MONDAY, -480, 480, "eve"), shift(CASE, MONDAY, 0, 60, "zoe"))
    assert into_horizon(replace(CASE, opening=past)) == {"ada": (late, ada), "can": (can,)}


def test_in_the_horizon_planned_duties_follow_those_of_the_opening_state() -> None:
    """Ada's two nights; a stranger's shift is not of the case."""
    sunday, monday = row(CASE, NIGHT, -1, 0)
    case = replace(CASE, opening=opened(sunday))
    assert in_horizon(case, {"ada": (monday,), "zoe": (monday,)}) == {"ada": (sunday, monday)}


def test_spells_end_where_the_shortage_or_the_limit_changes() -> None:
    """Two short, then one, then one under another limit; what is not above zero is no spell."""
    beyond = np.array([0, 2, 2, 1, 1, -1, 0, 3])
    limit = np.array([5, 5, 5, 5, 4, 4, 4, 4])
    start = GRID.start_min
    assert spells(GRID, beyond, limit) == [
        Spell(1, 2, start + 15, start + 45),
        Spell(3, 1, start + 45, start + 60),
        Spell(4, 1, start + 60, start + 75),
        Spell(7, 1, start + 105, start + 120),
    ]

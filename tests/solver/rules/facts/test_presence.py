"""Who is there when."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.duties import Break, Duty
from solver.rules.facts.presence import Spans, Spell, heads, opening_heads, present, resting, rostered, spells
from tests.solver.rules.worlds import EARLY, MONDAY, NIGHT, a_case, opened, row, shift, with_activity

CASE = a_case(days=1)
GRID = CASE.grid


def counted(spans: Spans, *lines: tuple[Duty, ...]) -> list[tuple[int, int]]:
    """Stretches (first interval, intervals) in which somebody is counted, with one head each."""
    found = heads(GRID, lines, spans)
    assert found.max() <= 1
    return [(spell.first, spell.intervals) for spell in spells(GRID, found, np.zeros_like(found))]


def test_present_are_whole_intervals_without_breaks_and_activities() -> None:
    """06:05 to 10:25, resting from 07:10 to 07:20 and in training from 09:00 to 09:30."""
    duty = with_activity(shift(CASE, MONDAY, 365, 260), 175, 30, "x")
    duty = replace(duty, breaks=(Break(duty.start_min + 65, 10),))
    assert counted(present, (duty,)) == [(25, 3), (30, 6), (38, 3)]


def test_an_activity_over_a_break_leaves_once() -> None:
    """A training from 07:00 to 09:00 with a break inside it, from 07:30 to 07:45."""
    duty = with_activity(shift(CASE, MONDAY, 360, 240), 60, 120, "x")
    assert counted(present, (replace(duty, breaks=(Break(duty.start_min + 90, 15),)),)) == [(24, 4), (36, 4)]


def test_rostered_and_resting_are_touched_intervals() -> None:
    """06:05 to 10:25 touches eighteen of them, a break from 07:10 to 07:20 two."""
    duty = shift(CASE, MONDAY, 365, 260)
    duty = replace(duty, breaks=(Break(duty.start_min + 65, 10),))
    assert counted(rostered, (duty,)) == [(24, 18)]
    assert counted(resting, (duty,)) == [(28, 2)]


def test_each_person_is_counted_once_and_two_are_two() -> None:
    """Overlapping shifts of one person are one head; of two people, two."""
    first, second = shift(CASE, MONDAY, 360, 120), shift(CASE, MONDAY, 420, 120)
    assert counted(rostered, (first, second)) == [(24, 12)]
    assert heads(GRID, ((first,), (second,)), rostered)[24:36].tolist() == [1] * 4 + [2] * 4 + [1] * 4


def test_the_horizon_cuts_what_reaches_beyond_it() -> None:
    """Sunday's and Monday's night shifts hold Monday's first six and last two hours."""
    nights = row(CASE, NIGHT, -1, 0)
    assert counted(rostered, nights) == counted(present, nights) == [(0, 24), (88, 8)]


def test_what_ended_with_the_last_day_is_not_counted() -> None:
    """A shift until midnight, and one of the week before."""
    assert counted(rostered, row(CASE, EARLY, -7), (shift(CASE, MONDAY, -480, 480),)) == []


def test_opening_heads_are_those_of_the_opening_state() -> None:
    """Ada's Sunday night; Can is not asked for, and a planned row in the file is no history."""
    past = opened(*row(CASE, NIGHT, -1, 0), *row(CASE, NIGHT, -1, agent="can"))
    case = replace(CASE, opening=past)
    assert opening_heads(case, {"ada", "eve"}, rostered).tolist() == [1] * 24 + [0] * 72
    assert opening_heads(case, {"ada", "can"}, rostered).tolist() == [2] * 24 + [0] * 72


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

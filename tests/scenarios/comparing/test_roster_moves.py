"""Whose shifts change, on how many days, and how far."""

from __future__ import annotations

from dataclasses import replace

from planner.differences import compare
from planner.plans import Plan
from scenarios.comparing.moves import Moves, moves
from solver.duties import Duty, Roster
from tests.planner.report import worlds


def with_roster(roster: Roster) -> Plan:
    plan = worlds.plan()
    assert plan.roster_stage is not None
    return replace(
        plan, roster_stage=replace(plan.roster_stage, result=replace(plan.roster_stage.result, roster=roster))
    )


def moved_to(duties: tuple[Duty, ...], standby: bool = True) -> Moves:
    before = worlds.roster()
    after = Roster(duties, before.on_call if standby else ())
    return moves(compare(with_roster(before), with_roster(after)), before, after)


def test_the_same_roster_moves_nobody() -> None:
    """All figures are nothing."""
    assert moved_to(worlds.roster().duties) == Moves(0, 0, 0, 0, 0.0, 0, 0, 0)


def test_a_shift_three_hours_later_moves_one_day_by_three_hours() -> None:
    """And a shift that falls out frees a day, without counting as far."""
    first, second, *rest = worlds.roster().duties
    later = replace(first, start_min=first.start_min + 180, end_min=first.end_min + 180)
    found = moved_to((later, *rest))
    assert (found.days, found.new_days, found.freed_days) == (2, 0, 1)
    assert (found.moved_min, found.most_min) == (180.0, 180)
    assert found.people == len({first.agent, second.agent})


def test_breaks_alone_move_no_shift() -> None:
    """They are counted apart."""
    duties = tuple(replace(duty, breaks=()) for duty in worlds.roster().duties)
    with_breaks = sum(1 for duty in worlds.roster().duties if duty.breaks)
    found = moved_to(duties)
    assert (found.days, found.breaks) == (0, with_breaks)
    assert with_breaks > 0


def test_a_turn_of_standing_by_that_is_taken_away_counts() -> None:
    """On-call is no shift, but somebody's evening."""
    assert moved_to(worlds.roster().duties, standby=False).on_call == len(worlds.roster().on_call)

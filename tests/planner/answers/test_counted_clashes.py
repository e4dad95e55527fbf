"""What counting shows to be impossible is named at once, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import monotonic

import pytest

from planner.answers.counted_absences import absence_clashes
from planner.answers.counted_clashes import counted_clashes, hired_hours, without_counted
from planner.casework import make_case
from planner.operation.floor_specs import FloorSpec
from planner.promised import promised
from solver.case import Absence, RosterCase
from solver.explainer.infeasible.asking import Asker
from tests.planner.report import worlds

MORNING = [{"days": ["thu"], "start": 540, "end": 600}]
ALL_DAY = (worlds.at(6, 0), worlds.at(7, 0))


def case(language: str = "en", *away: str, least: int = 1, hours: object = MORNING) -> RosterCase:
    """Ada and Efe speak English; a floor, and who is away on Thursday. Shifts of this world have no breaks."""
    operation = worlds.operation()
    floor = FloorSpec.model_validate({"least": least, "language": language, "hours": hours})
    config = operation.config.model_copy(update={"floors": {"desk": floor}})
    absences = tuple(Absence(who, *ALL_DAY) for who in away)
    inputs = replace(worlds.inputs(), operation=replace(operation, config=config, absences=absences))
    made = make_case(inputs, promised(inputs))
    return replace(made, rules=tuple(rule for rule in made.rules if rule.kind != "break_law"))


def away(asked: RosterCase) -> list[tuple[str, ...]]:
    """Who must not all be away, of each stretch that absences leave short."""
    clashes = absence_clashes(asked, Asker(monotonic() + 30.0))
    assert all(clash.basis == "arithmetic" and clash.possible < clash.due for clash in clashes)
    return [tuple(name for party in clash.parties for name in party.agents) for clash in clashes]


def test_a_floor_that_nobody_counts_towards_is_named() -> None:
    """One hour on Thursday, and nobody speaks German."""
    (clash,) = counted_clashes(case("de"))
    assert (clash.promise.name, clash.agents, clash.due, clash.possible) == ("floor:desk", (), 1, 0)


@pytest.mark.parametrize(("end", "short"), [(12, False), (13, True)])
def test_hours_are_held_against_the_longest_weeks(end: int, short: bool) -> None:
    """Seven days of 12 hours are 84, of 13 hours 91; two contracts allow 90."""
    clashes = counted_clashes(case(hours=[{"start": 0, "end": 60 * end}]))
    assert [(clash.due, clash.possible) for clash in clashes] == ([(91 * 60, 90 * 60)] if short else [])


def test_missing_hours_are_hired_at_the_rate_of_who_has_the_longest_week() -> None:
    """168 hours less 90 are 78: two more people of 40 hours a week at 100.00; that it suffices is not said."""
    round_the_clock = case(hours=[{"start": 0, "end": 1440}])
    (clash,) = counted_clashes(round_the_clock)
    (way,) = hired_hours(round_the_clock, clash)
    assert (dict(way.about)["people"], way.hours, way.cents, way.restores) == (2, 80.0, 800000, False)
    assert hired_hours(round_the_clock, replace(clash, unit="agents")) == ()


def test_without_a_limit_of_the_week_hours_show_nothing() -> None:
    """Contracts bind by the rule that reads them."""
    free = case(hours=[{"start": 0, "end": 1440}])
    rules = tuple(rule for rule in free.rules if rule.kind != "weekly_hours")
    assert counted_clashes(replace(free, rules=rules)) == ()


def test_a_contract_that_runs_out_gives_no_hours_after_it() -> None:
    """Efe left before the plan."""
    long = case(hours=[{"start": 0, "end": 60 * 10}])
    gone = tuple(replace(a, last_day=date(2025, 11, 2)) if a.id == "efe" else a for a in long.agents)
    assert counted_clashes(long) == ()
    (clash,) = counted_clashes(replace(long, agents=gone))
    assert clash.possible == 45 * 60


def test_all_away_at_once_is_named_with_each_of_them() -> None:
    """Either alone would keep the hour."""
    assert away(case("en", "ada", "efe")) == [("ada", "efe")]


def test_one_away_is_nothing_where_the_other_is_there() -> None:
    """Counting shows no clash; a search may."""
    assert away(case("en", "ada")) == []
    assert away(case("en", "ada", least=2)) == [("ada",)]


def test_more_due_than_there_are_is_not_laid_on_absences() -> None:
    """Three English speakers are due, two exist."""
    assert away(case("en", "ada", least=3)) == []


def test_what_was_counted_is_not_searched_for() -> None:
    """The floor asks for nobody in that stretch any more; elsewhere it stays."""
    asked = case("en", "ada", "efe", hours=[{"days": ["thu", "fri"], "start": 540, "end": 600}])
    clashes = absence_clashes(asked, Asker(monotonic() + 30.0))
    (floor,) = without_counted(asked, clashes).requirement.floors
    assert floor.least.sum() == 1
    assert (
        without_counted(
            asked, (replace(clashes[0], start_min=asked.grid.start_min, end_min=asked.grid.end_min),)
        ).requirement.floors
        == ()
    )

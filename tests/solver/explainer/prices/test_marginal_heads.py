"""One more and one fewer person: the prices are the difference that the price of a whole roster makes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.case import RosterCase
from solver.cover import Floor
from solver.duties import Duty, Roster
from solver.explainer.prices.marginal_heads import Present, head_prices
from solver.roster.evaluate import coverage_cents
from solver.rules.floor import Floors
from tests.solver.roster.worlds import EARLY, LATE, MONDAY, SHORT, duty_of, tiny_case, varied


@pytest.fixture
def case() -> RosterCase:
    """Six people in two groups, a need that varies."""
    return varied(tiny_case(6, 2, groups=2), np.random.default_rng(3))


@pytest.fixture
def roster(case: RosterCase) -> Roster:
    """A0 and A3 early, A1 late; nobody on Tuesday."""
    return Roster(
        (duty_of(case, "A0", MONDAY, EARLY), duty_of(case, "A1", MONDAY, LATE), duty_of(case, "A3", MONDAY, EARLY))
    )


def one_hour(case: RosterCase, agent: str, interval: int) -> Duty:
    start = case.grid.start_min + 60 * interval
    return Duty(agent, start, start + 60, case.grid.day_of(start), "none", 60)


@pytest.mark.parametrize(("agent", "group"), [("A2", 0), ("A5", 1)])
def test_one_more_person_saves_what_a_duty_of_one_interval_would(
    case: RosterCase, roster: Roster, agent: str, group: int
) -> None:
    """The price of the whole roster, reckoned anew from its rows, falls by just that."""
    present = Present(case, roster)
    more = head_prices(present).more[group]
    before = coverage_cents(case, roster)
    for interval in range(case.grid.intervals):
        after = coverage_cents(case, Roster((*roster.duties, one_hour(case, agent, interval))))
        assert more[interval] == pytest.approx(before - after, abs=0.05)
        assert present.saved_at(group, interval) == pytest.approx(before - after, abs=1e-6)
    assert more.max() > 0


def test_one_fewer_person_costs_what_is_missed_then(case: RosterCase, roster: Roster) -> None:
    """A0 gone for one interval alone: the price rises by what is told."""
    prices = head_prices(Present(case, roster))
    begin = (roster.duties[0].start_min - case.grid.start_min) // 60
    shorter = replace(roster.duties[0], start_min=roster.duties[0].start_min + 60)
    after = coverage_cents(case, Roster((shorter, *roster.duties[1:])))
    assert prices.fewer[0][begin] == pytest.approx(after - coverage_cents(case, roster), abs=0.05)


def test_the_price_now_is_the_rosters(case: RosterCase, roster: Roster) -> None:
    """Both readings of the same loss."""
    assert Present(case, roster).loss_now.sum() == pytest.approx(coverage_cents(case, roster), abs=1.0)


def test_a_floor_is_worth_its_price_where_it_lacks_people(case: RosterCase) -> None:
    """Nobody on Tuesday: one more of the group that counts for the floor saves it; a group of others saves nothing."""
    least = np.ones(case.grid.intervals, dtype=np.int64)
    floor = Floor("lead", frozenset({"A0", "A2", "A4"}), least, 700)
    held = replace(case, requirement=replace(case.requirement, floors=(floor,)), rules=(Floors(),))
    prices = head_prices(Present(held, Roster((duty_of(held, "A0", MONDAY, SHORT),))))
    there = prices.heads[0] > 0
    assert set(prices.floor_more[0][~there]) == {700.0}
    assert not prices.floor_more[0][there].any()
    assert set(prices.floor_fewer[0][there]) == {700.0}
    assert not prices.floor_more[1].any()


def test_floors_that_no_rule_prices_are_free(case: RosterCase) -> None:
    """Where the rule book leaves floors out, nobody pays for them."""
    least = np.ones(case.grid.intervals, dtype=np.int64)
    floor = Floor("lead", frozenset({"A0", "A2", "A4"}), least, 700)
    free = replace(case, requirement=replace(case.requirement, floors=(floor,)))
    assert not head_prices(Present(free, Roster())).floor_more.any()

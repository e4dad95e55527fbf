"""Ways in order: by price with pay on top, the cheaper first where the simulation sees no difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import solver
from planner.changing.served import ServedDay
from planner.mending import ranked
from solver.repairer import Repair
from tests.solver.repairer.worlds import ADA, CAN, QUICK, early_by_ada, floor_of, ill


@pytest.fixture(scope="module")
def nothing() -> Repair:
    """A repair in which nothing is done, to be priced otherwise."""
    case = floor_of(ADA, CAN)
    found = solver.repair(case, early_by_ada(case), ill(case, 2), QUICK)
    return next(one for one in found if "nothing" in one.ways)


def priced(nothing: Repair, way: str, loss_cents: float, extra_cents: float) -> Repair:
    """A way that loses and pays this much."""
    after = replace(nothing.after, coverage_cents=loss_cents, rules_cents=0.0, extra_cents=extra_cents)
    return replace(nothing, ways=(way,), after=after)


def served(share: float) -> tuple[ServedDay, ...]:
    """A day on which this share of a thousand contacts is served in time."""
    return (ServedDay(date(2025, 11, 5), {"chat": {"service": share, "base": 1000.0, "target_share": 0.8}}),)


def test_a_dearer_way_that_serves_no_better_stands_below_the_cheaper(nothing: Repair) -> None:
    """It saves a little more by the price list, and nobody on the phone notices."""
    cheap, dear = priced(nothing, "hours", 1000, 0), priced(nothing, "on_call", 500, 400)
    assert dear.price_cents < cheap.price_cents
    ways, days = ranked((dear, cheap), [served(0.7), served(0.7)])
    assert [way.ways[0] for way in ways] == ["hours", "on_call"]
    assert len(days) == 2


def test_a_dearer_way_that_serves_better_may_stand_first_with_its_simulation(nothing: Repair) -> None:
    """What is simulated moves along with its way."""
    cheap, dear = priced(nothing, "hours", 1000, 0), priced(nothing, "on_call", 500, 400)
    ways, days = ranked((cheap, dear), [served(0.7), served(0.9)])
    assert [way.ways[0] for way in ways] == ["on_call", "hours"]
    assert days == [served(0.9), served(0.7)]


def test_ways_that_were_not_simulated_stay_behind(nothing: Repair) -> None:
    """Nobody is told that a way is better without its row in the simulation."""
    first, second = priced(nothing, "hours", 1000, 0), priced(nothing, "on_call", 500, 0)
    ways, days = ranked((first, second), [served(0.7)])
    assert [way.ways[0] for way in ways] == ["hours", "on_call"]
    assert days == [served(0.7)]

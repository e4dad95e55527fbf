"""What prices prove: never more than the cheapest roster costs, whatever the prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.case import RosterCase
from solver.duties import Roster
from solver.roster.bound.ascend import ascend
from solver.roster.bound.relaxation import Prices, Relaxation, relax
from solver.roster.bound.value import prove
from solver.roster.evaluate import coverage_cents
from solver.rules.forms import EVERY, Attend, OnDuty, Price, Total
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.brute_force import best_cents
from tests.solver.roster.worlds import EACH, EARLY, LATE, MONDAY, NIGHTS, opening_duty, tiny_case, varied

SHORT = ShiftTemplate("short", "standard", 10 * 60, 240, (BreakWindow(60, 120, 30, True),))


def world(seed: int) -> RosterCase:
    """Two people of two groups on a weekend: totals, floors, wishes, a training, and a shift of the night before."""
    rng = np.random.default_rng(seed)
    case = tiny_case(2, 2, first=MONDAY.replace(day=8), templates=(EARLY, NIGHTS, SHORT), groups=2)
    bounds, least = case.grid.day_bounds, np.full(case.grid.intervals, 1, dtype=np.int64)
    pool = (
        Total("hours", EACH, EVERY, "paid_min", "week", None, int(rng.choice([450, 690, 900]))),
        Total("over", EACH, EVERY, "paid_min", "horizon", None, int(rng.choice([240, 450])), cents=90),
        Total("cap", EACH, EVERY, "paid_min", "horizon", None, 700),
        Total("weekends", EACH, EVERY, "weekends", "horizon", None, 0, cents=900),
        Total("halves", EACH, EVERY, "half_weekends", "horizon", None, 0, cents=400),
        Total("days", EACH, EVERY, "duties", "week", None, 1),
        Total("wish", frozenset({"A1"}), EVERY, "duties", "span", 1, None, 700, bounds[0], bounds[1]),
        Price("off", frozenset({"A0"}), EVERY, bounds[1], bounds[2], 650),
        OnDuty("floor", "one", EACH, least, 250),
        Attend("activity", frozenset({"A0"}), "t", 60, bounds[0] + 600, bounds[0] + 900, 500),
    )
    case = varied(replace(case, rules=tuple(replace(r, given=_some(pool, rng)) for r in case.rules)), rng)  # type: ignore[type-var]  # the world's one rule is a Stub
    if rng.random() < 0.5:
        case = replace(case, opening=replace(case.opening, duties=(opening_duty(case, 1, NIGHTS),)))
    return case


def _some(pool: tuple[object, ...], rng: np.random.Generator) -> tuple[object, ...]:
    return tuple(form for form, yes in zip(pool, rng.random(len(pool)) < 0.6, strict=True) if yes)


def random_prices(relaxation: Relaxation, rng: np.random.Generator) -> Prices:
    """Prices of no meaning, some below zero."""
    return Prices(*(rng.uniform(-50.0, 400.0, part.shape) for part in relaxation.no_prices()))


@pytest.mark.parametrize("seed", range(12))
def test_no_prices_prove_more_than_the_cheapest_roster_costs(seed: int) -> None:
    """Weak duality, whatever the prices and however coarse the blocks: a bound above the optimum would be a lie."""
    case, rng = world(seed), np.random.default_rng(seed)
    best = best_cents(case)
    for block_min in (60, 180, 420):
        relaxation = relax(case, block_min)
        raised, _ = ascend(relaxation, random_prices(relaxation, rng), 60)
        assert prove(relaxation, random_prices(relaxation, rng)).cents <= best + 1e-6
        assert raised <= best + 1e-6


@pytest.mark.parametrize("seed", range(6))
def test_a_need_that_falls_over_the_levels_proves_no_more(seed: int) -> None:
    """Nothing makes a caller's need rise from level to level; the bound holds below the optimum all the same."""
    rng = np.random.default_rng(seed)
    case = tiny_case(2, 2, templates=(EARLY, LATE), need=2.0)
    need = case.requirement.need * rng.choice([0.25, 0.5, 1.0, 2.0], (len(case.requirement.need), 1, 1))
    case = replace(case, requirement=replace(case.requirement, need=need))
    relaxation, best = relax(case, 60), best_cents(case)
    full = relaxation.no_prices()._replace(rows=np.full((len(relaxation.need[0]), relaxation.blocks), 1e3))
    raised, _ = ascend(relaxation, random_prices(relaxation, rng), 60)
    assert max(raised, prove(relaxation, full).cents) <= best + 1e-6


def test_a_falling_need_with_nobody_to_work_is_its_worth() -> None:
    """The sum over levels telescopes: the bound is the loss of an empty roster, not that of the need made to rise."""
    case = replace(tiny_case(1, 2, need=2.0), templates=())
    need = np.stack([case.requirement.need[0], case.requirement.need[0] / 4])
    case = replace(case, requirement=replace(case.requirement, need=need, cents=(300, 200)))
    relaxation = relax(case, 60)
    prices = relaxation.no_prices()._replace(rows=np.full((1, relaxation.blocks), 300.0))
    assert prove(relaxation, prices).cents == pytest.approx(coverage_cents(case, Roster()), abs=0.01)


def test_an_activity_asked_for_twice_is_due_once() -> None:
    """Two forms for one activity are met by one attendance: the bound pays for one absence, the dearer one."""
    case = tiny_case(1, 2)
    start = case.grid.day_bounds[0] + 600
    twice = tuple(Attend(f"by {cents}", EACH, "t", 60, start, start + 300, cents) for cents in (500, 900, 700))
    dues = relax(tiny_case(1, 2, forms=twice), 60).dues
    assert dues.cents.tolist() == [900.0]


def test_nobody_to_work_proves_the_worth_of_the_whole_demand() -> None:
    """With nobody to hire at any price the bound is exact: everything is missing."""
    case = replace(tiny_case(1, 2, need=2.0), templates=())
    relaxation = relax(case, 60)
    prices = relaxation.no_prices()._replace(rows=np.full((1, relaxation.blocks), 300.0))
    assert prove(relaxation, prices).cents == pytest.approx(coverage_cents(case, Roster()), abs=0.01)


def test_the_ascent_closes_in_on_a_roster_that_cannot_be_better() -> None:
    """Two people, one shift a day each, need for both all day: prices prove nearly all of what must cost."""
    case = tiny_case(2, 2, templates=(EARLY, LATE), need=2.0)
    best, _ = ascend(relax(case, 60), relax(case, 60).no_prices(), 400)
    assert 0.95 * best_cents(case) <= best <= best_cents(case)


def test_the_slope_points_to_better_prices() -> None:
    """A supergradient: the bound at other prices lies below the plane through this one."""
    relaxation, rng = relax(world(3), 60), np.random.default_rng(3)
    for _ in range(20):
        here, there = (Prices(*(np.abs(part) for part in random_prices(relaxation, rng))) for _ in range(2))
        there = there._replace(weekends=np.minimum(there.weekends, relaxation.weekends.cents))
        here = here._replace(weekends=np.minimum(here.weekends, relaxation.weekends.cents))
        here, there = (p._replace(floors=np.minimum(p.floors, 250.0)) for p in (here, there))
        found = prove(relaxation, here)
        moved = sum(float((s * (b - a)).sum()) for s, a, b in zip(found.slope, here, there, strict=True))
        assert prove(relaxation, there).cents <= found.cents + moved + 1e-3

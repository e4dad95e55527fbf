"""How optima answer to another need: more of it, cheaper, in other levels and intervals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from solver.grid import Grid
from solver.rules.floor import Floors
from tests.solver.roster.relations import assert_never_better, assert_never_worse, assert_same
from tests.solver.roster.tiny_cases import COUPLING


def needing(case: RosterCase, **changes: object) -> RosterCase:
    """The case with a changed requirement."""
    return replace(case, requirement=replace(case.requirement, **changes))  # type: ignore[arg-type]


def scaled(case: RosterCase, factor: float) -> RosterCase:
    """The need times a factor, rounded to tenths."""
    return needing(case, need=np.round(case.requirement.need * factor, 1))


def test_more_need_is_never_better() -> None:
    """Half as much again in every interval."""
    assert_never_better(lambda case: scaled(case, 1.5))


def test_less_need_is_never_worse() -> None:
    """Half of it in every interval."""
    assert_never_worse(lambda case: scaled(case, 0.5))


def test_a_cheaper_level_is_never_worse() -> None:
    """The dearest level falls to the price of the next: nobody pays more for the same heads."""
    assert_never_worse(lambda case: needing(case, cents=(case.requirement.cents[1], *case.requirement.cents[1:])))


def test_no_need_leaves_what_rules_cost() -> None:
    """A need of zero costs as much as no rows at all."""
    nobody = np.zeros((0, 0))

    def rowless(case: RosterCase) -> RosterCase:
        made, groups = case.requirement, len(case.groups.members)
        empty = np.zeros((groups, 0), dtype=bool)
        need = np.zeros((len(made.cents), 0, case.grid.intervals))
        return replace(
            case,
            requirement=replace(made, rows=(), serves=empty, need=need, load=nobody),
            groups=replace(case.groups, queues=(), serves=empty),
        )

    assert_same(rowless, before=lambda case: scaled(case, 0.0))


def test_a_level_that_no_price_tells_apart_costs_nothing() -> None:
    """A level put in before another at its price and any need between theirs."""

    def with_level(case: RosterCase) -> RosterCase:
        made = case.requirement
        between = np.round((made.need[:1] + made.need[1:2]) / 2, 2)
        need = np.concatenate([made.need[:1], between, made.need[1:]])
        return needing(case, need=need, cents=(made.cents[0], made.cents[1], *made.cents[1:]))

    assert_same(with_level)


def finer(case: RosterCase) -> RosterCase:
    """Half an hour instead of an hour: the same heads are needed twice, at half the price."""
    grid, made = case.grid, case.requirement
    floors = tuple(replace(f, least=f.least.repeat(2), cents=f.cents // 2) for f in made.floors)
    need = made.need.repeat(2, axis=2)
    half = tuple(cents // 2 for cents in made.cents)
    case = replace(case, grid=Grid(grid.start_min, 2 * grid.intervals, grid.step_min // 2, grid.zone))
    return needing(case, need=need, load=need[0], cents=half, floors=floors)


def uncoupled(case: RosterCase) -> RosterCase:
    """The case without rules that are priced by interval, floors apart."""
    return replace(case, rules=tuple(r for r in case.rules if isinstance(r, Floors) or not isinstance(r, COUPLING)))


def test_a_finer_grid_costs_the_same() -> None:
    """Without breaks all shifts fill whole hours, so nothing hangs on the length of an interval."""

    def plain(case: RosterCase) -> RosterCase:
        return replace(uncoupled(case), templates=tuple(replace(t, breaks=()) for t in case.templates))

    assert_same(finer, before=plain)


def test_a_finer_grid_never_makes_breaks_dearer() -> None:
    """Half an hour's break takes half an hour of cover, not a whole one, and may start at more places."""
    assert_never_worse(finer, before=uncoupled)

"""The engine on tiny cases of focus blocks: optimal where brute force knows, lawful always, honest where it must be."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from solver import check, solve
from solver.case import RosterCase
from solver.certificate import verify
from solver.cover import Focus
from solver.errors import SolverError
from solver.outcomes import Result, Status
from solver.roster.params import SolveParams
from solver.rules.personal_totals import PersonalTotal, PersonalTotals
from solver.rules.steady_starts import SteadyStarts
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.focus.cases import focus_case

PARAMS = SolveParams(reproducible=True, moves=300)


def cents(result: Result) -> float:
    """The whole objective."""
    return sum(value for _, value in result.objective)


def best_excess(case: RosterCase, focus: Focus) -> float:
    """The least excess over all ways for every agent to work exactly one day, one template and one row throughout."""
    options = list(product(range(len(case.grid.days)), case.templates, range(len(focus.least))))
    found = np.inf
    for choice in product(options, repeat=len(case.agents)):
        heads = np.zeros(focus.least.shape, dtype=np.int64)
        for day, template, row in choice:
            first = day * 24 + template.start // 60
            heads[row, first : first + template.length_min // 60] += 1
        if (heads >= focus.least).all():
            found = min(found, focus.over_cents * float((np.maximum(0, heads - focus.most) ** 2).sum()))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_a_tiny_case_is_rostered_at_least_cost(seed: int) -> None:
    """Blocks as long as shifts leave few enough choices to try them all."""
    rng = np.random.default_rng(seed)
    case, focus = focus_case(agents=2, days=2, block_min=240)
    least = np.zeros_like(focus.least)
    least[0, 9], least[1, 24 + 12] = 1, 1
    focus = replace(focus, least=least, most=least + rng.integers(0, 2, least.shape))
    hours = PersonalTotals(totals=(PersonalTotal(measure="duties", least=1, most=1),))
    case = replace(case, rules=(hours,), requirement=replace(case.requirement, focus=focus))
    result = solve(case, PARAMS)
    assert cents(result) == best_excess(case, focus)
    assert result.status == Status.FEASIBLE


def test_a_roster_in_focus_blocks_passes_the_checker_and_costs_what_the_checker_counts() -> None:
    """Solver and checker read the same values apart from one another."""
    case, _ = focus_case(agents=4, days=5)
    result = solve(case, PARAMS)
    assert result.roster is not None
    assert result.roster.focus
    found = check(case, result.roster)
    assert not [v for v in found if v.hard]
    assert sum(v.cents for v in found) == cents(result)


def test_a_roster_in_focus_blocks_has_a_certificate_that_holds() -> None:
    """Whoever counts again counts the focus too: its terms, and the least heads in focus as worth of the demand."""
    case, focus = focus_case(agents=2, days=2)
    least = np.zeros_like(focus.least)
    least[:, 9] = 2  # four heads of which there are two
    case = replace(case, requirement=replace(case.requirement, focus=replace(focus, least=least)))
    result = solve(case, PARAMS)
    assert result.certificate is not None
    assert dict(result.objective)["hard:focus"] > 0
    assert result.certificate.worth_cents > 0
    assert verify(case, result.certificate, result.roster) == ()


def test_rules_that_the_quick_move_does_not_price_are_kept_in_the_search() -> None:
    """Steady starts are judged on whole rows: the search has to see their price, not only the checker."""
    case, _ = focus_case(agents=2, days=5)
    steady = replace(case, rules=(*case.rules, SteadyStarts(cents=5000)))
    free, held = solve(case, PARAMS), solve(steady, PARAMS)
    assert free.roster is not None
    assert held.roster is not None
    priced = sum(v.cents for v in check(steady, free.roster))
    assert sum(v.cents for v in check(steady, held.roster)) == cents(held) <= priced


def test_heads_that_nobody_can_be_are_told_as_a_missed_least() -> None:
    """One person cannot be two: the roster comes back with what it misses, not with a false claim."""
    case, focus = focus_case(agents=1, days=1)
    least = np.zeros_like(focus.least)
    least[0, 10] = 2
    wanted = replace(focus, least=least, most=np.maximum(least, focus.most))
    result = solve(replace(case, requirement=replace(case.requirement, focus=wanted)), PARAMS)
    assert dict(result.objective)["hard:focus"] > 0


def test_what_the_engine_does_not_do_with_focus_is_refused() -> None:
    """Breaks are not placed between blocks yet: better an error than a roster without them."""
    case, focus = focus_case(agents=1, days=1)
    pause = ShiftTemplate("p", "standard", 480, 480, (BreakWindow(120, 240, 30, False),))
    for wrong, code in (
        (replace(case, templates=(pause,)), "focus_with_breaks"),
        (
            replace(case, requirement=replace(case.requirement, focus=replace(focus, block_min=90))),
            "focus_block_off_grid",
        ),
    ):
        with pytest.raises(SolverError) as error:
            solve(wrong, PARAMS)
        assert [p.code for p in error.value.problems] == [code]


def test_a_start_is_taken_over_and_cut_into_blocks() -> None:
    """A published roster has shifts; who answers what is worked out from them."""
    case, _ = focus_case(agents=3, days=4)
    first = solve(case, PARAMS)
    again = solve(case, SolveParams(reproducible=True, moves=1), start=first.roster)
    assert again.roster is not None
    assert cents(again) < cents(solve(case, SolveParams(reproducible=True, moves=1)))


def test_the_same_seed_gives_the_same_roster() -> None:
    """Reproducible means byte for byte."""
    case, _ = focus_case(agents=3, days=4)
    assert solve(case, PARAMS).roster == solve(case, PARAMS).roster

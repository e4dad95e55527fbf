"""The cheapest mix against full enumeration on tiny instances: two languages, two blocks, two futures."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from planner.problems import OperationError
from scenarios.base_plan import base_plan
from scenarios.searching.mix.answer import cheapest_mix, missing_h
from scenarios.searching.mix.ask import CheapestMix
from scenarios.searching.mix.figures import Mix, Programme
from scenarios.searching.mix.program import cheapest
from scenarios.searching.mix.told import CheapestMixTold
from scenarios.searching.question import Ground

TR, EN = frozenset({0}), frozenset({1})
BOTH = TR | EN


def tiny(seed: int) -> Programme:
    """One who speaks Turkish, one who speaks both; need and presence drawn by a seed."""
    rng = np.random.default_rng(seed)
    return Programme(
        needed=rng.integers(0, 4, (2, 2, 2)).astype(float),
        present=rng.integers(0, 2, (2, 2, 2)).astype(float),
        kinds=(TR, BOTH),
        hires=(BOTH,),
        hours=np.array([4.0, 4.0]),
        day=np.array([0, 0]),
        week=np.array([0, 0]),
        overtime_most=np.array([[1, 1], [1, 1]]),
        overtime_h=np.array([[4.0], [8.0]]),
        overtime_cents=np.array([300.0, 360.0]),
        on_call_most=np.array([[1, 1], [1, 1]]),
        on_call_cents=float(rng.integers(100, 900)),
        called_cents=np.array([300.0, 360.0]),
        called_share=0.875,
        hire_most=np.array([2]),
        hire_week_h=np.array([8.0]),
        hire_cents=np.array([float(rng.integers(1000, 5000))]),
        hire_from=np.array([0]),
        missing_share=float(rng.choice([0.0, 0.1, 0.25])),
    )


def enumerated(given: Programme) -> float | None:
    """The least cost over every whole mix, its calls and hours worked left to a programme without whole numbers."""
    best = None
    turns = [np.array(one).reshape(2, 2) for one in product((0, 1), repeat=4)]
    for overtime, on_call, hired in product(turns, turns, range(3)):
        if (4.0 * overtime.sum(axis=1) > given.overtime_h[:, 0]).any():
            continue
        fixed = replace(given, hire_most=np.array([hired]), on_call_most=on_call)
        cents = 4.0 * float(given.overtime_cents @ overtime.sum(axis=1)) + given.on_call_cents * on_call.sum()
        cents += float(given.hire_cents[0]) * hired
        if best is not None and cents >= best:
            continue
        # what is decided costs nothing more, but takes part; only calls are left to be paid
        present = given.present + overtime
        left = replace(fixed, present=present, overtime_most=0 * overtime, on_call_cents=0.0, hire_cents=np.zeros(1))
        calls = cheapest(left, 10.0)
        if calls is not None and (best is None or cents + calls.total_cents < best):
            best = cents + calls.total_cents
    return best


@pytest.mark.parametrize("seed", range(6))
def test_no_whole_mix_costs_less(seed: int) -> None:
    """Every combination of overtime, standby and hires tried: the programme's is the cheapest, or none will do."""
    given = tiny(seed)
    mix, best = cheapest(given, 10.0), enumerated(given)
    assert (mix is None) == (best is None)
    if mix is not None and best is not None:
        assert mix.total_cents == pytest.approx(best, rel=0.006)
        assert mix.proven
        assert (mix.missing_h <= given.missing_share * given.needed_h + 1e-6).all()


def test_a_mix_leaves_no_more_missing_than_it_says() -> None:
    """The share found for the mix itself is that of its own people."""
    given = replace(tiny(1), missing_share=0.25)
    mix = cheapest(given, 10.0)
    assert mix is not None
    assert missing_h(given, mix).sum() <= mix.missing_h.sum() + 1e-6


@pytest.fixture(scope="module")
def ground(small_inputs: Inputs, small_plan: Plan) -> Ground:
    """The corner shop's plan."""
    return Ground(base_plan(small_inputs, plan=small_plan, replications=4), Path())


def mix_of(**more: object) -> CheapestMix:
    """A rush of customers, and hires to meet it."""
    rush = {"kind": "volume", "share": 0.6}
    told = {
        "ask": "cheapest_mix",
        "name": "Rush",
        "changes": [rush],
        "futures": 2,
        "replications": 10,
        "time_limit_s": 5,
    }
    return CheapestMix.model_validate(told | more)


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_rush_is_met_and_the_play_shows_it(ground: Ground, lang: str) -> None:
    """What the programme bought serves more contacts in time when it is played."""
    found = cheapest_mix(mix_of(missing_share=0.1, hires=[{"languages": ["tr"]}]), ground)
    assert found.mix.hired[0] >= 1
    assert found.late_after + found.late_noise < found.late_before
    told = CheapestMixTold(found)
    parts = (told.lead(lang), *told.parts("op", lang))
    assert "search_" not in "\n".join(getattr(part, "text", "") or str(part) for part in parts)
    assert told.body("op")["missing_after_h"] is not None
    assert len(told.charts(lang)) == 1


def test_a_gap_that_nothing_closes_says_what_stays(ground: Ground) -> None:
    """One hire cannot do the work of three: the answer is the least that stays missing."""
    with pytest.raises(OperationError) as told:
        cheapest_mix(mix_of(missing_share=0.0, hires=[{"languages": ["tr"], "most": 0}]), ground)
    (problem,) = told.value.problems
    assert problem.code == "search_mix_beyond"
    assert dict(problem.parameters)["left"].startswith("tr ")


def test_nothing_is_bought_where_nothing_is_missing() -> None:
    """A plan with people enough costs nothing more."""
    given = tiny(3)
    mix = cheapest(replace(given, present=given.present + 9), 10.0)
    assert isinstance(mix, Mix)
    assert mix.total_cents == 0

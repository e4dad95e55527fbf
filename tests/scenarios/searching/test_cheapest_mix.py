"""The cheapest mix against full enumeration on tiny instances: two languages, two blocks, two futures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from planner.inputs import Inputs, with_operation
from planner.operation.operation import LedgerMonth
from planner.plans import Plan
from planner.problems import OperationError
from scenarios.base_plan import base_plan
from scenarios.searching.mix.answer import cheapest_mix, missing_h
from scenarios.searching.mix.ask import CheapestMix
from scenarios.searching.mix.figures import Mix, Programme, Turn
from scenarios.searching.mix.lawful import Lawful, lawful, with_turns
from scenarios.searching.mix.program import cheapest
from scenarios.searching.mix.shortfall import shortfall
from scenarios.searching.mix.told import CheapestMixTold
from scenarios.searching.question import Ground
from scenarios.searching.worth.answer import with_roster

TR, EN = frozenset({0}), frozenset({1})
BOTH = TR | EN
DAY = date(2025, 11, 3)
MORE = tuple((name, kind, block) for name, kind in (("Can", 0), ("Ada", 1), ("Eda", 1)) for block in (0, 1))
"""Can has four hours left, Ada eight, and Eda may work once."""


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
        turns=tuple(Turn(name, kind, block, 240 * block, 240 * block + 240, DAY) for name, kind, block in MORE),
        rooms=(((0, 1), 4.0), ((2, 3), 8.0)),
        apart=((4, 5),),
        overtime_cents=np.array([300.0, 360.0]),
        on_call_most=np.array([[1, 1], [1, 1]]),
        on_call_week=np.array([[1], [2]]),
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
    for cents, taken, on_call, hired in sorted(wholes(given), key=lambda whole: whole[0]):
        if best is not None and cents >= best:
            break
        # what is decided costs nothing more, but takes part; only calls are left to be paid
        left = replace(
            given,
            present=given.present + np.array([taken[:2], np.add(taken[2:4], taken[4:])]),
            turns=(),
            rooms=(),
            apart=(),
            on_call_most=np.array(on_call).reshape(2, 2),
            on_call_cents=0.0,
            hire_most=np.array([hired]),
            hire_cents=np.zeros(1),
        )
        calls = cheapest(left, 10.0)
        if calls is not None and (best is None or cents + calls.total_cents < best):
            best = cents + calls.total_cents
    return best


def wholes(given: Programme) -> Iterator[tuple[float, tuple[int, ...], tuple[int, ...], int]]:
    """Every mix that may be asked: its cents without calls, turns of overtime, standby, hires."""
    for taken, on_call, hired in product(product((0, 1), repeat=6), product((0, 1), repeat=4), range(3)):
        if sum(taken[:2]) <= 1 and sum(taken[4:]) <= 1 and sum(on_call[:2]) <= 1:
            cents = 4.0 * float(given.overtime_cents @ [sum(taken[:2]), sum(taken[2:])])
            cents += given.on_call_cents * sum(on_call) + float(given.hire_cents[0]) * hired
            yield cents, taken, on_call, hired


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


def test_every_turn_keeps_rests_days_and_weeks(small_inputs: Inputs, small_plan: Plan) -> None:
    """Whoever stays on, comes early or works on a day off has eleven hours of rest, a short enough day and week."""
    plan = thinned(small_plan)
    found = offered(plan, small_inputs)
    assert found.turns
    duties, agents = plan.roster.by_agent(), {agent.id: agent for agent in small_inputs.operation.agents}
    for turn in found.turns:
        whole = sorted(with_turns(duties.get(turn.agent, ()), (turn,)))
        assert all(two.start_min - one.end_min >= 660 for one, two in pairwise(whole))
        assert max(duty.paid_min for duty in whole) <= 660
        week = [duty.paid_min for duty in whole if (duty.day - small_inputs.start).days // 7 == 0]
        assert sum(week) <= agents[turn.agent].contract.most_week_min
        assert agents[turn.agent].overtime_consent


def test_nobody_is_asked_beyond_the_contracts_week(small_inputs: Inputs, small_plan: Plan) -> None:
    """A contract whose most hours a week are those that the roster has leaves no overtime."""
    plan = thinned(small_plan)
    duties = plan.roster.by_agent()
    agents = tuple(
        replace(
            agent, contract=replace(agent.contract, most_week_min=sum(d.paid_min for d in duties.get(agent.id, ())))
        )
        for agent in small_inputs.operation.agents
    )
    full = with_operation(small_inputs, replace(small_inputs.operation, agents=agents))
    assert offered(plan, full).turns == ()


def test_a_year_of_overtime_that_is_used_up_leaves_none(small_inputs: Inputs, small_plan: Plan) -> None:
    """270 hours in the ledger: what somebody works beyond what is owed is no longer lawful."""
    month = small_inputs.start.replace(day=1)
    ledger = tuple(LedgerMonth(agent.id, month, (("overtime_min", 16200),)) for agent in small_inputs.operation.agents)
    used = with_operation(small_inputs, replace(small_inputs.operation, ledger=ledger))
    plan = thinned(small_plan)
    before, after = (offered(plan, inputs) for inputs in (small_inputs, used))
    assert set(after.turns) <= set(before.turns)
    assert before.turns
    owed = {agent.id: agent.contract.week_min for agent in small_inputs.operation.agents}
    duties = plan.roster.by_agent()
    for turn in after.turns:
        whole = with_turns(duties.get(turn.agent, ()), (turn,))
        assert sum(duty.paid_min for duty in whole) <= owed[turn.agent]


def thinned(plan: Plan) -> Plan:
    """The plan without everybody's first shift, so that they have hours left."""
    rest = tuple(duty for duties in plan.roster.by_agent().values() for duty in duties[1:])
    return with_roster(plan, replace(plan.roster, duties=tuple(sorted(rest))))


def offered(plan: Plan, inputs: Inputs) -> Lawful:
    """What may be asked for in a week in which everything is short."""
    short = shortfall(plan, inputs, 1)
    return lawful(plan, inputs, replace(short, needed=short.needed + 99.0), (True, False))


def test_nothing_is_bought_where_nothing_is_missing() -> None:
    """A plan with people enough costs nothing more."""
    given = tiny(3)
    mix = cheapest(replace(given, present=given.present + 9), 10.0)
    assert isinstance(mix, Mix)
    assert mix.total_cents == 0

"""Standby that pays: against trying everything, the newsvendor's rule, and the time it takes to reach a desk."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.staffing.on_call import depth_for, limit_from_costs
from solver.staffing.standby import StandbyCosts, joint_shortfall, standby
from solver.staffing.uncertainty import normal_nodes


def tried(shortfall: np.ndarray, step_min: float, lead: int, costs: StandbyCosts, depth: int) -> float:
    """Expected cost of a depth, every number of call-outs tried in every scenario."""
    total = 0.0
    for course in shortfall:
        first = next((t for t, x in enumerate(course) if x > 0.01), len(course))
        options = [
            costs.call_out_cents * z
            + sum(
                costs.unmet_cents * step_min / 60 * max(x - (z if t >= first + lead else 0), 0.0)
                for t, x in enumerate(course)
            )
            for z in range(depth + 1)
        ]
        total += min(options)
    return costs.fee_cents * depth + total / len(shortfall)


@settings(max_examples=60, deadline=None)
@given(
    courses=st.lists(st.lists(st.floats(-3, 6), min_size=6, max_size=6), min_size=1, max_size=6),
    lead=st.integers(0, 4),
    prices=st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(0, 3000)),
)
def test_no_depth_costs_less(courses: list[list[float]], lead: int, prices: tuple[float, float, float]) -> None:
    """Costs of all depths equal trying everything, and the depth given is the cheapest, deeper ones included."""
    shortfall, costs = np.array(courses), StandbyCosts(*prices)
    found = standby(shortfall, 30.0, 30.0 * lead, costs)
    every = [tried(shortfall, 30.0, lead, costs, k) for k in range(8)]
    known = min(len(found.cost_cents), 8)
    np.testing.assert_allclose(found.cost_cents[:known], every[:known], rtol=1e-9, atol=1e-6)
    assert found.cost_cents[found.depth] <= min(every) + 1e-6
    parts = found.fee_cents + found.call_out_cents + found.unmet_cents + found.before_desk_cents
    assert parts == pytest.approx(found.cost_cents[found.depth])


def test_one_hour_without_delay_is_the_newsvendor() -> None:
    """Hold one more while P(short by more) x (unmet - call-out) beats the fee: the same depth by both roads."""
    shortfall = np.floor(4.0 + 3.0 * normal_nodes(200))[:, None]
    for fee, out, unmet in itertools.product((50, 400, 1500), (0, 300), (2000, 5000)):
        limit = limit_from_costs(fee, out, unmet)
        depth = 0 if limit >= 1.0 else depth_for(shortfall, np.zeros(1), limit)
        assert standby(shortfall, 60.0, 0.0, StandbyCosts(fee, out, unmet)).depth == depth


def test_nobody_is_credited_before_the_desk() -> None:
    """Missing one from 22:00 to 23:00, desk after half an hour: half of it stays unmet at any depth."""
    found = standby(np.ones((1, 4)), 15.0, 30.0, StandbyCosts(10, 10, 1000))
    assert (found.depth, found.before_desk_cents, found.unmet_cents) == (1, 500.0, 0.0)
    assert found.p_before_desk == 1.0
    assert found.p_insufficient == 0.0


def test_a_desk_out_of_reach_is_not_paid_for() -> None:
    """Who needs longer than the window lasts is not put on standby, however dear the night."""
    found = standby(np.full((3, 4), 5.0), 15.0, 60.0, StandbyCosts(1, 1, 1e6))
    assert (found.depth, found.fee_cents, found.p_before_desk) == (0, 0.0, 1.0)
    assert found.before_desk_cents == pytest.approx(5e6)


def test_part_of_an_interval_at_the_desk_does_not_count() -> None:
    """Twenty minutes to the desk are two quarters of an hour."""
    assert standby(np.ones((1, 4)), 15.0, 20.0, StandbyCosts(10, 10, 1000)).before_desk_cents == 500.0


def test_a_short_need_is_not_worth_a_call() -> None:
    """A quarter of an hour costs 250 unmet and 400 to call: stand by for nothing. A whole night is called for."""
    hump = np.zeros((1, 8))
    hump[0, 2] = 1.0
    assert standby(hump, 15.0, 0.0, StandbyCosts(0, 400, 1000)).call_out_cents == 0.0
    assert standby(np.ones((1, 8)), 15.0, 0.0, StandbyCosts(0, 400, 1000)).call_out_cents == 400.0


def test_load_and_absence_join_in_the_scenarios() -> None:
    """Every day's factor meets every turnout: 19 x 9 courses; absence moves the mean shortfall as it should."""
    required = 20.0 + 3.0 * normal_nodes(19)[:, None] * np.ones(8)
    rostered = np.full(8, 22.0)
    all_come = joint_shortfall(required, rostered, 0.0, nodes=1)
    some_do = joint_shortfall(required, rostered, 0.1, 0.05)
    assert (all_come.shape, some_do.shape) == ((19, 8), (171, 8))
    np.testing.assert_allclose(all_come, np.maximum(required - 22.0, 0.0))
    assert some_do.mean() > all_come.mean() + 0.5
    assert standby(some_do, 15.0, 30.0, StandbyCosts(300, 400, 6000)).depth > 0


@pytest.mark.parametrize(
    ("shortfall", "step_min", "lead_min", "code"),
    [
        (np.array([[np.nan]]), 15.0, 0.0, "shortfall_invalid"),
        (np.zeros((0, 4)), 15.0, 0.0, "shortfall_invalid"),
        (np.zeros((1, 4)), 0.0, 0.0, "step_invalid"),
        (np.zeros((1, 4)), 15.0, -1.0, "lead_invalid"),
    ],
)
def test_windows_that_cannot_be_are_refused(shortfall: np.ndarray, step_min: float, lead_min: float, code: str) -> None:
    """Gaps in the scenarios, no time, time that runs back."""
    with pytest.raises(SolverError, match=code):
        standby(shortfall, step_min, lead_min, StandbyCosts(1, 1, 1))


def test_prices_that_cannot_be_are_refused() -> None:
    """All of them at once."""
    with pytest.raises(SolverError, match=r"fee_cents.*unmet_cents"):
        StandbyCosts(-1, 0, float("nan"))
    with pytest.raises(SolverError, match="nodes_too_few"):
        joint_shortfall(np.ones((1, 2)), np.ones(2), 0.1, nodes=0)
    with pytest.raises(SolverError, match="shortfall_invalid"):
        joint_shortfall(np.full((1, 2), np.nan), np.ones(2), 0.1)

"""The need of several futures: its price is the expected price over them."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.robust.need import expected_need
from solver.cover import FloatArray, Requirement

CENTS = (800, 300, 100, 15)


def need(goal: float, spread: float = 1.0) -> Requirement:
    """One row and one interval with a need at each level."""
    levels = (goal + spread * np.arange(4.0)).reshape(4, 1, 1)
    return Requirement((("chat",),), np.ones((1, 1), dtype=bool), levels, CENTS, levels[1])


def price(one: Requirement, heads: float) -> float:
    """Of so many heads, by the definition of a requirement's loss."""
    steps: FloatArray = -np.diff(np.array([*one.cents, 0], dtype=float))
    return float(steps @ np.maximum(one.need[:, 0, 0] - heads, 0.0))


def test_equal_futures_need_what_each_needs() -> None:
    """Nothing is blurred where nothing differs."""
    one = need(5.0)
    assert expected_need([(0.5, one), (0.5, need(5.0))]) is one


@pytest.mark.parametrize("heads", [0.0, 2.0, 4.0, 6.0, 9.0, 15.0, 30.0])
def test_futures_far_apart_are_priced_as_on_average(heads: float) -> None:
    """The sample average of the loss is written down exactly where levels do not cross."""
    parts = [(0.6, need(3.0)), (0.4, need(20.0))]
    expected = sum(share * price(one, heads) for share, one in parts)
    assert price(expected_need(parts), heads) == pytest.approx(expected, rel=0.02, abs=25)


def test_the_price_of_nobody_is_exact() -> None:
    """However the levels cross, the area under the prices stays."""
    parts = [(0.5, need(3.0, 4.0)), (0.3, need(5.0)), (0.2, need(9.0, 0.5))]
    expected = sum(share * price(one, 0.0) for share, one in parts)
    assert price(expected_need(parts), 0.0) == pytest.approx(expected)


def test_prices_fall_and_needs_rise() -> None:
    """What comes out is a requirement that the engine takes."""
    made = expected_need([(0.7, need(3.0)), (0.3, need(4.5))])
    assert list(made.cents) == sorted(set(made.cents), reverse=True)
    assert set(CENTS) <= set(made.cents)
    assert (np.diff(made.need, axis=0) >= 0).all()
    assert len(made.cents) == len(made.need)


def test_a_rare_future_is_bought_only_at_what_it_is_worth() -> None:
    """One head more for a future of one in ten is worth a tenth of a missing agent there."""
    made = expected_need([(0.9, need(3.0)), (0.1, need(20.0))])
    worth = price(made, 10.0) - price(made, 11.0)
    assert worth == pytest.approx(0.1 * CENTS[0], rel=0.15)

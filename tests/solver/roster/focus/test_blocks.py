"""The inner programme of focus blocks equals brute force over all ways to cut a duty into blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

import numpy as np
import pytest

from solver.cover import FloatArray
from solver.roster.focus.blocks import best_blocks, price_heads, sweep

ROWS, INTERVALS, LEAST = 2, 9, 3


def sums_of(prices: FloatArray) -> FloatArray:
    """Running sums per row."""
    return np.concatenate([np.zeros((len(prices), 1)), prices.cumsum(axis=1)], axis=1)


def lawful(doing: tuple[int, ...], least: int) -> bool:
    """Whether every stretch of one row is long enough."""
    cuts = [0, *(i for i in range(1, len(doing)) if doing[i] != doing[i - 1]), len(doing)]
    return all(b - a >= least for a, b in pairwise(cuts))


def ways(length: int) -> Iterator[tuple[int, ...]]:
    """All lawful rows of the intervals of a duty."""
    return (doing for doing in product(range(ROWS), repeat=length) if lawful(doing, LEAST))


@pytest.mark.parametrize("seed", range(12))
def test_the_best_blocks_of_a_duty_are_the_cheapest_of_all_ways_to_cut_it(seed: int) -> None:
    """The search trusts this price for every option: one error and a better shift is never seen."""
    prices = np.random.default_rng(seed).integers(-5, 6, (ROWS, INTERVALS)).astype(float)
    for at in range(2):
        length = INTERVALS - at
        doing = np.zeros(length, dtype=np.int64)
        cost = best_blocks(sums_of(prices), np.arange(ROWS), at, LEAST, doing)
        told = [sum(prices[row, at + i] for i, row in enumerate(way)) for way in ways(length)]
        assert cost == min(told)
        assert cost == sum(prices[row, at + i] for i, row in enumerate(doing))
        assert lawful(tuple(doing), LEAST)


def test_one_sweep_prices_every_length_of_a_start() -> None:
    """Options of one start share a sweep; each must still get the price of its own length."""
    prices = np.random.default_rng(3).integers(-5, 6, (ROWS, INTERVALS)).astype(float)
    ended, still = np.zeros(INTERVALS), np.zeros((INTERVALS, ROWS))
    sweep(sums_of(prices), np.arange(ROWS), 1, LEAST, ended, still)
    for length in range(LEAST, INTERVALS):
        assert ended[length] == min(sum(prices[r, 1 + k] for k, r in enumerate(way)) for way in ways(length))


def test_agents_are_priced_on_the_rows_they_may_answer_only() -> None:
    """The cheap row is of no use to who may not answer it."""
    prices = np.array([[-9.0] * INTERVALS, [1.0] * INTERVALS])
    doing = np.zeros(INTERVALS, dtype=np.int64)
    assert best_blocks(sums_of(prices), np.array([1]), 0, LEAST, doing) == INTERVALS
    assert (doing == 1).all()


def test_a_head_saves_below_the_least_is_free_within_the_band_and_costs_ever_more_above() -> None:
    """Prices of one more head are the differences of the squared excess: 1, 3, 5."""
    heads = np.array([[0, 1, 2, 3, 4]])
    sums = np.zeros((1, 6))
    price_heads(heads, np.full((1, 5), 1), np.full((1, 5), 2), (50.0, 10.0), (0, 5), sums)
    assert np.diff(sums[0]).tolist() == [-50, 0, 10, 30, 50]

"""What prices prove: the bound at a price vector, and how far need and offer differ there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.cover import FloatArray
from solver.roster.bound.people import Asked, Used, best_weeks
from solver.roster.bound.relaxation import Prices, Relaxation

ROUNDING = 1e-10
"""Share of all sums taken off for what float64 rounds: some 10,000 times what it does over millions of terms."""


@dataclass(frozen=True, slots=True)
class Proven:
    """A bound in cents, and the slope of the bound in each price (a supergradient)."""

    cents: float
    slope: Prices


def legal(relaxation: Relaxation, prices: Prices) -> Prices:
    """The nearest prices that prove anything: none below zero, none above what a missing head costs."""
    floors = np.minimum(prices.floors, relaxation.floor_cents[:, None])
    return Prices(*(np.maximum(0.0, part) for part in (prices.rows, floors, prices.hours, prices.weekends)))


def prove(relaxation: Relaxation, prices: Prices, blend_cents: float = 0.0) -> Proven:
    """The bound that prices prove; prices out of range are brought into it first.

    `blend_cents` only smoothes the slope: a group's heads are counted for all rows that pay within about so much of
    the dearest; the bound itself is exact.
    """
    prices = legal(relaxation, prices)
    weekends = np.minimum(prices.weekends, relaxation.weekends.cents)
    rows, floors = (_spread(relaxation, part) for part in (prices.rows, prices.floors))
    worth = _best_row(relaxation, rows) + relaxation.cells.floors.astype(np.float64) @ floors
    toll, half = _tolls(relaxation, weekends)
    asked = Asked(worth, prices.hours, toll, half)
    used = Used(np.zeros_like(worth), np.zeros(len(prices.hours)), np.zeros_like(toll), np.zeros_like(half))
    gained = best_weeks(relaxation.options, relaxation.lengths, relaxation.people, asked, used)
    market, missing_rows = _need(relaxation, rows)
    away_cents = _send_away(relaxation, worth, used.heads)
    heads = used.heads + relaxation.opening
    opened = float((worth * relaxation.opening).sum())
    hours = relaxation.hours.least_cents(prices.hours)
    parts = (market, float((floors * relaxation.least).sum()), -opened, away_cents, float(hours.sum()))
    free = float((weekends * relaxation.weekends.free).sum())
    sums = np.array([relaxation.fixed, *parts, -free, -gained])
    cents = float(sums.sum() - ROUNDING * np.abs(sums).sum())
    slope = Prices(
        _by_block(relaxation, missing_rows - _shared(relaxation, rows, heads, blend_cents)),
        _by_block(relaxation, relaxation.least - relaxation.cells.floors.astype(np.float64).T @ heads),
        used.hours - np.where(prices.hours > relaxation.hours.cents, relaxation.hours.most, relaxation.hours.free),
        _weekends_used(relaxation, used) - relaxation.weekends.free,
    )
    return Proven(cents, slope)


def _spread(relaxation: Relaxation, by_block: FloatArray) -> FloatArray:
    return np.repeat(by_block, relaxation.block, axis=1)[:, : relaxation.opening.shape[1]]


def _by_block(relaxation: Relaxation, values: FloatArray) -> FloatArray:
    starts = np.arange(0, values.shape[1], relaxation.block)
    found: FloatArray = np.add.reduceat(values, starts, axis=1) if len(values) else np.zeros((0, len(starts)))
    return found


def _need(relaxation: Relaxation, rows: FloatArray) -> tuple[float, FloatArray]:
    """What the need pays at the rows' prices: no head dearer than it is missed at; and the heads that it wants.

    A row's price pays for its levels from the dearest on, up to cents[l] - cents[l + 1] at level l. The sum over levels
    of what is paid times the need telescopes to min(price, cents[l]) times the step of need from l - 1 to l, any sign.
    """
    steps = np.diff(relaxation.need, axis=0, prepend=0.0)
    over = rows[None] - relaxation.cents[:, None, None]
    paid = (rows[None] * steps - np.maximum(0.0, over) * steps).sum()
    return float(paid), np.where(over <= 0.0, steps, 0.0).sum(axis=0)


def _best_row(relaxation: Relaxation, rows: FloatArray) -> FloatArray:
    """What the dearest row pays that each cell can serve, cells x intervals."""
    found = np.zeros_like(relaxation.opening)
    for c, able in enumerate(relaxation.cells.serves):
        if able.any():
            found[c] = rows[able].max(axis=0)
    return found


def _shared(relaxation: Relaxation, rows: FloatArray, heads: FloatArray, blend_cents: float) -> FloatArray:
    """Heads of the cells by the row they serve."""
    found = np.zeros_like(rows)
    for c, able in enumerate(relaxation.cells.serves):
        if able.any():
            below = rows[able].max(axis=0) - rows[able]
            share = np.exp(-below / blend_cents) if blend_cents > 0 else (below == 0.0).astype(np.float64)
            found[able] += heads[c] * share / share.sum(axis=0)
    return found


def _tolls(relaxation: Relaxation, weekends: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Prices of weekends worked and halved, agents x weeks."""
    rows = relaxation.weekends
    toll, half = (np.zeros(relaxation.people.units.shape) for _ in range(2))
    np.add.at(toll, rows.agent, (weekends * (1.0 - rows.halves))[:, None] * rows.weeks)
    np.add.at(half, rows.agent, (weekends * rows.halves)[:, None] * rows.weeks)
    return toll, half


def _weekends_used(relaxation: Relaxation, used: Used) -> FloatArray:
    rows = relaxation.weekends
    counted = np.where(rows.halves[:, None] > 0, used.half[rows.agent], used.toll[rows.agent])
    found: FloatArray = (counted * rows.weeks).sum(axis=1)
    return found


def _send_away(relaxation: Relaxation, worth: FloatArray, heads: FloatArray) -> float:
    """The least that activities cost: missed, or held where their agents are worth least, whose heads are taken off."""
    dues, total = relaxation.dues, 0.0
    for i in range(len(dues.cell)):
        c, first = int(dues.cell[i]), int(dues.first[i])
        at = first + int(np.argmin(worth[c, first : int(dues.last[i]) + 1]))
        lost = float(dues.away[i] * worth[c, at])
        if lost <= dues.cents[i]:
            heads[c, at] -= dues.away[i]
        total += min(lost, float(dues.cents[i]))
    return total

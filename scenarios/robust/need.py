"""The need of several futures at once: the one whose price is the expected price over the futures.

A requirement prices missing people by levels: with h present of a row, level l costs d_l x (n_l - h)+, where d_l is
the step of its price and n_l its need. Over futures k with shares w_k the expected price of h is the sum over futures
and levels of w_k d_l (n_kl - h)+: convex again, with kinks at every n_kl. It is the sample average of a two-stage
programme whose first stage is the roster (Shapiro, Dentcheva, Ruszczynski 2009, 5.1), and the critical fractile of
the newsvendor at each kink. A requirement has one list of prices for all rows and intervals, so the curve is written
down in bands of price: in each band the need is the mean of the heads at which the marginal price lies in it. The
price of nobody at all is then exact, and everything is where the futures lie apart at every level; elsewhere the kinks
inside of one band are one. Rows are averaged each on its own: over sets of rows that share people the expected worst
set is at least the worst expected set (Jensen), so what several rows lack in different futures is priced a little low.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from solver.cover import DeferredCurve, FloatArray, Requirement

NARROW = 0.02
"""Bands narrower than this share of the highest price are one with their neighbour: each costs search."""
Part = tuple[float, Requirement]
"""A future's share and need."""


def expected_need(parts: Sequence[Part]) -> Requirement:
    """The requirement that prices each number of heads at the mean of what it costs in the futures.

    Parameters
    ----------
    parts : futures whose rows, intervals and prices are the same; shares add to 1. Floors, on-call windows and who
        serves what are those of the first.
    """
    first = parts[0][1]
    if all(np.array_equal(part.need, first.need) for _, part in parts):
        return first
    cents = _bands(parts)
    kinks = np.concatenate([part.need for _, part in parts])
    weights = np.concatenate([share * _steps(part.cents) for share, part in parts])
    need = _mean_heads(kinks, weights, np.array([*cents, 0], dtype=float))
    shares = [share for share, _ in parts]
    return replace(
        first,
        need=np.maximum.accumulate(need, axis=0),
        cents=cents,
        load=np.average([part.load for _, part in parts], axis=0, weights=shares),
        deferred=tuple(
            _mean_curve(curves, shares) for curves in zip(*(part.deferred for _, part in parts), strict=True)
        ),
    )


def _steps(cents: tuple[int, ...]) -> FloatArray:
    return -np.diff(np.array([*cents, 0], dtype=float))


def _bands(parts: Sequence[Part]) -> tuple[int, ...]:
    """Prices between which a band lies, falling.

    The plan's own prices, and the marginal prices that occur where the futures lie so far apart that none of their
    levels cross, and where the levels lie so far apart that no futures do; the future that needs most comes first. The
    price between two futures that lie apart holds over most heads, so it comes before the others.
    """
    cents = np.array([*parts[0][1].cents, 0], dtype=float)
    ranked = sorted(parts, key=lambda part: float(part[1].need.sum(axis=(1, 2)) @ -np.diff(cents)), reverse=True)
    shares = np.array([share for share, _ in ranked])
    reached = np.cumsum(shares)
    apart = (reached - shares)[:, None] * cents[0] + shares[:, None] * cents[:-1]
    level = cents[1:] - np.diff(cents) * reached[:, None]
    own = parts[0][1].cents
    edges = {round(float(price)) for price in (*apart.flat, *level.flat)}
    plateaus = {round(float(price)) for price in reached * cents[0]}
    found = list(own)
    for edge in sorted(edges | plateaus, key=lambda edge: (edge not in plateaus, -edge)):
        if all(abs(edge - other) > NARROW * own[0] for other in (*found, 0)):
            found.append(edge)
    return tuple(sorted(found, reverse=True))


def _mean_heads(kinks: FloatArray, weights: FloatArray, edges: FloatArray) -> FloatArray:
    """Mean heads at which the marginal price lies in each band; kinks are (futures x levels) x rows x intervals.

    The marginal price of h heads is the sum of the weights of kinks above h: from above, it rises by the weight of
    each kink passed.
    """
    order = np.argsort(-kinks, axis=0, kind="stable")
    heads = np.take_along_axis(kinks, order, axis=0)
    upper = np.cumsum(weights[order], axis=0)
    lower = upper - weights[order]
    found = []
    for high, low in pairwise(edges):
        overlap = np.clip(np.minimum(upper, high) - np.maximum(lower, low), 0.0, None)
        found.append((overlap * heads).sum(axis=0) / (high - low))
    return np.array(found)


def _mean_curve(curves: tuple[DeferredCurve, ...], shares: list[float]) -> DeferredCurve:
    def mean(name: str) -> FloatArray:
        return np.asarray(np.average([getattr(curve, name) for curve in curves], axis=0, weights=shares))

    arrivals, due, fill = (mean(name) for name in ("arrivals_min", "due_min", "fill_min"))
    return replace(curves[0], arrivals_min=arrivals, due_min=due, fill_min=fill)

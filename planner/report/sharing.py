"""Who counts where: present people shared out over the pools they can serve, by need."""

from __future__ import annotations

import numpy as np

from solver.cover import FloatArray
from solver.groups import BoolArray

ROUNDS = 25
SOME = 1e-6


def shared_out(heads: FloatArray, serves: BoolArray, need: FloatArray) -> FloatArray:
    """Present people per pool and interval, each person counted once.

    Whoever can serve several pools is split so that, as far as skills allow, all pools are covered in the same
    proportion of their need (weights corrected by the coverage reached, a proportional fitting). It is a
    picture, not a routing: the simulation tells what customers feel.

    Parameters
    ----------
    heads : groups x intervals, people present of each group.
    serves : groups x pools.
    need : pools x intervals, people needed.
    """
    wanted = np.maximum(need, SOME)
    if not len(wanted):
        return wanted
    weights = serves[:, :, None] * wanted[None]
    given = np.zeros_like(wanted)
    for _ in range(ROUNDS):
        split = weights / np.maximum(weights.sum(axis=1, keepdims=True), SOME * SOME)
        given = np.einsum("gt,gpt->pt", heads, split)
        weights = weights / np.maximum(given / wanted, SOME)[None]
        weights = weights / np.maximum(weights.max(axis=1, keepdims=True), SOME * SOME)
    return given

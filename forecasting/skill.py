"""Proof that a model beats the planner's spreadsheet, queue by queue, and not by chance."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

import numpy as np

from forecasting.arrays import Floats
from forecasting.backtester import ALL_QUEUES, Backtest
from forecasting.choose import absolute_losses

NAIVE = "seasonal_naive"
SIGNIFICANT = 0.05
MOST_FLIPPED = 12  # 4,096 patterns of signs; beyond it the normal approximation is near

Verdict = Literal["beaten", "not_beaten", "behind"]


@dataclass(frozen=True, slots=True)
class Skill:
    """A model against the spreadsheet in one queue ("*" is all together).

    Parameters
    ----------
    share
        Absolute error saved, as a share of the spreadsheet's: 0.2 is a fifth less.
    chance
        Probability of a lead at least as large if neither were better (one-sided).
    wins, stretches
        In how many stretches of the backtest the model was nearer.
    """

    queue: str
    model: str
    share: float
    chance: float
    wins: int
    stretches: int
    verdict: Verdict


def skills(backtest: Backtest, models: Mapping[str, str], naive: str = NAIVE) -> tuple[Skill, ...]:
    """Prove each queue's model against the spreadsheet, all queues together last.

    Paired randomisation test (Fisher 1935): were neither better, each stretch's difference in absolute error could
    as well have the other sign. Stretches do not overlap, so the differences are nearly independent.
    """
    base = absolute_losses(backtest, naive)
    losses = {model: absolute_losses(backtest, model) for model in sorted(set(models.values()))}
    own = np.array([losses[models[queue]][q] for q, queue in enumerate(backtest.queues)])
    found = [_skill(queue, models[queue], base[q], own[q]) for q, queue in enumerate(backtest.queues)]
    names = sorted(set(models.values()))
    together = names[0] if len(names) == 1 else ALL_QUEUES
    return (*found, _skill(ALL_QUEUES, together, base.sum(0), own.sum(0)))


def least_stretches() -> int:
    """With fewer stretches not even a lead in each of them is proof."""
    return math.ceil(-math.log2(SIGNIFICANT))


def _skill(queue: str, model: str, base: Floats, own: Floats) -> Skill:
    saved = base - own
    total = float(base.sum())
    share = float(saved.sum()) / total if total > 0 else 0.0
    chance, against = flip_chance(saved), flip_chance(-saved)
    verdict: Verdict = "beaten" if chance <= SIGNIFICANT else "behind" if against <= SIGNIFICANT else "not_beaten"
    return Skill(queue, model, share, chance, int((saved > 0).sum()), len(saved), verdict)


def flip_chance(saved: Floats) -> float:
    """Share of sign patterns whose sum is at least the one seen; 1 where nothing differs."""
    scale = float(np.abs(saved).sum())
    if scale == 0.0:
        return 1.0
    n = len(saved)
    if n <= MOST_FLIPPED:
        signs = 1.0 - 2.0 * ((np.arange(2**n)[:, None] >> np.arange(n)) & 1)
        return float((signs @ saved >= float(saved.sum()) - 1e-9 * scale).mean())
    deviation = float(np.sqrt((saved**2).sum()))
    return NormalDist().cdf(-float(saved.sum()) / deviation)

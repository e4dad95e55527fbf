"""Whether a forecast is off in one direction for two weeks, beyond what its own noise allows.

The test, for each queue and for all together: the daily errors e_d = expected - offered of the last 14 days have mean
m and standard deviation s. Errors of neighbouring days are alike, so the n days count as n_eff = n (1 - r) / (1 + r),
with r the correlation of neighbouring days (0 if negative). The forecast drifts if |m| / (s / sqrt(n_eff)) is beyond
the two-sided 1 % point of Student's t with n_eff - 1 degrees of freedom, shared out over all that are tested
(Bonferroni), and if the bias is 5 % of the contacts at least: less is nothing to act on. With fewer than 10 days
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from planner.scoring.score_row import Score

FEWEST_DAYS = 10
CHANCE = 0.01
LEAST_BIAS_SHARE = 0.05
TOTAL = ""
"""The name of all queues together."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A bias beyond its noise, both as shares of the contacts that came; above 0 too many are expected."""

    queue: str
    days: int
    bias_share: float
    noise_share: float


def drifts(found: Iterable[Score]) -> tuple[Drift, ...]:
    """Drifts of all together first, then by queue."""
    errors: dict[str, dict[date, float]] = {}
    came: dict[str, float] = {}
    for one in found:
        for queue in (TOTAL, one.queue):
            days = errors.setdefault(queue, {})
            days[one.day] = days.get(one.day, 0.0) + one.expected - one.offered
            came[queue] = came.get(queue, 0.0) + one.offered
    tested = sorted(queue for queue, days in errors.items() if len(days) >= FEWEST_DAYS and came[queue] > 0)
    drifting = []
    for queue in tested:
        daily = np.array([error for _, error in sorted(errors[queue].items())])
        mean, noise = float(daily.mean()), noise_of(daily, CHANCE / len(tested))
        usual = came[queue] / len(daily)
        if abs(mean) > noise and abs(mean) >= LEAST_BIAS_SHARE * usual:
            drifting.append(Drift(queue, len(daily), mean / usual, noise / usual))
    return tuple(drifting)


def noise_of(daily: np.ndarray[tuple[int], np.dtype[np.float64]], chance: float) -> float:
    """How far the mean of daily errors lies from 0 by chance alone, contacts a day."""
    from scipy.special import stdtrit

    n, spread = len(daily), float(daily.std(ddof=1))
    if spread == 0:
        return 0.0
    centred = daily - daily.mean()
    alike = max(0.0, float((centred[1:] * centred[:-1]).sum() / (centred**2).sum()))
    counted = max(2.0, n * (1 - alike) / (1 + alike))
    return float(stdtrit(counted - 1, 1 - chance / 2)) * spread / float(np.sqrt(counted))

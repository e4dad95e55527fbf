"""Leaves and totals agree: both are forecast, and moved as little as their errors allow until they add up.

Least squares weighted by the variances of the base forecasts (Wickramasuriya, Athanasopoulos and Hyndman 2019,
Journal of the American Statistical Association 114, theorem 1, with a diagonal W). With leaves b of variances D,
totals a of variances V and the summing matrix C the reconciled leaves are

    b + D C' (C D C' + V)^-1 (a - C b)

which is their equation after the matrix inversion lemma: a system as large as there are totals, not leaves.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Bools, Floats
from forecasting.panel import Panel
from forecasting.setting import Setting
from forecasting.slots import SlotGrid
from forecasting.traits import Opening, QueueTraits

LEAST_DISPERSION = 1e-4  # of a day, relative variance beyond Poisson
ALL = "*"
MOST_FACTOR = 2.0  # up or down, that a day of a queue is moved by


def reconciled_leaves(leaves: Floats, totals: Floats, summing: Floats, variances: tuple[Floats, Floats]) -> Floats:
    """Leaves that agree with their totals: the totals to publish are `summing @` these.

    Parameters
    ----------
    leaves, totals
        Base forecasts, leaf x day and total x day.
    summing
        Total x leaf, 1 where a leaf belongs to a total.
    variances
        Error variances of leaves and of totals, in the shapes of the forecasts.
    """
    of_leaves, of_totals = variances
    gap = (totals - summing @ leaves).T[..., None]
    spread = np.einsum("tl,ld,sl->dts", summing, of_leaves, summing, optimize=True)
    spread += np.einsum("td,ts->dts", np.maximum(of_totals, 1e-9), np.eye(len(totals)))
    return np.asarray(leaves + of_leaves * (summing.T @ np.linalg.solve(spread, gap)[..., 0].T))


def day_factors(leaves: Floats, totals: Floats, summing: Floats, dispersion: tuple[Floats, Floats]) -> Floats:
    """Factor on each day of each leaf that makes leaves and totals agree, leaf x day; never below zero.

    The variance of a day is its count and a share of its square, the dispersion, per leaf and per total.
    """
    of_leaves, of_totals = dispersion
    variances = leaves + of_leaves[:, None] * leaves**2, totals + of_totals[:, None] * totals**2
    moved = reconciled_leaves(leaves, totals, summing, variances)
    some = leaves > 0
    factor = np.where(some, moved / np.where(some, leaves, 1.0), 1.0)
    return np.asarray(np.clip(factor, 1.0 / MOST_FACTOR, MOST_FACTOR))


def dispersion(actual: Floats, mean: Floats) -> Floats:
    """Relative variance of days beyond Poisson noise per row (NaN scores nothing), from the errors of a fit."""
    seen = ~np.isnan(actual)
    error = np.where(seen, np.nan_to_num(actual) - mean, 0.0)
    expected = np.where(seen, mean, 0.0)
    beyond = (error**2 - expected).sum(1) / np.maximum((expected**2).sum(1), 1e-9)
    return np.asarray(np.maximum(beyond, LEAST_DISPERSION))


def daily(grid: SlotGrid, values: Floats) -> Floats:
    """Row x day sums of row x interval values; NaN where an interval of the day is."""
    first = np.searchsorted(grid.day, np.arange(len(grid.dates)))
    return np.asarray(np.add.reduceat(values, first, axis=1))


@dataclass(frozen=True, eq=False, slots=True)
class Hierarchy:
    """Totals over queues: their traits, and which queue (column) belongs to which total (row)."""

    totals: tuple[QueueTraits, ...]
    summing: Floats

    def setting(self, leaves: Setting) -> Setting:
        """The setting of the totals: open when a member is, concerned by what concerns a member."""
        member = self.summing > 0
        opened = np.array([leaves.open[m].any(0) for m in member])
        scope = np.array([leaves.scope[m].any(0) for m in member])
        return Setting(self.totals, leaves.calendar, leaves.grid, opened, scope, leaves.exposure)

    def panel(self, leaves: Panel) -> Panel:
        """The history of the totals; missing where an open member is."""
        member = self.summing > 0
        missing = np.isnan(leaves.offered) & leaves.setting.open
        setting = self.setting(leaves.setting)
        gone = np.array([missing[m].any(0) for m in member]) | ~setting.open
        offered = np.where(gone, np.nan, self.summing @ np.nan_to_num(leaves.offered))
        at_least: Bools = np.array([leaves.at_least[m].any(0) for m in member])
        nothing = np.zeros_like(offered)
        return Panel(setting, offered, at_least, np.full_like(offered, np.nan), nothing)


def hierarchy(queues: tuple[QueueTraits, ...]) -> Hierarchy:
    """Totals of every channel in every language with two queues or more, and of all."""
    named: dict[tuple[str, ...], list[int]] = {}
    for place, queue in enumerate(queues):
        named.setdefault((queue.channel, queue.language), []).append(place)
    groups = [(name, places) for name, places in sorted(named.items()) if 1 < len(places) < len(queues)]
    if len(queues) > 1:
        groups.append((("", ""), list(range(len(queues)))))
    summing = np.zeros((len(groups), len(queues)))
    for total, (_, places) in enumerate(groups):
        summing[total, places] = 1.0
    traits = [
        QueueTraits("+".join(n for n in name if n) or ALL, name[0], name[1], "", _hull([queues[p] for p in places]))
        for name, places in groups
    ]
    return Hierarchy(tuple(traits), summing)


def _hull(queues: list[QueueTraits]) -> Opening | None:
    """The hours of each weekday in which any of the queues may be open."""
    openings = [q.opening for q in queues]
    if None in openings:
        return None
    week = []
    for pairs in zip(*(o for o in openings if o is not None), strict=True):
        some = [(opens, closes) for opens, closes in pairs if closes > opens]
        week.append((min(o for o, _ in some), max(c for _, c in some)) if some else (0, 0))
    return tuple(week)

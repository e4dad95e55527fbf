"""A model of leaves and totals that agree: the totals are forecast as series of their own, then both are moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY, Floats
from forecasting.models.overlay import FittedOverlay, Overlay
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.reconcile import Hierarchy, daily, day_factors, dispersion, hierarchy
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

RECONCILED = "reconciled"  # part of the attribution: what agreeing with the totals adds to a queue
JUDGED_DAYS = 56  # of the history's end whose errors weigh leaves against totals
LEAST_SEEN = 0.8  # of the days its members show: a total with more holes has no say
NO_SAY = 1e6


@dataclass(frozen=True, eq=False, slots=True)
class Tree:
    """The fitted totals, how they hang together with the leaves, and the relative variance of the days of both."""

    of: Hierarchy
    fitted: FittedOverlay
    dispersion: tuple[Floats, Floats]


@dataclass(frozen=True, eq=False, slots=True)
class FittedReconciled:
    """Fitted leaves, and the totals they are made to agree with; a single queue has none."""

    leaves: FittedOverlay
    tree: Tree | None

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """The parts of the leaves, and what agreeing with the totals adds."""
        parts = dict(self.leaves.parts(setting))
        if self.tree is not None:
            mean = np.asarray(sum(parts.values()), float)
            parts[RECONCILED] = mean * (_factors(self.tree, setting, mean) - 1.0)
        return parts

    def doubt(self, setting: Setting) -> Floats:
        """That of the leaves."""
        return self.leaves.doubt(setting)

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """What the leaves report."""
        return self.leaves.notes(setting)

    def mean(self, setting: Setting) -> Floats:
        """Expected contacts, queue x interval."""
        mean = self.leaves.mean(setting)
        return mean if self.tree is None else mean * _factors(self.tree, setting, mean)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A model for the leaves and for the totals of every channel in every language, and of all."""

    name: str
    model: Overlay

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedReconciled:
        """Fit leaves and totals, and weigh them by their errors over the last weeks of the history."""
        leaves = self.model.fit(panel, params)
        of = hierarchy(panel.setting.queues)
        if not of.totals:
            return FittedReconciled(leaves, None)
        totals = of.panel(panel)
        fitted = self.model.fit(totals, params)
        lately = _lately(panel)
        spread = _judged(leaves, panel, lately), _judged(fitted, totals, of.setting(lately))
        seen = _seen_share(totals) >= LEAST_SEEN * (of.summing @ _seen_share(panel)) / of.summing.sum(1)
        return FittedReconciled(leaves, Tree(of, fitted, (spread[0], np.where(seen, spread[1], NO_SAY))))


def _factors(tree: Tree, setting: Setting, mean: Floats) -> Floats:
    """Queue x interval factors, the same all over a local day."""
    totals = tree.fitted.mean(tree.of.setting(setting))
    of_days = day_factors(daily(setting.grid, mean), daily(setting.grid, totals), tree.of.summing, tree.dispersion)
    return np.asarray(of_days[:, setting.grid.day])


def _lately(panel: Panel) -> Setting:
    """The last weeks of the history, or all of a shorter one."""
    grid = panel.setting.grid
    first = max(int(grid.start_min[0]), grid.end_min - JUDGED_DAYS * MINUTES_PER_DAY)
    recent = slot_grid(first, grid.end_min, grid.interval_min, grid.zone)
    return make_setting(panel.setting.queues, panel.setting.calendar, recent)


def _judged(fitted: FittedOverlay, panel: Panel, lately: Setting) -> Floats:
    """Relative variance of the days lately, per row of the panel."""
    actual = np.where(lately.open, panel.offered[:, -lately.open.shape[1] :], 0.0)
    return dispersion(daily(lately.grid, actual), daily(lately.grid, fitted.mean(lately)))


def _seen_share(panel: Panel) -> Floats:
    """Share of the open intervals that were observed, per row."""
    return np.asarray((~np.isnan(panel.offered)).sum(1) / np.maximum(panel.setting.open.sum(1), 1))

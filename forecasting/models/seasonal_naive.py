"""The planners' spreadsheet: the mean of the last four same weekdays, slot by slot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Floats
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.setting import Setting

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

WEEKS = 4


@dataclass(frozen=True, eq=False, slots=True)
class FittedMeans:
    """Mean contacts, queue x weekday x slot."""

    means: Floats

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """One part only: the naive mean knows no reasons."""
        return {"base": self.mean(setting)}

    def doubt(self, setting: Setting) -> Floats:
        """Means know of no doubt."""
        return np.zeros(setting.open.shape)

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """Nothing to tell of means."""
        return ()

    def mean(self, setting: Setting) -> Floats:
        """The means of the weekday and slot, where open."""
        grid = setting.grid
        return np.asarray(self.means[:, grid.weekday[grid.day], grid.slot] * setting.open)


class SeasonalNaive:
    """Mean of the last four observed same weekdays; where a slot was never seen, of its other weekdays."""

    name = "seasonal_naive"

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedMeans:
        """Average the last four observed days of each weekday."""
        grid = panel.setting.grid
        cells = grid.to_cells(panel.offered)
        means = np.zeros((len(cells), 7, grid.n_slots))
        elsewhere = _mean(cells)
        for weekday in range(7):
            own = _mean(_last(cells[:, grid.weekday == weekday]))
            means[:, weekday] = np.where(np.isnan(own), elsewhere, own)
        return FittedMeans(np.nan_to_num(means))


def _last(cells: Floats) -> Floats:
    """Keep the last four observed days of each slot."""
    later = np.cumsum(~np.isnan(cells[:, ::-1]), axis=1)[:, ::-1]
    return np.where(later <= WEEKS, cells, np.nan)


def _mean(cells: Floats) -> Floats:
    """Mean over days of what was observed; NaN where nothing was."""
    seen = np.sum(~np.isnan(cells), axis=1)
    mean: Floats = np.where(seen > 0, np.nansum(cells, axis=1) / np.maximum(seen, 1), np.nan)
    return mean

"""Baseline plus additive event curves: the models that know the calendar, by the members of their baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Floats
from forecasting.baseline import Baseline, baseline_mean, baseline_parts, fit_to_cells, queue_scale
from forecasting.evidence import per_interval
from forecasting.lifts import Lifts, event_contacts, learn_lifts, no_lifts, prior_notes, uncertainty
from forecasting.low_rank import LowRank, fit_low_rank, low_rank_mean
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.profile import make_cells
from forecasting.setting import Setting

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

EVENT_WEIGHT = 0.05  # first fit: event intervals speak only where nothing else does
PATTERN = "pattern"  # part of the attribution: what the other members add to level x weekday shape


@dataclass(frozen=True, eq=False, slots=True)
class FittedOverlay:
    """Baseline, the low-rank member with its weight in the average (0 is without), and event curves."""

    baseline: Baseline
    low_rank: LowRank | None
    weight: float
    lifts: Lifts

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """Base, trend, week, calendar parts, pattern, and one part per event that touches the stretch."""
        parts = dict(baseline_parts(self.baseline, setting))
        total = np.asarray(sum(parts.values()), float)
        if self.low_rank is not None:
            parts[PATTERN] = self._pattern(self.low_rank, setting, total)
            total = total + parts[PATTERN]
        exposure, n_intervals = setting.exposure, setting.open.shape[1]
        brought = event_contacts(self.lifts, setting, queue_scale(self.baseline, setting))
        joint = per_interval(brought, exposure.cell, n_intervals)
        # Falling lifts may not push an interval below zero contacts.
        keep = np.where(joint < 0, np.minimum(1.0, total / np.maximum(-joint, 1e-12)), 1.0)
        for e in np.unique(exposure.event):
            rows = exposure.event == e
            contacts = per_interval(brought[:, rows], exposure.cell[rows], n_intervals) * keep
            name = setting.events[e].part_name
            parts[name] = parts.get(name, 0.0) + contacts
        return parts

    def mean(self, setting: Setting) -> Floats:
        """Expected contacts, queue x interval."""
        return np.maximum(self.ordinary(setting) + self.brought(setting), 0.0)

    def brought(self, setting: Setting) -> Floats:
        """Contacts that events bring, queue x interval."""
        rows = event_contacts(self.lifts, setting, queue_scale(self.baseline, setting))
        return per_interval(rows, setting.exposure.cell, setting.open.shape[1])

    def ordinary(self, setting: Setting) -> Floats:
        """Expected contacts without events, queue x interval."""
        total = baseline_mean(self.baseline, setting)
        return total if self.low_rank is None else total + self._pattern(self.low_rank, setting, total)

    def doubt(self, setting: Setting) -> Floats:
        """What few or no past events of a class leave open, in contacts; queue x interval."""
        scale = queue_scale(self.baseline, setting)
        return uncertainty(self.lifts, setting, scale, event_contacts(self.lifts, setting, scale)).learning

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """Stated priors of the coming events, and how much history outweighs them."""
        return prior_notes(self.lifts, setting)

    def _pattern(self, low_rank: LowRank, setting: Setting, total: Floats) -> Floats:
        weight = self.weight * low_rank.say[:, None]
        return np.asarray(weight * (low_rank_mean(low_rank, setting) - total))


@dataclass(frozen=True, slots=True)
class Overlay:
    """Daily level x weekday shape, averaged with a low-rank member by its weight, + additive event curves.

    Fitted in two rounds: events are kept out of the first baseline, their curves learnt on its residuals and
    taken off the counts for the second. Capped intervals count as at least what the first round expects.
    """

    name: str
    low_rank_weight: float

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedOverlay:
        """Fit baseline, members and event curves to a cleaned history."""
        setting = panel.setting
        seen = np.where(panel.at_least, np.nan, panel.offered) if panel.at_least.any() else panel.offered
        quiet = np.where(setting.event_intervals(), EVENT_WEIGHT, 1.0)
        baseline = fit_to_cells(setting, make_cells(setting.grid, seen, quiet), params.baseline)
        first = FittedOverlay(baseline, None, 0.0, no_lifts(len(seen), params.lifts))
        first = _learnt(first, setting, seen, params)
        contacts = np.where(panel.at_least, np.fmax(panel.offered, first.mean(setting)), panel.offered)
        cells = make_cells(setting.grid, contacts - first.brought(setting), np.sqrt(quiet))
        baseline = fit_to_cells(setting, cells, params.baseline)
        low_rank = fit_low_rank(setting, cells, baseline, params.low_rank) if self.low_rank_weight else None
        second = FittedOverlay(baseline, low_rank, self.low_rank_weight, first.lifts)
        return _learnt(second, setting, contacts, params)


def _learnt(fitted: FittedOverlay, setting: Setting, contacts: Floats, params: "ForecastParams") -> FittedOverlay:
    """The same with event curves learnt from what its ordinary contacts leave over."""
    residual = contacts - fitted.ordinary(setting)
    scale = queue_scale(fitted.baseline, setting)
    earlier = fitted.lifts if fitted.lifts.classes else None
    return replace(fitted, lifts=learn_lifts(setting, residual, scale, params.lifts, earlier))

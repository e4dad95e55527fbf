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
from forecasting.profile import Cells, make_cells
from forecasting.setting import Setting
from forecasting.structural import Structural, fit_structural, level_ratio

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

EVENT_WEIGHT = 0.05  # first fit: event intervals speak only where nothing else does
PATTERN = "pattern"  # part of the attribution: what the other members add to level x weekday shape


@dataclass(frozen=True, eq=False, slots=True)
class Members:
    """What is averaged with the baseline, each with its weight; the baseline has the rest."""

    low_rank: LowRank | None = None
    low_rank_weight: float = 0.0
    structural: Structural | None = None
    structural_weight: float = 0.0

    def pattern(self, setting: Setting, baseline: Floats) -> Floats | None:
        """What they add to the baseline's mean, queue x interval; None without members."""
        added: list[Floats] = []
        if self.low_rank is not None:
            weight = self.low_rank_weight * self.low_rank.say[:, None]
            added.append(weight * (low_rank_mean(self.low_rank, setting) - baseline))
        if self.structural is not None:
            weight = self.structural_weight * (level_ratio(self.structural, setting) - 1.0)
            added.append(weight[:, setting.grid.day] * baseline)
        return np.asarray(sum(added)) if added else None


@dataclass(frozen=True, eq=False, slots=True)
class FittedOverlay:
    """Baseline, the members of the average besides it, and event curves."""

    baseline: Baseline
    members: Members
    lifts: Lifts

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """Base, trend, week, calendar parts, pattern, and one part per event that touches the stretch."""
        parts = dict(baseline_parts(self.baseline, setting))
        total = np.asarray(sum(parts.values()), float)
        pattern = self.members.pattern(setting, total)
        if pattern is not None:
            parts[PATTERN] = pattern
            total = total + pattern
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
        pattern = self.members.pattern(setting, total)
        return total if pattern is None else total + pattern

    def doubt(self, setting: Setting) -> Floats:
        """What few or no past events of a class leave open, in contacts; queue x interval."""
        scale = queue_scale(self.baseline, setting)
        return uncertainty(self.lifts, setting, scale, event_contacts(self.lifts, setting, scale)).learning

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """Stated priors of the coming events and how much history outweighs them; queues without a structural fit."""
        failed = self.members.structural.failed if self.members.structural else ()
        return (*prior_notes(self.lifts, setting), *(Note("structural_fell_back", {"queue": q}) for q in failed))


@dataclass(frozen=True, slots=True)
class Overlay:
    """Daily level x weekday shape, averaged with other members by their weights, + additive event curves.

    Fitted in two rounds: events are kept out of the first baseline, their curves learnt on its residuals and
    taken off the counts for the second. Capped intervals count as at least what the first round expects.
    """

    name: str
    low_rank_weight: float = 0.0
    structural_weight: float = 0.0

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedOverlay:
        """Fit baseline, members and event curves to a cleaned history."""
        setting = panel.setting
        seen = np.where(panel.at_least, np.nan, panel.offered) if panel.at_least.any() else panel.offered
        quiet = np.where(setting.event_intervals(), EVENT_WEIGHT, 1.0)
        baseline = fit_to_cells(setting, make_cells(setting.grid, seen, quiet), params.baseline)
        first = FittedOverlay(baseline, Members(), no_lifts(len(seen), params.lifts))
        first = _learnt(first, setting, seen, params)
        contacts = np.where(panel.at_least, np.fmax(panel.offered, first.mean(setting)), panel.offered)
        cells = make_cells(setting.grid, contacts - first.brought(setting), np.sqrt(quiet))
        baseline = fit_to_cells(setting, cells, params.baseline)
        second = FittedOverlay(baseline, self._members(setting, cells, baseline, params), first.lifts)
        return _learnt(second, setting, contacts, params)

    def _members(self, setting: Setting, cells: Cells, baseline: Baseline, params: "ForecastParams") -> Members:
        low_rank = fit_low_rank(setting, cells, baseline, params.low_rank) if self.low_rank_weight else None
        structural = fit_structural(setting, cells, baseline, params.structural) if self.structural_weight else None
        return Members(low_rank, self.low_rank_weight, structural, self.structural_weight)


def _learnt(fitted: FittedOverlay, setting: Setting, contacts: Floats, params: "ForecastParams") -> FittedOverlay:
    """The same with event curves learnt from what its ordinary contacts leave over."""
    residual = contacts - fitted.ordinary(setting)
    scale = queue_scale(fitted.baseline, setting)
    earlier = fitted.lifts if fitted.lifts.classes else None
    return replace(fitted, lifts=learn_lifts(setting, residual, scale, params.lifts, earlier))

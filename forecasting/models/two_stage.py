"""Daily level times weekday shape, plus additive event curves: the model that knows the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Floats
from forecasting.baseline import Baseline, baseline_mean, baseline_parts, fit_baseline, queue_scale
from forecasting.evidence import per_interval
from forecasting.lifts import Lifts, event_contacts, learn_lifts
from forecasting.panel import Panel
from forecasting.setting import Setting

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

EVENT_WEIGHT = 0.05  # first fit: event intervals speak only where nothing else does


@dataclass(frozen=True, eq=False, slots=True)
class FittedTwoStage:
    """Baseline and event curves of every queue."""

    baseline: Baseline
    lifts: Lifts

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """Base, trend, week, calendar parts and one part per event that touches the stretch."""
        parts = dict(baseline_parts(self.baseline, setting))
        total = np.asarray(sum(parts.values()), float)
        exposure, shape = setting.exposure, setting.open.shape
        brought = event_contacts(self.lifts, setting, queue_scale(self.baseline, setting))
        joint = per_interval(brought, exposure.cell, shape[1])
        # Falling lifts may not push an interval below zero contacts.
        keep = np.where(joint < 0, np.minimum(1.0, total / np.maximum(-joint, 1e-12)), 1.0)
        for e in np.unique(exposure.event):
            rows = exposure.event == e
            contacts = per_interval(brought[:, rows], exposure.cell[rows], shape[1]) * keep
            name = setting.events[e].part_name
            parts[name] = parts.get(name, 0.0) + contacts
        return parts

    def mean(self, setting: Setting) -> Floats:
        """Expected contacts, queue x interval."""
        brought = event_contacts(self.lifts, setting, queue_scale(self.baseline, setting))
        events = per_interval(brought, setting.exposure.cell, setting.open.shape[1])
        return np.maximum(baseline_mean(self.baseline, setting) + events, 0.0)


class TwoStage:
    """Calendar-aware daily regression x weekday profile + event overlay.

    Fitted in two rounds: events are kept out of the first baseline, their curves learnt on its residuals and
    taken off the counts for the second. Capped intervals count as at least what the first round expects.
    """

    name = "two_stage"

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedTwoStage:
        """Fit baseline and event curves to a cleaned history."""
        setting = panel.setting
        seen = np.where(panel.at_least, np.nan, panel.offered)
        quiet = np.where(setting.event_intervals(), EVENT_WEIGHT, 1.0)
        baseline = fit_baseline(setting, seen, quiet, params.baseline)
        lifts = _learn(setting, baseline, seen, params)
        fitted = FittedTwoStage(baseline, lifts)
        contacts = panel.offered
        if panel.at_least.any():
            contacts = np.where(panel.at_least, np.fmax(contacts, fitted.mean(setting)), contacts)
        brought = event_contacts(lifts, setting, queue_scale(baseline, setting))
        cleaned = contacts - per_interval(brought, setting.exposure.cell, contacts.shape[1])
        baseline = fit_baseline(setting, cleaned, np.sqrt(quiet), params.baseline)
        return FittedTwoStage(baseline, _learn(setting, baseline, contacts, params, lifts))


def _learn(
    setting: Setting, baseline: Baseline, contacts: Floats, params: "ForecastParams", earlier: Lifts | None = None
) -> Lifts:
    """Learn event curves from what the baseline leaves over."""
    residual = contacts - baseline_mean(baseline, setting)
    return learn_lifts(setting, residual, queue_scale(baseline, setting), params.lifts, earlier)

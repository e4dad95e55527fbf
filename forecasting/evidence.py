"""What each past event seems to have brought, at each point of its curve."""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.events import Outage
from forecasting.exposure import CURVE_BINS
from forecasting.setting import Setting

USUAL_LIFT = 0.3  # lifts of like events differ by about this much of the queue's scale
LEAST_SCALE = 1e-6
ECHO_SHARE = 0.1  # next to another event, a long echo claims this much of the residual


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """One column per event and curve bin it was seen in.

    `value` is queue x column, contacts per interval in units of the queue's scale; `mass` the contacts the
    queue would have had in that time, which says how exact the value is; `share` how far the event was alone.
    """

    event: Ints
    bin: Ints
    value: Floats
    mass: Floats
    share: Floats

    @property
    def worth(self) -> Floats:
        """How much of one event each value counts for: noise of few contacts and overlaps make it less."""
        return self.share / (1.0 + 1.0 / (np.maximum(self.mass, 1e-9) * USUAL_LIFT**2)) * (self.mass > 0)


def row_shares(setting: Setting) -> Floats:
    """Queue x exposure row: the share of an interval's residual that a row may claim; 1 where it is alone."""
    exposure = setting.exposure
    claim = np.where(exposure.tail, ECHO_SHARE, 1.0) * setting.scope[:, exposure.event]
    claims = per_interval(claim, exposure.cell, setting.open.shape[1])[:, exposure.cell]
    return np.asarray(claim / np.maximum(claims, 1e-12))


def per_interval(values: Floats, cell: Ints, n_intervals: int) -> Floats:
    """Sum queue x exposure row values into queue x interval."""
    result = np.zeros((len(values), n_intervals))
    for q, row in enumerate(values):
        result[q] = np.bincount(cell, row, n_intervals)
    return result


def usable_rows(setting: Setting, residual: Floats, scale: Floats) -> Bools:
    """Queue x exposure row: concerned, open, observed, at a known time of day, not within an outage."""
    exposure = setting.exposure
    is_outage = np.array([isinstance(e, Outage) for e in setting.events], bool)[exposure.event]
    concerned = setting.scope[:, exposure.event]
    down = per_interval((concerned & is_outage).astype(float), exposure.cell, residual.shape[1]) > 0
    clear = ~down[:, exposure.cell] | is_outage
    seen = ~np.isnan(residual[:, exposure.cell]) & setting.open[:, exposure.cell]
    known = (exposure.weight >= 1.0) & (scale[:, exposure.cell] > LEAST_SCALE)
    return np.asarray(clear & seen & known & concerned)


def gather(setting: Setting, target: Floats, share: Floats, usable: Bools, scale: Floats) -> Evidence:
    """Average the contacts that rows seem to have brought over the intervals of each (event, bin)."""
    exposure = setting.exposure
    key = exposure.event * CURVE_BINS.size + exposure.bin
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(key[order]) > 0)))

    def total(values: Floats) -> Floats:
        return np.asarray(np.add.reduceat(values[:, order], starts, axis=1))

    at_scale = scale[:, exposure.cell]
    count, weight = usable.astype(float), usable * share
    weights, intervals = total(weight), np.maximum(total(count), 1.0)
    value = total(weight * np.where(usable, target, 0.0) / np.maximum(at_scale, LEAST_SCALE))
    first = order[starts]
    return Evidence(
        exposure.event[first],
        exposure.bin[first],
        value / np.maximum(weights, 1e-12),
        total(count * at_scale),
        weights / intervals,
    )

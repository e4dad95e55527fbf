"""Lasting changes: a step from the local date of each change on, one coefficient a change."""

from collections.abc import Mapping
from math import log

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.events import Change
from forecasting.regressors.family import Column, Context, Family, local_dates


def _changes(context: Context) -> tuple[Change, ...]:
    return tuple(e for e in context.events if isinstance(e, Change))


def _columns(context: Context) -> tuple[Column, ...]:
    def column(change: Change) -> Column:
        if change.expected_share is None:
            return Column(change.id, 0.0, 0.7)
        return Column(change.id, log(1.0 + change.expected_share), 0.2)

    return tuple(column(change) for change in _changes(context))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    changes, parts = _changes(context), {}
    for k, change in enumerate(changes):
        design = np.zeros((len(dates), len(changes)))
        design[:, k] = dates >= local_dates(change, context.zone)[0]
        parts[change.id] = design
    return parts


CHANGE = Family("change", _columns, _parts)

"""Handling time per queue and hour of the day."""

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats, Ints
from forecasting.panel import Panel
from forecasting.setting import Setting

HOURS = 24
DEFAULT_AHT_S = 300.0  # only where no queue of the whole history has a handled contact


class HandleTimeParams(BaseModel):
    """Settings of the handling times."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    half_life_days: float = Field(default=56.0, gt=0)
    prior_contacts: float = Field(default=100.0, gt=0, description="contacts that the parent's AHT counts for")


def fit_handle_time(panel: Panel, params: HandleTimeParams) -> Floats:
    """Queue x local hour AHT in seconds: contact-weighted, recent weeks more, hour shrunk to queue to channel."""
    grid = panel.setting.grid
    age = (len(grid.dates) - 1 - grid.day).astype(float)
    weight = panel.weight * 0.5 ** (age / params.half_life_days)
    seconds = weight * np.nan_to_num(panel.aht_s)
    hour = (grid.slot * grid.interval_min) // 60
    counts = _by_hour(weight, hour)
    totals = _by_hour(seconds, hour)
    overall = totals.sum() / counts.sum() if counts.sum() > 0 else DEFAULT_AHT_S
    k, queue_counts, queue_totals = params.prior_contacts, counts.sum(1), totals.sum(1)
    channels = [q.channel for q in panel.setting.queues]
    same = np.array([[a == b for b in channels] for a in channels], float)
    channel = (same @ queue_totals + k * overall) / (same @ queue_counts + k)
    queue = (queue_totals + k * channel) / (queue_counts + k)
    return np.asarray((totals + k * queue[:, None]) / (counts + k))


def handle_time(table: Floats, setting: Setting) -> Floats:
    """Read queue x interval AHT, seconds, off the table by hour."""
    return np.asarray(table[:, (setting.grid.slot * setting.grid.interval_min) // 60])


def _by_hour(values: Floats, hour: Ints) -> Floats:
    return np.array([np.bincount(hour, row, HOURS) for row in values])

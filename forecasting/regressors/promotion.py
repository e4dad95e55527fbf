"""Running promotions: the share of the day they cover, and how fresh they are; one part a promotion.

The hours after a launch and before the end have their own curve (events/promotion.py); this is the day's level.
"""

from collections.abc import Mapping

import numpy as np

from forecasting.arrays import Dates, Floats
from forecasting.events import Promotion
from forecasting.regressors.family import Column, Context, Family, covered_share, local_dates

FRESH_DAYS = 2.0
WORTH = {1: 1.0, 2: 0.7, 3: 0.5, 4: 0.35}  # a priori weight of a tier, so that big and small share a coefficient


def _columns(context: Context) -> tuple[Column, ...]:
    return (Column("promotion_running", 0.0, 0.2), Column("promotion_fresh", 0.0, 0.2))


def _parts(context: Context, dates: Dates) -> Mapping[str, Floats]:
    parts = {}
    for event in context.events:
        if isinstance(event, Promotion):
            running = covered_share(event, dates, context.zone) * WORTH[event.tier]
            if running.any():
                age = (dates - local_dates(event, context.zone)[0]).astype(int)
                fresh = running * np.exp(-np.maximum(age, 0) / FRESH_DAYS)
                parts[event.id] = np.column_stack([running, fresh])
    return parts


PROMOTION = Family("promotion", _columns, _parts)

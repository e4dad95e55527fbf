"""Intervals in which more was wanted than could come: a channel that was down counts "at least" what it got."""

import numpy as np

from forecasting.arrays import Bools
from forecasting.events import Outage
from forecasting.setting import Setting


def capped_intervals(setting: Setting) -> Bools:
    """Queue x interval: touched by an outage that names channels, in the queues of those channels.

    An outage without channels is trouble elsewhere (bets unsettled, pay-ins failing) that sends contacts; one with
    channels is trouble of those channels themselves, whose contacts could not get through. The ordinary level and
    other events take them as at least what came; the outage itself learns from what came.
    """
    capped = np.zeros(setting.open.shape, bool)
    start, width = setting.grid.start_min, setting.grid.interval_min
    for e, event in enumerate(setting.events):
        if isinstance(event, Outage) and event.channels:
            low = int(np.searchsorted(start + width, event.start_min, side="right"))
            high = int(np.searchsorted(start, event.until_min))
            capped[setting.scope[:, e], low:high] = True
    return capped

"""Handling times by hour, borrowed where a queue has few contacts."""

from dataclasses import replace

import numpy as np
import pytest

from forecasting.handle_time import HandleTimeParams, fit_handle_time, handle_time
from tests.forecasting.worlds import known_world, panel_of


def test_a_busy_queue_keeps_its_own_hours_and_an_empty_one_takes_its_channels() -> None:
    """Nights with few contacts must not get an AHT from three lucky ones."""
    panel = panel_of(known_world())
    hour = panel.setting.grid.slot // 2
    aht = np.where(hour == 3, 400.0, 250.0) * np.ones_like(panel.offered)
    weight = np.nan_to_num(panel.offered)
    weight[1] = 0.0
    table = fit_handle_time(replace(panel, aht_s=aht, weight=weight), HandleTimeParams())
    assert table[0, 12] == pytest.approx(250.0, rel=0.02)
    assert table[0, 3] == pytest.approx(400.0, rel=0.12)
    assert table[1] == pytest.approx(np.full(24, table[0].mean()), rel=0.05)
    assert handle_time(table, panel.setting).shape == panel.offered.shape


def test_without_a_single_handled_contact_an_assumption_is_used() -> None:
    """Only tickets known: the forecast still has a handling time."""
    panel = panel_of(known_world())
    table = fit_handle_time(replace(panel, weight=np.zeros_like(panel.weight)), HandleTimeParams())
    assert (table == 300.0).all()

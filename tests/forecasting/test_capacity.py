"""What capacity planning asks for: contacts and hours of work per queue and period."""

from datetime import date, timedelta

import numpy as np
import pytest

from forecasting import capacity_table
from tests.forecasting.test_long_horizon import ahead
from tests.forecasting.worlds import CHAT, QUEUES


def test_weeks_add_up_to_the_forecast() -> None:
    """Nothing is lost between intervals and weeks; work is contacts times handling time."""
    made = ahead(None, weeks=4)
    weeks = capacity_table(made, "week")
    assert len(weeks) == 4 * len(QUEUES)
    assert set(weeks["days"]) == {7}
    assert weeks["contacts"].sum() == pytest.approx(made.table["mean"].sum())
    assert weeks["work_h"].sum() == pytest.approx((made.table["mean"] * made.table["aht_s"]).sum() / 3600.0)


def test_periods_begin_at_local_dates_and_a_part_of_one_says_how_many_days_it_has() -> None:
    """A week cut by the horizon must not look like a quiet one."""
    months = capacity_table(ahead(None, weeks=4), "month")
    first = date(2025, 8, 11)
    chat = months[months["queue"] == CHAT.queue]
    assert chat["period"].tolist() == [date(2025, 8, 1), date(2025, 9, 1)]
    assert chat["days"].tolist() == [(date(2025, 9, 1) - first).days, 28 - (date(2025, 9, 1) - first).days]


def test_the_peak_is_work_within_an_hour() -> None:
    """A day's busiest hour is at least its mean hour and at most the day."""
    days = capacity_table(ahead(None, weeks=4), "day")
    assert (days["peak_h"] >= days["work_h"] / 24.0).all()
    assert (days["peak_h"] <= days["work_h"]).all()
    assert np.unique(np.diff(days.loc[days["queue"] == CHAT.queue, "period"])).tolist() == [timedelta(days=1)]

"""Where a backtest went wrong is told by lead, origin, level and day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.diagnostics import by_lead, by_origin, daily_wape, reliability, worst_days
from tests.forecasting.test_backtester import known_backtest
from tests.forecasting.test_choose import ACTUAL, made, noise


def test_leads_and_origins_each_make_up_the_whole() -> None:
    """No day is counted twice or lost."""
    found = known_backtest()
    said = found.said("two_stage")
    scores = found.scores
    whole = scores[(scores["model"] == "two_stage") & (scores["queue"] == "*") & (scores["window"] == "all")].iloc[0]
    for table in (by_lead(found, said), by_origin(found, said)):
        assert table["contacts"].sum() == whole["contacts"]
        assert (table["wape"] * table["contacts"]).sum() / whole["contacts"] == pytest.approx(whole["wape"])
    assert by_lead(found, said)["lead_day"].tolist() == list(range(1, 15))
    assert by_origin(found, said)["origin_min"].tolist() == list(found.origins_min)


def test_bands_that_are_right_lie_on_the_diagonal() -> None:
    """The observed share at or below a quantile is its level."""
    wide = noise(3, 10.0, queues=40)
    found = made({"two_stage": wide}, np.full(wide.shape, 500.0))
    table = reliability(found.said("two_stage"))
    every = table[table["window"] == "all"]
    assert every["observed"].to_numpy() == pytest.approx(every["level"].to_numpy(), abs=0.03)


def test_a_quantile_of_nothing_promises_nothing() -> None:
    """A night queue's 5 % quantile is zero, and no count lies below it."""
    found = made({"two_stage": noise(1, 1.0)}, ACTUAL)
    said = found.said("two_stage")
    table = reliability(replace(said, bands=said.bands * np.array([0, 1, 1, 1, 1, 1, 1.0])[:, None, None]))
    assert 0.05 not in table["level"].tolist()


def test_the_worst_day_is_found_with_its_figures() -> None:
    """One day of thirty: the planner wants to know which."""
    off = noise(1, 1.0)
    off[0, 9] = -60.0
    found = made({"two_stage": off}, ACTUAL)
    worst = worst_days(found, found.said("two_stage"), 3).iloc[0]
    assert (worst["queue"], worst["date"]) == ("q0", date(2025, 9, 11))
    assert (worst["actual"], worst["mean"], worst["error"]) == (100.0, 40.0, 60.0)
    assert worst["chances"] == pytest.approx(60 / np.sqrt(40))
    assert worst["origin_min"] == found.origins_min[1]


def test_scatter_within_a_day_cancels_in_its_sum() -> None:
    """Thin intervals look hopeless, their day is not."""
    found = known_backtest()
    scores = found.scores
    own = scores[(scores["model"] == "two_stage") & (scores["window"] == "all")].set_index("queue")["wape"]
    for queue, (daily, floor) in daily_wape(found, found.said("two_stage")).items():
        assert floor < daily < 0.6 * own[queue]

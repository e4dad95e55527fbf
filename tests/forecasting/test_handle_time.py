"""Handling times by hour, weekday and event, borrowed where a queue has few contacts."""

from dataclasses import replace
from datetime import UTC, timedelta

import numpy as np
import pytest

from forecasting import Calendar, Match
from forecasting.arrays import Floats
from forecasting.handle_time import HandleTimeParams, HandleTimes, fit_handle_time, handle_time
from forecasting.panel import Panel
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import FIRST_DAY, QUEUES, ZONE, known_world, panel_of

QUIET = Calendar(ZONE)
CHAT_Q, PAYMENTS_Q, PHONE_Q = 0, 1, 2
MATCHES = tuple(
    Match(id=f"m{w}", starts_at=(FIRST_DAY + timedelta(weeks=w, days=5, hours=19)).astimezone(UTC)) for w in range(10)
)
WITH_MATCHES = Calendar(ZONE, MATCHES)


def fitted(aht_s: Floats, calendar: Calendar = QUIET, weight: Floats | None = None) -> HandleTimes:
    """Handling times of the known world's contacts, had they taken so long."""
    panel = panel_of(known_world(), calendar)
    weight = np.nan_to_num(panel.offered) if weight is None else weight
    return fit_handle_time(replace(panel, aht_s=aht_s, weight=weight), HandleTimeParams())


def shape() -> tuple[Panel, Floats]:
    """The panel, and ones in its shape."""
    panel = panel_of(known_world(), WITH_MATCHES)
    return panel, np.ones_like(panel.offered)


def during(panel: Panel, low_min: int, high_min: int) -> Floats:
    """Intervals so many minutes after any kick-off."""
    start = panel.setting.grid.start_min
    return np.any([(start >= m.start_min + low_min) & (start < m.start_min + high_min) for m in MATCHES], axis=0)


def next_match(**about: object) -> Setting:
    """The Saturday after the history with one match at 19:00."""
    kick_off = FIRST_DAY + timedelta(weeks=10, days=5, hours=19)
    match = Match(id="next", starts_at=kick_off.astimezone(UTC), **about)
    first = int((kick_off - timedelta(hours=19)).timestamp() // 60)
    queues = tuple(sorted(QUEUES, key=lambda q: q.queue))
    return make_setting(queues, Calendar(ZONE, (match,)), slot_grid(first, first + 1440, 30, ZONE))


def test_a_busy_queue_keeps_its_own_hours_and_an_empty_one_takes_its_channels() -> None:
    """Nights with few contacts must not get an AHT from three lucky ones."""
    panel, ones = shape()
    hour = panel.setting.grid.slot // 2
    weight = np.nan_to_num(panel.offered)
    weight[PAYMENTS_Q] = 0.0
    table = fitted(np.where(hour == 3, 400.0, 250.0) * ones, weight=weight).ordinary
    assert table[CHAT_Q, :, 12] == pytest.approx(np.full(7, 250.0), rel=0.02)
    assert table[CHAT_Q, :, 3] == pytest.approx(np.full(7, 400.0), rel=0.12)
    assert table[PAYMENTS_Q] == pytest.approx(np.full((7, 24), table[CHAT_Q].mean()), rel=0.05)


def test_without_a_single_handled_contact_an_assumption_is_used() -> None:
    """Only tickets known: the forecast still has a handling time."""
    panel, ones = shape()
    made = fitted(np.nan * ones, weight=np.zeros_like(ones))
    assert (handle_time(made, panel.setting) == 300.0).all()


def test_slow_saturdays_are_learnt_where_contacts_are_many_and_doubted_where_they_are_few() -> None:
    """Weekday differences are small; a thin queue has to show them long."""
    panel, ones = shape()
    grid = panel.setting.grid
    table = fitted(np.where(grid.weekday[grid.day] == 5, 330.0, 300.0) * ones).ordinary
    saturday = table[:, 5].mean(1) / table[:, 1].mean(1)
    assert saturday[CHAT_Q] == pytest.approx(1.1, abs=0.025)
    assert 1.0 < saturday[PHONE_Q] < saturday[CHAT_Q]


def test_recent_weeks_count_more() -> None:
    """Handling times drift: the last weeks' 360 s outweigh the first weeks' 300 s."""
    panel, ones = shape()
    half = len(panel.setting.grid.dates) // 2
    made = fitted(np.where(panel.setting.grid.day >= half, 360.0, 300.0) * ones).ordinary
    assert 330.0 < made[CHAT_Q].mean() < 350.0


def test_calls_get_longer_after_the_whistle_and_only_then() -> None:
    """Settlement questions take 30 % longer: the next match's evening does too, its morning does not."""
    panel, ones = shape()
    aht = np.where(during(panel, 130, 430), 390.0, 300.0) * ones
    made = fitted(aht, WITH_MATCHES)
    ahead = handle_time(made, next_match())
    assert ahead[CHAT_Q, 45] == pytest.approx(390.0, rel=0.06)
    assert ahead[CHAT_Q, 20] == pytest.approx(300.0, rel=0.02)
    assert ahead[CHAT_Q, 39] == pytest.approx(300.0, rel=0.04)


def test_a_class_never_met_takes_the_effect_of_its_kind_and_a_kind_never_met_none() -> None:
    """The first derby is at least a match."""
    panel, ones = shape()
    made = fitted(np.where(during(panel, 130, 430), 390.0, 300.0) * ones, WITH_MATCHES)
    derby = handle_time(made, next_match(tier=1, tags=frozenset({"derby"})))
    assert derby[CHAT_Q, 45] == pytest.approx(380.0, rel=0.06)
    never = fitted(300.0 * ones, QUIET)
    assert handle_time(never, next_match())[CHAT_Q, 45] == pytest.approx(300.0)


def test_effects_differ_by_queue_where_the_data_show_it_and_thin_queues_follow_the_rest() -> None:
    """Payments get slower, general chat does not; the phone with few calls lies between."""
    panel, ones = shape()
    aht = 300.0 * ones
    aht[PAYMENTS_Q, during(panel, 130, 430)] = 420.0
    ahead = handle_time(fitted(aht, WITH_MATCHES), next_match())[:, 45] / 300.0
    assert ahead[PAYMENTS_Q] == pytest.approx(1.4, abs=0.1)
    assert ahead[CHAT_Q] == pytest.approx(1.0, abs=0.06)
    assert ahead[CHAT_Q] < ahead[PHONE_Q] < ahead[PAYMENTS_Q]


def test_three_calls_on_one_evening_prove_little() -> None:
    """A single event with few contacts hardly moves its class."""
    panel, ones = shape()
    one = Calendar(ZONE, MATCHES[:1])
    weight = np.where(during(panel, 130, 430), 0.2, 40.0) * ones
    made = fitted(np.where(during(panel, 130, 430), 900.0, 300.0) * ones, one, weight)
    assert handle_time(made, next_match())[CHAT_Q, 45] < 1.1 * 300.0


def test_many_matches_at_once_act_like_the_strongest_of_them() -> None:
    """Ten kick-offs at 19:00 do not multiply the handling time ten times."""
    panel, ones = shape()
    made = fitted(np.where(during(panel, 130, 430), 390.0, 300.0) * ones, WITH_MATCHES)
    one = next_match()
    ten = tuple(replace(one.events[0], id=f"n{i}") for i in range(10))
    many = make_setting(one.queues, Calendar(ZONE, ten), one.grid)
    assert handle_time(made, many) == pytest.approx(handle_time(made, one))


def test_the_grid_of_the_forecast_may_be_finer_than_the_history() -> None:
    """Quarter hours of a plan on half-hourly history."""
    panel, ones = shape()
    made = fitted(np.where(during(panel, 130, 430), 390.0, 300.0) * ones, WITH_MATCHES)
    half = next_match()
    first = int(half.grid.start_min[0])
    fine = replace(half, grid=slot_grid(first, first + 1440, 15, ZONE))
    assert handle_time(made, fine)[:, 90] == pytest.approx(handle_time(made, half)[:, 45])

"""Ramadan: the right dates, a rhythm that is learnt, and no harm where nothing changes."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from forecasting import Calendar, CalibrationParams, ContactHistory, ForecastParams, QueueTraits, forecast
from forecasting.events import ramadan_dates, ramadan_events
from forecasting.exposure import CURVE_BINS, expose
from forecasting.slots import slot_grid

ZONE = "Europe/Istanbul"
QUEUE = QueueTraits("chat", "chat", "tr", "general")
END = datetime(2024, 4, 1, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # three weeks into Ramadan 2024
WEEKS, AHEAD_DAYS = 16, 7
YEARS = range(2023, 2026)


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2023, date(2023, 3, 23), date(2023, 4, 20)),
        (2024, date(2024, 3, 11), date(2024, 4, 9)),
        (2025, date(2025, 3, 1), date(2025, 3, 29)),
    ],
)
def test_dates_in_turkey_are_those_that_were_kept(year: int, first: date, last: date) -> None:
    """The three last years, as the Diyanet announced them."""
    found = ramadan_dates("TR", range(year, year + 1))
    assert (found[0], found[-1]) == (first, last)
    assert len(found) == (last - first).days + 1


@pytest.mark.parametrize("country", ["DE", "GB", "KZ"])
def test_countries_without_the_feast_have_no_ramadan(country: str) -> None:
    """In 2026 the feast falls on a spring holiday of Kazakhstan: by chance."""
    assert ramadan_dates(country, range(2026, 2027)) == ()


def test_a_day_of_ramadan_has_a_value_per_hour_and_stays_an_ordinary_day() -> None:
    """Its intervals teach the baseline as ever; the curve is an echo."""
    (event,) = ramadan_events([date(2024, 3, 12)], ZONE)
    grid = slot_grid(event.start_min - 1440, event.start_min + 2880, 30, ZONE)
    exposure = expose((event,), grid)
    hours = exposure.bin - CURVE_BINS.first["ramadan", "hours"]
    assert list(hours) == [hour for hour in range(24) for _ in range(2)]
    assert exposure.tail.all()
    assert event.part_name == "ramadan"


@cache
def truth(awake: bool) -> tuple[pd.DataFrame, np.ndarray]:
    """Counts of 16 weeks and a week ahead, and their mean; in Ramadan, where `awake`, evenings dip, nights rise."""
    starts = pd.date_range(
        END - timedelta(weeks=WEEKS), END + timedelta(days=AHEAD_DAYS), freq="30min", inclusive="left"
    )
    local = starts.tz_convert(ZONE)
    hour = (local.hour + local.minute / 60).to_numpy() + 0.25
    usual = 0.3 + 1.4 * np.exp(-0.5 * ((hour - 17) / 4) ** 2)
    nights = sum(np.exp(-0.5 * ((hour - peak) / 1.5) ** 2) for peak in (2.0, 22.0))
    fasting = usual * (1 - 0.35 * np.exp(-0.5 * (hour - 19) ** 2)) + 0.5 * nights
    within = np.isin(np.array(local.date), np.array(ramadan_dates("TR", YEARS)))
    mean = 25.0 * np.where(within & awake, fasting, usual)
    offered = np.random.default_rng(7).poisson(mean)
    return pd.DataFrame({"queue": QUEUE.queue, "start": starts, "offered": offered, "aht_s": 300.0}), mean


def error(awake: bool, known: bool) -> float:
    """Share by which the forecast of the week ahead misses its mean."""
    table, mean = truth(awake)
    history = ContactHistory(table[table["start"] < END].reset_index(drop=True), 30, ZONE)
    events = ramadan_events(ramadan_dates("TR", YEARS), ZONE) if known else ()
    params = ForecastParams(calibration=CalibrationParams(origins=0))
    until = END + timedelta(days=AHEAD_DAYS)
    made = forecast(history, (QUEUE,), Calendar(ZONE, events), (END, until, 30), params)
    after = (table["start"] >= END).to_numpy()
    return float(np.abs(made.table["mean"].to_numpy() - mean[after]).sum() / mean[after].sum())


def test_the_rhythm_is_learnt_within_its_first_weeks() -> None:
    """The nights before dawn are staffed although no history holds an earlier Ramadan."""
    assert error(awake=True, known=True) < 0.6 * error(awake=True, known=False)


def test_a_market_that_does_not_change_its_rhythm_loses_nothing() -> None:
    """Holidays of a country come with its Ramadan; a casino's customers may not care."""
    assert error(awake=False, known=True) < error(awake=False, known=False) + 0.02

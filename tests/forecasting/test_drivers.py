"""Driver series: contacts follow figures of other systems, with lags, and nobody sees figures before their time."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from forecasting import (
    Calendar,
    ContactHistory,
    Driver,
    ForecastError,
    ForecastParams,
    QueueTraits,
    calibrate,
    forecast,
)

DAYS = 120
FIRST = date(2025, 3, 3)
QUEUE = QueueTraits("documents", "backoffice", "tr", "kyc")
RNG = np.random.default_rng(4)
SIGNUPS = 200.0 * np.exp(RNG.normal(0.0, 0.4, DAYS + 14))


def signups(**settings: object) -> Driver:
    """Registrations a day, waves of 40 %."""
    values = {FIRST + timedelta(days=k): float(v) for k, v in enumerate(SIGNUPS)}
    return Driver(id="signups", values=values, lags_days=(1,), **settings)


def history() -> ContactHistory:
    """Documents to check: half of yesterday's registrations, through the hours of the day."""
    level = np.concatenate(([100.0], SIGNUPS[: DAYS - 1] / 2.0))
    shape = np.where((np.arange(24) >= 8) & (np.arange(24) < 22), 1.0, 0.2)
    contacts = RNG.poisson(np.outer(level, shape / shape.sum())).reshape(-1)
    start = pd.date_range("2025-03-03", periods=DAYS * 24, freq="h", tz="UTC")
    return ContactHistory(
        pd.DataFrame({"queue": "documents", "start": start, "offered": contacts.astype(float), "aht_s": 300.0}),
        60,
        "UTC",
    )


def week(calendar: Calendar) -> pd.DataFrame:
    """Forecast of the week after, per day: expected contacts and what the driver brings."""
    params = ForecastParams(interval_min=60)
    start = datetime(2025, 3, 3, tzinfo=UTC) + timedelta(days=DAYS)
    past = history()
    known = calibrate(past, (QUEUE,), calendar, params)
    told = forecast(past, (QUEUE,), calendar, (start, start + timedelta(days=7), 60), params, known)
    mean = told.table.groupby(told.table["start"].dt.date)["mean"].sum()
    part = told.attribution[told.attribution["part"] == "signups"]
    brought = part.groupby(part["start"].dt.date)["contacts"].sum().reindex(mean.index, fill_value=0.0)
    return pd.DataFrame({"mean": mean, "brought": brought})


def test_contacts_follow_the_driver_of_the_day_before() -> None:
    """Back-office work comes from elsewhere: its own past says little about tomorrow."""
    told = week(Calendar("UTC", drivers=(signups(),)))
    truth = SIGNUPS[DAYS - 1 : DAYS + 6] / 2.0
    blind = week(Calendar("UTC"))
    off, off_blind = (np.abs(t["mean"].to_numpy() - truth).mean() for t in (told, blind))
    assert off < 0.45 * off_blind
    assert np.abs(told["brought"]).max() > 10.0


def test_figures_known_a_day_late_help_for_one_day_only() -> None:
    """Registrations of next Friday are not known on Monday."""
    told = week(Calendar("UTC", drivers=(signups(lead_days=-1),)))
    assert abs(told["brought"].iloc[0]) > 1.0
    assert np.abs(told["brought"].iloc[1:]).max() == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("wrong", [{"values": {FIRST: -1.0}}, {"values": {FIRST: float("nan")}}, {"lags_days": (61,)}])
def test_a_driver_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """A negative volume has no logarithm."""
    with pytest.raises(ForecastError, match="bad_driver"):
        Driver(**({"id": "d", "values": {FIRST: 1.0}} | wrong))

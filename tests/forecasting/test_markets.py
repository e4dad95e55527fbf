"""Queues of two markets learn each from its own holidays."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd

from forecasting import Calendar, CalibrationParams, ContactHistory, ForecastParams, Holiday, QueueTraits, forecast

FIRST = datetime(2025, 6, 2, tzinfo=UTC)
WEEKS = 10
QUEUES = (QueueTraits("german", "chat", "de", "general"), QueueTraits("turkish", "chat", "tr", "general"))
GERMAN_DAYS, COMING = (10, 25, 38, 53), WEEKS * 7 + 3


def holiday(day: int, language: str) -> Holiday:
    """A holiday of one market."""
    at = FIRST + timedelta(days=day)
    return Holiday(id=f"{language}-{day}", starts_at=at, languages=frozenset({language}))


def test_a_holiday_moves_only_the_queues_of_its_market() -> None:
    """Days that halve the German queue are days like others in Turkish, in learning and in the forecast."""
    rng = np.random.default_rng(3)
    starts = pd.date_range(FIRST, periods=WEEKS * 7 * 24, freq="h")
    day = np.arange(len(starts)) // 24
    halved = np.where(np.isin(day, GERMAN_DAYS), 0.5, 1.0)
    rows = [
        pd.DataFrame({"queue": queue.queue, "start": starts, "offered": rng.poisson(40.0 * level), "aht_s": 300.0})
        for queue, level in zip(QUEUES, (halved, np.ones(len(day))), strict=True)
    ]
    history = ContactHistory(pd.concat(rows, ignore_index=True), 60, "UTC")
    events = tuple(holiday(d, "de") for d in (*GERMAN_DAYS, COMING))
    end = FIRST + timedelta(weeks=WEEKS)
    params = ForecastParams(calibration=CalibrationParams(origins=0))
    made = forecast(history, QUEUES, Calendar("UTC", events), (end, end + timedelta(days=7), 60), params)
    table = made.table[made.table["start"].dt.date == (FIRST + timedelta(days=COMING)).date()]
    means = table.groupby("queue")["mean"].mean()
    assert means["german"] < 0.7 * means["turkish"]
    parts = made.attribution
    felt = parts[(parts["part"] == "holiday") & (parts["queue"] == "turkish")]["contacts"]
    assert felt.abs().sum() == 0.0

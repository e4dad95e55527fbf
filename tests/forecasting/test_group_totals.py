"""Sums over queues, days and weeks: exact means, bands of sums and not sums of bands."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import numpy as np
import pytest

from forecasting import Calendar, Forecast, ForecastError, forecast, groups_by, totals
from tests.forecasting.worlds import CHAT, PAYMENTS, PHONE, QUEUES, known_world, params_for

EVERY = {"*": tuple(q.queue for q in QUEUES)}


@cache
def fortnight() -> Forecast:
    """Two weeks and a half day from a Monday, without events."""
    w = known_world()
    params = params_for(w, calibration={"origins": 4, "lead_days": 7})
    horizon = (w.end(), w.end() + timedelta(days=14, hours=12), w.history.interval_min)
    return forecast(w.history, w.queues, Calendar(w.history.zone), horizon, params)


def test_groups_are_named_by_a_trait() -> None:
    """Every queue has one channel: groups of a trait share nothing and leave nobody out."""
    assert groups_by(QUEUES, "channel") == {"chat": (CHAT.queue, PAYMENTS.queue), "phone": (PHONE.queue,)}
    assert groups_by(QUEUES, "language") == {"tr": tuple(sorted(EVERY["*"]))}
    assert groups_by(QUEUES, "all") == {"*": tuple(sorted(EVERY["*"]))}


@pytest.mark.parametrize(("period", "rows"), [("interval", 14 * 48 + 24), ("day", 15), ("week", 3)])
def test_means_of_a_period_add_up_exactly(period: str, rows: int) -> None:
    """A total that is not the sum of its queues is a second truth."""
    made = totals(fortnight(), groups_by(QUEUES, "channel"), period, paths=20)
    assert list(made.columns)[:3] == ["group", "start", "mean"]
    assert (made.groupby("group").size() == rows).all()
    assert made["mean"].sum() == pytest.approx(fortnight().table["mean"].sum())


def test_days_and_weeks_begin_at_local_midnight() -> None:
    """A planner's Monday is not that of Greenwich."""
    starts = totals(fortnight(), EVERY, "week", paths=5)["start"].dt.tz_convert(fortnight().zone)
    assert set(starts.dt.strftime("%a %H:%M")) == {"Mon 00:00"}


def test_bands_rise_and_a_day_is_surer_than_its_intervals() -> None:
    """Noise of intervals averages out within a day; adding their bands would promise far too little."""
    day = totals(fortnight(), EVERY, "day")
    bands = day[["q05", "q10", "q25", "q50", "q75", "q90", "q95"]].to_numpy()
    assert (np.diff(bands, axis=1) >= 0).all()
    table = fortnight().table
    added = float((table["q90"] - table["q10"]).sum())
    assert 0.1 * added < float((day["q90"] - day["q10"]).sum()) < 0.7 * added


def test_the_band_of_a_sum_widens_with_what_queues_share() -> None:
    """Errors that are common do not cancel."""
    apart = replace(fortnight(), day_share=(0.8,) * 3, joint_share=0.0)
    together = replace(fortnight(), day_share=(0.8,) * 3, joint_share=0.9)
    narrow, wide = (totals(f, EVERY, "day") for f in (apart, together))
    assert (wide["q90"] - wide["q10"]).sum() > 1.1 * (narrow["q90"] - narrow["q10"]).sum()


def test_one_queue_by_interval_has_the_bands_of_the_forecast() -> None:
    """Sampling may blur a band, not move it."""
    made = totals(fortnight(), {"chat": (CHAT.queue,)}, paths=2000)
    own = fortnight().table.query("queue == @CHAT.queue")
    assert made["q90"].to_numpy() == pytest.approx(own["q90"].to_numpy(), rel=0.1, abs=1.5)


def test_the_same_seed_gives_the_same_bands_however_paths_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory for 500 queues is bounded by drawing a few paths at a time; the count of paths stays."""
    one = totals(fortnight(), EVERY, "day", paths=30, seed=4)
    assert one.equals(totals(fortnight(), EVERY, "day", paths=30, seed=4))
    monkeypatch.setattr("forecasting.group_totals.MOST_DRAWN", 1)
    singly = totals(fortnight(), EVERY, "day", paths=30, seed=4)
    assert singly["q50"].to_numpy() == pytest.approx(one["q50"].to_numpy(), rel=0.1)


def test_a_queue_that_was_not_forecast_is_an_error() -> None:
    """A total without one of its queues is too low, and nobody would see it."""
    with pytest.raises(ForecastError, match="queue_not_forecast"):
        totals(fortnight(), {"chat": (CHAT.queue, "chat-de")})

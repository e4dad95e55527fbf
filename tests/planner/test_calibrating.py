"""The calibration of what-ifs: one for all that share a past, and what is to come has no part in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

import forecasting
from planner.calibrating import calibrated, past_calendar
from planner.inputs import Inputs
from planner.outlook import forecast_params, make_calendar, seen_history, traits


def test_coming_events_have_no_part_in_a_calibration(small_inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A match of next week changes no figure of it, so it is not made anew; one of last week is another past."""
    operation, end = small_inputs.operation, small_inputs.seen_until
    history, queues, params = seen_history(small_inputs), traits(operation), forecast_params(operation)
    calendar = make_calendar(small_inputs)
    match = forecasting.Match(id="derby", starts_at=end + timedelta(days=6), tier=1)
    coming = replace(calendar, events=(*calendar.events, match))
    whole = forecasting.calibrate(history, queues, coming, params)
    found = calibrated(history, queues, calendar, params)
    for name in ("origin", "start_min", "group", "mean", "actual"):
        assert np.array_equal(getattr(whole, name), getattr(found, name), equal_nan=True)
    monkeypatch.setattr("forecasting.calibrate", _forbidden)
    assert calibrated(history, queues, coming, params) is found
    played = replace(calendar, events=(*calendar.events, replace(match, starts_at=end - timedelta(days=6))))
    with pytest.raises(AssertionError, match="made anew"):
        calibrated(history, queues, played, params)


def _forbidden(*asked: object) -> None:
    raise AssertionError("made anew")


def test_what_the_past_or_the_level_of_days_may_know_stays(small_inputs: Inputs) -> None:
    """A postponed match keeps its first date, a holiday its eve, and a past event the curve it is said to be like."""
    end = small_inputs.seen_until
    later, earlier = end + timedelta(days=9), end - timedelta(days=9)
    kept = (
        forecasting.Match(id="postponed", starts_at=earlier, known_from=earlier - timedelta(days=9)),
        forecasting.Match(id="postponed", starts_at=later, known_from=earlier),
        forecasting.Holiday(id="holiday", starts_at=later),
        forecasting.Match(id="model", starts_at=later),
        forecasting.Match(id="pupil", starts_at=earlier, like="model"),
    )
    calendar = forecasting.Calendar("Europe/Istanbul", (*kept, forecasting.Match(id="next", starts_at=later)))
    assert past_calendar(calendar, end) == forecasting.Calendar("Europe/Istanbul", kept)
    assert past_calendar(calendar, None) is calendar

"""Manual edits of a forecast: the mean moves by what was written, and the bands follow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting import Forecast
from planner.layers import QUANTILES, Z_LEVELS, layered
from planner.operation.operation import Edit, Window
from solver.cover import FloatArray
from solver.grid import utc
from tests.planner.report import worlds

PHONE = "phone-tr"
FROM, TO = utc(worlds.at(4, 8)), utc(worlds.at(4, 18))


def with_mean(mean: FloatArray) -> Forecast:
    """The tiny forecast, its phone at these means in the ten edited hours, with Poisson bands."""
    made = worlds.forecast()
    table = made.table.copy()
    bands = np.maximum(np.sqrt(mean) + Z_LEVELS[:, None] / 2, 0.0) ** 2 * (mean > 0)
    table.loc[edited_rows(made), ["mean", *QUANTILES]] = np.vstack([mean, bands]).T
    return replace(made, table=table)


def edited_rows(made: Forecast) -> FloatArray:
    table = made.table
    rows = (table["queue"] == PHONE) & (table["start"] >= FROM) & (table["start"] < TO)
    return np.asarray(rows)


def added(mean: FloatArray, amount: float) -> tuple[FloatArray, FloatArray]:
    """Means and level x hour bands after an edit that adds an amount."""
    made = layered(with_mean(mean), [Edit("call", (PHONE,), FROM, TO, None, amount)])
    rows = made.table[edited_rows(made)]
    return rows["mean"].to_numpy(float), rows[list(QUANTILES)].to_numpy(float).T


def test_an_amount_added_to_nothing_is_even_and_has_a_band() -> None:
    """A new queue's expected calls are no certainty of zero: its 95 % quantile lies above the mean."""
    mean, bands = added(np.zeros(10), 250.0)
    assert mean == pytest.approx(np.full(10, 25.0))
    assert bands[3] == pytest.approx(mean)
    assert bands[-1] == pytest.approx(np.full(10, (5 + Z_LEVELS[-1] / 2) ** 2))
    assert (bands[0] < 25).all()


def test_an_amount_follows_the_shape_of_the_mean() -> None:
    """Calls come when calls come; a closed hour stays closed."""
    mean, bands = added(np.array([0.0, *([10.0] * 8), 20.0]), 50.0)
    assert mean == pytest.approx([0.0, *([15.0] * 8), 30.0])
    assert (bands[:, 0] == 0).all()


def test_taking_away_more_than_there_is_leaves_nothing() -> None:
    """Contacts are never negative, and nothing expected has no band."""
    mean, bands = added(np.full(10, 5.0), -60.0)
    assert (mean == 0).all()
    assert (bands == 0).all()


@given(
    mean=st.lists(st.floats(0, 200), min_size=10, max_size=10),
    amount=st.floats(-500, 2000).filter(lambda amount: abs(amount) > 1),
)
def test_bands_rise_with_the_level_and_stay_around_the_mean(mean: list[float], amount: float) -> None:
    """Whatever is added or taken away, a band is a band; what is added never narrows it."""
    after, bands = added(np.array(mean), amount)
    assert (np.diff(bands, axis=0) >= 0).all()
    assert (bands >= 0).all()
    _, before = added(np.array(mean), 0.0)
    if amount > 0:
        assert (bands[-1] - bands[0] >= before[-1] - before[0] - 1e-6).all()
        assert (bands[-1] + 1e-9 >= after).all()


def parts_at(made: Forecast, queue: str, start: datetime) -> dict[str, float]:
    """The parts of one interval; a part comes once."""
    rows = made.attribution[(made.attribution["queue"] == queue) & (made.attribution["start"] == start)]
    assert rows["part"].is_unique
    return dict(zip(rows["part"], rows["contacts"], strict=True))


def mean_at(made: Forecast, queue: str, start: datetime) -> float:
    rows = made.table[(made.table["queue"] == queue) & (made.table["start"] == start)]
    return float(rows["mean"].iloc[0])


def test_overlapping_edits_are_both_kept_in_their_order() -> None:
    """The second multiplies what the first left; neither hides the other."""
    campaign = Edit("campaign", (PHONE,), FROM, TO, None, 100.0)
    caution = Edit("caution", (PHONE,), FROM, TO, 1.5, None)
    made = layered(with_mean(np.full(10, 20.0)), [campaign, caution])
    assert mean_at(made, PHONE, FROM) == pytest.approx(45.0)
    assert parts_at(made, PHONE, FROM) == pytest.approx({"campaign": 10.0, "caution": 15.0})
    other = layered(with_mean(np.full(10, 20.0)), [caution, campaign])
    assert parts_at(other, PHONE, FROM) == pytest.approx({"caution": 10.0, "campaign": 10.0})


def test_two_rows_of_one_name_in_one_interval_are_one_part() -> None:
    """A part that came twice in an interval would be counted twice by whoever sums them up."""
    half = Edit("campaign", (PHONE,), FROM, TO, 1.1, None)
    made = layered(with_mean(np.full(10, 20.0)), [half, half])
    assert mean_at(made, PHONE, FROM) == pytest.approx(24.2)
    assert parts_at(made, PHONE, FROM) == pytest.approx({"campaign": 4.2})


def test_an_amount_for_several_queues_is_spread_over_all_of_them() -> None:
    """ "200 more contacts on the weekend" is one figure, however many queues share it."""
    made = layered(with_mean(np.full(10, 20.0)), [Edit("storm", (PHONE, "chat-en"), FROM, TO, None, 250.0)])
    added = made.attribution[made.attribution["part"] == "storm"].groupby("queue")["contacts"].sum()
    assert dict(added) == pytest.approx({PHONE: 200.0, "chat-en": 50.0})


def test_an_edit_outside_the_plan_changes_nothing() -> None:
    """Next month's campaign is no part of this week."""
    made = with_mean(np.full(10, 20.0))
    assert layered(made, [Edit("later", (PHONE,), TO + timedelta(days=90), TO + timedelta(days=91), 2.0, None)]) is made


def test_windows_say_when_and_how_strongly() -> None:
    """At half the strength half of the contacts doubles; an hour half inside a window counts half."""
    start = worlds.at(4, 8)
    windows = (Window(start, start + 60, 0.5), Window(start + 90, start + 120))
    made = layered(with_mean(np.full(10, 20.0)), [Edit("doubled", (PHONE,), FROM, TO, 2.0, None, windows=windows)])
    rows = made.table[edited_rows(made)]["mean"].to_numpy(float)
    assert rows[:3] == pytest.approx([30.0, 30.0, 20.0])


def test_an_amount_comes_whole_whatever_its_windows() -> None:
    """Fading or in two hours only: 40 calls are 40 calls."""
    start = worlds.at(4, 8)
    windows = (Window(start, start + 60, 0.75), Window(start + 60, start + 120, 0.25))
    made = layered(with_mean(np.full(10, 20.0)), [Edit("replies", (PHONE,), FROM, TO, None, 40.0, windows=windows)])
    rows = made.table[edited_rows(made)]["mean"].to_numpy(float)
    assert rows[:3] == pytest.approx([50.0, 30.0, 20.0])


def test_contacts_of_a_source_are_as_unsure_as_there() -> None:
    """Deviations of two queues add as squares; those of a queue that was empty are the source's own."""
    made = with_mean(np.full(10, 20.0))
    joined = layered(made, [Edit("moved", ("chat-en",), FROM, TO, 0.5, None, source=PHONE)])
    phone = made.table[edited_rows(made)]
    rows = (made.table["queue"] == "chat-en") & (made.table["start"] >= FROM) & (made.table["start"] < TO)
    chat, after = made.table[rows], joined.table[rows]
    assert after["mean"].to_numpy() == pytest.approx(chat["mean"].to_numpy() + 10)
    off = np.hypot(chat["q95"].to_numpy() - chat["mean"].to_numpy(), 0.5 * (phone["q95"].to_numpy() - 20))
    assert after["q95"].to_numpy() == pytest.approx(after["mean"].to_numpy() + off)

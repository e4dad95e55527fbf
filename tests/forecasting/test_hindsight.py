"""After the day the error goes back to the part that was off."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.hindsight import NOISE, Day, Hindsight, attribute_error

N = 96
MINUTE = 15 * np.arange(N)
BASE = 30.0 + 10.0 * np.sin(MINUTE / 1440 * 2 * np.pi)
DERBY = np.where((MINUTE >= 1200) & (MINUTE < 1380), 25.0, 0.0)
NONE: frozenset[str] = frozenset()


def day(actual: np.ndarray, **more: np.ndarray) -> Day:
    return Day(MINUTE, {"base": BASE, "derby": DERBY} | more, actual)


def sums(found: Hindsight) -> dict[str, float]:
    return {name: float(values.sum()) for name, values in found.parts.items()}


def test_an_event_twice_as_big_takes_the_error() -> None:
    """The ordinary hours were right, so the day's level is not to blame."""
    found = attribute_error(day(BASE + 2 * DERBY), NONE)
    assert found.factor["derby"] == pytest.approx(2.0, abs=0.25)
    assert sums(found)["derby"] > 0.75 * DERBY.sum()
    assert found.factor["level"] == pytest.approx(1.0, abs=0.02)


def test_a_higher_day_is_the_level_and_not_the_event() -> None:
    """Ten per cent more all day long, also in the event's hours."""
    found = attribute_error(day(1.1 * (BASE + DERBY)), NONE)
    assert found.factor["level"] == pytest.approx(1.1, abs=0.02)
    assert sums(found)["level"] == pytest.approx(0.1 * BASE.sum(), rel=0.2)
    assert found.factor["derby"] == pytest.approx(1.1, abs=0.08)


def test_one_odd_interval_is_scatter_there() -> None:
    """Thirty contacts at four in the morning belong to no part of that interval."""
    odd = np.where(MINUTE == 240, 30.0, 0.0)
    found = attribute_error(day(BASE + DERBY + odd), NONE)
    assert found.parts[NOISE][16] > 0.9 * 30
    assert abs(found.factor["level"] - 1) < 0.02


def test_an_edit_that_did_not_come_true_is_named() -> None:
    """Who added the campaign wants to know that it brought nothing."""
    campaign = np.where((MINUTE >= 600) & (MINUTE < 900), 12.0, 0.0)
    found = attribute_error(day(BASE + DERBY, campaign=campaign), NONE)
    assert found.factor["campaign"] < 0.3
    assert sums(found)["campaign"] < -0.7 * campaign.sum()


def test_a_lasting_change_belongs_to_the_ordinary_day() -> None:
    """A chatbot launched last year is no suspect any more."""
    bot = -0.2 * BASE
    found = attribute_error(day(0.7 * BASE + DERBY, bot=bot), frozenset({"bot"}))
    assert "bot" not in found.parts
    assert found.factor["level"] < 0.92


def test_unreported_hours_carry_no_error() -> None:
    """At noon only the morning can be judged."""
    actual = np.where(MINUTE < 720, BASE * 1.2, np.nan)
    found = attribute_error(day(actual), NONE)
    assert all((values[MINUTE >= 720] == 0).all() for values in found.parts.values())
    assert sum(sums(found).values()) == pytest.approx(0.2 * BASE[MINUTE < 720].sum())


def test_a_day_without_expectation_is_all_scatter() -> None:
    """A queue that never rang, rang."""
    found = attribute_error(Day(MINUTE, {"base": np.zeros(N)}, np.ones(N)), NONE)
    assert sums(found) == {NOISE: N}
    assert found.factor == {}


@given(
    level=st.floats(0.2, 3.0),
    times=st.floats(-1.0, 4.0),
    seed=st.integers(0, 1000),
    missing=st.integers(0, N),
)
def test_the_parts_add_up_to_the_error_in_every_interval(level: float, times: float, seed: int, missing: int) -> None:
    """Whatever came: nothing is lost and nothing invented."""
    rng = np.random.default_rng(seed)
    actual = rng.poisson(np.maximum(level * BASE + times * DERBY, 0.0)).astype(float)
    actual[rng.permutation(N)[:missing]] = np.nan
    asked = day(actual, dip=-0.3 * DERBY)
    total = np.sum(list(attribute_error(asked, NONE).parts.values()), axis=0)
    assert total == pytest.approx(np.nan_to_num(actual - asked.mean), abs=1e-6)

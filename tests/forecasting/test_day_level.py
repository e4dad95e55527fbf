"""The Gaussian update of a day's level: as far as contacts outweigh what was known, and never beyond."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasting.day_level import DaySeen, update_level
from forecasting.day_prior import ReforecastParams, hour_kernel, level_sd, make_prior

HOURS = 6
TODAY = np.zeros(HOURS, np.int64)
PLAIN = ReforecastParams(lasting_share=1.0)


def seen(per_hour: list[float], factor: float, hours: int = 3) -> DaySeen:
    """Queues of so many contacts an hour, all a factor off for some hours; Poisson noise, no events."""
    base = np.zeros((len(per_hour), HOURS))
    base[:, :hours] = np.array(per_hour)[:, None]
    return DaySeen(base, np.zeros_like(base), base, base * (factor - 1.0))


def test_one_queue_with_a_lasting_error_is_shrunk_as_credibility_theory_says() -> None:
    """n contacts against a prior share variance s2: it counts n s2 / (1 + n s2), s2 / (1 + n s2) is left."""
    s2, contacts = 0.01, 300.0
    prior = make_prior(np.array([0.1]), hour_kernel(TODAY, PLAIN), 0.0, PLAIN)
    error = (1.0 / contacts + s2) ** 0.5  # one standard deviation: the tail widens nothing
    level = update_level(seen([contacts / 3], 1.0 + error), prior)
    assert level.mean[0, :HOURS] == pytest.approx(error * contacts * s2 / (1 + contacts * s2))
    assert level.covariance[0, 5, 5] == pytest.approx(s2 / (1 + contacts * s2))


def test_queues_that_share_their_errors_learn_from_each_other_and_strangers_do_not() -> None:
    """A thin queue without contacts yet takes over what the thick one shows, as far as they go together."""
    both = seen([400.0, 0.0], 1.1)
    kernel = hour_kernel(TODAY, PLAIN)
    means = []
    for joint in (0.0, 0.8):
        params = PLAIN.model_copy(update={"least_joint_share": joint})
        means.append(update_level(both, make_prior(np.full(2, 0.1), kernel, 0.0, params)).mean[1, 4])
    assert means[0] == pytest.approx(0.0)
    assert means[1] > 0.05


def test_a_fading_error_says_less_of_later_hours() -> None:
    """What an hour showed is worth less the further ahead."""
    params = ReforecastParams(lasting_share=0.0, fade_hours=2.0)
    prior = make_prior(np.array([0.1]), hour_kernel(TODAY, params), 0.0, params)
    mean = update_level(seen([1000.0], 1.1, hours=1), prior).mean[0, :HOURS]
    assert (np.diff(mean) < 0).all()
    assert mean[5] == pytest.approx(mean[0] * np.exp(-2.5), rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.0, 5000.0), min_size=1, max_size=4), st.floats(0.0, 6.0), st.integers(1, HOURS))
def test_the_update_lies_between_nothing_and_what_was_seen_and_variances_stay_positive(
    per_hour: list[float], factor: float, hours: int
) -> None:
    """Shrinkage does not overshoot, whatever the size of the queues."""
    params = ReforecastParams()
    prior = make_prior(np.full(len(per_hour), 0.08), hour_kernel(TODAY, params), 0.3, params)
    level = update_level(seen(per_hour, factor, hours), prior)
    assert (level.mean[:, :HOURS] * np.sign(factor - 1.0) >= -1e-9).all()
    assert (np.abs(level.mean[:, :HOURS]) <= 1.05 * abs(factor - 1.0) + 1e-9).all()
    assert (np.diagonal(level.covariance, axis1=1, axis2=2) >= -1e-12).all()


def test_the_level_is_no_less_sure_than_its_bands_beyond_poisson_noise() -> None:
    """A day share measured on noise may not claim what the bands do not hold."""
    base = np.full((2, HOURS), 100.0)
    variance = np.stack([np.full(HOURS, 100.0), np.full(HOURS, 100.0 + 0.01 * 100.0**2)])
    about = (np.array([0.9, 0.9]), hour_kernel(TODAY, PLAIN))
    sd = level_sd(base, variance, np.arange(HOURS), about, PLAIN)
    assert sd == pytest.approx([PLAIN.least_level_sd, 0.1])

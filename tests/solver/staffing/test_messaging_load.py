"""Conversations that come back: the load of touches in time, against the equations and the sine of Erlang-R."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.staffing.messaging import touch_load
from solver.staffing.offered_load import offered_load

BURST = np.array([[2.0, 2, 40, 40, 3, 2, 2, 2, 2, 2, 2, 2]])


def test_a_steady_stream_has_the_work_of_all_its_touches() -> None:
    """Four touches of three minutes, eight conversations in a quarter: 6.4 agents, 32 touches."""
    found = touch_load(np.full((1, 20), 8.0), np.full((1, 20), 180.0), 4.0, 600.0, 15)
    np.testing.assert_allclose(found.mean, 6.4)
    np.testing.assert_allclose(found.most, 6.4)
    np.testing.assert_allclose(found.touches, 32.0)


def test_a_burst_follows_the_equations() -> None:
    """Mean and greatest of each interval, and the touches that come, by small steps of m1 and m2."""
    mu, delta, p, step, h = 1 / 180, 1 / 600, 0.75, 900.0, 0.1
    first, pause = 2 / step * 4 / mu, 2 / step * 3 / delta
    mean, most, touches = [], [], []
    for rate in BURST[0] / step:
        path, back = [first], 0.0
        for _ in range(int(step / h)):
            half = pause + h / 2 * (p * mu * first - delta * pause)
            middle = first + h / 2 * (rate + delta * pause - mu * first)
            first, pause = first + h * (rate + delta * half - mu * middle), pause + h * (p * mu * middle - delta * half)
            back += h * delta * half
            path.append(first)
        mean.append(np.mean(path))
        most.append(max(path))
        touches.append(rate * step + back)
    found = touch_load(BURST, np.full((1, 12), 180.0), 4.0, 600.0, 15)
    np.testing.assert_allclose(found.mean[0], mean, rtol=1e-3)
    np.testing.assert_allclose(found.most[0], most, rtol=1e-4)
    np.testing.assert_allclose(found.touches[0], touches, rtol=1e-4)


def test_a_wave_of_arrivals_answers_as_erlang_r_does() -> None:
    """A sine of a day: the load's swing is the closed form of the two linear equations (Yom-Tov and Mandelbaum)."""
    step_min, days, aht_s, touches, gap_s = 5, 4, 600.0, 3.0, 3600.0
    omega, mu, delta, p = 2 * np.pi / 86400, 1 / aht_s, 1 / gap_s, 1 - 1 / touches
    middle = (np.arange(days * 288) + 0.5) * step_min * 60
    wave = 10 + 8 * np.sin(omega * middle)
    found = touch_load(wave[None], np.full((1, wave.size), aht_s), touches, gap_s, step_min)
    answer = (delta + 1j * omega) / ((mu + 1j * omega) * (delta + 1j * omega) - p * mu * delta) / (step_min * 60)
    known = 10 * touches * aht_s / (step_min * 60) + 8 * np.imag(answer * np.exp(1j * omega * middle))
    np.testing.assert_allclose(found.mean[0, 576:], known[576:], rtol=1e-4)


def test_returns_come_after_the_burst() -> None:
    """What multiplying by touches puts into the burst itself is spread over the hours after it; work is conserved."""
    arrivals, aht_s = np.concatenate([BURST, np.full((1, 80), 2.0)], axis=1), np.full((1, 92), 180.0)
    found, at_once = touch_load(arrivals, aht_s, 4.0, 600.0, 15), offered_load(arrivals, aht_s, 15)
    assert found.most.max() < 0.6 * 4 * at_once.most.max()
    assert found.mean[0, 6] > 3 * 4 * at_once.mean[0, 6]
    assert found.mean.sum() == pytest.approx(4 * at_once.mean.sum(), rel=1e-4)


def test_one_touch_or_no_pause_is_the_plain_load() -> None:
    """Nothing returns, or it returns at once as if the contact were that much longer; queues differ side by side."""
    arrivals, aht_s = np.repeat(BURST, 3, axis=0), np.full((3, 12), 180.0)
    found = touch_load(arrivals, aht_s, [1.0, 4.0, 4.0], [600.0, 0.0, 600.0], 15)
    plain, longer = offered_load(arrivals, aht_s, 15), offered_load(arrivals, 4 * aht_s, 15)
    np.testing.assert_array_equal(found.mean[0], plain.mean[0])
    np.testing.assert_array_equal(found.most[1], longer.most[1])
    np.testing.assert_array_equal(found.touches[1], 4 * arrivals[1])
    nearly = touch_load(arrivals[:1], aht_s[:1], 1.0 + 1e-12, 600.0, 15)
    np.testing.assert_allclose(nearly.mean, plain.mean[:1], rtol=1e-9)
    soon = touch_load(arrivals[:1], aht_s[:1], 4.0, 1e-3, 15)
    np.testing.assert_allclose(soon.mean, longer.mean[:1], rtol=1e-4)


@settings(max_examples=60, deadline=None)
@given(
    arrivals=st.lists(st.floats(0, 200), min_size=2, max_size=40),
    touches=st.floats(1, 12),
    gap_s=st.floats(0, 20_000),
    aht_s=st.floats(20, 3000),
)
def test_the_greatest_is_never_below_the_mean(
    arrivals: list[float], touches: float, gap_s: float, aht_s: float
) -> None:
    """And both lie between nothing and the steady load of the busiest interval."""
    came = np.array([arrivals])
    found = touch_load(came, np.full_like(came, aht_s), touches, gap_s, 15)
    top = came.max() * touches * aht_s / 900
    assert np.all(found.most >= found.mean - 1e-9 * (1 + top))
    assert np.all(found.mean >= -1e-9 * (1 + top))
    assert np.all(found.most <= top * (1 + 1e-9) + 1e-9)
    assert np.all(found.touches >= came - 1e-9 * (1 + top))


@pytest.mark.parametrize(
    ("touches", "gap_s", "contacts", "code"),
    [
        (0.5, 60.0, 1.0, "touches_invalid"),
        (float("nan"), 60.0, 1.0, "touches_invalid"),
        (2.0, -1.0, 1.0, "gap_invalid"),
        (2.0, 60.0, -1.0, "load_invalid"),
        (2.0, 60.0, float("nan"), "load_invalid"),
    ],
)
def test_conversations_that_cannot_be_are_refused(touches: float, gap_s: float, contacts: float, code: str) -> None:
    """A conversation has at least one touch and time runs forward."""
    with pytest.raises(SolverError, match=code):
        touch_load(np.full((1, 4), contacts), np.full((1, 4), 60.0), touches, gap_s, 15)
    with pytest.raises(SolverError, match="aht_not_positive"):
        touch_load(np.full((1, 4), 1.0), np.zeros((1, 4)), 2.0, 60.0, 15)

"""Scores worked by hand."""

import math

import numpy as np
import pytest

from forecasting.metrics import bias, coverage, poisson_floor, wape, wql

ACTUAL = np.array([10.0, 20.0, np.nan])
MEAN = np.array([12.0, 17.0, 99.0])


def test_errors_are_weighed_by_contacts_and_missing_actuals_do_not_count() -> None:
    """|2| + |-3| over 30, and 2 - 3 over 30."""
    assert wape(ACTUAL, MEAN) == pytest.approx(5 / 30)
    assert bias(ACTUAL, MEAN) == pytest.approx(-1 / 30)


def test_quantile_loss_punishes_the_wrong_side() -> None:
    """Level 0.9 at 12 for an actual of 10 costs 2 * 0.1 * 2; at 8 it would cost 2 * 0.9 * 2."""
    assert wql(np.array([10.0]), np.array([[12.0]]), np.array([0.9])) == pytest.approx(0.04)
    assert wql(np.array([10.0]), np.array([[8.0]]), np.array([0.9])) == pytest.approx(0.36)


def test_coverage_includes_the_edges() -> None:
    """Counts lie on the edge of a band of counts often."""
    assert coverage(ACTUAL, np.array([10.0, 21.0, 0.0]), np.array([10.0, 30.0, 1.0])) == 0.5


def test_nothing_offered_has_no_relative_error() -> None:
    """A silent queue must not score perfect or infinite."""
    nothing = np.zeros(3)
    assert math.isnan(wape(nothing, nothing))
    assert math.isnan(coverage(np.full(2, np.nan), np.zeros(2), np.ones(2)))


def test_the_noise_floor_is_what_a_perfect_forecast_scores() -> None:
    """At 22 contacts even the truth is 17 % off."""
    truth = np.full(20_000, 22.0)
    drawn = np.random.default_rng(1).poisson(truth).astype(float)
    assert poisson_floor(truth) == pytest.approx(wape(drawn, truth), rel=0.02)

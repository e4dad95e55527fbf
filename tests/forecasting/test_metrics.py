"""Scores worked by hand."""

import math

import numpy as np
import pytest

from forecasting.metrics import bias, coverage, mase, poisson_deviation, poisson_floor, wape, weekly_scale, wql

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


@pytest.mark.parametrize("mean", [0.05, 0.9, 1.0, 3.7, 22.0, 59.5, 61.0, 400.0])
def test_the_mean_deviation_of_a_count_is_exact_for_thin_queues_too(mean: float) -> None:
    """The rule of 0.8 roots says three times too much at a twentieth of a contact."""
    counts = np.arange(1000)
    log_chance = counts * np.log(mean) - mean - np.concatenate([[0.0], np.cumsum(np.log(counts[1:]))])
    exact = float((np.exp(log_chance) * np.abs(counts - mean)).sum())
    assert poisson_deviation(np.array([mean]))[0] == pytest.approx(exact, rel=3e-3)


def test_repeating_the_week_before_scores_one() -> None:
    """MASE is in units of the planner's laziest forecast."""
    rng = np.random.default_rng(2)
    contacts = rng.poisson(20.0, (2, 400)).astype(float)
    contacts[0, 17] = np.nan
    scale = weekly_scale(contacts, 7)
    score = mase(contacts[:, 7:], contacts[:, :-7], scale[:, None])
    assert score == pytest.approx(1.0, abs=0.01)


def test_a_queue_that_never_changes_has_no_scaled_error() -> None:
    """Nothing to compare with, so nothing is scored."""
    flat = np.full((1, 30), 5.0)
    assert math.isnan(mase(flat, flat + 1, weekly_scale(flat, 7)[:, None]))

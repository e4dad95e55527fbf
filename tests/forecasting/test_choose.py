"""The model of a queue is chosen by its loss, and not by luck."""

from dataclasses import replace

import numpy as np
import pytest

from forecasting.backtester import Backtest, BacktestPlan, Scored
from forecasting.choose import ChoiceParams, choose, quantile_losses, rank
from forecasting.levels import NORMAL_LEVELS

DAYS, WEEKS = 7, 8
KEEP = ChoiceParams(incumbent="two_stage")
START_MIN = 29_280_000


def made(errors: dict[str, np.ndarray], actual: np.ndarray) -> Backtest:
    """A backtest of daily counts, origins a week apart with a lead of a week: model -> queue x day errors."""
    n = DAYS * WEEKS
    start = START_MIN + 1440 * np.arange(n)
    origin = np.arange(n) // DAYS
    special = np.zeros(actual.shape, bool)
    past = {}
    for model, off in errors.items():
        mean = actual + off
        bands = mean + 10.0 * NORMAL_LEVELS[:, None, None]
        past[model] = Scored(origin, start, special, mean, bands, actual)
    origins = tuple(int(start[i]) for i in range(0, n, DAYS))
    plan = BacktestPlan(origins=WEEKS, step_days=DAYS, lead_days=DAYS, models=tuple(errors))
    queues = tuple(f"q{i}" for i in range(len(actual)))
    import pandas as pd

    return Backtest(pd.DataFrame(), origins, queues, 1440, "UTC", plan, np.ones(len(actual)), past)


def noise(seed: int, size: float, queues: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.0, size, (queues, DAYS * WEEKS))


ACTUAL = np.full((1, DAYS * WEEKS), 100.0)


def test_a_clearly_better_model_is_taken() -> None:
    """Half the error in every week is no luck."""
    found = made({"two_stage": noise(1, 20.0), "other": noise(2, 5.0)}, ACTUAL)
    assert choose(found, KEEP)["q0"] == "other"


def test_a_lead_within_the_noise_changes_nothing() -> None:
    """Else each backtest would send the queue to another model."""
    for seed in range(2, 8):
        found = made({"two_stage": noise(1, 20.0), "other": noise(1, 20.0) + noise(seed, 2.0)}, ACTUAL)
        assert choose(found, KEEP)["q0"] == "two_stage"
        assert rank(found, KEEP)["chosen"].sum() == 1


def test_opposite_errors_are_averaged() -> None:
    """One model too high, one too low: their average is right."""
    off = np.abs(noise(1, 20.0)) + 10.0
    found = made({"two_stage": off, "other": -off}, ACTUAL)
    assert choose(found, KEEP)["q0"] == "other+two_stage"
    said = found.said("other+two_stage")
    assert said.mean == pytest.approx(ACTUAL)


def test_each_queue_has_a_choice_of_its_own() -> None:
    """A big queue's model need not suit a small one."""
    actual = np.repeat(ACTUAL, 2, axis=0)
    good, bad = noise(1, 3.0), noise(2, 30.0)
    errors = {"two_stage": np.vstack([good, bad]), "other": np.vstack([bad, good])}
    found = made(errors, actual)
    assert dict(choose(found, KEEP)) == {"q0": "two_stage", "q1": "other"}
    mixed = found.mixed(choose(found, KEEP))
    assert mixed.mean == pytest.approx(actual + np.vstack([good, good]))


def test_a_queue_that_has_a_model_of_its_own_keeps_it_through_noise() -> None:
    """Else the choice of one week would be taken back the next."""
    used = ChoiceParams(incumbent="two_stage", incumbents={"q0": "two_stage+other"}, errors=3.0)
    errors = {"two_stage": noise(1, 20.0), "other": noise(1, 20.0) + noise(2, 2.0), "third": noise(3, 40.0)}
    found = made(errors, ACTUAL)
    assert choose(found, used)["q0"] == "other+two_stage"
    assert choose(found, KEEP)["q0"] == "two_stage"
    assert rank(found, used)["model"].is_unique


def test_a_model_in_use_that_was_not_scored_is_no_incumbent() -> None:
    """`--models` may leave it out."""
    found = made({"two_stage": noise(1, 20.0), "other": noise(2, 5.0)}, ACTUAL)
    assert choose(found, ChoiceParams(incumbent="two_stage", incumbents={"q0": "absent+other"}))["q0"] == "other"


def test_a_silent_queue_keeps_the_incumbent() -> None:
    """No contact, no loss, no reason to change."""
    found = made({"other": noise(1, 1.0), "two_stage": noise(2, 9.0)}, np.zeros((1, DAYS * WEEKS)))
    assert choose(found, KEEP)["q0"] == "two_stage"


def test_without_the_incumbent_the_best_of_all_stands_in() -> None:
    """`--models` may leave it out."""
    found = made({"a": noise(1, 20.0), "b": noise(2, 19.0)}, ACTUAL)
    best = min(("a", "b"), key=lambda model: float(quantile_losses(found, model).sum()))
    assert choose(found, ChoiceParams(errors=9.0))["q0"] == best


def test_days_seen_from_two_origins_count_to_their_own_week() -> None:
    """Overlapping leads must not double the evidence: the stretches are of time, not of origins."""
    found = made({"two_stage": noise(1, 20.0)}, ACTUAL)
    past = found.past["two_stage"]
    later = Scored(past.origin - 1, past.start_min, past.special, past.mean, past.bands, past.actual)
    assert (replace(found, past={"two_stage": later}).block() == found.block()).all()
    assert found.block().tolist() == (np.arange(DAYS * WEEKS) // DAYS).tolist()


def test_losses_of_stretches_add_to_the_whole() -> None:
    """Twice the pinball loss, mean over five levels, nothing lost."""
    found = made({"two_stage": noise(1, 20.0)}, ACTUAL)
    said = found.said("two_stage")
    levels = np.array([0.1, 0.25, 0.5, 0.75, 0.9])[:, None, None]
    off = said.actual - said.bands[1:6]
    whole = 2 * np.maximum(levels * off, (levels - 1) * off).mean(0).sum()
    assert quantile_losses(found, "two_stage").sum() == pytest.approx(whole)

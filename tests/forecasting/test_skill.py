"""Better than the spreadsheet means: proven, and said so when it is not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.skill import MOST_FLIPPED, flip_chance, least_stretches, skills
from tests.forecasting.test_choose import ACTUAL, made, noise


def test_a_lead_in_every_stretch_is_proof() -> None:
    """Eight of eight weeks: one chance in 256."""
    found = made({"seasonal_naive": noise(1, 20.0), "two_stage": noise(2, 4.0)}, ACTUAL)
    queue, together = skills(found, {"q0": "two_stage"})
    assert (queue.verdict, queue.wins, queue.stretches) == ("beaten", 8, 8)
    assert queue.chance == pytest.approx(1 / 256)
    assert queue.share == pytest.approx(0.8, abs=0.06)
    assert (together.queue, together.model) == ("*", "two_stage")


def test_a_worse_model_is_called_behind() -> None:
    """The page must not be silent where the spreadsheet wins."""
    found = made({"seasonal_naive": noise(1, 4.0), "two_stage": noise(2, 20.0)}, ACTUAL)
    assert skills(found, {"q0": "two_stage"})[0].verdict == "behind"


def test_the_spreadsheet_against_itself_is_not_beaten() -> None:
    """Where it is chosen, nothing is proven."""
    found = made({"seasonal_naive": noise(1, 4.0), "two_stage": noise(2, 20.0)}, ACTUAL)
    own = skills(found, {"q0": "seasonal_naive"})[0]
    assert (own.verdict, own.chance, own.share) == ("not_beaten", 1.0, 0.0)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=10))
def test_a_chance_is_a_probability_and_both_sides_cover_all(saved: list[float]) -> None:
    """One-sided: a lead and the same lag cannot both be rare."""
    values = np.array(saved)
    chance, against = flip_chance(values), flip_chance(-values)
    assert 0 < chance <= 1
    assert chance + against >= 1 - 1e-9


def test_the_normal_approximation_continues_the_exact_test() -> None:
    """Thirteen stretches are judged like twelve."""
    saved = np.random.default_rng(4).normal(0.4, 1.0, MOST_FLIPPED)
    more = np.append(saved, 0.0)
    assert flip_chance(more) == pytest.approx(flip_chance(saved), abs=0.03)


def test_fewer_than_five_stretches_prove_nothing() -> None:
    """Two to the minus four is more than five per cent."""
    assert least_stretches() == 5
    assert flip_chance(np.ones(5)) <= 0.05 < flip_chance(np.ones(4))

"""The shape of a day: bursts that no calendar lists do not become part of it, and chance does not bend it."""

import numpy as np
import pytest

from forecasting.profile import Cells, ProfileParams, fit_profile

SLOTS, WEEKS = 48, 26
SHAPE = 0.2 + 1.8 * np.exp(-0.5 * ((np.arange(SLOTS) - 34) / 7.0) ** 2)
SHAPE = SHAPE / SHAPE.sum()
BURST = slice(42, 46)


def history(mean: float, bursts: float = 0.0) -> Cells:
    """Four queues of `mean` contacts a slot; on one day in four the late evening is lifted by a share of itself."""
    rng = np.random.default_rng(7)
    expected = np.full((4, WEEKS, 7, 1), mean * SLOTS) * SHAPE
    expected[..., BURST] *= 1.0 + bursts * (rng.random((1, WEEKS, 7, 1)) < 0.25)
    counts = rng.poisson(expected).astype(np.float32)
    return Cells(counts, np.ones_like(counts), counts.sum(3, dtype=float), slice(0, WEEKS * 7))


def fit(cells: Cells) -> tuple[np.ndarray, np.ndarray]:
    """Profile of each queue over its week, and its day levels."""
    opening, families = np.ones((4, 7, SLOTS), bool), tuple(np.arange(4) for _ in range(4))
    profile, level, _ = fit_profile(cells, opening, families, ProfileParams())
    return profile.weekday.mean(1), level


def test_bursts_on_some_evenings_hardly_raise_the_profile() -> None:
    """Games that the calendar lacks double one late evening in four: a mean would show a quarter more there."""
    found, _ = fit(history(100.0, bursts=1.0))
    raised = found[:, BURST].sum(1) / SHAPE[BURST].sum()
    assert raised == pytest.approx(1.0, abs=0.16)


def test_bursts_stay_in_the_level_of_their_days() -> None:
    """The contacts of a burst were there: no day's total may shrink."""
    cells = history(100.0, bursts=1.0)
    _, level = fit(cells)
    assert level.sum() == pytest.approx(float(cells.contacts.sum()), rel=1e-3)


@pytest.mark.parametrize("mean", [0.2, 1.0, 5.0])
def test_small_counts_are_no_bursts(mean: float) -> None:
    """Counts of thin queues are skewed by chance: their quiet hours may not come out quieter than they are."""
    found, _ = fit(history(mean))
    assert found[:, :14].sum(1).mean() == pytest.approx(SHAPE[:14].sum(), rel=0.06)

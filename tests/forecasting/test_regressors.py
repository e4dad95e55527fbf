"""Every family of regressors: the same columns in and out of sample, and parts that make the whole."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from forecasting import Change, Holiday, Payday, Promotion, Ramadan
from forecasting.design import make_design
from forecasting.regressors import FAMILIES, Context, Family

DAY = datetime(2025, 6, 2, tzinfo=UTC)
EVENTS = (
    Holiday(id="h", starts_at=DAY + timedelta(days=10)),
    Payday(id="p", starts_at=DAY + timedelta(days=14)),
    Ramadan(id="r", starts_at=DAY + timedelta(days=20)),
    Change(id="bot", starts_at=DAY + timedelta(days=30), expected_share=-0.2),
    Promotion(id="bonus", starts_at=DAY + timedelta(days=5, hours=12), ends_at=DAY + timedelta(days=8)),
)


def days(first: int, count: int) -> np.ndarray:
    """Dates counted from 2 June 2025."""
    return np.datetime64("2025-06-02") + np.arange(first, first + count)


def context(length: int = 70) -> Context:
    """A history of some days with one event of each daily kind."""
    return Context("UTC", days(0, 1)[0], days(length - 1, 1)[0], EVENTS)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
@pytest.mark.parametrize("length", [21, 70, 500])
def test_columns_are_the_same_in_and_out_of_sample(family: Family, length: int) -> None:
    """A coefficient must mean tomorrow what it meant when it was learnt."""
    known = context(length)
    width = len(family.columns(known))
    for dates in (days(0, length), days(length, 28), days(length, 1)):
        for part in family.parts(known, dates).values():
            assert part.shape == (len(dates), width)
            assert np.isfinite(part).all()
    assert all(column.prior_sd > 0 for column in family.columns(known))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_a_day_has_the_same_row_whatever_days_are_asked_with_it(family: Family) -> None:
    """A row that depends on its neighbours would differ between fit and forecast."""
    known = context()
    alone, among = family.parts(known, days(12, 1)), family.parts(known, days(0, 70))
    for name, part in among.items():
        assert np.array_equal(part[12], alone[name][0] if name in alone else np.zeros(part.shape[1]))


def test_the_parts_of_a_design_add_to_its_matrix_and_name_their_events() -> None:
    """The attribution is cut along these parts."""
    design = make_design(context(), days(0, 70))
    assert list(design.parts)[:3] == ["base", "trend", "week"]
    assert {"holiday", "ramadan", "payday", "bot", "bonus"} <= set(design.parts)
    assert design.matrix.shape == (70, len(design.names))
    assert design.calendar_days[10]
    assert not design.calendar_days[20]


def test_the_trend_flattens_beyond_the_history() -> None:
    """A slope carried on for a year would double every queue."""
    design = make_design(context(), days(70, 400))
    slope = design.parts["trend"][:, design.names.index("trend.slope")]
    assert (np.diff(slope) > 0).all()
    assert slope[-1] < 19.1 / 30.0
    assert np.diff(slope)[-1] < 1e-5


def test_a_promotion_counts_for_the_share_of_the_day_it_covers() -> None:
    """It starts at noon on day 5: half of that day."""
    design = make_design(context(), days(5, 3))
    running = design.parts["bonus"][:, design.names.index("promotion.promotion_running")]
    assert running.tolist() == [0.25, 0.5, 0.5]  # tier 3 is worth a half

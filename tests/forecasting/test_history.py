"""The contact history refuses what cannot be right, all at once, and knows missing from zero."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting import ContactHistory, ForecastError

ZONE = "Europe/Istanbul"


def frame(**columns: object) -> pd.DataFrame:
    """Two good rows of one queue; columns can be replaced."""
    start = pd.to_datetime(["2025-06-02T08:00Z", "2025-06-02T08:15Z"], utc=True)
    good = {"queue": ["chat", "chat"], "start": start, "offered": [3, 0], "aht_s": [200.0, float("nan")]}
    return pd.DataFrame(good | columns)


def codes(table: pd.DataFrame, interval_min: int = 15, zone: str = ZONE) -> list[str]:
    """Codes of all problems of a table."""
    with pytest.raises(ForecastError) as raised:
        ContactHistory(table, interval_min, zone)
    return [p.code for p in raised.value.problems]


def test_a_good_table_is_sorted_and_the_callers_stays_as_it_was() -> None:
    """Everything downstream counts on the order, and nobody likes their table changed."""
    table = frame().iloc[::-1]
    history = ContactHistory(table, 15, ZONE)
    assert history.frame["start"].is_monotonic_increasing
    assert not table["start"].is_monotonic_increasing


@pytest.mark.parametrize("column", ["queue", "start", "offered", "aht_s"])
def test_a_missing_column_is_named(column: str) -> None:
    """A planner must know which column to add."""
    assert codes(frame().drop(columns=column)) == ["missing_column"]


def test_every_broken_row_law_is_reported_at_once() -> None:
    """Ten round trips for ten problems cost a morning."""
    start = pd.to_datetime(["2025-06-02T08:01Z", "2025-06-02T08:01Z"], utc=True)
    assert codes(frame(start=start, offered=[-1.0, float("nan")], aht_s=[-5.0, 1.0])) == [
        "missing_offered",
        "negative_offered",
        "negative_aht_s",
        "off_grid",
        "duplicate_interval",
    ]


def test_wrong_types_are_named() -> None:
    """Text in a number column, local times and words for flags are the usual slips of an export."""
    local = pd.to_datetime(["2025-06-02 08:00", "2025-06-02 08:15"])
    assert codes(frame(start=local, offered=["3", "x"], at_least=["no", "yes"])) == [
        "not_a_number",
        "start_not_utc",
        "not_a_flag",
    ]


def test_unknown_zone_and_odd_interval_are_refused() -> None:
    """Both would shift every contact silently."""
    assert codes(frame(), zone="Europe/Atlantis") == ["unknown_zone"]
    assert codes(frame(), interval_min=7) == ["bad_interval"]


@given(rows=st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=2, max_size=2))
def test_offered_is_accepted_exactly_when_finite_and_not_negative(rows: list[float]) -> None:
    """No number sneaks past the check, and none is refused without cause."""
    fine = all(0 <= value < float("inf") for value in rows)
    try:
        ContactHistory(frame(offered=rows), 15, ZONE)
    except ForecastError:
        assert not fine
    else:
        assert fine

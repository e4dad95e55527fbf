"""Histories of a queue that two sites serve: counts are added, means weighted, gaps stay gaps."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from planner.workspace.joined_contacts import joined_contacts

NOON = pd.Timestamp("2025-11-03T12:00Z")


def history(rows: list[tuple[str, int, int, float]], **more: list[float]) -> pd.DataFrame:
    """Rows of queue, half-hours after noon, offered, AHT."""
    starts = [NOON + pd.Timedelta(minutes=30 * row[1]) for row in rows]
    columns = {"queue": [row[0] for row in rows], "start": starts, "offered": [row[2] for row in rows]}
    return pd.DataFrame(columns | {"aht_s": [row[3] for row in rows]} | more)


def test_counts_add_up_and_times_are_weighted() -> None:
    """Ten calls of 100 s and thirty of 200 s are forty of 175 s."""
    found = joined_contacts(history([("q", 0, 10, 100.0)]), history([("q", 0, 30, 200.0)]), ("q",))
    assert found[["offered", "aht_s"]].to_numpy().tolist() == [[40, 175.0]]


def test_an_interval_that_one_site_did_not_count_is_no_sum() -> None:
    """A missing row is missing, not zero; a queue of one site keeps all of its rows."""
    first = history([("q", 0, 10, 100.0), ("q", 1, 10, 100.0), ("own", 5, 1, 60.0)])
    found = joined_contacts(first, history([("q", 1, 5, 100.0)]), ("own", "q"))
    assert list(zip(found["queue"], found["offered"], strict=True)) == [("own", 1), ("q", 15)]


def test_what_only_one_site_recorded_stays_known_as_far_as_it_is() -> None:
    """A mean of one side is its mean; a count of one side is not the count of both."""
    first = history([("q", 0, 10, 100.0)], wait_s=[8.0], abandoned=[2.0], at_least=[1.0])
    found = joined_contacts(first, history([("q", 0, 30, float("nan"))]), ("q",))
    assert found["wait_s"].tolist() == [8.0]
    assert found["aht_s"].tolist() == [100.0]
    assert found["abandoned"].isna().all()
    assert found["at_least"].tolist() == [True]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=6))
def test_the_order_of_sites_does_not_matter(counts: list[tuple[int, int]]) -> None:
    """One pool, whoever is named first."""
    first = history([("q", i, a, 60.0 + a) for i, (a, _) in enumerate(counts)])
    second = history([("q", i, b, 60.0 + b) for i, (_, b) in enumerate(counts)])
    one, other = (joined_contacts(*pair, ("q",)) for pair in ((first, second), (second, first)))
    pd.testing.assert_frame_equal(one, other)
    assert one["offered"].sum() == sum(a + b for a, b in counts)

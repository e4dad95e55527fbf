"""Values survive the way to bytes and back, and the bytes are canonical."""

from __future__ import annotations

import zlib
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
import pytest

from planner import codec
from planner.codec import CodecError
from solver.case import Wish
from solver.cover import Floor
from solver.duties import Break, Duty, Roster
from solver.outcomes import Result, Status

DUTY = Duty("A1", 100, 640, date(2026, 3, 29), "standard-0900-540", 480, (Break(300, 60),))


def test_a_roster_and_a_result_come_back_equal() -> None:
    """A stored plan must be the plan that was proven."""
    result = Result(Status.FEASIBLE, Roster((DUTY,)), (("coverage", 12.5),), None, 3.0)
    assert codec.loads(codec.dumps(result)) == result


def test_arrays_and_sets_inside_values_come_back() -> None:
    """Floors carry an array and a set of agents."""
    floor = Floor("tr", frozenset({"A2", "A1"}), np.array([1, 2, 3]), 3000)
    back = codec.loads(codec.dumps(floor))
    assert isinstance(back, Floor)
    assert back.agents == floor.agents
    np.testing.assert_array_equal(back.least, floor.least)


def test_a_frame_comes_back_with_times_numbers_and_text() -> None:
    """Forecast tables hold all three kinds of column."""
    frame = pd.DataFrame(
        {
            "queue": ["chat", "mail", "chat"],
            "start": pd.to_datetime(["2026-03-29T00:00Z", "2026-03-29T00:15Z", "2026-03-29T00:30Z"]),
            "mean": [1.5, np.nan, 3.0],
        }
    )
    back = codec.loads(codec.dumps(frame))
    assert isinstance(back, pd.DataFrame)
    pd.testing.assert_frame_equal(back, frame, check_dtype=False)


def test_equal_values_give_equal_digests_whatever_the_order_of_sets_and_keys() -> None:
    """Stages are reused by digest."""
    one = codec.digest(frozenset({"b", "a"}), {"x": 1}, datetime(2026, 1, 1, tzinfo=UTC))
    two = codec.digest(frozenset({"a", "b"}), {"x": 1}, datetime(2026, 1, 1, tzinfo=UTC))
    assert one == two
    assert one != codec.digest(frozenset({"a"}), {"x": 1}, datetime(2026, 1, 1, tzinfo=UTC))


def test_damaged_bytes_and_unknown_classes_are_refused() -> None:
    """A store is data: it can never name a class outside the closed list."""
    with pytest.raises(CodecError):
        codec.loads(b"not zlib")
    with pytest.raises(CodecError, match="unknown class"):
        codec.loads(zlib.compress(b'{"$": "Popen", "args": "true"}'))


def test_a_value_outside_the_list_cannot_be_stored() -> None:
    """Functions, open files and the like never reach the store."""
    with pytest.raises(CodecError):
        codec.dumps(lambda: None)
    assert codec.loads(codec.dumps((Wish("A1", date(2026, 1, 1), "off"),))) == (Wish("A1", date(2026, 1, 1), "off"),)

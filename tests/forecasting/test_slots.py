"""Local days and slots on ordinary, 23-hour and 25-hour days."""

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.slots import midnights_min, slot_grid

BERLIN = "Europe/Berlin"


def utc_min(text: str, zone: str = BERLIN) -> int:
    """UTC minutes of a local time."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() // 60)


@pytest.mark.parametrize(
    ("day", "after", "hours"),
    [("2025-03-30", "2025-03-31", 23), ("2025-06-01", "2025-06-02", 24), ("2025-10-26", "2025-10-27", 25)],
)
def test_a_local_day_has_the_hours_its_clock_gives_it(day: str, after: str, hours: int) -> None:
    """A clock-change day of 24 hours would lose or invent an hour of work."""
    grid = slot_grid(utc_min(f"{day}T00:00"), utc_min(f"{after}T00:00"), 60, BERLIN)
    assert len(grid.start_min) == hours
    assert len(grid.dates) == 1
    edges = midnights_min(grid.dates, BERLIN)
    assert edges[1] - edges[0] == hours * 60


def test_the_doubled_hour_holds_the_mean_of_its_two_and_gives_it_to_both() -> None:
    """Each of the two hours has its own contacts; the clock cannot tell them apart."""
    grid = slot_grid(utc_min("2025-10-26T00:00"), utc_min("2025-10-27T00:00"), 60, BERLIN)
    values = np.zeros((1, 25))
    values[0, 2:4] = (10.0, 20.0)
    back = grid.from_cells(grid.to_cells(values))
    assert back[0, 2:4].tolist() == [15.0, 15.0]
    values[0, 2] = np.nan
    assert grid.from_cells(grid.to_cells(values))[0, 2:4].tolist() == [20.0, 20.0]


def test_the_hour_that_does_not_exist_stays_missing() -> None:
    """Nothing was offered in it, and nothing is no zero."""
    grid = slot_grid(utc_min("2025-03-30T00:00"), utc_min("2025-03-31T00:00"), 60, BERLIN)
    cells = grid.to_cells(np.ones((1, 23)))
    assert np.flatnonzero(np.isnan(cells[0, 0])).tolist() == [2]


@given(
    day=st.integers(0, 364),
    hours=st.integers(1, 200),
    zone=st.sampled_from([BERLIN, "Europe/Istanbul", "America/New_York", "Asia/Kolkata"]),
)
def test_reading_cells_back_gives_every_interval_its_own_value_unless_the_clock_doubles_it(
    day: int, hours: int, zone: str
) -> None:
    """The layout may not mix up intervals of different local times."""
    start = utc_min("2025-01-01T00:00", "UTC") + day * 1440
    grid = slot_grid(start, start + hours * 60, 30, zone)
    values = np.arange(len(grid.start_min), dtype=float)[None]
    back = grid.from_cells(grid.to_cells(values))
    key = grid.day * grid.n_slots + grid.slot
    alone = np.bincount(key)[key] == 1
    assert (back[0, alone] == values[0, alone]).all()
    assert (np.abs(back[0, ~alone] - values[0, ~alone]) == 1.0).all()

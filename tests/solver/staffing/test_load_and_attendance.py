"""Offered load in time, opening hours on the clock, attendance, on-call depth and the sharing of safety."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from solver.errors import SolverError
from solver.grid import Grid
from solver.groups import Groups
from solver.policies import Hours
from solver.queues import Kind, Measure, Queue, ServiceGoal
from solver.staffing.attendance import chance_present, reserve, rostered_for, spread
from solver.staffing.offered_load import offered_load
from solver.staffing.on_call import depth_for, limit_from_costs
from solver.staffing.opening import open_intervals, within_hours
from solver.staffing.sharing import components, isolation, joined, split
from solver.staffing.uncertainty import normal_nodes


def test_constant_arrivals_have_the_classical_load() -> None:
    """Contacts per second times AHT: 30 in 15 minutes at 300 s are 10 erlangs."""
    found = offered_load(np.full((1, 50), 30.0), np.full((1, 50), 300.0), 15)
    np.testing.assert_allclose(found.mean, 10.0)
    np.testing.assert_allclose(found.most, 10.0)


def test_load_lags_behind_a_rush() -> None:
    """With an AHT of 25 minutes the first 15 minutes of a rush see 45 % of its load at most."""
    contacts = np.array([[0.0, 30.0, 30.0, 0.0]])
    found = offered_load(contacts, np.full((1, 4), 1500.0), 15)
    full = 30.0 * 1500 / 900
    assert found.most[0, 1] == pytest.approx(full * (1 - np.exp(-900 / 1500)))
    assert 0.0 < found.mean[0, 1] < found.most[0, 1] < found.most[0, 2] < full
    assert found.most[0, 3] == pytest.approx(found.most[0, 2])  # still being worked when arrivals end


def test_load_conserves_work() -> None:
    """What comes is worked, later: over a long quiet tail the hours are equal."""
    contacts = np.zeros((1, 60))
    contacts[0, 2:8] = [5, 50, 20, 80, 10, 3]
    found = offered_load(contacts, np.full((1, 60), 1200.0), 15)
    assert found.mean.sum() * 900 == pytest.approx(contacts.sum() * 1200.0, rel=1e-6)


@pytest.mark.parametrize(("day", "intervals"), [(date(2025, 3, 30), 92), (date(2025, 10, 26), 100)])
def test_opening_follows_the_wall_clock_when_clocks_change(day: date, intervals: int) -> None:
    """Berlin, 23 and 25 hours: open 08:00-20:00 is 12 hours on both days, at the local times."""
    grid = Grid.of(day, 1, 15, "Europe/Berlin")
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
    queue = Queue("q", "phone", "de", "general", Kind.LIVE, goal, opening=((480, 1200),) * 7)
    opened = open_intervals(grid, queue)
    assert (opened.size, int(opened.sum())) == (intervals, 48)
    assert grid.clock(int(grid.starts[np.flatnonzero(opened)[0]])) == 480


def test_hours_past_midnight_belong_to_their_first_day() -> None:
    """10:00 to 02:00 on Mondays reaches into Tuesday, also from the day before the horizon."""
    grid = Grid.of(date(2025, 11, 4), 7, 60, "Europe/Istanbul")  # starts on a Tuesday
    inside = within_hours(grid, (Hours((0,), 600, 1560),))
    assert inside[:2].all()
    assert int(inside.sum()) == 2 + 14  # two hours of the Monday before, 10-24 of the last day


def test_attendance_matches_the_tables() -> None:
    """Absence 10 %: need 5: 6 give .886 and 7 give .974; need 40: 45 give .708, 47 are enough for 90 %."""
    assert chance_present(6, 5, 0.1) == pytest.approx(0.886, abs=5e-4)
    assert chance_present(7, 5, 0.1) == pytest.approx(0.974, abs=5e-4)
    assert chance_present(45, 40, 0.1) == pytest.approx(0.708, abs=5e-4)
    assert rostered_for(40, 0.1, 0.9) == 47


def test_correlated_absence_needs_a_deeper_reserve() -> None:
    """A flu takes several at once: same mean, more nights short; without correlation it is the binomial."""
    assert rostered_for(20, 0.1, 0.9, 0.1) > rostered_for(20, 0.1, 0.9)
    assert chance_present(23, 20, 0.1, 1e-7) == pytest.approx(chance_present(23, 20, 0.1), abs=1e-4)
    assert spread(np.array([20.0]), 0.1, 0.1)[0] > spread(np.array([20.0]), 0.1)[0]


def test_impossible_attendance_is_refused() -> None:
    """A certain crew cannot be had from people who may be ill."""
    with pytest.raises(SolverError, match="absent_share_invalid"):
        reserve(1.0)
    with pytest.raises(SolverError, match="chance_unattainable"):
        rostered_for(3, 0.5, 1.0, 0.9)


def test_standby_covers_the_stated_chance() -> None:
    """Need 10 +- 2 with 10 rostered: a chance of 5 % of falling short needs four on call."""
    required = 10.0 + 2.0 * normal_nodes(99)[:, None]
    staffed = np.array([10.0])
    depth = depth_for(required, staffed, 0.05)
    beyond = (np.ceil(required - 10.0 - 0.01) > depth).mean()
    assert depth == 4
    assert beyond <= 0.05 < (np.ceil(required - 10.0 - 0.01) > depth - 1).mean()
    assert depth_for(required, np.array([30.0]), 0.05) == 0


def test_standby_that_costs_more_than_it_saves_is_not_held() -> None:
    """Newsvendor: hold one more while P(short) x (unmet - call-out) exceeds the fee."""
    assert limit_from_costs(200, 1000, 5000) == pytest.approx(0.05)
    assert limit_from_costs(200, 5000, 4000) == 1.0


def groups_of(serves: list[list[int]], heads: list[int]) -> Groups:
    names = tuple(f"q{i}" for i in range(len(serves[0])))
    members = tuple(tuple(f"a{g}.{i}" for i in range(n)) for g, n in enumerate(heads))
    return Groups(names, members, np.array(serves, dtype=bool))


def test_components_join_queues_through_chains_of_people() -> None:
    """A helps B and B helps C, so A and C share a safety; D stands alone, E is served by nobody."""
    groups = groups_of([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0]], [3, 1, 2])
    assert components(groups) == ((0, 1, 2), (3,))
    assert isolation(groups, (0,), (0, 1, 2)) == pytest.approx(0.25)
    assert isolation(groups, (1,), (0, 1, 2)) == 0.0


def test_safety_is_split_by_square_roots_and_never_below_nothing() -> None:
    """Loads 1 and 4 share 3 as 1 and 2; what patience saves is split by load."""
    loads = np.array([[1.0, 1.0], [4.0, 4.0]])
    np.testing.assert_allclose(split(np.array([3.0, -2.5]), loads), [[1.0, -0.5], [2.0, -2.0]])


def test_joined_safety_lies_between_root_of_squares_and_sum() -> None:
    """Chance pools by squares, a common forecast error does not pool at all."""
    parts = np.array([[3.0], [4.0]])
    assert joined(parts, 0.0)[0] * 7.0 == pytest.approx(5.0)
    assert joined(parts, 1.0)[0] == pytest.approx(1.0)
    assert joined(np.array([[-1.0], [2.0]]), 0.5)[0] == pytest.approx(1.0)

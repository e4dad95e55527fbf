"""Signs of a surge: found where there is one, told as useless where there is none."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from planner.operation.operation import EventRow
from scenarios.robust.surge.plays import Quarters, Window
from scenarios.robust.surge.signals import Sign, most_missed, signs
from solver.cover import FloatArray

PATHS, QUARTERS = 200, 20
EVENT = EventRow(
    id="match",
    kind="match",
    starts_at=datetime(2026, 3, 2, 18, tzinfo=UTC),
    ends_at=None,
    date_only=False,
    title="",
    tier=1,
    tags=frozenset(),
    channels=frozenset(),
    languages=frozenset(),
    skills=frozenset(),
    known_from=None,
)
WINDOW = Window(EVENT, 60, 0, QUARTERS)
CLOCK = (0, 15, 30)


def quarters(late: FloatArray) -> Quarters:
    """Ten contacts each quarter, so many of them late."""
    base = np.full((PATHS, 1, QUARTERS), 10.0)
    return Quarters(("chat",), base, base - late[:, None, :])


def test_a_bad_start_that_stays_bad_is_seen() -> None:
    """Half of the paths are late throughout: the sign hits them and nothing else."""
    bad = np.arange(PATHS) % 4 < 2
    late = np.where(bad[:, None], 6.0, 0.0) * np.ones((1, QUARTERS))
    found = signs(quarters(late), 0, WINDOW, 0.8, CLOCK)
    assert found
    assert all((one.kind, one.missed, one.met, one.hit, one.false) == ("late", 50, 50, 50, 0) for one in found)
    assert found[0].at_min == 60


def test_a_late_turn_that_nothing_announces_is_no_sign() -> None:
    """What comes later has nothing to do with what was seen: tested on other paths than it was found on."""
    chance = np.random.default_rng(3)
    late = np.zeros((PATHS, QUARTERS))
    late[:, :6] = chance.integers(0, 4, (PATHS, 6))
    late[chance.random(PATHS) < 0.5, 8:] = 8.0
    first = signs(quarters(late), 0, WINDOW, 0.8, CLOCK)[0]
    assert not first.tells


def test_a_goal_that_is_never_missed_needs_no_sign() -> None:
    """There is nothing to tell apart."""
    assert signs(quarters(np.zeros((PATHS, QUARTERS))), 0, WINDOW, 0.8, CLOCK) == ()


def test_a_sign_is_not_told_on_a_handful_of_paths() -> None:
    """Nine of a hundred, all hit and without a false alarm, are still nine."""
    bad = np.arange(PATHS) % 22 < 2
    late = np.where(bad[:, None], 6.0, 0.0) * np.ones((1, QUARTERS))
    found = signs(quarters(late), 0, WINDOW, 0.8, CLOCK)
    assert [(one.missed, one.hit_share, one.tells) for one in found] == [(found[0].missed, 1.0, False)] * len(found)
    assert most_missed(quarters(late), 0, WINDOW, 0.8, CLOCK) == found[0].missed < 15


def test_a_sign_that_cries_wolf_is_not_told() -> None:
    """40 false alarms of 100 at most, however many hits."""
    assert Sign("late", 0, 3.0, 50, 50, 50, 20).tells
    assert not Sign("late", 0, 3.0, 50, 50, 50, 21).tells

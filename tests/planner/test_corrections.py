"""A corrected need: agents where they answer most in time, hour for hour from where they answer least."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from planner.corrections import RowGains, shift_need
from planner.shortfalls import Promise
from solver.cover import Requirement
from solver.grid import Grid

GRID = Grid.of(date(2025, 11, 3), 2, 60, "Europe/Istanbul")
STARTS = tuple(range(0, 48, 4))
NOON = (3, 9)  # blocks 12-16 of the two days
NEED = np.broadcast_to(np.array([6.0, 8.0, 10.0, 12.0])[:, None, None], (4, 2, 48)).copy()
REQUIREMENT = Requirement(
    (("phone",), ("mail",)), np.eye(2, dtype=bool), NEED, (800, 300, 100, 15), np.full((2, 48), 9.0)
)


def gains(noon: float = 10.0, other: float = 1.0, spare_h: float = 100.0) -> RowGains:
    """An agent on the phone helps callers at noon and little elsewhere; one on mail helps nobody."""
    avoided = np.zeros((2, 12, 2))
    avoided[0, :, 0] = other
    avoided[0, NOON, 0] = noon
    return RowGains(("phone", "mail"), STARTS, avoided, np.full(2, spare_h))


def promise(missing: float, queue: str = "phone", day: int | None = None) -> Promise:
    start, end = (GRID.start_min, GRID.end_min) if day is None else GRID.day_bounds[day : day + 2]
    return Promise((queue,), "week" if day is None else "day", start, end, 100.0, missing, -missing / 100)


MET = replace(promise(0.0, "mail"), spare=0.2)


def changed(missing: tuple[Promise, ...], measured: RowGains, step: float = 1.0) -> np.ndarray:
    """Agents more (or less) at the goal level: rows x blocks."""
    shift = shift_need(REQUIREMENT, missing, measured, GRID, step)
    assert shift is not None
    found: np.ndarray = (shift.requirement.need[2] - NEED[2])[:, ::4]
    return found


def test_the_need_rises_where_one_more_agent_answers_most() -> None:
    """Noon, not the night."""
    more = changed((promise(15.0), MET), gains())[0]
    assert set(np.flatnonzero(more > 0)) == set(NOON)


def test_as_many_are_asked_for_as_the_missing_contacts_take() -> None:
    """ceil(missing / gain): nine contacts take one agent who answers ten, eleven take two."""
    assert changed((promise(9.0), MET), gains())[0].clip(min=0).sum() == 1.0
    assert changed((promise(11.0), MET), gains())[0].clip(min=0).sum() == 2.0


def test_half_a_step_goes_for_half_of_what_is_missing() -> None:
    """After a round that served no better the next one is smaller."""
    assert changed((promise(18.0), MET), gains(), 0.5)[0].clip(min=0).sum() == 1.0


def test_only_the_period_that_misses_its_goal_is_raised() -> None:
    """A goal by day is not met by another day's service."""
    more = changed((promise(9.0, day=1), MET), gains())[0]
    assert list(np.flatnonzero(more > 0)) == [9]


def test_hours_move_they_do_not_appear() -> None:
    """People have as many hours as before; mail, which nobody waits for, gives them up."""
    more = changed((promise(15.0), MET), gains())
    assert more.sum() == pytest.approx(0.0)
    assert (more[1] <= 0).all()
    assert more[1].sum() < 0


@pytest.mark.parametrize(
    ("missed", "measured"),
    [
        (promise(0.0), gains()),
        (promise(15.0), gains(noon=0.1, other=0.0)),
        (promise(15.0), gains(spare_h=3.0)),
        (promise(15.0, "mail"), gains()),
    ],
    ids=["nothing is missing", "nil gain", "no hours left", "helps others only"],
)
def test_nothing_is_shifted_where_no_agent_could_help(missed: Promise, measured: RowGains) -> None:
    """The loop then ends and says so."""
    assert shift_need(REQUIREMENT, (missed,), measured, GRID) is None


def test_levels_never_fall_and_need_is_never_negative() -> None:
    """The engine relies on it."""
    small = replace(REQUIREMENT, need=NEED * 0.05)
    shift = shift_need(small, (promise(500.0), MET), gains(), GRID)
    assert shift is not None
    need = shift.requirement.need
    assert (need >= 0).all()
    assert (np.diff(need, axis=0) >= -1e-12).all()

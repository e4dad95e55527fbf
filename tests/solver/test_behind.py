"""Deferred work with one person fewer or more: what is behind its promise when the deadline has passed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from solver.cover import DeferredCurve
from solver.demand import Demand
from solver.grid import Grid
from solver.queues import Kind, Measure, Queue, ServiceGoal
from solver.staffing.behind import behind
from solver.staffing.deferred import due_curve, even_fill

GRID = Grid.of(date(2025, 11, 3), 1, 60, "UTC")
MAIL = Queue("mail", "email", "tr", "general", Kind.DEFERRED, ServiceGoal(Measure.DONE_WITHIN, 1.0, 4 * 3600))
WITHIN = 3  # hours after the one in which it came


def asked(contacts: list[float], waiting_min: float = 0.0) -> Demand:
    """Mails of five minutes by the hour, then none for the rest of the day."""
    mean = np.zeros((1, GRID.intervals))
    mean[0, : len(contacts)] = contacts
    flat, one = np.full_like(mean, 300.0), np.ones(1)
    return Demand(GRID, ("mail",), mean, np.repeat(mean[None], 7, axis=0), flat, one, None, np.array([waiting_min]))


def curve(demand: Demand) -> DeferredCurve:
    """The even fill of the day."""
    arrivals, open_at = demand.mean[0] * 5.0, np.ones(GRID.intervals)
    due = due_curve(arrivals, WITHIN, open_at, float(demand.backlog_min[0]))
    available = arrivals.copy()
    available[0] += demand.backlog_min[0]
    return DeferredCurve("mail", arrivals, due, even_fill(available, due, open_at), 2000)


def test_one_fewer_leaves_an_hour_of_mails_an_hour_behind() -> None:
    """240 mails at once keep five people busy until they are due; four do 192, six have time to spare."""
    demand = asked([240.0])
    fewer, enough, more = behind(curve(demand), MAIL, demand, 0)
    assert (fewer.people, enough.people, more.people) == (-1, 0, 1)
    assert [fewer.contacts, fewer.waiting] == pytest.approx([48.0, 48.0])
    assert [enough.contacts, enough.waiting, more.contacts, more.waiting] == pytest.approx([0.0] * 4)
    assert fewer.until_min == GRID.start_min + 4 * 60


def test_what_is_not_yet_due_waits_but_is_not_behind() -> None:
    """A steady stream: four hours of one person are 48 mails later, all within their four hours."""
    demand = asked([60.0] * 24)
    fewer, enough, _ = behind(curve(demand), MAIL, demand, 8)
    assert fewer.waiting - enough.waiting == pytest.approx(48.0)
    assert fewer.contacts == enough.contacts == 0.0


def test_nobody_works_ahead_of_what_has_come() -> None:
    """One more in an empty queue does nothing for mails that come later, and what waited at the start counts."""
    demand = asked([0.0, 0.0, 0.0, 120.0], waiting_min=240.0)
    fewer, enough, more = behind(curve(demand), MAIL, demand, 0)
    assert more.waiting <= enough.waiting <= fewer.waiting
    assert more.waiting >= 120.0 - (curve(demand).fill_min[3] + 60.0) / 5.0 - 1e-9


def test_the_end_of_the_plan_is_the_last_moment_told() -> None:
    """The deadline of the last hour lies beyond it."""
    demand = asked([60.0] * 24)
    assert behind(curve(demand), MAIL, demand, 23)[0].until_min == GRID.start_min + 24 * 60

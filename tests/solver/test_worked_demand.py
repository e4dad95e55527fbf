"""Work after contacts and contacts handed on reach the requirement, and nothing that is wrong hides behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from solver.demand import LEVELS, Demand
from solver.errors import SolverError
from solver.grid import Grid
from solver.groups import Groups
from solver.queues import Concurrency, Kind, Measure, Queue, ServiceGoal, Transfer
from solver.requirement import RequireParams, staff
from solver.worked_demand import as_worked

GRID = Grid.of(date(2025, 11, 3), 1, 60, "Europe/Istanbul")
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
FRONT = Queue("front", "phone", "tr", "general", Kind.LIVE, GOAL, patience_s=180.0)
BACK = replace(FRONT, id="back", skill="payments")


def demand(front: float, back: float, aht_s: float = 300.0) -> Demand:
    mean = np.outer([front, back], np.ones(GRID.intervals))
    quantiles = np.stack([mean * factor for factor in np.linspace(0.8, 1.2, len(LEVELS))])
    return Demand(GRID, ("front", "back"), mean, quantiles, np.full_like(mean, aht_s), np.ones(2), None, np.zeros(2))


def load_of(queues: tuple[Queue, ...], offered: Demand) -> list[float]:
    """Agents kept busy per queue at noon."""
    groups = Groups(("front", "back"), (("a",), ("b",)), np.eye(2, dtype=bool))
    rows = staff(offered, queues, groups, RequireParams()).requirement
    return [float(value) for value in rows.load[:, 12]]


def test_wrap_up_is_work() -> None:
    """60 calls an hour of 300 s are 5 agents; with a minute of wrap-up each they are 6."""
    assert load_of((FRONT, BACK), demand(60, 0)) == pytest.approx([5.0, 0.0])
    assert load_of((replace(FRONT, wrap_up_s=60.0), BACK), demand(60, 0)) == pytest.approx([6.0, 0.0])


def test_wrap_up_of_chats_and_conversations_is_in_terms_of_their_recorded_time() -> None:
    """A chat recorded at a slower pace is scaled back; a conversation's wrap-up comes once, not once a touch."""
    chat = replace(FRONT, kind=Kind.CONCURRENT, concurrency=Concurrency(2, (1.0, 1.5), 2.0), wrap_up_s=60.0)
    talk = replace(BACK, kind=Kind.MESSAGING, touches=3.0, wrap_up_s=60.0)
    found = as_worked(demand(60, 60), (chat, talk)).aht_s[:, 0]
    assert chat.concurrency.aht_s(float(found[0]), 1) == pytest.approx(300 / 1.5 + 60)
    assert 3 * found[1] == pytest.approx(3 * 300 + 60)


def test_a_transferred_contact_is_work_in_both_queues() -> None:
    """A fifth of 60 calls goes on: 12 more for the back queue, none fewer for the front."""
    front = replace(FRONT, transfers=(Transfer("back", 0.2),))
    assert load_of((front, BACK), demand(60, 24)) == pytest.approx([5.0, 3.0])


def test_without_either_the_demand_stays_the_same_object() -> None:
    """Nothing is computed, so nothing rounds."""
    offered = demand(60, 24)
    assert as_worked(offered, (FRONT, BACK)) is offered


def test_wrap_up_does_not_hide_a_missing_handling_time() -> None:
    """Calls without an AHT are refused all the same."""
    with pytest.raises(SolverError, match="aht_not_positive"):
        load_of((replace(FRONT, wrap_up_s=60.0), BACK), demand(60, 24, aht_s=0.0))

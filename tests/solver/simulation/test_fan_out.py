"""Long simulations: the same result whoever plays them, told how far they are, stopped when asked."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from copy import deepcopy
from dataclasses import replace
from multiprocessing import get_context
from typing import Any

import numpy as np
import pandas as pd
import pytest

from solver.outcomes import Attainment
from solver.simulation import simulate
from solver.simulation.fan_out import fan_out
from tests.solver.simulation.worlds import (
    CHAT,
    MAIL,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_grid,
    all_day,
    params,
    played,
    total,
)

CONTACTS = {"phone": 20.0, "chat": 15.0, "mail": 3.0, "whatsapp": 2.0}
REPLICATIONS = 6


def simulated(replications: int = REPLICATIONS, **how: Any) -> Attainment:
    """All kinds of queue, three sample paths with fractions here and there, absences."""
    grid, crew = a_grid(), a_crew(14)
    demand = a_demand(grid, CONTACTS)
    factors = np.array([0.5, 1.0, 1.3])[:, None, None]
    paths = demand.mean * factors
    chosen = params(replications=replications, absence_share=0.1, inside_shrinkage_share=0.1, sources=True)
    demand = a_demand(grid, CONTACTS, paths=paths)
    return simulate(all_day(crew, grid), crew, demand, (PHONE, CHAT, MAIL, WHATSAPP), chosen, **how)


@pytest.fixture(scope="module")
def alone() -> Attainment:
    """Played one after the other, here."""
    return simulated()


def assert_same(one: Attainment, two: Attainment) -> None:
    pd.testing.assert_frame_equal(one.table, two.table, check_exact=True)
    pd.testing.assert_frame_equal(one.agents, two.agents, check_exact=True)


class Backwards(Executor):
    """Plays the last batch first, and hands over copies, as from another machine."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Later(self)
        self.waiting.append((future, work, deepcopy(args)))
        return future

    def play_all(self) -> None:
        while self.waiting:
            future, work, args = self.waiting.pop()
            if future.set_running_or_notify_cancel():
                future.set_result(deepcopy(work(*args)))


class Later(Future[Any]):
    """A result that is worked out when somebody asks."""

    def __init__(self, executor: Backwards) -> None:
        super().__init__()
        self.executor = executor

    def result(self, timeout: float | None = None) -> Any:
        self.executor.play_all()
        return super().result(timeout)


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_change_no_bit(alone: Attainment, threads: int) -> None:
    """A result that depended on the machine would be no result."""
    with ThreadPoolExecutor(threads) as executor:
        assert_same(alone, simulated(executor=executor))


def test_another_process_changes_no_bit(alone: Attainment) -> None:
    """A batch must hold all it needs, and nothing that cannot be sent."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        assert_same(alone, simulated(executor=executor))


def test_the_order_of_playing_changes_no_bit(alone: Attainment) -> None:
    """Sums are rounded in the order of the replications, whoever ends first."""
    assert_same(alone, simulated(executor=Backwards()))


def test_progress_rises_to_the_end() -> None:
    """A bar that jumps back is worse than none."""
    told: list[tuple[int, int]] = []
    simulated(progress=lambda done, asked: told.append((done, asked)))
    assert told == [(done, REPLICATIONS) for done in range(1, REPLICATIONS + 1)]


@pytest.mark.parametrize("executor", [None, Backwards()])
def test_a_stopped_simulation_reports_what_was_done(executor: Executor | None) -> None:
    """As if fewer replications had been asked for, and it says how many."""
    done: list[int] = []
    stopped = simulated(progress=lambda n, _: done.append(n), cancel=lambda: len(done) == 2, executor=executor)
    assert stopped.replications == 2
    assert_same(stopped, simulated(2))


def test_what_was_not_begun_is_withdrawn() -> None:
    """Workers of a stopped run must be free for the next."""
    executor = ThreadPoolExecutor(1)
    played: list[int] = []

    def play(number: int) -> int:
        played.append(number)
        return number

    with executor:
        found = list(fan_out(play, range(200), executor, cancel=lambda: True))
    assert found == [0]
    assert len(played) < 200


def test_a_fault_of_a_worker_is_told() -> None:
    """Nobody may take a part for the whole."""

    def fail(_: int) -> int:
        raise ArithmeticError("worker")

    with ThreadPoolExecutor(1) as executor, pytest.raises(ArithmeticError, match="worker"):
        list(fan_out(fail, range(3), executor))


def test_every_contact_is_served_or_lost_or_still_waits(alone: Attainment) -> None:
    """Contacts neither vanish nor appear, queue by queue and quarter by quarter."""
    table = alone.table
    waiting = (REPLICATIONS * (table.offered - table.served - table.abandoned)).round(9)
    assert (waiting >= 0).all()
    np.testing.assert_array_equal(waiting, waiting.round())
    calls = (table.queue == "phone") & (table.period == "interval")
    assert (waiting[calls][:-4] == 0).all()  # nobody waits an hour on the phone


def test_whoever_nobody_answers_still_waits() -> None:
    """Who has all the patience in the world is not lost; the horizon ends before he is served."""
    calm = replace(PHONE, patience_s=None)
    row = total(played((), a_demand(a_grid(), {"phone": 5.0}), (calm,), replications=2))
    assert (row.served, row.abandoned) == (0.0, 0.0)
    assert row.offered > 400

"""VIP first: Cobham's waits against the chain itself, and what overload does to whom."""

from __future__ import annotations

import math

import numpy as np
import pytest

from solver.errors import SolverError
from solver.queues import Measure, ServiceGoal
from solver.staffing import erlang_c
from solver.staffing.priority import service
from solver.staffing.service import Work

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 20.0)


def chain(agents: int, first: float, second: float, room: int = 30) -> np.ndarray:
    """Long-run chances of (first waiting, second waiting) while all agents are busy; handling time 1."""
    size = room + 1
    states = agents + size * size  # 0 .. agents - 1 busy and nobody waiting, then the grid of queues
    flow = np.zeros((states, states))

    def at(i: int, j: int) -> int:
        return agents + i * size + j

    for busy in range(agents):
        flow[busy, busy + 1 if busy + 1 < agents else at(0, 0)] += first + second
        if busy:
            flow[busy, busy - 1] += busy
    for i in range(size):
        for j in range(size):
            if i < room:
                flow[at(i, j), at(i + 1, j)] += first
            if j < room:
                flow[at(i, j), at(i, j + 1)] += second
            left = at(i - 1, j) if i else at(i, j - 1) if j else agents - 1
            flow[at(i, j), left] += agents
    flow -= np.diag(flow.sum(axis=1))
    flow[:, 0] = 1.0
    solved = np.linalg.solve(flow.T, np.eye(states)[0])
    return solved[agents:].reshape(size, size)


def test_waits_are_those_of_the_chain() -> None:
    """Two agents, loads .5 and .7: mean waits by Little's law, and the VIP's service level by counting ends."""
    chances = chain(2, 0.5, 0.7)
    found = service(2, [0.5, 0.7], 1.0, 0.4)
    places = np.arange(chances.shape[0])
    assert found.p_wait == pytest.approx(chances.sum(), rel=1e-6)
    assert found.asa_s[0] == pytest.approx((chances.sum(axis=1) * places).sum() / 0.5, rel=1e-5)
    assert found.asa_s[1] == pytest.approx((chances.sum(axis=0) * places).sum() / 0.7, rel=1e-4)
    late = sum(
        chances[k].sum() * sum(math.exp(-0.8) * 0.8**i / math.factorial(i) for i in range(k + 1)) for k in range(25)
    )
    assert found.first_level == pytest.approx(1 - late, rel=1e-6)


def test_the_mean_over_classes_is_first_come_first_served() -> None:
    """Order shifts waits from one class to another and creates none."""
    loads = np.array([3.0, 2.0, 5.0])
    found = service(14, loads, 180.0)
    together = erlang_c.service(14, Work.of(10.0, 180.0), GOAL)
    assert (found.asa_s * loads).sum() / 10.0 == pytest.approx(together.asa_s, rel=1e-13)
    assert found.p_wait == pytest.approx(together.p_wait, rel=1e-13)
    assert list(found.asa_s) == sorted(found.asa_s)


def test_one_class_is_erlang_c() -> None:
    """Without anybody to let pass, the first class has the plain service level."""
    found = service(14, [10.0], 180.0, 20.0)
    assert found.first_level == pytest.approx(erlang_c.service(14, Work.of(10.0, 180.0), GOAL).service_level, rel=1e-13)


def test_vip_keep_their_wait_where_the_rest_grows_without_end() -> None:
    """Six VIP and six others for ten agents: the others are unstable and said so, the VIP wait 60 s of 240 s a head."""
    found = service(np.array([10, 13]), [[6.0, 6.0], [6.0, 6.0]], 240.0)
    assert found.stable.tolist() == [[True, True], [False, True]]
    assert found.asa_s[0, 0] == pytest.approx(240.0 / 10 / 0.4)
    assert found.asa_s[1, 0] == np.inf
    assert found.p_wait[0] == 1.0


def test_impossible_classes_are_refused() -> None:
    """A first class beyond the crew has no wait to tell; nor has a missing load."""
    with pytest.raises(SolverError, match="unstable"):
        service(5, [5.0, 1.0], 300.0)
    with pytest.raises(SolverError, match="load_invalid"):
        service(5, [1.0, float("nan")], 300.0)
    with pytest.raises(SolverError, match="aht_not_positive"):
        service(5, [1.0, 1.0], 0.0)
    with pytest.raises(SolverError, match="goal_invalid"):
        service(5, [1.0, 1.0], 300.0, -1.0)

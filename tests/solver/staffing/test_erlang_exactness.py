"""Erlang B, C and A hold their promised digits against the plain sums in 50 digits, from thin to hopeless lines."""

from __future__ import annotations

import numpy as np
import pytest
from mpmath import exp, gammainc, log, mpf, workdps

from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_b, erlang_c
from solver.staffing.service import Work

DIGITS = 50
Line = tuple[float, float, float, float, float]  # agents, load, aht_s, patience_s, threshold_s

CORNERS: tuple[Line, ...] = (
    (1, 3.0, 300.0, 3.0, 2.0),
    (1, 3.0, 300.0, 30_000.0, 33_000.0),
    (12, 36.0, 300.0, 30_000.0, 32_900.0),  # the wait of most is just below the threshold
    (12, 36.0, 300.0, 30_000.0, 33_050.0),
    (12, 36.0, 300.0, 30_000.0, 60.0),
    (1000, 3000.0, 100.0, 1.0, 1.1),
    (400, 395.0, 100.0, 1000.0, 6.0),
    (500, 100.0, 100.0, 1000.0, 3.0),
)


def drawn(count: int) -> tuple[Line, ...]:
    rng = np.random.default_rng(4)
    lines = []
    for _ in range(count):
        agents, aht_s = int(np.exp(rng.uniform(0, 6))), float(rng.uniform(20, 900))
        patience_s = aht_s * float(np.exp(rng.uniform(np.log(0.01), np.log(max(1.0, 300 / agents)))))
        lines.append(
            (agents, agents * float(rng.uniform(0.3, 3)), aht_s, patience_s, float(rng.exponential(aht_s / 4)))
        )
    return tuple(lines)


def inverse_blocking(agents: mpf, load: mpf) -> mpf:
    return exp(load) * load**-agents * gammainc(agents + 1, load)


def summed(line: Line) -> dict[str, mpf]:
    """State by state: none waiting, 1 waiting, ..; waits from the sum over the states found."""
    agents, load, aht_s, patience_s, threshold_s = (mpf(value) for value in line)
    slow, faded = aht_s / patience_s, load * exp(-threshold_s / patience_s)
    queue = waiting = waited = late = steps = mpf(0)
    state, thinned, j = mpf(1), mpf(1), 0
    while j == 0 or agents + j * slow <= load or state * j > mpf(10) ** -45 * queue * slow / (1 + slow):
        j += 1
        rate = agents + j * slow
        steps += 1 / rate
        waited += state * agents / rate * steps
        state, thinned = state * load / rate, thinned * faded / rate
        queue, waiting, late = queue + state, waiting + j * state, late + thinned
    start = exp(-(agents - load) * threshold_s / aht_s - load / slow * (threshold_s / patience_s - 1 + faded / load))
    free = inverse_blocking(agents, load) - 1
    total, share = free + 1 + queue, agents / load
    served, in_time = (free + share * queue) / total, (free + share * (queue - start * late)) / total
    beyond = start * (1 + late) / total
    over = beyond * faded / load
    return {
        "p_wait": (1 + queue) / total,
        "p_abandon": waiting * slow / load / total,
        "asa_s": waited / total / served * aht_s,
        "wait_of_waiting_s": waiting / load / (1 + queue) * aht_s,
        "occupancy": load * served / agents,
        "queue_length": waiting / total,
        Definition.OFFERED: in_time,
        Definition.NET_OFFERED: in_time / (in_time + over),
        Definition.SERVED: in_time / served,
        Definition.WAITED: 1 - over,
        Definition.PATIENT: 1 - beyond,
    }


@pytest.mark.parametrize("lines", [CORNERS, drawn(30)], ids=["corners", "drawn"])
def test_erlang_a_holds_eleven_digits_and_levels_thirteen_decimals(lines: tuple[Line, ...]) -> None:
    """A requirement turns on the last digits near a tie; patience from a hundredth to a hundred AHT, triple load."""
    for line in lines:
        with workdps(DIGITS):
            exact = summed(line)
        for definition in Definition:
            goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, line[4], definition)
            found = erlang_a.service(line[0], Work.of(line[1], line[2], line[3]), goal)
            assert abs(float(found.service_level) - exact[definition]) <= 1e-13, (line, definition)
        for name in ("p_wait", "p_abandon", "asa_s", "wait_of_waiting_s", "occupancy", "queue_length"):
            if exact[name] > 1e-290:
                assert abs(float(getattr(found, name)) / exact[name] - 1) <= 1e-11, (line, name)


@pytest.mark.parametrize(
    ("agents", "load"),
    [(1, 0.01), (3, 10_000.0), (37.25, 40.0), (300, 5.0), (700.5, 650.0), (10_000, 10_000.0), (10_000, 9_000.0)],
)
def test_erlang_b_and_c_hold_twelve_digits(agents: float, load: float) -> None:
    """Also for parts of an agent, ten thousand agents, and chances whose logarithm alone fits a double."""
    with workdps(DIGITS):
        inverse = inverse_blocking(mpf(agents), mpf(load))
        wait = 1 / (1 + (mpf(agents) - load) / agents * (inverse - 1))
        logs = float(-log(inverse)), float(log(wait)) if agents > load else 0.0
        exact_wait = float(wait)
    assert float(erlang_b.log_blocking(agents, load)) == pytest.approx(logs[0], rel=1e-12)
    if inverse < 1e299:
        assert abs(float(erlang_b.blocking(agents, load)) * inverse - 1) < 1e-12
    if agents > load:
        found = erlang_c.service(agents, Work.of(load, 300.0), ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 0.0))
        assert float(found.p_wait) == pytest.approx(exact_wait, rel=1e-12)
        assert float(erlang_c.log_waiting(agents, load)) == pytest.approx(logs[1], rel=1e-12)


def test_far_beyond_the_smallest_double_only_the_logarithm_is_left() -> None:
    """One erlang on ten thousand lines: 1e-35660."""
    assert float(erlang_b.blocking(10_000, 1.0)) == 0.0
    with workdps(DIGITS):
        exact = float(-log(inverse_blocking(mpf(10_000), mpf(1))))
    assert float(erlang_b.log_blocking(10_000, 1.0)) == pytest.approx(exact, rel=1e-13)

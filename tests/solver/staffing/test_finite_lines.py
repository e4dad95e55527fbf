"""A line with a cap: known values, its limits Erlang B, C and A, and what being turned away means."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_c
from solver.staffing.erlang_b import blocking
from solver.staffing.finite_lines import service
from solver.staffing.service import Service, Work

MEASURES = ("p_wait", "service_level", "p_abandon", "asa_s", "occupancy", "queue_length", "wait_of_waiting_s")


def goal(threshold_s: float = 30.0, definition: Definition = Definition.OFFERED) -> ServiceGoal:
    return ServiceGoal(Measure.SERVICE_LEVEL, 0.8, threshold_s, definition)


def assert_same(found: Service, known: Service) -> None:
    for name in MEASURES:
        np.testing.assert_allclose(getattr(found, name), getattr(known, name), rtol=1e-12, err_msg=name)


def test_three_agents_seven_lines_as_octave_has_it() -> None:
    """M/M/3/7, 40 arrivals and 30 services an hour: empty .255037 of the time (package queueing, row K1)."""
    assert service(3, 7, Work.of(40 / 30, 120.0), goal()).p_empty == pytest.approx(0.255037, abs=5e-7)


def test_three_agents_seven_lines_by_long_hand() -> None:
    """Every measure from the chances of eight states, with Poisson counts for the waits."""
    load, aht_s, t = 40 / 30, 120.0, 30.0
    weight = [load**j / math.factorial(min(j, 3)) / 3 ** max(j - 3, 0) for j in range(8)]
    chance = [w / sum(weight) for w in weight]
    ends = 3 * t / aht_s  # services that end within the threshold while all are busy
    late = sum(
        chance[3 + k] * sum(math.exp(-ends) * ends**i / math.factorial(i) for i in range(k + 1)) for k in range(4)
    )
    wait = sum(chance[3 + k] * (k + 1) * aht_s / 3 for k in range(4))
    found = service(3, 7, Work.of(load, aht_s), goal(t))
    assert found.p_blocked == pytest.approx(chance[7], rel=1e-13)
    assert found.service.p_wait == pytest.approx(sum(chance[3:7]), rel=1e-13)
    assert found.service.service_level == pytest.approx(1 - chance[7] - late, rel=1e-13)
    assert found.service.asa_s == pytest.approx(wait / (1 - chance[7]), rel=1e-13)
    assert found.service.occupancy == pytest.approx(load * (1 - chance[7]) / 3, rel=1e-13)
    assert found.service.queue_length == pytest.approx(sum(k * chance[3 + k] for k in range(5)), rel=1e-13)


@pytest.mark.parametrize("definition", list(Definition))
def test_many_lines_are_erlang_a(definition: Definition) -> None:
    """A cap that is never met changes nothing, whatever the service level is divided by."""
    for agents, load, patience_s in ((14, 10.0, 120.0), (97, 100.0, 180.0), (5, 4.0, 600.0)):
        work = Work.of(load, 300.0, patience_s)
        found = service(agents, agents + 1500, work, goal(20.0, definition))
        assert_same(found.service, erlang_a.service(agents, work, goal(20.0, definition)))


def test_many_lines_without_patience_are_erlang_c() -> None:
    """The same for customers who wait for ever, if the crew keeps up."""
    work = Work.of(50.0, 300.0)
    assert_same(service(56, 3000, work, goal()).service, erlang_c.service(56, work, goal()))


def test_chats_share_an_agent_under_a_cap_too() -> None:
    """Nine agents with up to three chats each, as by the chat formula."""
    work = Work.of(20.0, 300.0, 180.0, (1.0, 1.6, 2.0))
    assert_same(service(9, 500, work, goal()).service, erlang_a.service(9, work, goal()))


def test_no_place_to_wait_is_erlang_b() -> None:
    """As many lines as agents: who finds all busy is turned away; up to 10,000 agents nothing overflows."""
    agents = np.array([10, 200, 1000, 10_000])
    load = np.array([20.0, 5.0, 1100.0, 9990.0])
    np.testing.assert_allclose(service(agents, agents, Work.of(load, 60.0), goal()).p_blocked, blocking(agents, load))


@settings(max_examples=60, deadline=None)
@given(
    agents=st.integers(0, 40),
    waiting=st.integers(1, 60),
    load=st.floats(0.01, 80.0),
    patience_s=st.floats(10.0, 5000.0),
)
def test_every_contact_has_one_fate(agents: int, waiting: int, load: float, patience_s: float) -> None:
    """Served + abandoned + turned away = 1: what flows out of service is what came less what was lost."""
    work = Work.of(load, 300.0, patience_s)
    found = service(agents, agents + waiting, work, goal())
    lost = found.p_blocked + found.service.p_abandon
    assert found.service.occupancy * agents == pytest.approx(load * (1 - lost), abs=1e-9)
    assert load * found.service.p_abandon == pytest.approx(found.service.queue_length * 300.0 / patience_s, abs=1e-9)
    more = service(agents, agents + waiting + 1, work, goal())
    assert more.p_blocked <= found.p_blocked + 1e-15
    assert 0.0 <= found.service.service_level <= 1.0


def test_an_idle_line_serves_everybody() -> None:
    """No load: empty, nobody waits; no agents and no patience: everybody is turned away in the end."""
    idle = service(3, 5, Work.of(0.0, 300.0), goal())
    assert [float(share) for share in (idle.p_empty, idle.p_blocked, idle.service.service_level)] == [1.0, 0.0, 1.0]
    assert service(0, 5, Work.of(2.0, 300.0), goal()).p_blocked == 1.0


@pytest.mark.parametrize(
    ("agents", "lines", "code"),
    [
        (3, 2, "lines_too_few"),
        (0, 0, "lines_too_few"),
        (2.5, 9, "agents_not_whole"),
        (3, float("nan"), "agents_invalid"),
        (3, 1e9, "line_too_long"),
    ],
)
def test_caps_that_cannot_be_are_refused(agents: float, lines: float, code: str) -> None:
    """Fewer lines than agents would leave agents whom nobody can reach."""
    with pytest.raises(SolverError, match=code):
        service(agents, lines, Work.of(2.0, 300.0), goal())

"""Chat: agents with several contacts at once."""

from __future__ import annotations

import pytest

from solver.errors import SolverError
from solver.queues import Concurrency, Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_c
from solver.staffing.chat import chat_rates, chat_work
from solver.staffing.search import required

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 45.0)
MEASURED = Concurrency(3, (1.0, 1.25, 1.5), measured_at=1.0)  # 8, 10, 12 minutes at 1, 2, 3 chats


def test_one_chat_at_a_time_is_erlang_a() -> None:
    """The birth-death process with a cap of one is the phone."""
    work = chat_work([0.02, 0.05], 300.0, 180.0, Concurrency())
    assert work.rates == (1.0,)
    assert erlang_a.service(12, work, GOAL).p_wait[1] == pytest.approx(
        float(erlang_a.service(12, chat_work(0.05, 300.0, 180.0, Concurrency()), GOAL).p_wait)
    )


@pytest.mark.parametrize(("agents", "level"), [(8, 0.7714), (9, 0.9033)])
def test_evenly_spread_chats_match_the_simulated_example(agents: int, level: float) -> None:
    """2 a minute, patience 4 minutes: simulation gave 0.770 and 0.902 (research, section 1.5)."""
    found = erlang_a.service(agents, chat_work(2 / 60, 480.0, 240.0, MEASURED), GOAL)
    assert float(found.service_level) == pytest.approx(level, abs=1e-4)


def test_the_right_crew_lies_between_the_two_wrong_short_cuts() -> None:
    """Slots at the single-chat AHT promise 98.7 % with 8 agents; 9 are needed."""
    assert required(chat_work(2 / 60, 480.0, 240.0, MEASURED), GOAL).agents.tolist() == [9]


def test_slots_without_slow_down_equal_single_agents() -> None:
    """Two chats at full speed each: n agents are exactly 2n single ones."""
    double = chat_work(0.05, 300.0, 180.0, Concurrency(2, (1.0, 1.0)))
    single = chat_work(0.05, 300.0, 180.0, Concurrency())
    assert double.rates == (1.0, 2.0)
    two, one = erlang_a.service(7, double, GOAL), erlang_a.service(14, single, GOAL)
    assert float(two.service_level) == pytest.approx(float(one.service_level), rel=1e-13)
    assert float(two.occupancy) == pytest.approx(float(one.occupancy), rel=1e-13)


def test_recorded_handling_time_belongs_to_the_concurrency_at_which_it_was_measured() -> None:
    """660 s recorded at 1.8 chats is 550 s alone."""
    work = chat_work(0.01, 660.0, None, Concurrency(3, (1.0, 1.25, 1.5), measured_at=1.8))
    assert float(work.aht_s) == pytest.approx(660.0 / 1.2)
    assert work.rates == pytest.approx((1.0, 1.6, 2.0))


def test_chat_without_patience_is_unstable_at_its_load() -> None:
    """Full agents finish two chats per single-chat AHT: 8 erlangs need more than 4 agents."""
    work = chat_work(8 / 480, 480.0, None, MEASURED)
    with pytest.raises(SolverError, match="unstable"):
        erlang_c.service(4, work, GOAL)
    assert 0.0 < float(erlang_c.service(5, work, GOAL).service_level) < 1.0


def test_a_cap_that_slows_the_agent_down_is_refused() -> None:
    """At three chats this agent finishes fewer than at two: the cap is wrong, not the crew."""
    falling = Concurrency(3, (1.0, 1.2, 2.4))
    assert chat_rates(falling)[2] < chat_rates(falling)[1]
    with pytest.raises(SolverError, match="throughput_falls"):
        chat_work(0.01, 300.0, 180.0, falling)

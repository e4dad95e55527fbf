"""A goal asked backwards gives the agents and the load that just meet it."""

from __future__ import annotations

import numpy as np
import pytest

from solver.errors import SolverError
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing.inverses import exact_agents, most_load
from solver.staffing.search import required, serve
from solver.staffing.service import Work


def level(target: float, threshold_s: float) -> ServiceGoal:
    return ServiceGoal(Measure.SERVICE_LEVEL, target, threshold_s)


def test_parts_of_an_agent_match_the_published_figures() -> None:
    """C15, C16 and C10 of the research note, with AHT 180 s and endless patience."""
    assert float(exact_agents(Work.of(10.3, 180), level(0.9, 10))) == pytest.approx(14.927408, abs=1e-6)
    assert float(exact_agents(Work.of(93.6, 180), level(0.95, 10))) == pytest.approx(107.50244, abs=1e-5)
    found = exact_agents(Work.of([10, 100], 180), ServiceGoal(Measure.ASA, 0, 15))
    np.testing.assert_allclose(found, [13.1646679, 105.640290], rtol=1e-8)


def test_the_most_load_matches_the_published_figures() -> None:
    """C9: 20 agents, AHT 300 s, a mean wait of 5 and of 60 s."""
    work = Work.of(0.0, 300)
    assert float(most_load(20, work, ServiceGoal(Measure.ASA, 0, 5))) == pytest.approx(14.0894850, abs=1e-7)
    assert float(most_load(20, work, ServiceGoal(Measure.ASA, 0, 60))) == pytest.approx(17.6002463, abs=1e-7)


def test_both_just_meet_the_goal() -> None:
    """There and back: the load that so many agents can take needs just them."""
    goal, agents = level(0.8, 30), np.array([3.0, 12.5, 80.0])
    load = most_load(agents, Work.of(0.0, 300, 180), goal)
    np.testing.assert_allclose(serve(agents, Work.of(load, 300, 180), goal).service_level, 0.8, atol=1e-11)
    np.testing.assert_allclose(exact_agents(Work.of(load, 300, 180), goal), agents, rtol=1e-9)
    assert required(Work.of(load, 300, 180), goal).agents.tolist() == [3, 13, 80]


def test_what_nobody_can_miss_has_no_most_load() -> None:
    """With a patience of 5 s nobody waits 30 s, served or not; nobody at all serves nobody."""
    waited = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30, Definition.WAITED)
    assert float(most_load(3, Work.of(0.0, 300, 5), waited)) == np.inf
    assert float(most_load(0, Work.of(0.0, 300, 5), level(0.8, 30))) == pytest.approx(0.0, abs=1e-12)


def test_agents_who_chat_are_whole() -> None:
    """Half an agent does not hold one and a half chats."""
    with pytest.raises(SolverError, match="agents_not_whole"):
        exact_agents(Work.of(3.0, 300, 100, (1.0, 1.6)), level(0.8, 30))

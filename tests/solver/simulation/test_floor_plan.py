"""What the floor plans ahead: heads for calls by the square-root rule, and the duties of each kind of agent."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.demand import Demand
from solver.people import Agent
from solver.queues import Queue
from solver.simulation.floor import Floor
from solver.simulation.floor_plan import FloorPlan, plan_floor
from solver.simulation.links import link
from solver.simulation.presence import plan_presence
from tests.solver.simulation.worlds import (
    CHAT,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_grid,
    all_day,
    an_agent,
    first_interval,
    params,
)


def plan(agents: tuple[Agent, ...], demand: Demand, queues: tuple[Queue, ...], **changes: object) -> FloorPlan:
    chosen, links = params(**changes), link(agents, queues, demand.grid.days)
    presence = plan_presence(all_day(agents, demand.grid), agents, demand.grid, chosen)
    floor = Floor(agents, queues, links, demand, demand, chosen, ((),) * len(queues))
    return plan_floor(floor, presence.segments)


@pytest.mark.parametrize(
    ("contacts", "changes", "heads"),
    [
        (12.0, {}, 6),  # 4 erlangs: 4 + 2
        (12.0, {"reserve_beta": 0.0}, 4),
        (0.3, {"live_reserve": 3}, 3),
        (0.0, {"live_reserve": 3}, 0),
        (12.0, {"reserves": False}, 0),
    ],
)
def test_calls_want_their_load_and_its_square_root(contacts: float, changes: dict[str, object], heads: int) -> None:
    """And at least the least reserve where any calls are expected."""
    demand = a_demand(a_grid(), {"phone": contacts, "chat": 5.0})
    wanted = plan(a_crew(2), demand, (PHONE, CHAT), **changes).wanted
    assert set(wanted[0]) == {heads}
    assert not wanted[1].any()


def test_heads_are_wanted_one_interval_ahead() -> None:
    """An agent with chats takes minutes to get free."""
    grid = a_grid()
    wanted = plan(a_crew(2), a_demand(grid, {"phone": first_interval(grid, 3, at=4)}), (PHONE,)).wanted
    assert list(np.flatnonzero(wanted[0])) == [3, 4]


def test_duty_is_the_load_per_agent_who_can_serve_it() -> None:
    """Three answer chats, one of them also calls; chats count at the most at once, conversations by their touches."""
    grid = a_grid()
    agents = (an_agent("Ada"), *(an_agent(name, channels=frozenset({"chat", "whatsapp"})) for name in ("Can", "Eve")))
    demand = a_demand(grid, {"phone": 3.0, "chat": 18.0, "whatsapp": 1.0})
    duties = plan(agents, demand, (PHONE, CHAT, WHATSAPP)).duties
    shared = (6.0 * 1.5 / 3 + 1.0) / 3
    assert sorted(duties[:, 0]) == pytest.approx([shared, shared + 1.0])


def test_a_queue_nobody_can_serve_is_nobodys_duty() -> None:
    """No heads, no load per head."""
    demand = a_demand(a_grid(), {"phone": 3.0, "arabic": 3.0})
    duties = plan(a_crew(2), demand, (PHONE, replace(PHONE, id="arabic", language="ar"))).duties
    assert duties[:, 0] == pytest.approx([0.5])

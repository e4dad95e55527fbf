"""Rungs without a formula: contacts are conserved, a seed replays, and more people never serve worse."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.duties import Break, Roster
from solver.outcomes import Attainment
from solver.simulation import simulate
from tests.solver.simulation.ladder import calls
from tests.solver.simulation.worlds import (
    CHAT,
    MAIL,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_duty,
    a_grid,
    all_day,
    params,
    total,
)

ALL = (PHONE, CHAT, WHATSAPP, MAIL)
AHT_S = 240.0


def everything(agents: int, seed: int, replications: int = 2, **changes: object) -> Attainment:
    """Two days of all kinds of contact, duties with breaks, absence and shrinkage; nobody calls at the end."""
    grid = a_grid(2)
    crew = a_crew(agents)
    duties = []
    for number, agent in enumerate(crew):
        for shift in range(6):
            start = 480 * shift + 15 * (number % 4)
            rest = Break(grid.start_min + start + 200, 30)
            duties.append(a_duty(agent.id, grid, start, min(start + 480, 2880), breaks=(rest,)))
    busy = np.where(np.arange(grid.intervals) < 150, 1.0, 0.0)
    per_interval = {"phone": 6.0 * busy, "chat": 8.0 * busy, "whatsapp": 2.0 * busy, "mail": 2.0 * busy}
    chosen = {"absence_share": 0.05, "inside_shrinkage_share": 0.04, "replications": replications} | changes
    return simulate(Roster(tuple(duties)), crew, a_demand(grid, per_interval, AHT_S), ALL, params(seed=seed, **chosen))


@settings(max_examples=12, deadline=None)
@given(agents=st.integers(8, 30), seed=st.integers(0, 2**32))
def test_every_contact_is_served_or_leaves(agents: int, seed: int) -> None:
    """Ten quiet hours after the last one: whoever came is counted once, in some way, in every queue."""
    table = everything(agents, seed).table
    whole = table[table.period == "total"]
    kept = whole.offered - whole.served - whole.abandoned
    assert kept.abs().max() < 1e-9 if agents >= 16 else kept.min() > -1e-9
    assert (whole.loc[whole.queue == "mail", "abandoned"] == 0).all()
    hourly = table[table.period == "interval"].groupby("queue")[["offered", "served", "abandoned"]].sum()
    assert np.allclose(hourly, whole.set_index("queue").loc[hourly.index, hourly.columns])


def test_a_seed_replays_bit_for_bit_and_another_does_not() -> None:
    """All kinds of contact, absence, breaks; table and agents, to the last bit."""
    one, again, other = everything(14, 7), everything(14, 7), everything(14, 8)
    pd.testing.assert_frame_equal(one.table, again.table, check_exact=True)
    pd.testing.assert_frame_equal(one.agents, again.agents, check_exact=True)
    assert not one.table.service.equals(other.table.service)


def test_the_same_contacts_come_whoever_is_there() -> None:
    """Common random numbers: a change of roster changes no arrival, so differences are those of the roster."""
    few, many = everything(12, 3).table, everything(13, 3).table
    assert few.offered.equals(many.offered)


@pytest.mark.parametrize("routing", ["longest_idle", "primary_first", "most_idle_group", "least_versatile"])
def test_one_more_agent_serves_no_fewer_in_time(routing: str) -> None:
    """From too few to more than enough, each step on the same calls: the expected service rises, or stays."""
    grid = a_grid(1, step_min=60)
    demand = a_demand(grid, {"phone": 120.0}, 300.0)
    service = []
    for agents in range(7, 16):
        crew = a_crew(agents)
        found = simulate(all_day(crew, grid), crew, demand, (calls(180.0),), params(replications=10, routing=routing))
        service.append(total(found).service)
    assert (np.diff(service) >= 0.0).all()
    assert service[-1] - service[0] > 0.5


def test_one_more_agent_serves_no_fewer_of_any_kind() -> None:
    """Phone, chat, messages and mail on one crew: no queue loses more than noise, all together gain."""
    served = []
    for agents in (12, 14, 16, 18, 20):
        table = everything(agents, 5, replications=4).table
        whole = table[table.period == "total"].set_index("queue")
        served.append((whole.service * whole.offered).to_numpy())
    gained = np.diff(np.array(served), axis=0)
    assert (gained.sum(axis=1) >= 0).all()
    assert gained.min() > -0.02 * np.array(served).max()


def test_differences_of_rosters_need_few_replications() -> None:
    """One agent more on the same calls: the difference varies far less than with fresh calls for each roster."""
    grid = a_grid(1, step_min=60)
    demand = a_demand(grid, {"phone": 120.0}, 300.0)

    def service(agents: int, seed: int) -> float:
        crew = a_crew(agents)
        return float(total(simulate(all_day(crew, grid), crew, demand, (calls(180.0),), params(seed=seed))).service)

    few, more = ([service(agents, seed) for seed in range(24)] for agents in (11, 12))
    common = np.var(np.array(more) - np.array(few), ddof=1)
    fresh = np.var(np.array(more) - np.roll(few, 1), ddof=1)
    assert fresh > 5.0 * common

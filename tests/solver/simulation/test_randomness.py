"""Contacts keep their fate: simulations replay bit for bit and differ only by what was changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from solver.duties import Roster
from tests.solver.simulation.worlds import (
    CHAT,
    MAIL,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_duty,
    a_grid,
    an_agent,
    of_agent,
    played,
    rows,
    total,
)


def test_a_seed_replays_bit_for_bit() -> None:
    """A plan that is simulated again must not change by itself."""
    demand = a_demand(a_grid(), {"phone": 20.0, "chat": 15.0, "mail": 3.0, "whatsapp": 2.0})
    everything = (PHONE, CHAT, MAIL, WHATSAPP)
    chosen = {"replications": 3, "absence_share": 0.1, "inside_shrinkage_share": 0.1}
    one, two = (played(a_crew(14), demand, everything, **chosen) for _ in range(2))
    pd.testing.assert_frame_equal(one.table, two.table, check_exact=True)
    pd.testing.assert_frame_equal(one.agents, two.agents, check_exact=True)


def test_another_seed_gives_other_contacts() -> None:
    """Otherwise repetitions would say nothing about chance."""
    demand = a_demand(a_grid(), {"phone": 20.0})
    one, two = (played(a_crew(9), demand, (PHONE,), seed=seed) for seed in (1, 2))
    assert list(rows(one, "interval").offered) != list(rows(two, "interval").offered)


def test_the_same_contacts_meet_every_roster() -> None:
    """Two rosters are compared on the same day of customers."""
    demand = a_demand(a_grid(), {"phone": 20.0})
    one, two = (played(a_crew(size), demand, (PHONE,)) for size in (6, 12))
    assert list(rows(one, "interval").offered) == list(rows(two, "interval").offered)


def test_common_numbers_lower_the_variance_of_a_difference() -> None:
    """That is what they are for: the gain of one agent shows after few replications."""
    demand = a_demand(a_grid(), {"phone": 20.0})

    def service(size: int, seed: int) -> float:
        return float(total(played(a_crew(size), demand, (PHONE,), seed=seed)).service)

    common = [service(9, seed) - service(8, seed) for seed in range(12)]
    apart = [service(9, seed) - service(8, seed + 100) for seed in range(12)]
    assert np.var(common) < 0.5 * np.var(apart)


def test_another_queue_and_another_agent_of_its_own_change_nothing() -> None:
    """Streams hang on ids, not on positions."""
    grid = a_grid()
    russian = replace(PHONE, id="phone ru", language="ru")
    boris = replace(an_agent("Boris"), languages=(replace(an_agent("x").languages[0], code="ru"),))
    alone = played(a_crew(8), a_demand(grid, {"phone": 20.0}), (PHONE,))
    both = played((boris, *a_crew(8)), a_demand(grid, {"phone ru": 2.0, "phone": 20.0}), (russian, PHONE))
    pd.testing.assert_frame_equal(rows(alone, "interval"), rows(both, "interval"), check_exact=True)


def test_higher_demand_keeps_the_contacts_of_the_lower() -> None:
    """Arrivals are drawn by inversion: a scenario with more volume only adds contacts."""
    grid = a_grid()
    low, high = (played(a_crew(8), a_demand(grid, {"phone": mean}), (PHONE,)) for mean in (20.0, 22.0))
    assert (rows(high, "interval").offered >= rows(low, "interval").offered).all()


def test_poisson_arrivals_have_equal_mean_and_variance() -> None:
    """Large means are drawn in chunks, which must not show."""
    demand = a_demand(a_grid(7), {"phone": 150.0}, 1.0)
    offered = rows(played(a_crew(2), demand, (PHONE,)), "interval").offered
    assert offered.mean() == pytest.approx(150.0, abs=3 * np.sqrt(150.0 / len(offered)))
    assert offered.var() == pytest.approx(150.0, rel=0.2)


def test_sample_paths_take_turns_and_whole_numbers_are_counts() -> None:
    """Forecast uncertainty enters by paths; counts already contain the chance of arrivals."""
    grid = a_grid()
    demand = a_demand(grid, {"phone": 99.0}, 60.0)
    paths = np.stack([np.full((1, grid.intervals), count) for count in (3.0, 5.0)])
    result = played(a_crew(3), replace(demand, paths=paths), (PHONE,), replications=4)
    assert set(rows(result, "interval").offered) == {4.0}


def test_lognormal_handling_times_have_the_stated_mean() -> None:
    """AHT is the mean, whatever the spread."""
    demand = a_demand(a_grid(20), {"phone": 10.0}, 300.0, aht_cv=np.array([0.8]))
    result = played(a_crew(30), demand, (replace(PHONE, patience_s=None),))
    handled_s = 60 * result.agents.busy_min.sum() / total(result).served
    assert handled_s == pytest.approx(300.0, rel=0.02)


def test_absences_remove_whole_duties_at_their_share() -> None:
    """Random absence is drawn here and nowhere else."""
    grid, crew = a_grid(20), a_crew(20)
    roster = Roster(tuple(a_duty(agent.id, grid, day * 1440, day * 1440 + 480) for agent in crew for day in range(20)))
    result = played(crew, a_demand(grid, {"phone": 1.0}), (PHONE,), roster, absence_share=0.3)
    missed = 1 - result.agents.worked_min.sum() / (20 * 20 * 480)
    assert missed == pytest.approx(0.3, abs=0.06)


def test_correlated_absences_make_bad_days_worse() -> None:
    """A wave of flu is not an average of independent colds."""
    grid, crew = a_grid(), a_crew(30)
    demand = a_demand(grid, {"phone": 1.0})

    def present(seed: int, correlation: float) -> float:
        chosen = {"seed": seed, "absence_share": 0.2, "absence_correlation": correlation}
        return float(played(crew, demand, (PHONE,), **chosen).agents.worked_min.sum())

    apart, together = ([present(seed, c) for seed in range(25)] for c in (0.0, 0.5))
    assert np.var(together) > 3 * np.var(apart)


def test_inside_shrinkage_takes_its_share_of_presence() -> None:
    """Logged in but not available, also when the time away begins late."""
    crew = a_crew(20)
    result = played(crew, a_demand(a_grid(2), {"phone": 30.0}), (PHONE,), inside_shrinkage_share=0.1)
    assert result.agents.worked_min.sum() / (20 * 2880) == pytest.approx(0.9, abs=0.01)
    assert of_agent(result, "agent 000").busy_min < of_agent(result, "agent 000").worked_min

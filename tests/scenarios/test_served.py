"""Differences of paired replications: their noise by hand, and the same random numbers on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from scenarios.served import Cell, Paired, Served, certain, paired
from solver.demand import Demand
from solver.people import Agent, Language
from solver.queues import Queue
from solver.simulation import Simulation
from tests.solver.simulation.worlds import MONDAY, PHONE, a_crew, a_demand, a_grid, all_day, params

DAY, NEXT = MONDAY, MONDAY + timedelta(days=1)


def served(within: list[int], base: list[int], queue: str = "phone") -> Served:
    """One queue on one day; everybody who came is judged."""
    counts = [np.array(values, dtype=float).reshape(-1, 1, 1) for values in (within, base, base)]
    return Served((queue,), (DAY,), *counts)


def found(before: Served, after: Served, cell: Cell) -> Paired:
    (one,) = [pair for pair in paired(before, after) if pair.cell == cell]
    return one


def test_noise_is_two_standard_errors_of_the_paired_difference() -> None:
    """Late differs by 3, 1 and 2: mean 2, deviation 1, error 1 / sqrt(3); what is alike in all of them is no noise."""
    two = certain(3, 2.0)  # 4.53, as three values say little of how far they scatter
    pair = found(served([90, 80, 70], [100] * 3), served([87, 79, 68], [100] * 3), Cell("phone", None))
    assert pair.late_diff == pytest.approx(2.0)
    assert pair.late_noise == pytest.approx(two / np.sqrt(3.0))
    assert pair.service_diff == pytest.approx(-0.02)
    assert pair.service_noise == pytest.approx(two * 0.01 / np.sqrt(3.0))
    assert not pair.beyond_noise


def test_service_is_the_ratio_of_sums_with_the_noise_of_a_ratio() -> None:
    """8 of 10 and 45 of 90 are 53 %; shares of few contacts count little (Cochran 1977, 6.13)."""
    before, after = served([10, 90], [10, 90]), served([8, 45], [10, 90])
    pair = found(before, after, Cell("phone", None))
    assert pair.service == pytest.approx(0.53)
    residuals = np.array([8 - 5.3, 45 - 47.7]) / 50
    assert pair.service_noise == pytest.approx(certain(2, 2.0) * residuals.std(ddof=1) / np.sqrt(2))


def test_a_queue_that_one_side_does_not_have_was_called_by_nobody() -> None:
    """An opened queue's late contacts are all new; services are not compared, and the total holds both queues."""
    one, two = served([9, 9], [10, 10]), served([6, 8], [10, 10], "arabic")
    both = Served(("phone", "arabic"), (DAY,), *(np.concatenate(pair, axis=1) for pair in _columns(one, two)))
    pair = found(one, both, Cell("arabic", None))
    assert (pair.late_diff, pair.service_diff, pair.judged, pair.compared) == (3.0, 0.0, True, False)
    assert found(one, both, Cell(None, None)).late_diff == 3.0
    gone = found(both, one, Cell("arabic", None))
    assert (gone.late_diff, gone.offered, gone.judged) == (-3.0, 0.0, False)


def _columns(one: Served, two: Served) -> list[tuple[np.ndarray, np.ndarray]]:
    return [(one.within, two.within), (one.base, two.base), (one.offered, two.offered)]


def test_only_replications_that_both_played_are_paired() -> None:
    """A scenario that was played longer than its base says no more than the base's replications."""
    pair = found(served([9, 9], [10, 10]), served([9, 9, 0], [10, 10, 10]), Cell("phone", None))
    assert (pair.late_diff, pair.late_noise) == (0.0, 0.0)


RUSSIAN = Queue("phone-ru", "phone", "ru", "general", PHONE.kind, PHONE.goal, patience_s=120.0)


def _played(demand: Demand, replications: int = 4) -> Served:
    """Turkish and Russian callers, each with agents of their own."""
    turks = a_crew(3)
    russians = tuple(_russian(agent) for agent in a_crew(2))
    people = (*turks, *russians)
    queues = tuple(queue for queue in (PHONE, RUSSIAN) if queue.id in demand.queues)
    simulation = Simulation.of(
        all_day(people, demand.grid), people, demand, queues, params(replications=replications, absence_share=0.1)
    )
    counted = simulation.by_day(simulation.play())
    return Served(demand.queues, demand.grid.days, counted.within, counted.base, counted.offered)


def _russian(agent: Agent) -> Agent:
    return replace(agent, id=f"ru {agent.id}", languages=(Language("ru", "C2", "C2"),))


def test_a_change_in_one_queue_leaves_those_it_shares_nobody_with_as_they_were() -> None:
    """Every contact draws by its own key: more Turkish calls change no Russian one, replication by replication."""
    grid = a_grid(2)
    before = _played(a_demand(grid, {"phone": 4.0, "phone-ru": 2.0}))
    after = _played(a_demand(grid, {"phone": 5.0, "phone-ru": 2.0}))
    assert np.array_equal(before.within[:, 1], after.within[:, 1])
    assert np.array_equal(before.base[:, 1], after.base[:, 1])
    assert (after.offered[:, 0] > before.offered[:, 0]).all()
    alone = _played(a_demand(grid, {"phone-ru": 2.0}))
    assert np.array_equal(before.within[:, 1], alone.within[:, 0])


def test_more_calls_are_the_same_calls_and_some_more() -> None:
    """With counts nested, a volume change adds contacts: the difference scatters less than either side."""
    grid = a_grid(2)
    before, after = (_played(a_demand(grid, {"phone": volume}), 12) for volume in (4.0, 4.4))
    pair = found(before, after, Cell("phone", None))
    late = [side.base.sum(axis=(1, 2)) - side.within.sum(axis=(1, 2)) for side in (before, after)]
    apart = 2.0 * np.sqrt((late[0].var(ddof=1) + late[1].var(ddof=1)) / 12)
    assert pair.late_noise < 0.75 * apart


def test_days_add_up_and_replications_go_on() -> None:
    """Six replications are the first four and two more, and their days are those of the service table."""
    grid = a_grid(2)
    demand = a_demand(grid, {"phone": 4.0})
    crew = a_crew(3)
    simulation = Simulation.of(all_day(crew, grid), crew, demand, (PHONE,), params(replications=6))
    whole, first, more = (simulation.by_day(simulation.play(*span)) for span in ((), (0, 4), (4, 6)))
    assert np.array_equal(whole.within, np.concatenate([first.within, more.within]))
    table = simulation.attained(simulation.play()).table
    days = table[table["period"] == "day"]
    assert whole.base.mean(axis=0)[0] == pytest.approx(days["base"].to_numpy())
    assert (whole.within.sum(axis=0) / whole.base.sum(axis=0))[0] == pytest.approx(days["service"].to_numpy())

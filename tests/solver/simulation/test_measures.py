"""The table of attained service: periods, definitions, verdicts that are still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from solver.duties import Roster
from solver.outcomes import AGENT_COLUMNS, SERVICE_COLUMNS
from solver.people import Language
from solver.queues import Definition, Measure
from solver.simulation.measures import periods
from tests.solver.simulation.worlds import (
    GOAL,
    MAIL,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_duty,
    a_grid,
    an_agent,
    first_interval,
    of_agent,
    played,
    rows,
    total,
)


def test_the_columns_are_as_promised() -> None:
    """Reports and the loop of staffing read them by name."""
    result = played(a_crew(4), a_demand(a_grid(), {"phone": 5.0}), (PHONE,))
    assert tuple(result.table.columns) == SERVICE_COLUMNS
    assert tuple(result.agents.columns) == AGENT_COLUMNS
    assert list(result.table.period.unique()) == ["interval", "block", "day", "week", "month", "total"]


@pytest.mark.parametrize(("day", "hours"), [(date(2025, 3, 30), 23), (date(2025, 10, 26), 25), (date(2025, 6, 1), 24)])
def test_a_local_day_is_as_long_as_its_clock_says(day: date, hours: int) -> None:
    """On the days of the clock change too."""
    grid = a_grid(3, first_day=day, zone="Europe/Berlin")
    result = played(a_crew(4), a_demand(grid, {"phone": 5.0}), (PHONE,))
    intervals, days = rows(result, "interval"), rows(result, "day")
    assert list(days.start_min) == list(grid.day_bounds[:-1])
    assert days.offered[0] == intervals.offered[: 4 * hours].sum()
    assert days.offered.sum() == total(result).offered


def test_weeks_start_on_monday_and_cut_weeks_on_their_first_minute() -> None:
    """A plan from Thursday has a short first week."""
    grid = a_grid(14, first_day=date(2025, 11, 6))
    starts = periods(grid)["week"]
    assert [grid.day_of(int(grid.starts[i])) for i in starts] == [
        date(2025, 11, 6),
        date(2025, 11, 10),
        date(2025, 11, 17),
    ]


def test_blocks_are_four_hours_of_the_wall_clock() -> None:
    """Night blocks of the clock change are an hour shorter or longer."""
    for day, hours in ((date(2025, 3, 30), 3), (date(2025, 10, 26), 5), (date(2025, 6, 1), 4)):
        grid = a_grid(2, first_day=day, zone="Europe/Berlin")
        starts = periods(grid)["block"]
        assert [grid.clock(int(grid.starts[i])) for i in starts] == [0, 240, 480, 720, 960, 1200] * 2
        assert starts[1] == 4 * hours


def test_months_are_cut_at_the_horizon() -> None:
    """A goal by the month is judged over what the plan covers of it."""
    grid = a_grid(14, first_day=date(2025, 10, 27))
    assert [grid.day_of(int(grid.starts[i])) for i in periods(grid)["month"]] == [date(2025, 10, 27), date(2025, 11, 1)]


def test_definitions_divide_by_what_they_name() -> None:
    """Same day, three service levels, in their order."""
    demand = a_demand(a_grid(), {"phone": 20.0})
    goals = {
        definition: replace(GOAL, definition=definition)
        for definition in Definition
        if definition is not Definition.PATIENT
    }
    level = {d: total(played(a_crew(6), demand, (replace(PHONE, goal=g),))) for d, g in goals.items()}
    one = level[Definition.OFFERED]
    within = one.service * one.offered
    assert level[Definition.SERVED].service == pytest.approx(within / one.served, rel=0.01)
    assert level[Definition.WAITED].service > one.service
    assert one.service < level[Definition.NET_OFFERED].service < level[Definition.SERVED].service


def test_an_abandonment_goal_counts_who_was_answered() -> None:
    """At least 90 % answered = at most 10 % lost."""
    goal = replace(GOAL, measure=Measure.ABANDONMENT, target_share=0.9)
    row = total(played(a_crew(6), a_demand(a_grid(), {"phone": 20.0}), (replace(PHONE, goal=goal),)))
    assert row.service == pytest.approx(1 - row.abandonment, abs=0.003)
    assert row.chance == float(row.service >= 0.9)


def test_an_asa_goal_is_met_by_the_mean_wait() -> None:
    """The share answered within it does not decide."""
    demand = a_demand(a_grid(), {"phone": 20.0})
    for limit_s in (1.0, 300.0):
        goal = replace(GOAL, measure=Measure.ASA, threshold_s=limit_s, target_share=0.999)
        row = total(played(a_crew(7), demand, (replace(PHONE, goal=goal),), replications=3))
        assert row.chance == float(row.asa_s <= limit_s)


def test_items_due_after_the_horizon_are_not_judged() -> None:
    """Nobody knows whether they will be late."""
    grid = a_grid()
    demand = a_demand(grid, {"mail": first_interval(grid, 10, at=grid.intervals - 8)})
    row = total(played((), demand, (MAIL,)), "mail")
    assert row.offered > 0
    assert np.isnan(row.service)
    assert np.isnan(row.chance)


def test_intervals_without_contacts_have_no_service() -> None:
    """Nothing offered is neither good nor bad."""
    grid = a_grid()
    result = played(a_crew(2), a_demand(grid, {"phone": first_interval(grid, 10)}), (PHONE,))
    assert rows(result, "interval").service[1:].isna().all()
    assert not np.isnan(total(result).service)


def test_the_interval_and_the_chance_come_from_replications() -> None:
    """Low, mean and high in order; the chance counts the replications that meet the goal."""
    result = played(a_crew(8), a_demand(a_grid(), {"phone": 20.0}), (PHONE,), replications=20)
    row = total(result)
    assert row.service_low < row.service < row.service_high
    assert row.chance * 20 == round(row.chance * 20)
    single = [total(played(a_crew(8), a_demand(a_grid(), {"phone": 20.0}), (PHONE,))).service]
    assert row.service_low - 0.1 < single[0] < row.service_high + 0.1


def test_the_standard_error_tells_how_far_another_seed_may_be() -> None:
    """Service of ten runs scatters as much as each of them says of itself."""
    demand = a_demand(a_grid(), {"phone": 20.0})
    runs = [total(played(a_crew(8), demand, (PHONE,), replications=10, seed=seed)) for seed in range(10)]
    scatter = np.std([run.service for run in runs], ddof=1)
    assert np.mean([run.service_se for run in runs]) == pytest.approx(scatter, rel=0.5)


def test_one_replication_says_nothing_of_its_error() -> None:
    """Unknown is not zero."""
    assert np.isnan(total(played(a_crew(8), a_demand(a_grid(), {"phone": 20.0}), (PHONE,))).service_se)


def test_occupancy_of_a_queue_is_that_of_all_who_can_serve_it() -> None:
    """Ada answers both languages, Boris Russian only: Turkish has her time, Russian that of both."""
    grid, russian = a_grid(), replace(PHONE, id="phone ru", language="ru")
    ru = Language("ru", "C2", "C2")
    ada, boris = an_agent("Ada", languages=(Language("tr", "C2", "C2"), ru)), an_agent("Boris", languages=(ru,))
    result = played((ada, boris), a_demand(grid, {"phone": 1.0, "phone ru": 2.0}), (PHONE, russian), replications=3)
    one, two = of_agent(result, "Ada"), of_agent(result, "Boris")
    both = (one.busy_min + two.busy_min) / (one.worked_min + two.worked_min)
    assert one.occupancy == pytest.approx(one.busy_min / one.worked_min)
    assert total(result).occupancy == pytest.approx(one.occupancy)
    assert total(result, "phone ru").occupancy == pytest.approx(both)


def test_occupancy_follows_the_clock() -> None:
    """Work in the first hour, none later, nobody there at night."""
    grid = a_grid()
    roster = Roster((a_duty("Ada", grid, 0, 480),))
    demand = a_demand(grid, {"phone": first_interval(grid, 40)}, 120.0)
    calm = replace(PHONE, patience_s=None)
    found = rows(played((an_agent("Ada"),), demand, (calm,), roster), "interval").occupancy
    assert found[0] > 0.9
    assert (found[12:32] == 0.0).all()
    assert found[33:].isna().all()


def test_every_answer_in_a_conversation_counts_as_a_reply() -> None:
    """Service is judged by the first; the time to any answer by all of them."""
    patient = replace(WHATSAPP, patience_s=None)
    row = total(played(a_crew(3), a_demand(a_grid(), {"whatsapp": 2.0}), (patient,)), "whatsapp")
    calls = total(played(a_crew(9), a_demand(a_grid(), {"phone": 20.0}), (PHONE,)))
    assert row.reply_s > 0.0
    assert row.reply_s != row.asa_s
    assert calls.reply_s == pytest.approx(calls.asa_s)


def test_the_median_and_the_ninetieth_percentile_of_waits_are_close() -> None:
    """M/M/1 without patience: waits are exponential beyond P(wait) = load."""
    demand = a_demand(a_grid(40), {"phone": 10.5}, 60.0)
    calm = replace(PHONE, patience_s=None)
    row = total(played(a_crew(1), demand, (calm,), service_law="exponential"))
    for share, wait_s in ((0.5, row.p50_wait_s), (0.9, row.p90_wait_s)):
        assert wait_s == pytest.approx(np.log(0.7 / (1 - share)) * 60.0 / (1 - 0.7), rel=0.1)


def test_nothing_given_is_changed() -> None:
    """Values are frozen, arrays too."""
    demand = a_demand(a_grid(), {"phone": 5.0})
    before = demand.mean.copy(), demand.aht_s.copy()
    one = played(a_crew(4), demand, (PHONE,))
    two = played(a_crew(4), demand, (PHONE,))
    np.testing.assert_array_equal(before, (demand.mean, demand.aht_s))
    pd.testing.assert_frame_equal(one.table, two.table)

"""What agents do on the floor: presence, priorities, channels at once, deferred work, standbys."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.duties import Activity, Break, OnCallDuty, Roster
from solver.people import Language
from solver.queues import Kind, Overflow
from solver.simulation.params import Routing
from tests.solver.simulation.worlds import (
    CHAT,
    EXACT,
    MAIL,
    PHONE,
    WHATSAPP,
    a_crew,
    a_demand,
    a_duty,
    a_grid,
    all_day,
    an_agent,
    counted,
    first_interval,
    of_agent,
    played,
    rows,
    total,
)

ADA, CAN = an_agent("Ada"), an_agent("Can")
CALM = replace(PHONE, patience_s=None)


@settings(max_examples=25, deadline=None)
@given(
    crew=st.integers(0, 6),
    volumes=st.tuples(*[st.floats(0.0, 20.0)] * 4),
    routing=st.sampled_from(get_args(Routing)),
    reserves=st.booleans(),
    seed=st.integers(0, 10**6),
)
def test_no_contact_is_lost_or_counted_twice(
    crew: int, volumes: tuple[float, ...], routing: str, reserves: bool, seed: int
) -> None:
    """What is offered is served, abandoned, or still open at the end, on a floor of all kinds of queue."""
    grid = a_grid()
    queues = (PHONE, CHAT, MAIL, WHATSAPP)
    demand = a_demand(grid, dict(zip(("phone", "chat", "mail", "whatsapp"), volumes, strict=True)))
    chosen = {"routing": routing, "reserves": reserves, "seed": seed, "absence_share": 0.1}
    result = played(a_crew(crew), demand, queues, **chosen)
    sums = result.table[result.table.period == "total"].set_index("queue")
    still_open = sums.offered - sums.served - sums.abandoned
    assert (still_open >= 0).all()
    assert still_open["phone"] <= 60
    assert (result.agents.busy_min <= result.agents.worked_min + 1e-6).all()
    assert (result.table.service.dropna().between(0, 1)).all()


def test_all_contacts_end_when_there_is_time() -> None:
    """Nothing stays behind on a floor that empties before the horizon ends."""
    grid = a_grid()
    morning = np.where(np.arange(grid.intervals) < 32, 10.0, 0.0)
    demand = a_demand(grid, {"phone": morning, "chat": morning, "mail": morning / 4, "whatsapp": morning / 4})
    sums = played(a_crew(12), demand, (PHONE, CHAT, MAIL, WHATSAPP)).table.query("period == 'total'")
    assert list(sums.offered) == list(sums.served + sums.abandoned)


def test_more_agents_serve_better() -> None:
    """On common contacts each further agent helps, visibly so around the load."""
    demand = a_demand(a_grid(2), {"phone": 30.0})
    service = [total(played(a_crew(size), demand, (PHONE,))).service for size in range(6, 16)]
    assert service == sorted(service)
    assert service[-1] > service[0] + 0.3


def test_a_queue_nobody_can_serve_is_served_zero() -> None:
    """It stays in the table, where its risk belongs."""
    arabic = replace(PHONE, id="phone ar", language="ar")
    result = played(a_crew(3), a_demand(a_grid(), {"phone ar": 2.0}), (arabic,))
    row = total(result, "phone ar")
    assert (row.served, row.service, row.chance) == (0.0, 0.0, 0.0)
    assert row.abandoned > 0.9 * row.offered


def test_an_empty_roster_serves_nobody() -> None:
    """The first draft of a roster may be empty."""
    result = played((ADA,), a_demand(a_grid(), {"phone": 2.0}), (PHONE,), Roster())
    assert total(result).served == 0
    assert len(result.agents) == 0


def test_speed_divides_handling_time() -> None:
    """Twice as fast is half the AHT, contact for contact."""
    grid = a_grid()
    fast = played(a_crew(5, speed=2.0), a_demand(grid, {"phone": 20.0}, 300.0), (PHONE,))
    short = played(a_crew(5), a_demand(grid, {"phone": 20.0}, 150.0), (PHONE,))
    assert list(rows(fast, "interval").service) == list(rows(short, "interval").service)


def test_a_contact_is_finished_after_the_shift_ends() -> None:
    """Nobody hangs up at six; overtime shows as time worked."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 1)}, 1800.0))
    roster = Roster((a_duty("Ada", grid, 0, 10),))
    result = played((ADA,), demand, (CALM,), roster, service_cv=EXACT)
    assert of_agent(result, "Ada").busy_min == pytest.approx(30.0, abs=0.01)
    assert 30.0 <= of_agent(result, "Ada").worked_min <= 35.0


def test_no_contact_starts_after_the_shift_ends() -> None:
    """Who came too late waits for the next shift."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 1, at=2)}, 60.0))
    roster = Roster((a_duty("Ada", grid, 0, 10), a_duty("Ada", grid, 600, 660)))
    result = played((ADA,), demand, (CALM,), roster)
    assert 585 * 60 <= total(result).asa_s <= 590 * 60


@pytest.mark.parametrize(("limit_s", "least", "most"), [(900.0, 45.0, 45.0), (0.0, 50.0, 55.0)])
def test_a_break_waits_for_the_contact_and_keeps_its_length_within_the_limit(
    limit_s: float, least: float, most: float
) -> None:
    """The contact ends 5 to 10 minutes into the break: moved with a limit, cut without."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 1)}, 1500.0))
    duty = a_duty("Ada", grid, 0, 60, breaks=(Break(grid.start_min + 20, 15),))
    chosen = {"service_cv": EXACT, "break_postpone_s": limit_s}
    result = played((ADA,), demand, (CALM,), Roster((duty,)), **chosen)
    assert least - 0.01 <= of_agent(result, "Ada").worked_min <= most + 0.01


def test_breaks_and_activities_take_agents_off_the_queues() -> None:
    """Shrinkage that is planned is in the roster, once."""
    grid = a_grid()
    duty = a_duty("Ada", grid, 0, 480, breaks=(Break(grid.start_min + 120, 30),))
    duty = replace(duty, activities=(Activity(grid.start_min + 240, 60, "training"),))
    result = played((ADA,), a_demand(grid, {"phone": 0.0}), (PHONE,), Roster((duty,)))
    assert of_agent(result, "Ada").worked_min == pytest.approx(390.0)


def test_a_duty_begun_before_the_horizon_counts_from_its_start() -> None:
    """The first night is staffed by yesterday's shift."""
    grid = a_grid()
    duty = a_duty("Ada", grid, -120, 360)
    result = played((ADA,), a_demand(grid, {"phone": 2.0}, 60.0), (PHONE,), Roster((duty,)))
    assert of_agent(result, "Ada").worked_min == pytest.approx(360.0, abs=5.0)
    assert rows(result, "interval").served[:23].sum() > 0.8 * rows(result, "interval").offered[:23].sum()


def test_the_better_value_class_goes_first() -> None:
    """A VIP does not stand in the common line."""
    vip = replace(CALM, id="vip", value_class=1)
    result = played(a_crew(6), a_demand(a_grid(), {"phone": 15.0, "vip": 1.5}), (CALM, vip))
    assert total(result, "vip").asa_s < 0.5 * total(result).asa_s


def test_a_call_waits_until_an_agent_has_no_chat() -> None:
    """The agent has one chat of an hour when the call comes."""
    grid = a_grid(step_min=5)
    contacts = {"chat": first_interval(grid, 1), "phone": first_interval(grid, 1, at=2)}
    demand = counted(a_demand(grid, contacts, 3600.0))
    result = played((ADA,), demand, (CHAT, CALM), service_cv=EXACT, live_reserve=0)
    assert 45 * 60 <= total(result).asa_s <= 55 * 60


def test_chats_go_to_the_least_loaded() -> None:
    """Two chats for two agents: one each, so neither is slowed down."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"chat": first_interval(grid, 2)}, 1200.0))
    result = played((ADA, CAN), demand, (CHAT,), service_cv=EXACT)
    assert list(result.agents.busy_min) == pytest.approx([20.0, 20.0], abs=0.01)


def test_chats_at_once_slow_each_other_down() -> None:
    """Three chats together at one agent: each takes up to 1.5 times as long, together less than one by one."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"chat": first_interval(grid, 3)}, 3600.0))
    calm = replace(CHAT, patience_s=None)
    result = played((ADA,), demand, (calm,), service_cv=EXACT)
    assert 80.0 <= of_agent(result, "Ada").busy_min <= 95.0
    assert total(result, "chat").asa_s == 0.0


def test_a_reserve_keeps_an_agent_free_for_calls() -> None:
    """Calls are expected: with two agents, a second chat joins the first."""
    grid = a_grid(step_min=5)
    contacts = {"chat": first_interval(grid, 2), "phone": first_interval(grid, 1, at=2) + 0.01}
    demand = counted(a_demand(grid, contacts, 3600.0, aht_cv=np.full(2, EXACT)))
    waits = [total(played((ADA, CAN), demand, (CHAT, CALM), reserves=kept)).asa_s for kept in (False, True)]
    assert waits[0] > 600
    assert waits[1] == 0


def test_a_conversation_comes_back_for_each_touch() -> None:
    """Each touch takes one handling time; the service is that of the first reply."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"whatsapp": first_interval(grid, 20)}, 360.0))
    result = played(a_crew(20), demand, (WHATSAPP,), service_cv=EXACT)
    assert result.agents.busy_min.sum() == pytest.approx(20 * 3 * 6.0, abs=0.1)
    assert (total(result, "whatsapp").served, total(result, "whatsapp").service) == (20.0, 1.0)


def test_overflow_reaches_other_languages_only_after_its_time() -> None:
    """Arabic goes to English after a minute."""
    arabic = replace(CALM, id="ar", language="ar", overflow=Overflow("en", 60.0))
    emma = replace(an_agent("Emma"), languages=(Language("en", "C1", "C1"),))
    demand = a_demand(a_grid(), {"ar": 0.5}, 60.0)
    row = total(played((emma,), demand, (arabic,)), "ar")
    assert row.served >= row.offered - 1
    assert 60.0 <= row.asa_s < 75.0


@pytest.mark.parametrize(("routing", "busier"), [("primary_first", "Ada"), ("longest_idle", "Can")])
def test_primary_first_spares_those_with_another_best_skill(routing: str, busier: str) -> None:
    """Can's best skill is payments and he has been idle longer."""
    grid = a_grid(step_min=5)
    can = replace(CAN, skills=(("general", 2), ("payments", 5)))
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 1, at=3)}, 600.0))
    roster = Roster((a_duty("Ada", grid, 5, 60), a_duty("Can", grid, 0, 60)))
    result = played((ADA, can), demand, (PHONE,), roster, routing=routing)
    assert of_agent(result, busier).busy_min > 0


def test_most_idle_group_spares_the_rare() -> None:
    """Two agents who know only this skill are idle, and one who knows two, idle for longest."""
    grid = a_grid(step_min=5)
    rare = replace(an_agent("Rare"), skills=(("general", 3), ("payments", 3)))
    payments = replace(PHONE, id="payments", skill="payments")
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 1, at=3), "payments": 0.0}, 600.0))
    roster = Roster((a_duty("Rare", grid, 0), a_duty("Ada", grid, 5), a_duty("Can", grid, 5)))
    result = played((rare, ADA, CAN), demand, (PHONE, payments), roster, routing="most_idle_group")
    assert of_agent(result, "Rare").busy_min == 0


def test_deferred_work_is_done_in_idle_time_and_calls_go_first() -> None:
    """Mail waits while calls keep everybody busy, and is done within hours afterwards."""
    grid = a_grid()
    morning = np.where(np.arange(grid.intervals) < 16, 40.0, 0.0)
    demand = a_demand(grid, {"phone": morning, "mail": first_interval(grid, 10, at=4)})
    patient = replace(MAIL, goal=replace(MAIL.goal, threshold_s=86400.0))
    result = played(a_crew(10), demand, (CALM, patient), idle_fill_share=1.0)
    assert total(result, "mail").served == total(result, "mail").offered
    assert total(result, "mail").asa_s > 3 * 3600


def test_deferred_work_goes_by_due_date() -> None:
    """Both queues get all their items at once; the one due in an hour is done first."""
    grid = a_grid(step_min=5)
    urgent = replace(MAIL, id="urgent", goal=replace(MAIL.goal, threshold_s=3600.0))
    contacts = {"mail": first_interval(grid, 4), "urgent": first_interval(grid, 4)}
    result = played((ADA,), counted(a_demand(grid, contacts, 600.0)), (MAIL, urgent), service_cv=EXACT)
    assert rows(result, "total", "urgent").p90_wait_s[0] < 3600 < total(result, "mail").asa_s


def test_a_lower_fill_share_leaves_idle_time_idle() -> None:
    """Real-time agents spend only so much of their idle time on items that are not urgent."""
    grid = a_grid()
    demand = a_demand(grid, {"phone": 0.1, "mail": first_interval(grid, 200)})
    patient = replace(MAIL, goal=replace(MAIL.goal, threshold_s=30 * 86400.0))
    chosen = {"reserves": False, "service_cv": EXACT}
    served = [
        total(played((ADA,), demand, (PHONE, patient), idle_fill_share=s, **chosen), "mail").served for s in (0.2, 0.4)
    ]
    assert served == pytest.approx([0.2 * 288, 0.4 * 288], rel=0.08)


def test_urgent_items_take_any_idle_agent() -> None:
    """Past half of its threshold an item no longer waits for spare time."""
    grid = a_grid()
    demand = counted(a_demand(grid, {"phone": 0.01, "mail": first_interval(grid, 1)}, 60.0))
    result = played((ADA,), demand, (PHONE, MAIL))
    assert total(result, "mail").asa_s == pytest.approx(2 * 3600, abs=300)


def test_backlog_is_worked_off_and_not_offered_again() -> None:
    """It was offered before the horizon."""
    grid = a_grid()
    demand = replace(a_demand(grid, {"mail": 0.0}), backlog_min=np.array([100.0]))
    result = played((ADA,), demand, (MAIL,), service_cv=EXACT)
    assert total(result, "mail").offered == 0
    assert of_agent(result, "Ada").busy_min == pytest.approx(100.0, abs=0.1)


def test_a_standby_is_called_when_the_queue_stays_short() -> None:
    """Called after five bad minutes, at the desk half an hour later, to the end of the duty."""
    grid = a_grid()
    roster = Roster((a_duty("Ada", grid),), (OnCallDuty("Can", grid.start_min, grid.start_min + 480, "night"),))
    busy = a_demand(grid, {"phone": 40.0})
    called = of_agent(played((ADA, CAN), busy, (CALM,), roster), "Can")
    assert called.call_outs == 1
    assert 480 - 35 - 40 <= called.worked_min <= 480 - 35 + 10
    quiet = a_demand(grid, {"phone": 0.1}, 60.0)
    rested = of_agent(played((ADA, CAN), quiet, (CALM,), roster), "Can")
    assert (rested.call_outs, rested.worked_min) == (0, 0)


def test_a_standby_works_a_duty_after_an_uncalled_on_call_time() -> None:
    """On-call time that passes without a call does not swallow the next duty."""
    grid = a_grid()
    roster = Roster((a_duty("Can", grid, 480, 960),), (OnCallDuty("Can", grid.start_min, grid.start_min + 480, "n"),))
    result = played((CAN,), a_demand(grid, {"phone": 0.0}), (PHONE,), roster)
    assert of_agent(result, "Can").worked_min == pytest.approx(480.0)


def test_agents_off_the_roster_do_not_appear() -> None:
    """Present is who has a duty."""
    grid = a_grid()
    result = played((ADA, CAN), a_demand(grid, {"phone": 1.0}), (PHONE,), all_day((ADA,), grid))
    assert list(result.agents.agent) == ["Ada"]


def test_outbound_and_back_office_are_deferred_work() -> None:
    """Items with a deadline do not lose patience."""
    grid = a_grid()
    for kind in (Kind.OUTBOUND, Kind.BACK_OFFICE):
        queue = replace(PHONE, kind=kind, patience_s=1.0, goal=MAIL.goal)
        row = total(played((ADA,), a_demand(grid, {"phone": 1.0}), (queue,)))
        assert (row.abandoned, row.service) == (0.0, 1.0)

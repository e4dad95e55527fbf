"""How customers and agents behave: transfers, repeats, silent abandons, own agents, screen sharing, newcomers."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from statistics import NormalDist

import numpy as np
import pytest

from solver.duties import OnCallDuty, Roster
from solver.queues import Definition, Kind, Named, Transfer
from solver.simulation.gains import Played, measure_gains
from solver.simulation.randomness import normal_quantile
from solver.simulation.simulator import _floor, _prepare
from solver.simulation.streams import first_contacts
from tests.solver.simulation.worlds import (
    CHAT,
    EXACT,
    MAIL,
    MONDAY,
    PHONE,
    a_crew,
    a_demand,
    a_duty,
    a_grid,
    all_day,
    an_agent,
    counted,
    first_interval,
    of_agent,
    params,
    played,
    rows,
    total,
)

CALM = replace(PHONE, patience_s=None)
ADA, CAN = an_agent("Ada"), an_agent("Can")


def busy_min(result: object) -> float:
    return float(result.agents.busy_min.sum())  # type: ignore[attr-defined]


def test_transferred_contacts_work_elsewhere_and_are_offered_once() -> None:
    """The second line has the work, not the offer: a contact that moves on is one customer."""
    grid = a_grid()
    second = replace(CALM, id="second")
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 200), "second": 0.0}, 60.0))
    moving = replace(CALM, transfers=(Transfer("second", 0.25),))
    plain, moved = (played(a_crew(300), demand, (own, second), service_cv=EXACT) for own in (CALM, moving))
    assert total(moved).offered == total(plain).offered == 200
    assert total(moved, "second").offered == total(moved, "second").served == 0
    assert busy_min(moved) / busy_min(plain) == pytest.approx(1.25, abs=0.1)


def test_repeat_contacts_are_part_of_what_is_offered() -> None:
    """Forecasts count every call, so first calls are drawn with so many fewer."""
    demand = a_demand(a_grid(3), {"phone": 10.0}, 60.0)
    never, often = (
        played(a_crew(20), demand, (replace(CALM, repeat_share=share),), replications=5) for share in (0.0, 0.3)
    )
    assert total(often).offered == pytest.approx(total(never).offered, rel=0.03)
    assert total(often).served == total(often).offered


def test_an_agent_who_solves_fewer_has_more_come_back() -> None:
    """Newcomers cost twice: they are slower, and customers return."""
    demand = a_demand(a_grid(3), {"phone": 10.0}, 60.0)
    queue = (replace(CALM, repeat_share=0.2),)
    good, poor = (total(played(a_crew(20, repeat_factor=f), demand, queue)).offered for f in (0.5, 2.0))
    assert poor / good == pytest.approx(1.4 / 1.1, abs=0.05)


def test_first_contacts_and_their_repeats_add_up_to_what_is_offered() -> None:
    """The pool of those to come back is followed interval by interval."""
    offered = np.full((1, 400), 20.0)
    base = first_contacts(offered, (replace(PHONE, repeat_share=0.25, repeat_after_s=3600.0),), 15.0)
    assert base[0, 0] == 20.0
    assert base[0, -1] == pytest.approx(20.0 / 1.25, rel=1e-6)


def test_who_leaves_a_chat_without_a_sign_still_takes_an_agents_time() -> None:
    """The agent opens the chat, asks, and waits: nobody was served and time is gone."""
    grid = a_grid(step_min=5)
    alone = replace(CHAT, concurrency=replace(CHAT.concurrency, most=1), patience_s=60.0)
    demand = counted(a_demand(grid, {"chat": first_interval(grid, 30)}, 900.0))
    loud, silent = (
        played((ADA,), demand, (replace(alone, silent_share=share, silent_s=120.0),), service_cv=EXACT)
        for share in (0.0, 1.0)
    )
    assert total(silent, "chat").offered == total(silent, "chat").served + total(silent, "chat").abandoned
    gone = total(silent, "chat").abandoned
    minutes = 15.0 * total(silent, "chat").served + 2.0 * gone
    assert gone >= 25
    assert busy_min(silent) == pytest.approx(minutes, rel=0.01)
    assert busy_min(loud) == pytest.approx(15.0 * total(loud, "chat").served, rel=0.01)


def test_customers_reach_their_own_agent_then_a_deputy_then_anybody() -> None:
    """The named manager first; nobody else before the deputy's turn and the stated seconds."""
    grid = a_grid(step_min=5)
    vip = replace(CALM, named=Named("manager", "deputy", 600.0))
    manager = replace(ADA, roles=frozenset({"manager"}))
    deputy, other = replace(CAN, roles=frozenset({"deputy"})), an_agent("Ece")
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 3)}, 7200.0))
    result = played((manager, deputy, other), demand, (vip,), service_cv=EXACT)
    assert [of_agent(result, name).busy_min > 0 for name in ("Ada", "Can", "Ece")] == [True, True, True]
    assert total(result).asa_s == pytest.approx(200.0, abs=1.0)
    only = played((manager, other), demand, (replace(vip, named=Named("manager", None, 36000.0)),), service_cv=EXACT)
    assert of_agent(only, "Ece").busy_min == 0.0
    assert of_agent(only, "Ada").busy_min == pytest.approx(360.0, abs=0.1)


def test_a_manager_who_is_not_rostered_keeps_customers_waiting_no_longer_than_stated() -> None:
    """The contact belongs to somebody at home: anybody answers after the stated seconds."""
    grid = a_grid(step_min=5)
    vip = replace(CALM, named=Named("manager", None, 30.0))
    manager = replace(ADA, roles=frozenset({"manager"}))
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 4)}, 60.0))
    roster = all_day((CAN, *a_crew(5)), grid)
    result = played((manager, CAN, *a_crew(5)), demand, (vip,), roster, service_cv=EXACT)
    assert total(result).asa_s == pytest.approx(30.0, abs=0.01)


def test_screen_sharing_holds_an_agent_alone() -> None:
    """While one customer's screen is shared, no other chat is opened."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"chat": first_interval(grid, 3)}, 600.0))
    calm = replace(CHAT, patience_s=None)
    shared = played((ADA,), demand, (replace(calm, alone_share=1.0),), service_cv=EXACT)
    beside = played((ADA,), demand, (calm,), service_cv=EXACT)
    assert of_agent(shared, "Ada").busy_min == pytest.approx(30.0, abs=0.01)
    assert of_agent(beside, "Ada").busy_min < 30.0
    assert total(shared, "chat").asa_s > total(beside, "chat").asa_s == 0.0


def test_wrap_up_comes_after_every_contact() -> None:
    """Work that the telephone system does not record still keeps the agent."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 10)}, 60.0))
    result = played((ADA,), demand, (replace(CALM, wrap_up_s=30.0),), service_cv=EXACT)
    assert busy_min(result) == pytest.approx(15.0, abs=0.01)


@pytest.mark.parametrize("shape", [0.7, 1.0, 3.0])
def test_patience_keeps_its_mean_under_every_shape(shape: float) -> None:
    """Who nobody serves waits out their patience."""
    demand = a_demand(a_grid(10), {"phone ar": 20.0})
    nobody = replace(PHONE, id="phone ar", language="ar", patience_s=600.0, patience_shape=shape)
    short = replace(nobody, goal=replace(nobody.goal, threshold_s=600.0, definition=Definition.WAITED))
    row = total(played(a_crew(1), demand, (short,)), "phone ar")
    assert row.service == pytest.approx(1 - math.exp(-(math.gamma(1 + 1 / shape) ** shape)), abs=0.01)


def test_the_first_interval_finds_a_floor_at_work() -> None:
    """Nobody begins a night with all lines empty because the plan begins there."""
    demand = a_demand(a_grid(), {"phone": 30.0})
    cold, warm = (
        rows(played(a_crew(10), demand, (PHONE,), replications=40, warm_up_min=minutes), "interval")
        for minutes in (0, 60)
    )
    assert cold.service[0] > warm.service[0] + 0.03
    assert warm.service[0] == pytest.approx(warm.service[8:].mean(), abs=0.05)


def test_newcomers_get_faster_by_the_week() -> None:
    """A duty is worked at the speed of its day."""
    grid = a_grid(2)
    learner = an_agent("Ada", ramp=((MONDAY, 0.5), (MONDAY + timedelta(days=1), 1.0)))
    profile = first_interval(grid, 4) + first_interval(grid, 4, at=96)
    demand = counted(a_demand(grid, {"phone": profile}, 60.0))
    roster = Roster((a_duty("Ada", grid, 0, 480), a_duty("Ada", grid, 1440, 1920)))
    result = played((learner,), demand, (CALM,), roster, service_cv=EXACT)
    assert busy_min(result) == pytest.approx(4 * 2.0 + 4 * 1.0, abs=0.01)


def test_a_standby_comes_in_its_own_policys_time() -> None:
    """Ten minutes from the next room, an hour from home."""
    grid = a_grid(step_min=5)
    demand = counted(a_demand(grid, {"phone": first_interval(grid, 40)}, 1800.0))
    call = OnCallDuty("Can", grid.start_min, grid.end_min, f"near:{MONDAY}")
    roster = Roster((a_duty("Ada", grid),), (call,))
    near, far = (
        played((ADA, CAN), demand, (CALM,), roster, at_desk_min_by_policy={"near": minutes}) for minutes in (10, 60)
    )
    assert of_agent(near, "Can").worked_min - of_agent(far, "Can").worked_min == pytest.approx(50.0, abs=0.01)
    assert total(near).asa_s < total(far).asa_s


def test_items_passed_to_the_back_office_are_not_offered_there_again() -> None:
    """A chat that becomes a case is work for the back office, one customer in all."""
    grid = a_grid()
    office = replace(MAIL, id="cases", kind=Kind.BACK_OFFICE)
    demand = counted(a_demand(grid, {"chat": first_interval(grid, 20), "cases": 0.0}, 60.0))
    result = played((ADA, CAN), demand, (replace(CHAT, transfers=(Transfer("cases", 0.99),)), office))
    assert total(result, "cases").offered == 0
    assert busy_min(result) > 20.0


@pytest.mark.parametrize("share", [1e-9, 0.001, 0.02, 0.024, 0.3, 0.5, 0.8, 0.98, 1 - 1e-9])
def test_normal_numbers_come_from_the_normal_quantile(share: float) -> None:
    """Handling times are lognormal by inversion."""
    assert normal_quantile(share) == pytest.approx(NormalDist().inv_cdf(share), rel=2e-9, abs=1e-9)


def test_who_cannot_serve_a_queue_has_no_customers_there() -> None:
    """A role is no right: a German-speaking manager answers no Turkish call, and owns no Turkish customer."""
    vip = replace(CALM, named=Named("manager", "deputy", 60.0))
    german = replace(ADA, roles=frozenset({"manager"}), languages=(replace(ADA.languages[0], code="de"),))
    mailer = replace(CAN, roles=frozenset({"deputy"}), channels=frozenset({"email"}))
    demand = counted(a_demand(a_grid(), {"phone": first_interval(a_grid(), 6)}, 60.0))
    result = played((german, mailer, an_agent("Ece")), demand, (vip,), service_cv=EXACT)
    assert [of_agent(result, name).busy_min for name in ("Ada", "Can")] == [0.0, 0.0]
    assert total(result).served == 6


def test_one_more_agent_takes_nobodys_customers_over() -> None:
    """What a helper would change is measured on the same fates, also where customers have their own agent."""
    grid = a_grid()
    vip = replace(PHONE, named=Named("manager", None, 45.0))
    crew = a_crew(8, roles=frozenset({"manager"}))
    demand = a_demand(grid, {"phone": 18.0}, 300.0)
    gains = measure_gains(Played(all_day(crew, grid), crew, demand, (vip,), params(replications=4)), crew[:1])
    assert gains.avoided.sum() > 0


def test_heads_kept_for_calls_know_of_wrap_up() -> None:
    """An agent in wrap-up is as busy as one on a call."""
    grid = a_grid()
    demand = a_demand(grid, {"phone": 10.0}, 300.0)
    crew = a_crew(12)
    plain, wrapped = (
        _prepare(
            all_day(crew, grid), _floor(all_day(crew, grid), crew, demand, (replace(PHONE, wrap_up_s=s),), params())
        ).plan.wanted[0, 0]
        for s in (0.0, 300.0)
    )
    assert (plain, wrapped) == (6, 10)

"""Input that makes no sense is refused with all its problems, before anything runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.demand import Demand
from solver.duties import Break, Duty, OnCallDuty, Roster
from solver.errors import SolverError
from solver.people import Agent
from solver.queues import Concurrency, Definition, Named, Overflow, Queue, Transfer
from tests.solver.simulation.worlds import CHAT, GOAL, MONDAY, PHONE, a_demand, a_duty, a_grid, an_agent, played

ADA = an_agent("Ada")
GRID = a_grid()
DEMAND = a_demand(GRID, {"phone": 1.0})
DUTY = a_duty("Ada", GRID, 0, 480)


def codes(
    *,
    duties: tuple[Duty, ...] = (DUTY,),
    on_call: tuple[OnCallDuty, ...] = (),
    agents: tuple[Agent, ...] = (ADA,),
    demand: Demand = DEMAND,
    queues: tuple[Queue, ...] = (PHONE,),
) -> list[str]:
    with pytest.raises(SolverError) as caught:
        played(agents, demand, queues, Roster(duties, on_call))
    return [problem.code for problem in caught.value.problems]


def test_unknown_agents_are_named() -> None:
    """A roster of another operation must not be simulated by half."""
    stranger = replace(DUTY, agent="Eve")
    standby = OnCallDuty("Zoe", GRID.start_min, GRID.end_min, "night")
    assert codes(duties=(DUTY, stranger), on_call=(standby,)) == ["unknown_agent", "unknown_agent"]


def test_duties_must_have_time_and_not_overlap() -> None:
    """An imported roster may contain both."""
    empty = replace(DUTY, start_min=DUTY.end_min, end_min=DUTY.end_min)
    twice = replace(DUTY, start_min=DUTY.start_min + 60)
    assert codes(duties=(DUTY, twice, empty)) == ["duty_without_time", "duties_overlap"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"mean": np.full((1, GRID.intervals), np.nan)}, "not_finite"),
        ({"mean": np.full((1, GRID.intervals), -1.0)}, "negative"),
        ({"aht_s": np.zeros((1, GRID.intervals))}, "zero_aht"),
        ({"aht_s": np.full((1, GRID.intervals), np.nan)}, "not_finite"),
        ({"aht_cv": np.array([np.inf])}, "not_finite"),
        ({"mean": np.ones((2, GRID.intervals))}, "wrong_shape"),
        ({"paths": np.full((2, 1, GRID.intervals), np.nan)}, "not_finite"),
        ({"backlog_min": np.array([-5.0])}, "negative"),
        ({"queues": ("fax",)}, "unknown_queue"),
    ],
)
def test_demand_must_make_sense(changes: dict[str, object], code: str) -> None:
    """NaN and zero AHT would run through silently otherwise."""
    assert codes(demand=replace(DEMAND, **changes)) == [code]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("queue", "code"),
    [
        (replace(PHONE, patience_s=0.0), "patience_not_positive"),
        (replace(PHONE, patience_s=float("nan")), "patience_not_positive"),
        (replace(PHONE, goal=replace(GOAL, threshold_s=float("nan"))), "threshold_not_valid"),
        (replace(PHONE, goal=replace(GOAL, target_share=float("nan"))), "target_not_valid"),
        (replace(PHONE, goal=replace(GOAL, target_share=80.0)), "target_not_valid"),
        (replace(PHONE, goal=replace(GOAL, period="year")), "goal_not_judged"),
        (replace(PHONE, goal=replace(GOAL, level="site")), "goal_not_judged"),
        (replace(CHAT, id="phone", concurrency=Concurrency(3, (1.0, 1.2))), "concurrency_not_valid"),
        (replace(PHONE, touches=0.5), "touches_not_valid"),
    ],
)
def test_queues_must_make_sense(queue: Queue, code: str) -> None:
    """The event loop divides by these."""
    assert codes(queues=(queue,)) == [code]


def test_agents_must_be_unique_and_move() -> None:
    """A speed of zero never ends a contact."""
    assert codes(agents=(ADA, replace(ADA, speed=0.0))) == ["duplicate_agent", "speed_not_positive"]


def test_all_problems_come_together() -> None:
    """Nobody wants to correct one line a run."""
    nothing = replace(DEMAND, aht_s=np.zeros((1, GRID.intervals)))
    assert codes(duties=(replace(DUTY, agent="Eve"),), demand=nothing) == ["unknown_agent", "zero_aht"]


@pytest.mark.parametrize(
    "changes",
    [
        {"wrap_up_s": np.nan},
        {"patience_shape": 0.0},
        {"silent_share": 1.1},
        {"silent_s": np.nan},
        {"alone_share": 2.0},
        {"repeat_share": 1.0},
        {"repeat_after_s": np.nan},
        {"gap_s": np.inf},
        {"overflow": Overflow("en", np.nan)},
        {"named": Named("vip", None, np.nan)},
        {"transfers": (Transfer("chat", -0.5),)},
        {"transfers": (Transfer("chat", 0.6), Transfer("chat", 0.6))},
        {"transfers": (Transfer("chat", np.nan),)},
    ],
)
def test_impossible_conduct_is_refused(changes: dict[str, object]) -> None:
    """A NaN in the compiled loop would never end, or answer nobody without a word."""
    assert codes(queues=(replace(PHONE, **changes), CHAT)) == ["conduct_not_valid"]  # type: ignore[arg-type]


def test_transfers_go_to_another_queue() -> None:
    """To itself, or nowhere, is a mistake in operation.yaml."""
    lost = replace(PHONE, transfers=(Transfer("phone", 0.1), Transfer("nowhere", 0.1)))
    assert codes(queues=(lost,)) == ["transfer_nowhere", "transfer_nowhere"]


def test_what_no_simulation_can_count_is_not_promised() -> None:
    """Customers who left cannot tell how long they would have waited."""
    goal = replace(GOAL, definition=Definition.PATIENT)
    assert codes(queues=(replace(PHONE, goal=goal),)) == ["definition_not_simulated"]


@pytest.mark.parametrize("factor", [0.0, np.nan, -1.0])
def test_newcomers_have_a_speed(factor: float) -> None:
    """Weeks without any would divide by zero."""
    assert codes(agents=(replace(ADA, ramp=((MONDAY, factor),)),)) == ["speed_not_positive"]


def test_breaks_lie_inside_their_shift() -> None:
    """A break after the end, or of less than nothing, would add hours."""
    late, negative = Break(DUTY.end_min + 60, 30), Break(DUTY.start_min + 60, -15)
    found = codes(duties=(replace(DUTY, breaks=(negative, late)),))
    assert found == ["pause_outside_duty", "pause_outside_duty"]


def test_standbys_have_time_and_do_not_overlap() -> None:
    """Else one agent would be called twice."""
    one = OnCallDuty("Ada", GRID.start_min, GRID.start_min + 600, "night")
    twice, backwards = replace(one, start_min=one.start_min + 60), replace(one, start_min=one.end_min + 60)
    assert set(codes(on_call=(one, twice, backwards))) == {"duty_without_time", "duties_overlap"}

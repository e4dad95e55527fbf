"""How one need comes about: steps that add up, and what one agent more or less would mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from statistics import NormalDist

import numpy as np
import pytest

from solver.cover import FloatArray
from solver.demand import LEVELS, Demand
from solver.errors import SolverError
from solver.grid import Grid
from solver.groups import Groups
from solver.queues import LEVELS as LEVEL_NAMES
from solver.queues import Concurrency, Kind, Measure, Queue, ServiceGoal, Transfer
from solver.requirement import RequireParams, Steps, explain, explain_all, staff
from solver.staffing import erlang_a
from solver.staffing.service import Work

DAY = Grid.of(date(2025, 11, 3), 1, 30, "Europe/Istanbul")
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
CALL = Queue("call", "phone", "tr", "general", Kind.LIVE, GOAL, patience_s=180.0)
CHAT = Queue(
    "chat", "chat", "tr", "general", Kind.CONCURRENT, GOAL, patience_s=240.0, concurrency=Concurrency(2, (1.0, 1.3))
)
TALK = Queue("talk", "whatsapp", "tr", "general", Kind.MESSAGING, GOAL, patience_s=900.0, touches=3.0, gap_s=600.0)
MAIL = Queue("mail", "email", "tr", "general", Kind.DEFERRED, ServiceGoal(Measure.DONE_WITHIN, 0.9, 14400))
FLOOR = (CALL, CHAT, TALK, MAIL)
PARAMS = RequireParams(absent_share=0.05, inside_share=0.1)
WAVE = 20.0 + 10.0 * np.sin(np.arange(48) / 48 * 2 * np.pi)


def demand(queues: tuple[Queue, ...], mean: FloatArray, paths: FloatArray | None = None) -> Demand:
    """A day with uncertain volumes (cv 15 % beyond chance) of 300 s each."""
    means = np.broadcast_to(mean, (len(queues), DAY.intervals)).copy()
    scores = np.array([NormalDist().inv_cdf(level) for level in LEVELS])[:, None, None]
    quantiles = np.maximum(means + scores * np.sqrt(means + (0.15 * means) ** 2), 0.0)
    zeros = np.zeros(len(queues))
    return Demand(DAY, tuple(q.id for q in queues), means, quantiles, np.full_like(means, 300.0), zeros, paths, zeros)


def groups(queues: tuple[Queue, ...], serves: list[list[int]]) -> Groups:
    members = tuple(tuple(f"a{g}.{i}" for i in range(10)) for g in range(len(serves)))
    return Groups(tuple(q.id for q in queues), members, np.array(serves, dtype=bool))


CREWS = groups(FLOOR, [[1, 1, 0, 0], [0, 1, 1, 1], [1, 0, 0, 1]])


def of(steps: Steps) -> dict[str, float]:
    return {step.reason: step.agents for step in steps.steps}


@pytest.mark.parametrize("queue", [q.id for q in FLOOR])
@pytest.mark.parametrize("interval", [0, 13, 36])
def test_the_steps_add_up_to_what_is_rostered(queue: str, interval: int) -> None:
    """A planner who adds up the lines gets the number in the plan, to the last digit that matters."""
    paths = np.random.default_rng(1).poisson(np.broadcast_to(WAVE, (30, 4, 48))).astype(float)
    asked = demand(FLOOR, WAVE, paths)
    steps = explain(asked, FLOOR, CREWS, PARAMS, (queue, interval))
    made = staff(asked, FLOOR, CREWS, PARAMS)
    pool = next(pool for pool in made.pools if queue in pool.queues)
    assert sum(step.agents for step in steps.steps) == pytest.approx(steps.rostered, abs=1e-9)
    assert steps.rostered == pytest.approx(float(pool.need[interval]), abs=1e-9)
    assert steps.start_min == DAY.start_min + 30 * interval
    assert steps.contacts[0].low < steps.contacts[0].mean < steps.contacts[0].high


def test_each_step_is_what_its_name_says() -> None:
    """Alone with its crew, at steady volume: ten erlangs, safety for chance, more for doubt, nothing shared."""
    steps = explain(demand((CALL,), np.array(60.0)), (CALL,), groups((CALL,), [[1]]), PARAMS, ("call", 20))
    parts = of(steps)
    assert parts["arriving"] == pytest.approx(10.0)
    assert parts["carried"] == pytest.approx(0.0, abs=1e-9)
    assert parts["chance"] == pytest.approx(1.718, abs=0.01)  # 11.72 agents on average for 80/30 (research)
    assert parts["doubt"] > 0.1
    assert parts["period"] == pytest.approx(0.0, abs=0.05)
    assert parts["pooled"] == pytest.approx(0.0, abs=1e-9)
    present = steps.rostered * 0.95 * 0.9
    assert parts["absent"] == pytest.approx(present / 0.95 - present)
    assert parts["inside"] == pytest.approx(present / 0.95 / 0.9 - present / 0.95)


def test_one_agent_more_serves_more_in_time() -> None:
    """Late contacts fall from one fewer to one more; the least whole number keeps the goal, one fewer does not."""
    steps = explain(demand((CALL,), np.array(60.0)), (CALL,), groups((CALL,), [[1]]), PARAMS, ("call", 20))
    fewer, needed, more = (late.contacts for late in steps.late)
    assert fewer > 0.2 * 60.0 >= needed > more > 0
    assert [late.agents - steps.late[0].agents for late in steps.late] == [0, 1, 2]


def test_late_contacts_are_those_of_the_calculator_over_all_volumes() -> None:
    """Erlang A asked volume by volume, each weighed by its contacts, gives what the compiled table gives."""
    steps = explain(demand((CALL,), np.array(60.0)), (CALL,), groups((CALL,), [[1]]), PARAMS, ("call", 20))
    line = steps.volumes
    assert line is not None
    assert line.contacts == pytest.approx(60.0)
    assert np.mean(line.offered) == pytest.approx(60.0)
    for late in steps.late:
        works = [Work.of(count / 1800.0 * line.aht_s, line.aht_s, line.patience_s) for count in line.offered]
        levels = [float(erlang_a.service(late.agents, work, line.goal).service_level) for work in works]
        share = float(np.average(levels, weights=line.offered))
        assert late.contacts == pytest.approx(60.0 * (1.0 - share), rel=1e-9)


def test_every_pool_of_an_interval_is_told_at_once() -> None:
    """What a planner sees of a moment is what each pool's own steps say."""
    asked = demand(FLOOR, WAVE)
    every = explain_all(asked, FLOOR, CREWS, PARAMS, 13)
    assert {row.queue for steps in every for row in steps.contacts} == {queue.id for queue in FLOOR}
    for steps in every:
        assert explain(asked, FLOOR, CREWS, PARAMS, (steps.contacts[0].queue, 13)) == steps


def test_a_place_that_is_not_there_is_said() -> None:
    """A typing error in the queue, an interval after the plan, and a queue nobody serves."""
    asked, crews = demand((CALL, CHAT), WAVE), groups((CALL, CHAT), [[1, 0]])
    for place, code in ((("cal", 1), "queue_unknown"), (("call", 48), "interval"), (("chat", 1), "queue_unserved")):
        with pytest.raises(SolverError, match=code):
            explain(asked, (CALL, CHAT), crews, PARAMS, place)


def test_mail_that_few_can_answer_has_safety() -> None:
    """Uncertain days: a queue that one crew of ten alone can help is planned for more than the mean."""
    queues = (CALL, MAIL)
    days = np.random.default_rng(2).normal(1.0, 0.3, (200, 1, 1)).clip(0.2)
    asked = demand(queues, np.array(20.0), 20.0 * days * np.ones((200, 2, 48)))
    all_can = staff(asked, queues, groups(queues, [[1, 1]]), RequireParams()).requirement.deferred[0]
    few_can = staff(asked, queues, groups(queues, [[1, 0], [1, 0], [1, 1]]), RequireParams()).requirement.deferred[0]
    assert all_can.fill_min.sum() == pytest.approx(48 * 100)
    # two thirds cannot help, half of the safety of the 75 % quantile of the day (0.67 deviations of 30 %)
    assert few_can.fill_min.sum() == pytest.approx(48 * 100 * (1 + 0.5 * 2 / 3 * 0.2), rel=0.02)


def test_the_rest_of_a_percent_promise_may_wait_twice_as_long() -> None:
    """90 % within four hours: what is due after four hours is nine tenths, all of it after eight."""
    asked = demand((MAIL,), np.where(np.arange(48) == 0, 100.0, 0.0))
    (curve,) = staff(asked, (MAIL,), groups((MAIL,), [[1]]), RequireParams()).requirement.deferred
    assert (curve.due_min[6], curve.due_min[7], curve.due_min[14], curve.due_min[15]) == (0.0, 450.0, 450.0, 500.0)


def test_later_touches_of_a_conversation_come_after_its_pauses() -> None:
    """A burst of messages at ten is work until late: touches and load follow the customer's pauses."""
    burst = np.where(np.arange(48) == 20, 60.0, 0.0)
    made = staff(demand((TALK,), burst), (TALK,), groups((TALK,), [[1]]), RequireParams()).requirement
    assert made.load[0].sum() * 30 == pytest.approx(60 * 3 * 5.0, rel=1e-3)
    assert made.load[0, 21] > 0.3 * made.load[0, 20] > 0


def test_work_that_is_handed_on_is_staffed_where_it_ends() -> None:
    """A quarter of the calls go on to chat: chat is staffed for its own and theirs, the calls are not fewer."""
    calls = replace(CALL, transfers=(Transfer("chat", 0.25),))
    queues, plain = (calls, CHAT), demand((CALL, CHAT), np.array(20.0))
    load = staff(plain, queues, groups(queues, [[1, 1]]), RequireParams()).pools[1].load[0]
    assert load == pytest.approx(
        25.0 / 20.0 * staff(plain, (CALL, CHAT), groups(queues, [[1, 1]]), PARAMS).pools[1].load[0]
    )


def test_a_chat_that_needs_an_agent_alone_weighs_more_and_wrap_up_is_work() -> None:
    """Screen sharing on all chats makes chat as heavy as the phone; 60 s of wrap-up add a fifth to calls of 300 s."""
    alone = replace(CHAT, alone_share=1.0)
    wrapped = replace(CALL, wrap_up_s=60.0)
    loads = [
        float(staff(demand((q,), np.array(20.0)), (q,), groups((q,), [[1]]), RequireParams()).pools[0].load[9])
        for q in (CALL, wrapped, CHAT, alone)
    ]
    assert loads[1] == pytest.approx(1.2 * loads[0])
    assert loads[3] == pytest.approx(loads[0])
    assert loads[2] == pytest.approx(0.65 * loads[0])


@pytest.mark.parametrize("level", LEVEL_NAMES)
def test_one_pool_alone_is_the_pool_among_all(level: str) -> None:
    """Who asks of one queue waits for no other; what others share with it counts all the same."""
    goal = replace(GOAL, level=level, period="day")
    queues = tuple(
        replace(queue, id=f"{queue.id}-{language}", language=language, goal=goal)
        for language in ("tr", "en", "de")
        for queue in (CALL, CHAT, TALK)
    )
    serves = [[1, 1, 0, 0, 1, 0, 0, 0, 0], [0, 0, 1, 1, 1, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1, 1, 1]]
    asked, crews = demand(queues, WAVE), groups(queues, serves)
    every = explain_all(asked, queues, crews, PARAMS, 20)
    assert len(every) == len(queues)
    for steps in every:
        assert explain(asked, queues, crews, PARAMS, (steps.contacts[0].queue, 20)) == steps

"""A goal is judged over its own period and at its own level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.judging import Promises
from solver.queues import Definition, Measure, Queue
from tests.solver.simulation.worlds import (
    CHAT,
    GOAL,
    MAIL,
    PHONE,
    a_crew,
    a_demand,
    a_grid,
    an_agent,
    played,
    rows,
    total,
)


def promised(queue: Queue, **changes: object) -> Queue:
    return replace(queue, goal=replace(queue.goal, **changes))  # type: ignore[arg-type]


def counts(within: tuple[float, ...], base: tuple[float, ...], wait_s: tuple[float, ...] = ()) -> dict[str, np.ndarray]:
    """One period; everybody judged comes and is served."""
    waits = wait_s or (0.0,) * len(base)
    values = {"offered": base, "within": within, "base": base, "served": base, "wait_s": waits}
    return {name: np.array(column)[:, None] for name, column in values.items()}


def test_a_queue_alone_meets_its_goal_at_exactly_the_target() -> None:
    """11 of 20 are 55 %, also in binary fractions."""
    promise = Promises.of((promised(PHONE, target_share=0.55),))
    met = [bool(promise.judge(counts((n,), (20.0,))).met[0, 0]) for n in (10.0, 11.0, 12.0)]
    assert met == [False, True, True]


def test_nothing_to_judge_is_not_met_and_not_missed() -> None:
    """Otherwise quiet nights would make a goal look sure."""
    found = Promises.of((PHONE,)).judge(counts((0.0,), (0.0,)))
    assert not found.met.any()
    assert not found.judged.any()


def test_queues_of_a_language_are_judged_together() -> None:
    """9 of 10 calls make up for 14 of 20 chats at 80 and 75 %; each contact counts by its own queue's target."""
    queues = (promised(PHONE, level="language"), promised(CHAT, level="language", target_share=0.75))
    counted = counts((9.0, 14.0), (10.0, 20.0))
    assert Promises.of(queues).judge(counted).met[:, 0].tolist() == [True, True]
    apart = (PHONE, promised(CHAT, target_share=0.75))
    assert Promises.of(apart).judge(counted).met[:, 0].tolist() == [True, False]


def test_other_levels_languages_and_measures_stay_out() -> None:
    """A promise for a language says nothing of another one, nor of a mean wait."""
    together = promised(PHONE, level="language")
    others = (
        replace(together, id="ru", language="ru"),
        promised(PHONE, level="channel"),
        PHONE,
        promised(together, measure=Measure.ASA),
    )
    assert Promises.of((together, *others)).pools == ()
    assert Promises.of((together, PHONE, replace(together, id="two"))).pools == ((0, 2),)


def test_a_mean_wait_is_judged_over_all_who_were_served() -> None:
    """Ten waits of 25 s and thirty of 15 s are 17.5 s on average."""
    asa = replace(GOAL, measure=Measure.ASA, threshold_s=20.0, level="channel")
    queues = (replace(PHONE, goal=asa), replace(PHONE, id="two", goal=asa))
    found = Promises.of(queues).judge(counts((0.0, 0.0), (10.0, 30.0), (250.0, 450.0)))
    assert found.met[:, 0].tolist() == [True, True]
    assert found.spare[:, 0] == pytest.approx(0.125)  # 17.5 of 20 s
    late = Promises.of(queues).judge(counts((0.0, 0.0), (10.0, 30.0), (500.0, 500.0)))
    assert late.missing[:, 0] == pytest.approx(40 * 0.2)  # 25 s: a fifth of the waiting is too much


def lost(offered: float = 30.0, base: float = 30.0) -> dict[str, np.ndarray]:
    """Everybody who came has left."""
    values = {"offered": offered, "within": 0.0, "base": base, "served": 0.0, "wait_s": 0.0}
    return {name: np.array([[value]]) for name, value in values.items()}


def test_a_queue_that_serves_nobody_misses_every_goal() -> None:
    """No wait is no short wait, and nothing of the served is a service of nothing, as the formulas say."""
    asa = promised(PHONE, measure=Measure.ASA)
    served = promised(PHONE, definition=Definition.SERVED)
    stayed = promised(PHONE, definition=Definition.NET_OFFERED)
    share = PHONE.goal.target_share
    expected = ((PHONE, lost(), share), (asa, lost(), 1.0), (served, lost(base=0.0), share))
    for queue, counted, points in (*expected, (stayed, lost(base=0.0), share)):
        found = Promises.of((queue,)).judge(counted)
        assert not found.met[0, 0]
        assert found.contacts[0, 0] == 30.0
        assert found.missing[0, 0] == pytest.approx(30.0 * points)
        assert found.spare[0, 0] == pytest.approx(-points)


def test_items_due_later_are_not_lost() -> None:
    """Mail that nobody has done yet may still be done in time."""
    mail = promised(MAIL, definition=Definition.SERVED)
    assert not Promises.of((mail,)).judge(lost(base=0.0)).judged.any()
    assert not Promises.of((PHONE,)).judge(lost(base=0.0)).judged.any()


def test_goals_over_different_periods_are_different_promises() -> None:
    """A week's service makes up for no day's."""
    day, week = (promised(replace(PHONE, id=p), level="language", period=p) for p in ("day", "week"))
    assert Promises.of((day, week)).pools == ()
    assert Promises.of((day, replace(day, id="two"))).apart().pools == ()


def test_the_table_shows_the_chance_at_the_goals_level() -> None:
    """Two queues that share a promise share its chance; each keeps its own service."""
    grid, crew = a_grid(), a_crew(9)
    queues = (promised(PHONE, level="language"), promised(CHAT, level="language"))
    result = played(crew, a_demand(grid, {"phone": 8.0, "chat": 12.0}), queues, replications=4)
    phone, chat = total(result), total(result, "chat")
    assert phone.goal_service == chat.goal_service
    assert phone.chance == chat.chance
    assert min(phone.service, chat.service) < phone.goal_service < max(phone.service, chat.service)


@pytest.mark.parametrize("period", ["interval", "day", "week", "month"])
def test_a_goal_is_decided_over_its_own_period(period: str) -> None:
    """80 % in each half-hour is another promise than 80 % in the month."""
    result = played(a_crew(4), a_demand(a_grid(2), {"phone": 5.0}), (promised(PHONE, period=period),))
    decided = result.table[result.table.decides]
    assert set(decided.period) == {period}
    assert len(decided) == len(rows(result, period))


@pytest.mark.parametrize("definition", [Definition.SERVED, Definition.OFFERED])
@pytest.mark.parametrize("measure", [Measure.ASA, Measure.SERVICE_LEVEL])
def test_a_simulation_that_serves_nobody_has_no_chance(measure: Measure, definition: Definition) -> None:
    """Nobody of the roster speaks the language: service 0 in every period, and never unknown."""
    queue = promised(PHONE, measure=measure, definition=definition)
    nobody = (an_agent("Ada", languages=()),)
    found = total(played(nobody, a_demand(a_grid(), {"phone": 5.0}), (queue,), replications=3))
    assert (found.service, found.service_low, found.service_high, found.chance) == (0.0, 0.0, 0.0, 0.0)

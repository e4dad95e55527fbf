"""A goal is judged over its own period and at its own level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.queues import Measure, Queue
from solver.simulation.promises import Promises
from tests.solver.simulation.worlds import CHAT, GOAL, PHONE, a_crew, a_demand, a_grid, played, rows, total


def promised(queue: Queue, **changes: object) -> Queue:
    return replace(queue, goal=replace(queue.goal, **changes))  # type: ignore[arg-type]


def counts(within: tuple[float, ...], base: tuple[float, ...], wait_s: tuple[float, ...] = ()) -> dict[str, np.ndarray]:
    """One period; everybody judged is served."""
    waits = wait_s or (0.0,) * len(base)
    values = {"within": within, "base": base, "served": base, "wait_s": waits}
    return {name: np.array(column)[:, None] for name, column in values.items()}


def test_a_queue_alone_meets_its_goal_at_exactly_the_target() -> None:
    """11 of 20 are 55 %, also in binary fractions."""
    promise = Promises.of((promised(PHONE, target_share=0.55),))
    met = [bool(promise.judge(counts((n,), (20.0,)))[0][0, 0]) for n in (10.0, 11.0, 12.0)]
    assert met == [False, True, True]


def test_nothing_to_judge_is_not_met_and_not_missed() -> None:
    """Otherwise quiet nights would make a goal look sure."""
    met, judged = Promises.of((PHONE,)).judge(counts((0.0,), (0.0,)))
    assert not met.any()
    assert not judged.any()


def test_queues_of_a_language_are_judged_together() -> None:
    """9 of 10 calls make up for 14 of 20 chats at 80 and 75 %; each contact counts by its own queue's target."""
    queues = (promised(PHONE, level="language"), promised(CHAT, level="language", target_share=0.75))
    counted = counts((9.0, 14.0), (10.0, 20.0))
    assert Promises.of(queues).judge(counted)[0][:, 0].tolist() == [True, True]
    apart = (PHONE, promised(CHAT, target_share=0.75))
    assert Promises.of(apart).judge(counted)[0][:, 0].tolist() == [True, False]


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
    met, _ = Promises.of(queues).judge(counts((0.0, 0.0), (10.0, 30.0), (250.0, 450.0)))
    assert met[:, 0].tolist() == [True, True]


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

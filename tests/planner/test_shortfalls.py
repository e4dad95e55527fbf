"""What was promised, judged over its own period and level."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from planner.shortfalls import Promise, promises
from solver.grid import Grid
from solver.outcomes import Attainment
from solver.queues import Definition, Kind, Measure, Queue, ServiceGoal

GRID = Grid.of(date(2025, 11, 27), 14, 60, "Europe/Istanbul")  # a Thursday; the month ends in it
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30.0)
PHONE = Queue("phone", "phone", "tr", "general", Kind.LIVE, GOAL)
CHAT = Queue("chat", "chat", "tr", "general", Kind.CONCURRENT, GOAL)
WEEKS = (GRID.start_min, GRID.minute(date(2025, 12, 1), 0), GRID.minute(date(2025, 12, 8), 0))


def row(queue: str, start_min: int, service: float, offered: float = 100.0, **changes: object) -> dict[str, object]:
    figures = {"base": offered, "served": offered, "asa_s": 10.0, "decides": True, "period": "week"}
    return {"queue": queue, "start_min": start_min, "service": service, "offered": offered} | figures | changes


def judged(*rows: dict[str, object], queues: tuple[Queue, ...] = (PHONE, CHAT)) -> tuple[Promise, ...]:
    return promises(Attainment(pd.DataFrame(list(rows)), pd.DataFrame(), 1, 1), queues, GRID)


def test_each_week_is_a_promise_of_its_own() -> None:
    """A good week does not make up for a bad one."""
    first, second = judged(row("phone", WEEKS[0], 0.7), row("phone", WEEKS[1], 0.9), queues=(PHONE,))
    assert first.missing == pytest.approx(10.0)
    assert not first.met
    assert (second.missing, second.met) == (0.0, True)
    assert (first.end_min, second.end_min) == (WEEKS[1], WEEKS[2])


def test_queues_of_a_language_make_up_for_each_other() -> None:
    """80 % over the language: the calls were late, the chats were not."""
    goal = replace(GOAL, level="language")
    queues = (replace(PHONE, goal=goal), replace(CHAT, goal=replace(goal, target_share=0.9)))
    (found,) = judged(row("phone", WEEKS[0], 0.7), row("chat", WEEKS[0], 1.0), queues=queues)
    assert found.queues == ("phone", "chat")
    assert found.spare == pytest.approx(0.0)
    assert found.met


def test_a_month_ends_where_the_next_begins() -> None:
    """Cut at the plan: the first one has four days."""
    month = replace(PHONE, goal=replace(GOAL, period="month"))
    december = GRID.minute(date(2025, 12, 1), 0)
    found = judged(
        row("phone", GRID.start_min, 0.9, period="month"), row("phone", december, 0.9, period="month"), queues=(month,)
    )
    assert [(p.start_min, p.end_min) for p in found] == [(GRID.start_min, december), (december, GRID.end_min)]


@pytest.mark.parametrize(("period", "length_min"), [("interval", 60), ("day", 1440)])
def test_short_periods_are_as_long_as_they_are(period: str, length_min: int) -> None:
    """So that only their own hours are raised."""
    queue = replace(PHONE, goal=replace(GOAL, period=period))
    (found,) = judged(row("phone", WEEKS[1], 0.5, period=period), queues=(queue,))
    assert found.end_min - found.start_min == length_min


def test_a_mean_wait_misses_by_the_share_of_its_waits_beyond() -> None:
    """Forty seconds on average where thirty are promised: a quarter of the waiting is too much."""
    queue = replace(PHONE, goal=ServiceGoal(Measure.ASA, 0.5, 30.0))
    (found,) = judged(row("phone", WEEKS[0], 0.9, asa_s=40.0), queues=(queue,))
    assert found.missing == pytest.approx(25.0)
    (good,) = judged(row("phone", WEEKS[0], 0.1, asa_s=30.0), queues=(queue,))
    assert good.met


@pytest.mark.parametrize("measure", [Measure.ASA, Measure.SERVICE_LEVEL])
def test_a_queue_that_serves_nobody_misses(measure: Measure) -> None:
    """Nobody had to wait for an answer because there was none."""
    queue = replace(PHONE, goal=ServiceGoal(measure, 0.8, 30.0, Definition.SERVED))
    (found,) = judged(row("phone", WEEKS[0], 0.0, served=0.0, base=0.0, asa_s=float("nan")), queues=(queue,))
    assert found.contacts == 100.0
    assert found.missing == pytest.approx(100.0 if measure is Measure.ASA else 80.0)
    assert not found.met


def test_contacts_weigh_as_the_simulation_judges_them() -> None:
    """Of the served: the few who were served late weigh less than the many who were served in time."""
    goal = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30.0, Definition.SERVED, level="language")
    queues = (replace(PHONE, goal=goal), replace(CHAT, goal=goal))
    rows = row("phone", WEEKS[0], 0.5, base=20.0, served=20.0), row("chat", WEEKS[0], 0.9, base=80.0, served=80.0)
    (found,) = judged(*rows, queues=queues)
    assert (found.contacts, found.missing) == (100.0, 0.0)
    assert found.spare == pytest.approx(0.02)


def test_what_was_never_judged_is_no_promise_missed() -> None:
    """Rows of other periods, without contacts or due after the plan, say nothing."""
    nothing = float("nan")
    rows = (
        row("phone", WEEKS[0], nothing),
        row("phone", WEEKS[1], 0.1, 0.0),
        row("phone", WEEKS[1], 0.1, decides=False),
    )
    assert judged(*rows, queues=(PHONE,)) == ()


def test_rounding_misses_no_goal() -> None:
    """17 of 20 is 85 %, whatever binary fractions say."""
    queue = replace(PHONE, goal=replace(GOAL, target_share=0.85))
    (found,) = judged(row("phone", WEEKS[0], 17 / 20, 20.0), queues=(queue,))
    assert found.met

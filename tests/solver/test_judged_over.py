"""Over what a goal is judged: interval, day, week; queue, language, channel. The longer and wider, the fewer agents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from statistics import NormalDist

import numpy as np
import pytest

from solver.demand import LEVELS, Demand
from solver.errors import SolverError
from solver.grid import Grid
from solver.groups import Groups
from solver.queues import Kind, Measure, Queue, ServiceGoal
from solver.requirement import RequireParams, Staffing, pooled_hours, staff

WEEK = Grid.of(date(2025, 11, 3), 7, 60, "Europe/Istanbul")
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)
HOUR = np.arange(WEEK.intervals) % 24
BUSY_DAYS = 1.0 + 0.5 * (np.arange(WEEK.intervals) // 24 >= 5)
SHAPE = (4.0 + 100.0 * np.exp(-(((HOUR - 20) / 4.0) ** 2))) * BUSY_DAYS


def phone(language: str, goal: ServiceGoal = GOAL) -> Queue:
    return Queue(f"phone-{language}", "phone", language, "general", Kind.LIVE, goal, patience_s=180.0)


def asked(queues: tuple[Queue, ...], scale: tuple[float, ...]) -> Demand:
    """A week whose evenings are busy."""
    means = np.outer(scale, SHAPE)
    scores = np.array([NormalDist().inv_cdf(level) for level in LEVELS])[:, None, None]
    quantiles = np.maximum(means + scores * np.sqrt(means + (0.1 * means) ** 2), 0.0)
    zeros = np.zeros(len(queues))
    return Demand(WEEK, tuple(q.id for q in queues), means, quantiles, np.full_like(means, 300.0), zeros, None, zeros)


def hours(queues: tuple[Queue, ...], scale: tuple[float, ...], params: RequireParams | None = None) -> float:
    """Agent-hours, each queue with a crew of its own."""
    members = tuple(tuple(f"{q.id}.{i}" for i in range(30)) for q in queues)
    crews = Groups(tuple(q.id for q in queues), members, np.eye(len(queues), dtype=bool))
    return pooled_hours(staff(asked(queues, scale), queues, crews, params or RequireParams()).requirement, WEEK)


def shared_crew(queues: tuple[Queue, ...], scale: tuple[float, ...]) -> Staffing:
    """The staffing of queues that everybody serves."""
    everybody = Groups(tuple(q.id for q in queues), (tuple(f"a.{i}" for i in range(60)),), np.ones((1, 2), dtype=bool))
    return staff(asked(queues, scale), queues, everybody, RequireParams())


def test_a_longer_period_never_costs_more() -> None:
    """80/30 in every hour, over each day, over the week: each asks for less than the one before."""
    by_period = [hours((phone("tr", replace(GOAL, period=p)),), (1.0,)) for p in ("interval", "day", "week", "month")]
    assert by_period[0] > by_period[1] > by_period[2] >= by_period[3] - 1e-6
    assert by_period[2] < 0.98 * by_period[0]


def test_no_dip_means_every_interval_on_average() -> None:
    """Without leave to fall below, the period makes no difference; with it, it does."""
    even = [
        hours((phone("tr", replace(GOAL, period=p)),), (1.0,), RequireParams(dip_share=0.0)) for p in ("day", "week")
    ]
    assert even[0] == pytest.approx(even[1], rel=2e-3)
    assert hours((phone("tr"),), (1.0,)) < even[1]


def test_a_goal_of_the_channel_lets_a_small_language_lean_on_a_big_one() -> None:
    """One promise for the whole phone costs less than one per queue: the small language may lie below."""
    apart = tuple(phone(language) for language in ("tr", "de"))
    together = tuple(phone(language, replace(GOAL, level="channel")) for language in ("tr", "de"))
    assert hours(together, (1.0, 0.05)) < hours(apart, (1.0, 0.05)) - 0.2


def test_queues_of_one_language_may_promise_together() -> None:
    """A language's goal joins its pools, not other languages': German phone leans on German phone only."""
    goal = replace(GOAL, level="language")
    two_languages = tuple(phone(language, goal) for language in ("tr", "de"))
    plain = tuple(phone(language) for language in ("tr", "de"))
    assert hours(two_languages, (1.0, 0.05)) == pytest.approx(hours(plain, (1.0, 0.05)))


def test_dips_are_a_share() -> None:
    """A dip of the whole target would leave nights empty without a word."""
    with pytest.raises(SolverError, match="share_invalid"):
        hours((phone("tr"),), (1.0,), RequireParams(dip_share=1.0))


@pytest.mark.parametrize(
    ("measure", "target", "threshold_s"), [(Measure.ASA, 0.0, 20.0), (Measure.ABANDONMENT, 0.95, 0.0)]
)
def test_other_measures_are_judged_over_their_period_too(measure: Measure, target: float, threshold_s: float) -> None:
    """Mean wait and abandonment over the week: fewer agents than in every hour, and not none."""
    weekly = ServiceGoal(measure, target, threshold_s)
    hourly = replace(weekly, period="interval")
    assert 200 < hours((phone("tr", weekly),), (1.0,)) < hours((phone("tr", hourly),), (1.0,))


def test_an_unknown_patience_is_judged_over_its_period_too() -> None:
    """Erlang C has no service below the load; the cheapest agents still stand above it in every hour."""
    patient = replace(phone("tr"), patience_s=None)
    needed = hours((patient,), (1.0,))
    assert (
        float(SHAPE.sum()) * 300 / 3600
        < needed
        < hours((replace(patient, goal=replace(GOAL, period="interval")),), (1.0,))
    )


def test_a_mean_wait_and_a_share_are_never_one_promise() -> None:
    """Seconds too few make up for no contacts too late, though both goals name the language."""
    asa = ServiceGoal(Measure.ASA, 1.0, 60.0)
    alone = (phone("tr"), replace(phone("tr", asa), id="chat"))
    named = tuple(replace(queue, goal=replace(queue.goal, level="language")) for queue in alone)
    assert hours(named, (1.0, 0.3)) == pytest.approx(hours(alone, (1.0, 0.3)))


@pytest.mark.parametrize(
    "other", [ServiceGoal(Measure.ABANDONMENT, 0.97, 20.0), ServiceGoal(Measure.ASA, 1.0, 20.0)], ids=["lost", "wait"]
)
def test_unlike_goals_of_one_crew_are_not_averaged(other: ServiceGoal) -> None:
    """Each pool keeps its own goal, so which queue is busier by a hair hardly matters."""
    queues = (phone("tr"), replace(phone("tr", other), id="second"))
    found = [shared_crew(queues, scale) for scale in ((1.001, 1.0), (1.0, 1.001))]
    for made in found:
        assert [(pool.queues, pool.target_share) for pool in made.pools] == [
            (("phone-tr",), GOAL.target_share),
            (("second",), other.target_share),
        ]
    one, two = (pooled_hours(made.requirement, WEEK) for made in found)
    assert one == pytest.approx(two, rel=2e-3)


def test_like_goals_of_one_crew_are_staffed_as_one() -> None:
    """Two numbers that both are shares within a threshold have a mean."""
    queues = (phone("tr"), replace(phone("tr", replace(GOAL, target_share=0.7)), id="second"))
    (pool,) = shared_crew(queues, (1.0, 1.0)).pools
    assert pool.queues == ("phone-tr", "second")
    assert pool.target_share == pytest.approx(0.75)

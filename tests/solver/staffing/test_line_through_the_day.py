"""The day exactly: constant rates are the formula, changes are the equations, and MOL plans keep their goal."""

from __future__ import annotations

import numpy as np
import pytest

from solver.errors import SolverError
from solver.queues import Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_c
from solver.staffing.offered_load import offered_load
from solver.staffing.search import required
from solver.staffing.service import Work
from solver.staffing.transient import service_over_time

MEASURES = ("p_wait", "service_level", "p_abandon", "asa_s", "occupancy", "queue_length")
HOUR = np.arange(48) / 2


def goal(threshold_s: float) -> ServiceGoal:
    return ServiceGoal(Measure.SERVICE_LEVEL, 0.8, threshold_s)


def betting_day() -> np.ndarray:
    """A share of the peak per half-hour: a quiet night, noon, and kick-off at eight."""
    day = 0.25 + 0.35 * np.exp(-(((HOUR - 13) / 3.5) ** 2)) + 0.75 * np.exp(-(((HOUR - 20.5) / 1.6) ** 2))
    return np.asarray(day / day.max())


def burst_day() -> np.ndarray:
    """A calm day with five times as much between eight and nine."""
    calm = 0.15 + 0.05 * np.sin((HOUR - 8) / 24 * 2 * np.pi)
    return np.asarray(np.where((HOUR >= 20) & (HOUR < 21), 1.0, calm))


@pytest.mark.parametrize(
    "work",
    [
        Work.of(40.0, 300.0, 180.0),
        Work.of(100.0, 600.0, 90.0),
        Work.of(20.0, 300.0, 180.0, (1.0, 1.6, 2.0)),
    ],
)
def test_constant_rates_are_the_formula(work: Work) -> None:
    """Measures of every interval of a constant day equal Erlang A (chats too) to 1e-12."""
    agents = int(work.crew_load) + 1
    known = erlang_a.service(agents, work, goal(30.0))
    found = service_over_time(np.full(12, agents), work, goal(30.0), 30.0)
    for name in MEASURES:
        np.testing.assert_allclose(getattr(found, name), float(getattr(known, name)), rtol=1e-11, atol=1e-12)
    assert np.abs(found.service_level - known.service_level).max() <= 1e-12


def test_constant_rates_without_patience_are_erlang_c() -> None:
    """Waiting for ever, five agents for four erlangs."""
    found = service_over_time(np.full(6, 5), Work.of(4.0, 300.0), goal(20.0), 30.0)
    known = erlang_c.service(5, Work.of(4.0, 300.0), goal(20.0))
    np.testing.assert_allclose(found.service_level, float(known.service_level), rtol=1e-11)


def test_an_empty_morning_grows_into_the_formula() -> None:
    """Whoever comes first finds everybody free; hours later nothing is left of the start."""
    work = Work.of(40.0, 300.0, 180.0)
    found = service_over_time(np.full(24, 41), work, goal(30.0), 30.0, empty=True).service_level
    known = float(erlang_a.service(41, work, goal(30.0)).service_level)
    assert found[0] > found[1] > known
    assert found[-1] == pytest.approx(known, abs=1e-12)


def test_changing_rates_follow_the_equations() -> None:
    """Three agents, then one, then two, arrivals up and down: chances by Runge-Kutta with tiny steps."""
    agents, load, theta, steps, size = [3, 1, 2], [2.0, 3.0, 0.5], 0.7, 1200, 40
    j = np.arange(size)
    now = np.eye(size)[0]
    waiting, abandoning = [], []
    for n, rate in zip(agents, load, strict=True):
        out = np.minimum(j, n) + theta * np.maximum(j - n, 0)
        up = np.where(j < size - 1, rate, 0.0)

        def flow(p: np.ndarray, out: np.ndarray = out, up: np.ndarray = up) -> np.ndarray:
            come = np.append(0.0, (up * p)[:-1]) + np.append((out * p)[1:], 0.0)
            return np.asarray(come - (up + out) * p)

        h, mean = 3.0 / steps, np.zeros(size)
        for _ in range(steps):
            a = flow(now)
            b = flow(now + h / 2 * a)
            c = flow(now + h / 2 * b)
            d = flow(now + h * c)
            after = now + h / 6 * (a + 2 * b + 2 * c + d)
            mean += (now + after + 4 * (now + h / 4 * (a + b))) / 6 / steps
            now = after
        waiting.append(mean[n:].sum())
        abandoning.append(theta * (mean * np.maximum(j - n, 0)).sum() / rate)
    found = service_over_time(agents, Work.of(load, 60.0, 60.0 / theta), goal(10.0), 3.0, empty=True)
    np.testing.assert_allclose(found.p_wait, waiting, rtol=1e-7)
    line = found.queue_length * theta / np.array(load)
    np.testing.assert_allclose(line, abandoning, rtol=1e-7)


@pytest.mark.parametrize(
    ("day", "aht_s", "peak", "threshold_s"),
    [(betting_day(), 300.0, 40.0, 30.0), (betting_day(), 1500.0, 40.0, 45.0), (burst_day(), 720.0, 40.0, 30.0),
     (betting_day(), 300.0, 5.0, 30.0)],
    ids=["short", "long", "burst", "small"],
)  # fmt: skip
def test_a_plan_by_modified_offered_load_keeps_its_goal(
    day: np.ndarray, aht_s: float, peak: float, threshold_s: float
) -> None:
    """Staffed by the greatest load within the interval, at most 1 of 48 intervals falls short by the equations."""
    below = plan_shortfalls(day, aht_s, peak, threshold_s)
    assert below["greatest"] <= 1
    assert below["greatest"] <= below["rate"]


def test_a_plan_by_mean_rates_does_not() -> None:
    """The same days interval by interval in the steady state: with long contacts many intervals fall short."""
    assert plan_shortfalls(betting_day(), 1500.0, 40.0, 45.0)["rate"] >= 4
    assert plan_shortfalls(burst_day(), 720.0, 40.0, 30.0)["rate"] >= 4


def plan_shortfalls(day: np.ndarray, aht_s: float, peak: float, threshold_s: float) -> dict[str, int]:
    load = peak * day
    smooth = offered_load(load[None] * 1800 / aht_s, np.full((1, 48), aht_s), 30.0)
    found = {}
    for name, planned in (("rate", load), ("greatest", smooth.most[0])):
        agents = required(Work.of(planned, aht_s, 180.0), goal(threshold_s)).agents
        level = service_over_time(agents, Work.of(load, aht_s, 180.0), goal(threshold_s), 30.0).service_level
        found[name] = int((level < 0.8).sum())
    return found


def test_a_rush_beyond_the_crew_is_worked_off_later() -> None:
    """Without patience an hour of overload is no error: the line grows, and the next hours pay for it."""
    load = np.array([2.0, 8.0, 8.0, 2.0, 2.0, 2.0, 2.0, 2.0])
    found = service_over_time(np.full(8, 5), Work.of(load, 300.0), goal(30.0), 30.0)
    assert found.queue_length[2] > found.queue_length[1] > found.queue_length[0]
    assert found.service_level[3] < 0.1 < 0.9 < found.service_level[-1]
    # 36 contacts too many (6 an hour each for 12 agents' worth of overload) wait at the end of the rush
    assert found.queue_length[2] == pytest.approx(27.0, abs=3.0)
    assert np.all(found.p_abandon == 0.0)


def test_lines_side_by_side_are_lines_alone() -> None:
    """The last axis is time: three lines at once, each with its own contacts, as one after the other."""
    load = np.array([betting_day()[16:24], burst_day()[36:44], np.full(8, 0.5)]) * np.array([[9.0], [20.0], [2.0]])
    agents = np.ceil(load) + 1
    aht_s = np.array([[300.0], [720.0], [60.0]])
    together = service_over_time(agents, Work.of(load, aht_s, 180.0), goal(30.0), 30.0).service_level
    alone = [
        service_over_time(n, Work.of(a, h, 180.0), goal(30.0), 30.0).service_level
        for n, a, h in zip(agents, load, aht_s[:, 0], strict=True)
    ]
    np.testing.assert_allclose(together, alone, rtol=1e-12)


def test_a_crew_of_nobody_lets_everybody_go() -> None:
    """No agents, no arrivals, an empty day: answers, not errors."""
    gone = service_over_time([0, 0], Work.of([2.0, 2.0], 300.0, 60.0), goal(30.0), 30.0)
    np.testing.assert_allclose(gone.p_abandon, 1.0)
    idle = service_over_time([2, 0], Work.of([0.0, 0.0], 300.0, 60.0), goal(30.0), 30.0)
    assert idle.service_level[0] == 1.0


@pytest.mark.parametrize(
    ("agents", "step_min", "code"),
    [([2.5], 30.0, "agents_not_whole"), ([-1], 30.0, "agents_invalid"), ([2], 0.0, "step_invalid"),
     ([2], float("nan"), "step_invalid")],
)  # fmt: skip
def test_days_that_cannot_be_are_refused(agents: list[float], step_min: float, code: str) -> None:
    """Half an agent has no chain; an interval has a length."""
    with pytest.raises(SolverError, match=code):
        service_over_time(agents, Work.of([1.0], 300.0, 180.0), goal(30.0), step_min)
    with pytest.raises(SolverError, match="goal_invalid"):
        service_over_time([2], Work.of([1.0], 300.0, 180.0), goal(float("nan")), 30.0)


def test_a_line_beyond_all_reason_is_said() -> None:
    """A million erlangs before nobody, without patience, is a mistake and not a day."""
    with pytest.raises(SolverError, match="line_too_long"):
        service_over_time([0], Work.of([1e6], 300.0), goal(30.0), 30.0)

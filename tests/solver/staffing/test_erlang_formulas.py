"""Erlang B, C and A agree with independent arithmetic, with each other in their limits, and refuse nonsense."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_b, erlang_c
from solver.staffing.search import required
from solver.staffing.service import Service, Work
from tests.reference.generate_erlang import ROWS, exact

REFERENCE = Path(__file__).parents[2] / "reference" / "erlang.csv"


def goal(threshold_s: float = 30.0, target: float = 0.8, definition: Definition = Definition.OFFERED) -> ServiceGoal:
    return ServiceGoal(Measure.SERVICE_LEVEL, target, threshold_s, definition)


def reference() -> list[dict[str, str]]:
    with REFERENCE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def computed(row: dict[str, str]) -> float:
    agents, load = float(row["agents"]), float(row["load"])
    kind, _, name = row["measure"].partition("_")
    if row["measure"] == "blocking":
        return float(erlang_b.blocking(agents, load))
    if row["measure"] == "log_blocking":
        return float(erlang_b.log_blocking(agents, load))
    patience = float(row["patience_s"]) if row["patience_s"] else None
    model = erlang_a if kind == "a" else erlang_c
    found = model.service(agents, Work.of(load, float(row["aht_s"]), patience), goal(float(row["threshold_s"])))
    fields = {
        "wait": found.p_wait,
        "level": found.service_level,
        "abandon": found.p_abandon,
        "asa": found.asa_s,
        "occupancy": found.occupancy,
        "queue": found.queue_length,
    }
    return float(fields[name])


@pytest.mark.parametrize("row", reference(), ids=lambda row: f"{row['id']}-{row['measure']}-{row['agents']}")
def test_formulas_reproduce_the_reference(row: dict[str, str]) -> None:
    """Long-hand 40-digit arithmetic is the judge; the figures printed by others agree with it to their last digit."""
    exact = float(row["exact"])
    assert computed(row) == pytest.approx(exact, rel=1e-11, abs=1e-15)
    if row["published"]:
        digits = len(row["published"].partition(".")[2])
        assert abs(exact - float(row["published"])) <= 1.05 * 10.0**-digits


def test_the_reference_is_what_its_generator_writes() -> None:
    """A figure changed by hand in the table would judge wrongly; the small crews are worked out anew."""
    small = [(row, known) for row, known in zip(ROWS, reference(), strict=True) if row[2][0] in ("3", "5", "10", "14")]
    assert len(small) >= 8
    for (name, measure, inputs, published, source), known in small:
        assert list(known.values()) == [name, measure, *inputs, published, f"{exact(measure, inputs):.17g}", source]


def test_chances_below_the_smallest_double_have_a_logarithm() -> None:
    """At light load Erlang B underflows; comparing crews then needs its logarithm."""
    assert float(erlang_b.blocking(10000, 200)) == 0.0
    assert float(erlang_b.log_blocking(30, 20)) == pytest.approx(np.log(erlang_b.blocking(30, 20)), rel=1e-13)


def test_parts_of_an_agent_join_smoothly_at_the_change_of_method() -> None:
    """Series below a load of 2 and continued fraction above must give one curve."""
    around = erlang_b.blocking([0.5, 0.5, 3.25, 3.25], [2 - 1e-9, 2 + 1e-9, 2 - 1e-9, 2 + 1e-9])
    assert around[0] == pytest.approx(around[1], rel=2e-9)
    assert around[2] == pytest.approx(around[3], rel=5e-9)


def test_with_patience_equal_to_handling_time_the_number_present_is_poisson() -> None:
    """Then everybody leaves at one rate, served or not: the chance of waiting is a Poisson tail."""
    load, agents = 10.0, 13
    terms = np.cumprod([np.exp(-load), *(load / k for k in range(1, agents))])
    found = erlang_a.service(agents, Work.of(load, 300, 300), goal())
    assert float(found.p_wait) == pytest.approx(1.0 - terms.sum(), rel=1e-13)


def test_endless_patience_gives_erlang_c_and_none_at_all_gives_erlang_b() -> None:
    """The two classical formulas are the ends of Erlang A."""
    work = Work.of(9.0, 180.0)
    patient = erlang_a.service(12, Work.of(9.0, 180.0, 1e9), goal())
    endless = erlang_c.service(12, work, goal())
    assert float(patient.service_level) == pytest.approx(float(endless.service_level), abs=1e-6)
    assert float(patient.asa_s) == pytest.approx(float(endless.asa_s), rel=1e-5)
    hasty = erlang_a.service(12, Work.of(9.0, 180.0, 1e-6), goal())
    assert float(hasty.p_abandon) == pytest.approx(float(erlang_b.blocking(12, 9.0)), rel=1e-6)


def test_the_definition_of_service_level_is_not_a_detail() -> None:
    """Same line, five contracts: 93.3 % of offered is 95.5 % of served (research, section 1.3)."""
    work = Work.of(10.0, 180.0, 120.0)
    levels = {d: float(erlang_a.service(14, work, goal(20, definition=d)).service_level) for d in Definition}
    assert levels[Definition.OFFERED] == pytest.approx(0.9327, abs=5e-5)
    assert levels[Definition.SERVED] == pytest.approx(0.9545, abs=5e-5)
    assert levels[Definition.OFFERED] < levels[Definition.NET_OFFERED] < levels[Definition.SERVED]
    assert levels[Definition.OFFERED] < levels[Definition.PATIENT] < levels[Definition.WAITED]
    late = 1 - levels[Definition.WAITED], 1 - levels[Definition.PATIENT]
    assert late[0] == pytest.approx(late[1] * np.exp(-20 / 120), rel=1e-12)  # the patience of those who wait beyond


def test_without_abandons_all_definitions_are_one() -> None:
    """Then offered, served and waiting at most so long count the same contacts."""
    work = Work.of(10.0, 180.0)
    assert len({float(erlang_c.service(12, work, goal(20, definition=d)).service_level) for d in Definition}) == 1


@settings(max_examples=40, deadline=None)
@given(load=st.floats(0.1, 200), agents=st.integers(1, 300))
def test_patience_equal_to_handling_time_is_poisson_at_any_load(load: float, agents: int) -> None:
    """Overload included, where the formulas take another way: everybody leaves at one rate, served or not."""
    below = sum(math.exp(k * math.log(load) - load - math.lgamma(k + 1)) for k in range(agents))
    found = erlang_a.service(agents, Work.of(load, 300, 300), goal())
    assert float(found.p_wait) == pytest.approx(1.0 - below, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(load=st.floats(0.5, 60), spare=st.integers(1, 15))
def test_endless_and_no_patience_are_the_limits_at_any_load(load: float, spare: int) -> None:
    """Erlang C from the one side, Erlang B from the other."""
    agents = int(load) + spare + 1
    endless = erlang_c.service(agents, Work.of(load, 180.0), goal())
    patient = erlang_a.service(agents, Work.of(load, 180.0, 1e11), goal())
    assert float(patient.service_level) == pytest.approx(float(endless.service_level), abs=1e-6)
    assert patient.wait_of_waiting_s == pytest.approx(endless.wait_of_waiting_s, rel=1e-5)
    hasty = erlang_a.service(agents, Work.of(load, 180.0, 1e-9), goal())
    assert float(hasty.p_abandon) == pytest.approx(float(erlang_b.blocking(agents, load)), rel=1e-8)


@settings(max_examples=12, deadline=None)
@given(load=st.floats(0.5, 40), agents=st.integers(1, 30), patience_s=st.floats(30, 3000))
def test_the_share_that_leaves_is_the_mean_wait_per_patience(load: float, agents: int, patience_s: float) -> None:
    """P(abandon) = E[W] / patience, with E[W] summed over thresholds from the share that waits beyond each."""
    work = Work.of(load, 300, patience_s)
    nodes, weights = np.polynomial.legendre.leggauss(12)
    edges = np.concatenate([[0.0], np.geomspace(0.004, 40.0, 30)]) * patience_s
    mean_s = 0.0
    for low, high in pairwise(edges):
        for node, weight in zip(nodes, weights, strict=True):
            at = goal(low + (high - low) * (node + 1) / 2, definition=Definition.WAITED)
            mean_s += (high - low) / 2 * weight * (1 - float(erlang_a.service(agents, work, at).service_level))
    assert mean_s / patience_s == pytest.approx(float(erlang_a.service(agents, work, goal()).p_abandon), abs=1e-9)


def test_the_wait_of_those_who_wait_is_the_mean_wait_per_waiting_contact() -> None:
    """E[W] = P(wait) E[W | wait] = P(abandon) x patience, overloaded or not."""
    found = erlang_a.service([8, 12, 16, 1], Work.of([12.0, 12.0, 12.0, 400.0], 300, 240), goal())
    assert found.wait_of_waiting_s is not None
    np.testing.assert_allclose(found.p_wait * found.wait_of_waiting_s, found.p_abandon * 240, rtol=1e-12)


def test_the_two_ways_through_overload_meet() -> None:
    """Where the sum over states gives way to the integral about its peak, nothing jumps."""
    edge = 100 + 40 + np.sqrt(40 * 40 + 80 * 100.0)  # (load - 100)^2 = 80 load: AHT = patience
    work = Work.of([edge - 1e-9, edge + 1e-9], 300, 300)
    for definition in Definition:
        for threshold_s in (20, 190, 200, 400):
            low, high = erlang_a.service(100, work, goal(threshold_s, definition=definition)).service_level
            assert low == pytest.approx(high, abs=1e-10)
    found = erlang_a.service(100, work, goal())
    assert found.asa_s[0] == pytest.approx(found.asa_s[1], rel=1e-10)


def test_nobody_at_work_serves_nobody() -> None:
    """Without agents all leave unserved; nobody has a mean wait for an answer."""
    found = erlang_a.service(0, Work.of(3.0, 300, 100), goal())
    figures = (found.p_wait, found.p_abandon, found.service_level, found.occupancy)
    assert [float(figure) for figure in figures] == [1.0, 1.0, 0.0, 0.0]
    assert float(found.asa_s) == np.inf


def test_abandonment_and_queue_obey_littles_law() -> None:
    """P(abandon) = E[wait] / patience; the queue is arrivals times E[wait]."""
    found = erlang_a.service(10, Work.of(12.0, 300.0, 200.0), goal())
    assert float(found.queue_length) == pytest.approx(12.0 / 300.0 * float(found.p_abandon) * 200.0, rel=1e-12)


def test_heavy_overload_serves_what_the_crew_can_and_stays_finite() -> None:
    """Three times too much work for 10,000 agents: terms far beyond the largest double cancel."""
    found = erlang_a.service(10_000, Work.of(30_000, 100, 1000), goal())
    assert float(found.p_abandon) == pytest.approx(2.0 / 3.0, rel=1e-9)
    assert float(found.asa_s) == pytest.approx(1000 * np.log(3.0), rel=1e-3)


@settings(max_examples=60, deadline=None)
@example(load=3.0, agents=0, patience_s=21.0, threshold_s=0.0, definition=Definition.SERVED)
@given(
    load=st.floats(0.01, 80),
    agents=st.integers(0, 120),
    patience_s=st.floats(20, 5000),
    threshold_s=st.floats(0, 900),
    definition=st.sampled_from(list(Definition)),
)
def test_one_more_agent_never_worsens_service(
    load: float, agents: int, patience_s: float, threshold_s: float, definition: Definition
) -> None:
    """A search for the least crew, and every argument about pooling, rests on this."""
    asked = goal(threshold_s, definition=definition)
    found: Service = erlang_a.service([agents, agents + 1], Work.of(load, 300, patience_s), asked)
    assert found.service_level[1] >= found.service_level[0] - 1e-12
    assert found.p_abandon[1] <= found.p_abandon[0] + 1e-12
    assert found.p_wait[1] <= found.p_wait[0] + 1e-12
    assert bool(((found.service_level >= 0) & (found.service_level <= 1 + 1e-12)).all())


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: erlang_c.service(10, Work.of(10.0, 300.0), goal()), "unstable"),
        (lambda: erlang_c.service([12, 9], Work.of(10.0, 300.0), goal()), "unstable"),
        (lambda: Work.of(1.0, 0.0), "aht_not_positive"),
        (lambda: Work.of(1.0, float("nan")), "aht_not_positive"),
        (lambda: Work.of(1.0, 300.0, -5.0), "patience_not_positive"),
        (lambda: Work.of(float("nan"), 300.0), "load_invalid"),
        (lambda: Work.of(-1.0, 300.0), "load_invalid"),
        (lambda: Work.of(1e30, 300.0), "load_invalid"),
        (lambda: Work.of(float("inf"), 300.0), "load_invalid"),
        (lambda: Work.of(1.0, 300.0, float("nan")), "patience_not_positive"),
        (lambda: Work.of(1.0, 300.0, 0.0), "patience_not_positive"),
        (lambda: Work.of(1.0, 300.0, 1e300), "patience_endless"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(1e300)), "goal_invalid"),
        (lambda: Work.of(1.0, 300.0, rates=(1.0, 1.5, 1.4)), "throughput_falls"),
        (lambda: Work.of(1.0, 300.0, rates=(1.0, float("nan"))), "throughput_falls"),
        (lambda: Work.of(1.0, 300.0, rates=()), "throughput_falls"),
        (lambda: erlang_c.log_waiting(9.0, 9.0), "unstable"),
        (lambda: erlang_a.service(2.5, Work.of(1.0, 300.0, 90.0, (1.0, 1.5)), goal()), "agents_not_whole"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(float("nan"))), "goal_invalid"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(), 0.0), "occupancy_invalid"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(), float("nan")), "occupancy_invalid"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(target=1.2)), "goal_invalid"),
        (lambda: erlang_b.blocking(float("nan"), 3.0), "agents_invalid"),
        (lambda: erlang_b.inverse_blocking(2.5, 3.0, (1.0, 1.5)), "agents_not_whole"),
        (lambda: erlang_a.service(3, Work.of(1.0, 300.0), goal()), "patience_unknown"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(target=1.0)), "target_unattainable"),
        (lambda: required(Work.of(1.0, 300.0, 100.0), goal(target=float("nan"))), "goal_invalid"),
    ],
)
def test_nonsense_is_refused_by_name(call: Callable[[], object], code: str) -> None:
    """Rivals answer these with a number (P(wait) 1.96, or 44 agents for a target of 100 %)."""
    with pytest.raises(SolverError) as caught:
        call()
    assert [problem.code for problem in caught.value.problems] == [code]

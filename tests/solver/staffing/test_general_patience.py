"""Patience that is not exponential: Erlang A as a case, an independent quadrature, and a queue played through."""

from __future__ import annotations

import heapq
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, special, stats

from solver.errors import SolverError
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing import erlang_a
from solver.staffing.general_patience import service
from solver.staffing.patience_laws import Family, PatienceLaw, leaves_by, mean_until, stays_beyond
from solver.staffing.service import Work

MEASURES = ("p_wait", "service_level", "p_abandon", "asa_s", "occupancy", "queue_length", "wait_of_waiting_s")
EARLY = PatienceLaw(Family.WEIBULL, 0.6)
FIRM = PatienceLaw(Family.WEIBULL, 2.5)
LOGNORMAL = PatienceLaw(Family.LOGNORMAL, 1.2)


def goal(threshold_s: float, definition: Definition = Definition.OFFERED) -> ServiceGoal:
    return ServiceGoal(Measure.SERVICE_LEVEL, 0.8, threshold_s, definition)


def frozen(law: PatienceLaw, mean: float) -> stats.rv_continuous:
    """The same law by scipy."""
    if law.family is Family.LOGNORMAL:
        return stats.lognorm(math.sqrt(math.log1p(law.shape**2)), scale=mean / math.sqrt(1 + law.shape**2))
    return stats.weibull_min(law.shape, scale=mean / special.gamma(1 + 1 / law.shape))


@pytest.mark.parametrize("definition", list(Definition))
def test_exponential_patience_is_erlang_a(definition: Definition) -> None:
    """300 lines from one agent to 600, too few and too many of them: every measure to 1e-9."""
    rng = np.random.default_rng(3)
    load = np.exp(rng.uniform(np.log(0.5), np.log(600.0), 300))
    agents = np.maximum(np.round(load / rng.uniform(0.4, 2.5, 300)), 1.0)
    aht_s = rng.uniform(60.0, 900.0, 300)
    work = Work.of(load, aht_s, aht_s * np.exp(rng.uniform(np.log(0.1), np.log(20.0), 300)))
    found, known = (f(agents, work, goal(30.0, definition)) for f in (by_quadrature, erlang_a.service))
    for name in MEASURES:
        np.testing.assert_allclose(getattr(found, name), getattr(known, name), rtol=1e-9, atol=1e-9, err_msg=name)


def by_quadrature(agents: np.ndarray, work: Work, goal: ServiceGoal) -> object:
    return service(agents, work, goal, PatienceLaw())


@pytest.mark.parametrize("law", [EARLY, FIRM, LOGNORMAL])
@pytest.mark.parametrize("load", [8.0, 12.0])
def test_measures_are_the_integrals_of_the_paper(law: PatienceLaw, load: float) -> None:
    """Ten agents, mean patience .8 AHT: the density of Zeltyn and Mandelbaum, integrated by scipy."""
    agents, mean, t = 10, 0.8, 0.1
    patience = frozen(law, mean)
    grid = np.concatenate([np.linspace(0.0, 1e-2, 20_001) ** 1.0, np.linspace(1e-2, 6.0, 60_001)[1:]])
    grid = grid**1.5  # dense at zero, where the Weibull bends
    until = integrate.cumulative_simpson(patience.sf(grid), x=grid, initial=0.0)
    density = np.exp(load * until - agents * grid)
    free = sum(math.exp(math.lgamma(agents) - math.lgamma(agents - k) - k * math.log(load)) for k in range(agents))
    whole = free + load * integrate.simpson(density, x=grid)
    late = grid >= t
    served_late = load * integrate.simpson((density * patience.sf(grid))[late], x=grid[late]) / whole
    gone = load * integrate.simpson(density * patience.cdf(grid), x=grid) / whole
    found = service(agents, Work.of(load, 60.0, 60.0 * mean), goal(60.0 * t), law)
    assert found.p_wait == pytest.approx(1 - free / whole, abs=2e-5)
    assert found.p_abandon == pytest.approx(gone, abs=2e-5)
    assert found.service_level == pytest.approx(1 - gone - served_late, abs=2e-4)


def test_a_queue_played_through_agrees() -> None:
    """200,000 contacts, first come first served, Weibull 2.5: abandonment and service level within 4 errors."""
    rng, contacts, agents, load, mean, t = np.random.default_rng(11), 200_000, 10, 11.0, 0.8, 0.1
    at = np.cumsum(rng.exponential(1 / load, contacts))
    work, patience = rng.exponential(1.0, contacts), mean * rng.weibull(2.5, contacts) / math.gamma(1.4)
    free = [0.0] * agents
    served, in_time = 0, 0
    for now, needs, stays in zip(at.tolist(), work.tolist(), patience.tolist(), strict=True):
        wait = max(free[0] - now, 0.0)
        if wait <= stays:
            heapq.heapreplace(free, now + wait + needs)
            served += 1
            in_time += wait <= t
    found = service(agents, Work.of(load, 1.0, mean), goal(t), FIRM)
    assert 1 - served / contacts == pytest.approx(float(found.p_abandon), abs=0.005)
    assert in_time / contacts == pytest.approx(float(found.service_level), abs=0.01)


@settings(max_examples=40, deadline=None)
@given(agents=st.integers(0, 60), load=st.floats(0.05, 90.0), shape=st.floats(0.3, 5.0), lognormal=st.booleans())
def test_what_comes_is_served_or_gone(agents: int, load: float, shape: float, lognormal: bool) -> None:
    """Shares lie between 0 and 1, and the mean line obeys Little: at most patience long, never negative."""
    law = PatienceLaw(Family.LOGNORMAL if lognormal else Family.WEIBULL, shape)
    found = service(agents, Work.of(load, 300.0, 200.0), goal(20.0), law)
    assert -1e-12 <= found.service_level <= 1 - found.p_abandon + 1e-12
    assert 0.0 <= found.p_abandon <= found.p_wait + 1e-12 <= 1 + 2e-12
    assert 0.0 <= found.queue_length <= load * 200.0 / 300.0 * (1 + 1e-9)
    assert found.occupancy <= 1 + 1e-12


def test_firm_customers_are_served_better_by_a_short_crew_only_by_leaving_later() -> None:
    """Equal mean patience: those who leave at once free the line, so fewer of the rest wait."""
    shares = [float(service(97, Work.of(100.0, 300.0, 180.0), goal(30.0), law).p_abandon) for law in (EARLY, FIRM)]
    exponential = float(erlang_a.service(97, Work.of(100.0, 300.0, 180.0), goal(30.0)).p_abandon)
    assert shares[0] > exponential > shares[1]


@pytest.mark.parametrize("law", [EARLY, FIRM, LOGNORMAL, PatienceLaw()])
def test_laws_of_patience_are_those_of_the_books(law: PatienceLaw) -> None:
    """Chances and restricted means against scipy, at the start, in the middle and in the tail."""
    patience = frozen(law, 3.0)
    for wait in (1e-6, 0.1, 1.0, 3.0, 10.0, 40.0):
        args = (wait, 3.0, law.shape, law.lognormal)
        assert leaves_by(*args) == pytest.approx(patience.cdf(wait), rel=1e-10)
        assert stays_beyond(*args) == pytest.approx(patience.sf(wait), rel=1e-9, abs=1e-300)
        if wait >= 0.1:
            whole = integrate.quad(patience.sf, 0.0, wait, epsabs=0, epsrel=1e-11, limit=200)[0]
            assert mean_until(*args) == pytest.approx(whole, rel=1e-8)


@pytest.mark.parametrize("shape", [0.0, -1.0, float("nan"), float("inf")])
def test_shapes_that_cannot_be_are_refused(shape: float) -> None:
    """A law has a positive shape; the formula has a patience."""
    with pytest.raises(SolverError, match="patience_shape_invalid"):
        PatienceLaw(Family.WEIBULL, shape)


def test_no_patience_and_no_number_of_agents_are_refused() -> None:
    """As the other formulas do."""
    with pytest.raises(SolverError, match="patience_unknown"):
        service(3, Work.of(2.0, 300.0), goal(20.0), FIRM)
    with pytest.raises(SolverError, match="agents_invalid"):
        service(float("nan"), Work.of(2.0, 300.0, 60.0), goal(20.0), FIRM)

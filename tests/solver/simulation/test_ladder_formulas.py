"""First rung: Erlang B, C and A; printed tables, formulas and simulation tell the same."""

from __future__ import annotations

import math

import pytest

from solver.staffing import erlang_a, erlang_b, erlang_c, general_patience
from solver.staffing.patience_laws import Family, PatienceLaw
from solver.staffing.service import Work
from tests.solver.simulation.ladder import by_formula, calls, differences, promise, steady

AT_ONCE_S = 1e-4


@pytest.mark.parametrize(("agents", "load", "printed"), [(3, 10.4, 0.7411421), (10, 20.0, 0.5379631686320729)])
def test_who_has_no_patience_is_lost_as_erlang_b_says(agents: int, load: float, printed: float) -> None:
    """Callers who hang up at once leave a loss system; B(3; 10.4) of Erlang Library, B(10; 20) of a unit test."""
    assert float(erlang_b.blocking(agents, load)) == pytest.approx(printed, abs=1e-7)
    found = steady(calls(AT_ONCE_S), agents, load, 300.0)
    assert differences(found, {"abandonment": printed}) == []
    assert found["abandonment"].error < 0.01


@pytest.mark.parametrize(
    ("agents", "load", "aht_s", "within_s", "printed"),
    [(14, 10.0, 180.0, 20.0, 0.88835), (55, 48.0, 240.0, 15.0, 0.8459), (11, 10.0, 180.0, 20.0, 0.3896)],
)
def test_who_never_hangs_up_waits_as_erlang_c_says(
    agents: int, load: float, aht_s: float, within_s: float, printed: float
) -> None:
    """C1, C2 and C3 of the tables: CRAN ErlangC and Mitan's example."""
    expected = by_formula(erlang_c.service(agents, Work.of(load, aht_s), promise(within_s)))
    assert expected["service"] == pytest.approx(printed, abs=6e-5)
    found = steady(calls(None, within_s), agents, load, aht_s)
    assert differences(found, expected) == []
    assert found["service"].error < 0.05


@pytest.mark.parametrize(
    ("agents", "load", "aht_s", "patience_s", "within_s", "printed"),
    [
        (5, 4.0, 60.0, 120.0, 20.0, 0.769852592506),
        (10, 12.0, 60.0, 30.0, 6.0, 0.484280810914),
        (50, 48.0, 60.0, 120.0, 20.0, 0.943018954747),
        (100, 102.0, 60.0, 60.0, 3.0, 0.600455909034),
        (97, 100.0, 300.0, 180.0, 30.0, 0.819014400046),
        (13, 10.5, 180.0, 300.0, 20.0, None),
        (6, 18.0, 60.0, 90.0, 20.0, None),
    ],
)
def test_who_hangs_up_in_time_is_served_as_erlang_a_says(
    agents: int, load: float, aht_s: float, patience_s: float, within_s: float, printed: float | None
) -> None:
    """Golden lines of section 4, one with three times the work it can do."""
    expected = by_formula(erlang_a.service(agents, Work.of(load, aht_s, patience_s), promise(within_s)))
    assert printed is None or expected["service"] == pytest.approx(printed, abs=1e-11)
    found = steady(calls(patience_s, within_s), agents, load, aht_s)
    assert differences(found, expected) == []
    assert found["abandonment"].error < 0.05 * expected["abandonment"]


@pytest.mark.parametrize(("agents", "load"), [(8, 8.0), (30, 25.0)])
def test_with_patience_like_handling_time_the_number_present_is_poisson(agents: int, load: float) -> None:
    """Everybody then leaves at one rate: P(no wait) = P(Poisson(load) < n), whoever asks."""
    tail = sum(math.exp(-load) * load**k / math.factorial(k) for k in range(agents))
    assert float(erlang_a.service(agents, Work.of(load, 60.0, 60.0), promise(0.0)).service_level) == pytest.approx(tail)
    found = steady(calls(60.0, 0.0), agents, load, 60.0)
    assert found["service"].agrees(tail), found["service"].off(tail)
    assert found["service"].error < 0.01


@pytest.mark.parametrize(("shape", "agents", "load"), [(0.6, 20, 19.0), (2.5, 20, 21.0)])
def test_who_hangs_up_by_another_law_is_served_as_the_integrals_say(shape: float, agents: int, load: float) -> None:
    """Weibull patience, many who leave at once or few; the exponential law would be points off."""
    work, law = Work.of(load, 120.0, 100.0), PatienceLaw(Family.WEIBULL, shape)
    expected = by_formula(general_patience.service(agents, work, promise(20.0), law))
    found = steady(calls(100.0, patience_shape=shape), agents, load, 120.0)
    assert differences(found, expected) == []
    plain = by_formula(erlang_a.service(agents, work, promise(20.0)))
    assert differences(found, plain) != []

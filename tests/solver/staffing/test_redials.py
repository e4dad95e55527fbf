"""Redials: published values of Extended Erlang B, the fixed point, and its limits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.queues import Measure, ServiceGoal
from solver.staffing import erlang_a
from solver.staffing.erlang_b import blocking
from solver.staffing.retrials import blocking_with_redials, service
from solver.staffing.service import Work

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30.0)


def test_two_hundred_lines_as_westbay_prints_them() -> None:
    """186.877 erlangs of first attempts, 70 % redial: 3 % hear engaged (row B11)."""
    assert blocking_with_redials(200, 186.87729, 0.7) == pytest.approx(0.03, abs=5e-9)


def test_eleven_lines_as_westbay_prints_them() -> None:
    """5.5 erlangs, half redial: ten lines block 3.149 %, eleven 1.504 %, so 3 % needs eleven (row B11b)."""
    np.testing.assert_allclose(blocking_with_redials([10, 11], 5.5, 0.5), [0.03149, 0.01504], atol=5e-6)


@settings(max_examples=60, deadline=None)
@given(
    agents=st.integers(1, 80),
    load=st.floats(0.1, 120.0),
    patience_s=st.floats(20.0, 2000.0),
    share=st.floats(0.0, 0.98),
)
def test_attempts_feed_themselves(agents: int, load: float, patience_s: float, share: float) -> None:
    """What comes = what is wanted + the redials of what is lost; and what is served in the end fits the crew."""
    found = service(agents, Work.of(load, 300.0, patience_s), GOAL, share)
    again = share * found.attempts * found.service.p_abandon
    assert found.attempts == pytest.approx(load + again, rel=1e-12)
    assert found.attempts * (1 - found.service.p_abandon) == pytest.approx(load * found.p_served, rel=1e-11)
    assert found.service.p_abandon >= erlang_a.service(agents, Work.of(load, 300.0, patience_s), GOAL).p_abandon - 1e-15


def test_nobody_redials_is_erlang_a_and_b() -> None:
    """A share of 0 changes nothing, for many lines at once."""
    agents, load = np.array([45, 50, 97]), np.array([50.0, 50.0, 100.0])
    work = Work.of(load, 300.0, 180.0)
    found = service(agents, work, GOAL, 0.0)
    np.testing.assert_array_equal(found.attempts, load)
    np.testing.assert_array_equal(found.service.service_level, erlang_a.service(agents, work, GOAL).service_level)
    np.testing.assert_allclose(blocking_with_redials(agents, load, 0.0), blocking(agents, load), rtol=1e-14)


def test_redials_make_a_short_crew_look_shorter() -> None:
    """45 agents for 50 erlangs: the more redial, the lower the level, until all but every tenth gets through."""
    levels = [
        float(service(45, Work.of(50.0, 300.0, 180.0), GOAL, r).service.service_level) for r in (0, 0.3, 0.6, 0.9)
    ]
    assert levels == sorted(levels, reverse=True)
    stubborn = service(45, Work.of(50.0, 300.0, 180.0), GOAL, 0.9)
    assert stubborn.p_served == pytest.approx(0.9, abs=1e-3)  # 45 of 50 is all that the crew can do


def test_shares_that_cannot_be_are_refused() -> None:
    """If everybody redials for ever there need be no end; without a patience there is nothing to redial for."""
    for share in (1.0, -0.1, float("nan")):
        with pytest.raises(SolverError, match="share_invalid"):
            blocking_with_redials(5, 4.0, share)
    with pytest.raises(SolverError, match="patience_unknown"):
        service(5, Work.of(4.0, 300.0), GOAL, 0.5)
    with pytest.raises(SolverError, match="load_invalid"):
        blocking_with_redials(5, float("nan"), 0.5)

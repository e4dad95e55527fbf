"""Chats at once from what people have: the curve it implies, and the service it gives against a simulation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.queues import Concurrency, Measure, ServiceGoal
from solver.staffing import erlang_a
from solver.staffing.chat import ASSUMED_SLOW_PER_CHAT, chat_work, from_levels, from_session, implied_curve
from tests.solver.staffing.chat_floor import simulated_level

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 45.0)


def test_measured_levels_imply_themselves() -> None:
    """480, 600, 720 s at 1, 2, 3 chats: 7.5, 12, 15 chats an hour."""
    curve = implied_curve(from_levels([480, 600, 720]), 480.0)
    assert [point.chats for point in curve] == [1, 2, 3]
    assert [point.aht_s for point in curve] == pytest.approx([480, 600, 720])
    assert [point.per_hour for point in curve] == pytest.approx([7.5, 12.0, 15.0])


def test_recorded_handling_time_tells_at_how_many_chats_it_was_measured() -> None:
    """576 s lies four fifths of the way from one chat to two."""
    found = from_levels([480, 600, 720], recorded_aht_s=576)
    assert found.measured_at == pytest.approx(1.8)
    assert [point.aht_s for point in implied_curve(found, 576.0)] == pytest.approx([480, 600, 720])


def test_a_session_length_with_a_slow_down_gives_the_length_alone() -> None:
    """660 s at 1.8 chats, a quarter longer per chat: 550 s alone."""
    curve = implied_curve(from_session(3, 1.8, 0.25), 660.0)
    assert [point.aht_s for point in curve] == pytest.approx([550.0, 687.5, 825.0])


def test_without_a_slow_down_a_quarter_per_chat_is_assumed() -> None:
    """The default is the named one and nothing else."""
    assert from_session(3, 1.8) == from_session(3, 1.8, ASSUMED_SLOW_PER_CHAT)


@given(st.lists(st.floats(60, 3600), min_size=1, max_size=6))
def test_a_curve_exists_exactly_where_throughput_rises(levels: list[float]) -> None:
    """Whatever was measured: either each chat more ends more per hour, or nobody gets a number."""
    steps = [high / low for low, high in pairwise(k / aht_s for k, aht_s in enumerate(levels, start=1))]
    assume(all(abs(step - 1) > 1e-9 for step in steps))
    if min(steps, default=2.0) > 1:
        rates = [point.per_hour for point in implied_curve(from_levels(levels), levels[0])]
        assert rates == pytest.approx([3600 * k / aht_s for k, aht_s in enumerate(levels, start=1)])
    else:
        with pytest.raises(SolverError, match="throughput_falls"):
            from_levels(levels)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: from_levels([480, 0]), "aht_not_positive"),
        (lambda: from_levels([480, float("nan")]), "aht_not_positive"),
        (lambda: from_levels([]), "aht_not_positive"),
        (lambda: from_levels([480, 1000]), "throughput_falls"),
        (lambda: from_levels([480, 600], 700), "recorded_off_curve"),
        (lambda: from_session(3, 3.5), "mean_chats_outside"),
        (lambda: from_session(3, float("nan")), "mean_chats_outside"),
        (lambda: from_session(3, 1.8, -0.1), "slow_down_invalid"),
        (lambda: from_session(3, 1.8, float("inf")), "slow_down_invalid"),
        (lambda: implied_curve(Concurrency(2, (1.0, 2.0)), 300.0), "throughput_falls"),
        (lambda: implied_curve(Concurrency(), 0.0), "aht_not_positive"),
    ],
)
def test_what_makes_no_sense_is_named(make, code: str) -> None:  # type: ignore[no-untyped-def]
    """Never a number from a wrong measurement."""
    with pytest.raises(SolverError, match=code):
        make()


@pytest.mark.parametrize(
    ("agents", "gap_s", "levels"),
    [
        (8, 30.0, (480.0, 600.0, 720.0)),
        (9, 30.0, (480.0, 600.0, 720.0)),
        (4, 70.0, (300.0, 360.0)),
        (16, 11.0, (400.0, 440.0, 520.0, 640.0)),
    ],
)
def test_chat_service_lies_within_half_a_point_of_a_simulation(
    agents: int, gap_s: float, levels: tuple[float, ...]
) -> None:
    """Chats spread unevenly on a real floor; the formula's even spread costs less than 0.005 of service."""
    held = from_levels(levels)
    formula = float(erlang_a.service(agents, chat_work(1 / gap_s, levels[0], 240.0, held), GOAL).service_level)
    assert formula == pytest.approx(simulated_level(agents, gap_s, levels[0], 240.0, held, 45.0, 0.0), abs=0.005)

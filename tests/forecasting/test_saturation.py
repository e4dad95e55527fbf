"""Overlapping events: laws of the joint lift."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forecasting.saturation import joint_lift, pull, roomy, yield_of

LIFTS = st.lists(st.floats(0.0, 3.9), min_size=1, max_size=8)
CEILING = np.array([5.0])


def together(lifts: list[float]) -> float:
    """What events of one interval bring, given what each would alone."""
    return float(joint_lift(pull(np.array(lifts), CEILING).sum(), CEILING)[0])


@given(lifts=LIFTS)
def test_together_events_bring_at_least_the_biggest_and_at_most_their_sum(lifts: list[float]) -> None:
    """A second match never takes contacts away, and never brings more than it would alone."""
    assert max(lifts) - 1e-6 <= together(lifts) <= min(sum(lifts), 5.0) + 1e-6


@given(lifts=LIFTS)
def test_the_parts_of_overlapping_events_add_up_to_what_they_bring_together(lifts: list[float]) -> None:
    """The attribution of a derby night must not invent contacts."""
    pulls = pull(np.array(lifts), CEILING)
    parts = pulls * yield_of(np.array([pulls.sum()]), CEILING)
    assert np.isclose(parts.sum(), together(lifts))


def test_an_event_alone_keeps_its_lift_and_twins_fill_the_room_that_is_left() -> None:
    """Worked: of a ceiling of 5 one event takes 1, its twin a fifth less: 1 + 1 - 1 x 1 / 5."""
    assert np.isclose(together([1.0]), 1.0)
    assert np.isclose(together([1.0, 1.0]), 1.8)


def test_small_events_hardly_hinder_each_other() -> None:
    """Two matches of a second division do not exhaust the customers."""
    assert np.isclose(together([0.1, 0.1]), 0.198)


def test_falling_lifts_add_as_they_are() -> None:
    """A maintenance that keeps contacts away does so whatever else is on."""
    assert np.isclose(together([-0.4, -0.2]), -0.6)
    assert together([1.0, -0.4]) < 1.0


def test_four_hundred_simultaneous_events_never_exceed_the_ceiling() -> None:
    """A feed with every league of the world may list that many."""
    assert 4.9 < together([0.5] * 400) <= 5.0


def test_a_single_event_bigger_than_the_ceiling_lifts_it() -> None:
    """A final that alone brought eight times the usual was seen: the ceiling is no law."""
    raised = roomy(5.0, np.array([[8.0], [1.0]]))
    assert raised.tolist() == [10.0, 5.0]
    assert np.isclose(joint_lift(pull(np.array([8.0]), raised[:1]), raised[:1]), 8.0)

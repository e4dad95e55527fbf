"""Sizes of classes: shrunk from kind to tier and tag to class, per queue."""

import numpy as np
import pytest

from forecasting.classes import EventClass
from forecasting.sizes import Measured, fit_sizes, no_sizes

SMALL, BIG = EventClass("match", 4), EventClass("match", 1)


def measured(sizes: list[float], worth: list[float]) -> Measured:
    """One row for all queues."""
    return Measured(np.array([sizes]), np.array([worth]))


def test_a_class_is_pulled_to_its_tier_and_that_to_its_kind() -> None:
    """Worked with k = 4: 4 events of size 3 give the tier 1 + 2 x 4 / (4 + 2), the class the mean of that and 3."""
    sizes = fit_sizes((BIG,), measured([3.0], [4.0]), 4.0)
    tier = 1 + 2 * 4 / 6
    assert sizes.by_class[0, 0] == pytest.approx((4 * 3 + 4 * tier) / 8)


def test_a_class_never_met_takes_the_nearest_tier_and_the_bigger_of_two() -> None:
    """A tier 2 between 1 and 4 is like a 1; a tier 3 is like a 4."""
    sizes = fit_sizes((SMALL, BIG), measured([0.5, 3.0], [50.0, 50.0]), 4.0)
    assert sizes.of(EventClass("match", 2))[0] > 2.5
    assert sizes.of(EventClass("match", 3))[0] < 0.7


def test_a_tag_carries_its_effect_to_a_class_never_met() -> None:
    """Derbies of tier 4 were half again as big: so will be the first of tier 1."""
    derby = EventClass("match", 4, ("derby",))
    sizes = fit_sizes((SMALL, derby, BIG), measured([0.5, 1.5, 3.0], [90.0, 90.0, 90.0]), 4.0)
    assert sizes.of(EventClass("match", 1, ("derby",)))[0] > sizes.of(BIG)[0] + 0.5


def test_a_queue_may_feel_a_class_more_than_all_queues_do() -> None:
    """English chats hardly notice the national league, and are told so by their own history."""
    base = fit_sizes((SMALL, BIG), measured([1.0, 2.0], [50.0, 50.0]), 4.0)
    own = fit_sizes((SMALL, BIG), Measured(np.array([[1.0, 4.0], [1.0, 2.0]]), np.full((2, 2), 20.0)), 4.0, base)
    assert own.of(BIG)[0] > 3.0
    assert own.of(BIG)[1] == pytest.approx(base.of(BIG)[0], rel=0.1)


def test_a_class_never_turns_the_sign_of_its_kind() -> None:
    """Noise may make a small match look like a negative one."""
    assert fit_sizes((SMALL,), measured([-3.0], [50.0]), 4.0).by_class[0, 0] > 0


def test_of_a_kind_never_met_nothing_is_known() -> None:
    """Its size is its kind's."""
    assert no_sizes(2).of(BIG).tolist() == [1.0, 1.0]


def test_a_sport_never_seen_takes_the_tiers_of_its_parent() -> None:
    """The first basketball final is as much bigger as a football final was."""
    sizes = fit_sizes((BIG,), measured([3.0], [50.0]), 4.0)
    assert sizes.of(EventClass("match/basketball", 1))[0] > 2.5

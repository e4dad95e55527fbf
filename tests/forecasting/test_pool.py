"""Thin queues borrow, thick ones do not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forecasting import QueueTraits
from forecasting.pool import family_members, shrink_shape


def test_a_queue_borrows_from_its_channel_and_language_then_channel_then_all() -> None:
    """Turkish chat is like Turkish chat; a lone phone queue has only the house to learn from."""
    queues = (
        QueueTraits("a", "chat", "tr", "general"),
        QueueTraits("b", "chat", "tr", "payments"),
        QueueTraits("c", "chat", "en", "general"),
        QueueTraits("d", "phone", "tr", "vip"),
    )
    assert [f.tolist() for f in family_members(queues)] == [[0, 1], [0, 1], [0, 1, 2], [0, 1, 2, 3]]


def test_the_fewer_contacts_the_closer_to_the_prior() -> None:
    """Ten contacts say nothing about a shape; a hundred thousand say all."""
    prior, own = np.full(4, 0.25), np.array([0.4, 0.3, 0.2, 0.1])
    off = []
    for contacts in (10.0, 1000.0, 100_000.0):
        shape = shrink_shape((own * contacts)[None], np.full((1, 4), contacts), prior[None], np.ones(1))
        off.append(np.abs(shape - own).max())
    assert off[0] > off[1] > off[2]
    assert off[2] < 0.002


@given(counts=st.lists(st.integers(0, 1000), min_size=4, max_size=4))
def test_a_shrunk_shape_lies_between_what_was_seen_and_the_prior(counts: list[int]) -> None:
    """Borrowing may not invent a third opinion."""
    seen, prior = np.array([counts], float), np.array([[0.1, 0.2, 0.3, 0.4]])
    exposure = np.full((1, 4), 500.0)
    shape = shrink_shape(seen, exposure, prior, np.ones(1))
    raw = seen / exposure
    assert (shape >= np.minimum(raw, prior) - 1e-12).all()
    assert (shape <= np.maximum(raw, prior) + 1e-12).all()

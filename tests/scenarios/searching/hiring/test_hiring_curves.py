"""People shared out evenly among languages, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.searching.hiring.curves import even_shares


def test_a_language_with_few_speakers_is_held_and_the_other_rises_on() -> None:
    """Russian needs 100 h and has 50 of its own people; Turkish shares the rest of 230 h: 180 of 120."""
    russian, turkish = np.array([[100.0], [0.0]]), np.array([[100.0], [120.0]])
    shares = even_shares(np.array([russian, turkish]), np.array([[50.0], [230.0]]))
    assert shares.ravel() == pytest.approx([0.5, 1.5])


def test_people_who_speak_both_are_shared_evenly() -> None:
    """180 h for 100 and 120: both get 82 %."""
    both = np.array([[[100.0], [120.0]]])
    assert even_shares(both, np.array([[180.0]])).ravel() == pytest.approx([180 / 220] * 2)


def test_a_language_without_need_is_covered() -> None:
    """Nothing to share out."""
    assert even_shares(np.zeros((1, 1, 1)), np.array([[10.0]])).ravel() == pytest.approx([1.0])

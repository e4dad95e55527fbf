"""Contacts that take longer take longer only where they are meant to."""

from __future__ import annotations

import pytest

from tests.scenarios import demand_worlds as w


def test_a_tenth_longer_on_one_day() -> None:
    """600 s become 660 s on Tuesday; contacts and other days stay."""
    _, made = w.under(w.change(kind="aht", share=0.1, queues=[w.CHATS], first_day="+1", last_day="+1"))
    assert w.aht_s(made, w.CHATS, w.TUESDAY, 12) == pytest.approx(660)
    assert w.aht_s(made, w.CHATS, w.WEDNESDAY, 0) == 600
    assert w.aht_s(made, w.CALLS, w.TUESDAY, 12) == 300
    assert made.table["mean"].equals(w.forecast().table["mean"])
    assert made.attribution.equals(w.forecast().attribution)


def test_two_changes_multiply() -> None:
    """10 % longer, then 20 % shorter: 0.88 of the time."""
    both = [w.change(kind="aht", share=share, queues=[w.CALLS]) for share in (0.1, -0.2)]
    _, made = w.under(*both)
    assert w.aht_s(made, w.CALLS, w.SATURDAY, 3) == pytest.approx(300 * 0.88)


def test_the_solver_sees_it() -> None:
    """What staffing and simulation get is the longer time."""
    longer = w.demand(w.change(kind="aht", share=0.5))
    assert longer.aht_s == pytest.approx(1.5 * w.demand().aht_s)
    assert longer.mean == pytest.approx(w.demand().mean)

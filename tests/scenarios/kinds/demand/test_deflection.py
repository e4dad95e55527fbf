"""Self-service takes the easy contacts; the work of the hard ones stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.scenarios import demand_worlds as w


def test_a_fifth_gone_at_half_the_time() -> None:
    """Of 100 chats at 600 s, 20 at 300 s go: 54 000 s remain for 80 chats, 675 s each."""
    _, made = w.under(w.change(kind="deflection", share=0.2, easy_aht_share=0.5, queues=[w.CHATS]))
    assert w.contacts(made, w.CHATS) == pytest.approx(0.8 * 4 * w.HOURS)
    assert w.aht_s(made, w.CHATS, w.MONDAY, 0) == pytest.approx(675)


@settings(max_examples=30)
@given(share=st.floats(0, 0.95), easy=st.floats(0.01, 1), ramp=st.integers(1, 12))
def test_the_work_that_goes_is_that_of_the_easy_ones(share: float, easy: float, ramp: int) -> None:
    """On every day of the ramp: work before = work left + contacts solved x their own handling time."""
    made = w.under(w.change(kind="deflection", share=share, easy_aht_share=easy, ramp_days=ramp, queues=[w.CHATS]))[1]
    solved = w.contacts(w.forecast(), w.CHATS) - w.contacts(made, w.CHATS)
    assert w.work_s(made, w.CHATS) + solved * easy * 600 == pytest.approx(w.work_s(w.forecast(), w.CHATS))


def test_it_grows_day_by_day() -> None:
    """A quarter of it on the first day, all of it from the fourth on."""
    ramp = w.change(kind="deflection", share=0.4, queues=[w.CHATS], first_day="+1", ramp_days=4)
    made = w.under(ramp)[1]
    daily = [w.contacts(made, w.CHATS, day) for day in w.inputs().grid.days]
    assert daily == pytest.approx([96 * (1 - 0.4 * step) for step in (0, 0.25, 0.5, 0.75, 1, 1, 1)])


def test_the_rise_may_be_stated() -> None:
    """7 % longer, whatever share is gone."""
    made = w.under(w.change(kind="deflection", share=0.3, remaining_aht_share=0.07, queues=[w.CHATS]))[1]
    assert w.aht_s(made, w.CHATS, w.SUNDAY, 23) == pytest.approx(642)


def test_both_ways_of_stating_it_are_refused() -> None:
    """One follows from the other, so together they contradict each other or say nothing."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="deflection", share=0.3, remaining_aht_share=0.07, easy_aht_share=0.6)
    assert told.value.errors()[0]["type"] == "deflection_twice"

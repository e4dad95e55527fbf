"""Closed hours lose their contacts or send them to the next opening; new hours bring what another queue has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.inputs import Inputs
from planner.outlook import make_forecast
from tests.scenarios import demand_worlds as w

DAYTIME = [{"start": "08:00", "end": "20:00"}]
TO_DAYTIME = {"kind": "opening_hours", "queues": [w.CHATS], "opening": DAYTIME}


def test_contacts_of_closed_hours_are_lost() -> None:
    """Twelve of 24 hours remain; the queue is closed in staffing and simulation too."""
    changed, made = w.under(w.change(**TO_DAYTIME))
    assert w.contacts(made, w.CHATS) == pytest.approx(7 * 12 * 4)
    assert w.contacts(made, w.CHATS, w.TUESDAY, (8, 20)) == pytest.approx(48)
    assert {queue.id: queue.opening for queue in changed.operation.queues}[w.CHATS] == ((480, 1200),) * 7


@settings(max_examples=30)
@given(share=st.floats(0, 1))
def test_half_of_a_night_comes_back_in_the_morning(share: float) -> None:
    """Tuesday's first four hours get that share of the 12 closed hours before; the plan's last evening is lost."""
    made = w.under(w.change(**TO_DAYTIME, moved_share=share))[1]
    assert w.contacts(made, w.CHATS, w.TUESDAY, (8, 12)) == pytest.approx(16 + share * 48)
    assert w.contacts(made, w.CHATS, w.TUESDAY, (12, 20)) == pytest.approx(32)
    assert w.contacts(made, w.CHATS) == pytest.approx(7 * 48 + share * (32 + 6 * 48))


def test_new_hours_bring_what_another_queue_has() -> None:
    """English chat round the clock: at night a quarter of the Turkish chats, by day its own."""
    made = w.under(w.change(kind="opening_hours", queues=[w.ENGLISH], opening=None, like=w.CHATS, like_factor=0.25))[1]
    assert w.contacts(made, w.ENGLISH, w.TUESDAY, (0, 8)) == pytest.approx(8)
    assert w.contacts(made, w.ENGLISH, w.TUESDAY, (8, 20)) == pytest.approx(60)


def test_without_another_queue_nobody_comes_in_new_hours() -> None:
    """Nobody knows who would."""
    made = w.under(w.change(kind="opening_hours", queues=[w.ENGLISH], opening=None))[1]
    assert w.contacts(made, w.ENGLISH) == w.contacts(w.forecast(), w.ENGLISH)


def test_the_history_was_made_in_the_old_hours(small_inputs: Inputs) -> None:
    """A real week that opens two hours later: the forecast of the other hours is the same, to the digit."""
    later = w.change(kind="opening_hours", opening=[{"start": "10:00", "end": "22:00"}], moved_share=0.5)
    before, after = make_forecast(small_inputs), make_forecast(later.apply(small_inputs))
    day = small_inputs.grid.days[2]
    lost = w.contacts(before, "phone-tr", day, (8, 10))
    assert lost > 0
    assert w.contacts(after, "phone-tr", day, (0, 10)) == 0
    assert w.contacts(after, "phone-tr", day, (10, 14)) == pytest.approx(
        w.contacts(before, "phone-tr", day, (10, 14)) + lost / 2
    )
    assert w.contacts(after, "phone-tr", day, (14, 24)) == w.contacts(before, "phone-tr", day, (14, 24))


def test_hours_without_sense_are_told() -> None:
    """They end before they start, or a day has two spans; and a factor of nothing is refused."""
    upside_down = [{"start": "20:00", "end": "08:00"}]
    assert w.codes(w.change(kind="opening_hours", opening=upside_down)) == ["opening_order"]
    assert w.codes(w.change(kind="opening_hours", opening=DAYTIME * 2)) == ["opening_twice"] * 7
    with pytest.raises(ValidationError) as told:
        w.change(kind="opening_hours", opening=DAYTIME, like_factor=2)
    assert told.value.errors()[0]["type"] == "like_factor_alone"

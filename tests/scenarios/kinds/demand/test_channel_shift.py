"""Contacts that change channel leave one queue and come to the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.bands import QUANTILES
from tests.scenarios import demand_worlds as w

TO_CHAT = {"kind": "channel_shift", "from_channel": "phone", "to_channel": "chat"}


@settings(max_examples=30)
@given(share=st.floats(0, 1), each=st.floats(0.1, 3))
def test_what_leaves_comes_times_its_factor(share: float, each: float) -> None:
    """The law of a shift: contacts gone x contacts per contact = contacts come, interval by interval."""
    made = w.under(w.change(**TO_CHAT, share=share, contacts_per_contact=each))[1]
    before = {queue: rows["mean"].to_numpy() for queue, rows in w.forecast().table.groupby("queue")}
    after = {queue: rows["mean"].to_numpy() for queue, rows in made.table.groupby("queue")}
    gone, come = before[w.CALLS] - after[w.CALLS], after[w.CHATS] - before[w.CHATS]
    assert gone == pytest.approx(share * before[w.CALLS])
    assert come == pytest.approx(each * gone)
    assert after[w.ENGLISH] == pytest.approx(before[w.ENGLISH])


def test_they_take_as_long_as_contacts_do_there() -> None:
    """600 s in chat, whatever they took on the phone; and both bands stay bands."""
    made = w.under(w.change(**TO_CHAT, share=0.25))[1]
    assert w.aht_s(made, w.CHATS, w.SATURDAY, 12) == 600
    assert (np.diff(made.table[list(QUANTILES)].to_numpy(), axis=1) >= 0).all()


def test_nobody_moves_to_a_closed_queue() -> None:
    """English chat is open from 8 to 20; half of the English calls move in these hours only."""
    english = w.change(
        kind="new_queue", id="phone-en", queue={"channel": "phone", "language": "en"}, like=w.CALLS, factor=1
    )
    made = w.under(english, w.change(**TO_CHAT, share=0.5, languages=["en"]))[1]
    assert w.contacts(made, "phone-en", w.TUESDAY, (8, 20)) == pytest.approx(60)
    assert w.contacts(made, "phone-en", w.TUESDAY, (0, 8)) == pytest.approx(80)
    assert w.contacts(made, w.ENGLISH, w.TUESDAY) == pytest.approx(12 * 5 + 60)


def test_channels_that_share_no_language_are_told() -> None:
    """English chat has no English phone."""
    back = w.change(kind="channel_shift", from_channel="chat", to_channel="phone", share=0.1, languages=["en"])
    assert w.codes(back) == ["shift_no_pair"]
    assert w.codes(w.change(**TO_CHAT | {"to_channel": "chatt"}, share=0.1)) == ["unknown_channel"]


def test_a_shift_to_the_same_channel_is_refused() -> None:
    """It would move nobody."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="channel_shift", from_channel="chat", to_channel="chat", share=0.1)
    assert told.value.errors()[0]["type"] == "shift_nowhere"

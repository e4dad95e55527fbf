"""A message avoids contacts from its moment on, fades, and costs replies."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.scenarios import demand_worlds as w


def test_it_fades_hour_by_hour() -> None:
    """Half avoided at 12:00, nothing four hours later: the hours between lose 7/16, 5/16, 3/16 and 1/16."""
    made = w.under(w.change(kind="proactive_notice", at="+1 12:00", share=0.5, hours=4, queues=[w.CALLS]))[1]
    hours = [w.contacts(made, w.CALLS, w.TUESDAY, (hour, hour + 1)) for hour in range(11, 17)]
    assert hours == pytest.approx([10, 10 - 70 / 16, 10 - 50 / 16, 10 - 30 / 16, 10 - 10 / 16, 10])


def test_a_minute_more_or_less_hardly_moves_it() -> None:
    """The effect is shared out to the minute: sent at 12:01 it avoids nearly what it avoids at 12:00."""
    fields = {"kind": "proactive_notice", "share": 0.4, "hours": 0.5, "queues": [w.CALLS]}
    sent = [w.change(**fields, at=f"+1 12:{minute:02}") for minute in (0, 1, 20)]
    avoided = [w.contacts(w.forecast(), w.CALLS) - w.contacts(w.under(one)[1], w.CALLS) for one in sent]
    assert avoided == pytest.approx([10 * 0.4 * 0.25] * 3)


def test_it_avoids_only_what_the_event_brings() -> None:
    """Of 30 calls at the derby 20 are the derby's: 7/8 of its half are avoided in the first of four hours."""
    notice = w.change(kind="proactive_notice", at="+2 20:00", share=0.5, hours=4, event="derby")
    made = w.under(notice)[1]
    assert w.contacts(made, w.CALLS, w.WEDNESDAY, (20, 21)) == pytest.approx(30 - 20 * 0.5 * 7 / 8)
    assert w.contacts(made, w.CALLS) == pytest.approx(w.contacts(w.forecast(), w.CALLS) - 8.75)
    assert w.contacts(made, w.CHATS) == w.contacts(w.forecast(), w.CHATS)


def test_replies_are_as_many_as_stated() -> None:
    """Thirty ask back in chat, most of them at once."""
    notice = {"kind": "proactive_notice", "at": "+1 12:00", "share": 0.0, "hours": 4}
    made = w.under(w.change(**notice, replies=30, reply_queue=w.CHATS))[1]
    hours = [w.contacts(made, w.CHATS, w.TUESDAY, (hour, hour + 1)) - 4 for hour in range(12, 16)]
    assert hours == pytest.approx([30 * part / 16 for part in (7, 5, 3, 1)])
    derby = w.under(w.change(**notice | {"at": "+2 19:30"}, replies=30, reply_queue=w.CALLS))[1]
    assert w.contacts(derby, w.CALLS) - w.contacts(w.forecast(), w.CALLS) == pytest.approx(30)


def test_replies_go_somewhere() -> None:
    """How many and where are told together."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="proactive_notice", at="+1 12:00", share=0.5, replies=30)
    assert told.value.errors()[0]["type"] == "replies_nowhere"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"at": "+9 12:00"}, "change_outside_plan"),
        ({"at": "+1 12:00", "event": "derbi"}, "unknown_event"),
        ({"at": "+1 12:00", "replies": 5, "reply_queue": "chatt-tr"}, "unknown_queue"),
    ],
)
def test_names_and_moments_that_are_not_there_are_told(fields: dict[str, object], code: str) -> None:
    """Never a silent no-op."""
    assert w.codes(w.change(kind="proactive_notice", share=0.5, **fields)) == [code]


def test_it_may_follow_the_start_of_an_event() -> None:
    """A quarter of an hour into the derby is 20:15, whenever the derby is."""
    first = w.change(kind="proactive_notice", share=0.5, event={"kind": "match", "which": "first"}, after_min=15)
    second = w.change(kind="proactive_notice", share=0.5, event="derby", at="2025-11-05T20:15")
    assert w.under(first)[1].table.equals(w.under(second)[1].table)


def test_an_outage_of_stated_size_is_an_event_too() -> None:
    """It is laid over the forecast instead of learnt; a notice avoids its contacts all the same."""
    down = {"kind": "outage", "id": "pay-down", "since": "+1 12:00", "length_min": 60, "contacts": 100, "tail_share": 0}
    outage = w.change(**down, channels=["phone"])
    notice = w.change(kind="proactive_notice", share=0.5, event="pay-down", hours=4)
    assert w.contacts(w.under(outage)[1], w.CALLS, w.TUESDAY, (12, 13)) == pytest.approx(110)
    made = w.under(outage, notice)[1]
    assert w.contacts(made, w.CALLS, w.TUESDAY, (12, 13)) == pytest.approx(110 - 100 * 0.5 * 7 / 8)


@pytest.mark.parametrize(
    ("fields", "code"), [({}, "notice_when"), ({"at": "+1 12:00", "after_min": 15, "event": "derby"}, "notice_twice")]
)
def test_one_moment_is_stated(fields: dict[str, object], code: str) -> None:
    """Without one nobody knows when; with two nobody knows which."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="proactive_notice", share=0.5, **fields)
    assert told.value.errors()[0]["type"] == code

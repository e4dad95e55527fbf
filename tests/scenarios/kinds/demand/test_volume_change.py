"""More or fewer contacts reach only whom and when they mean."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.inputs import Inputs
from planner.outlook import make_forecast
from tests.scenarios import demand_worlds as w


def test_volume_reaches_only_its_days(small_inputs: Inputs) -> None:
    """One day of all queues is one edit of a day."""
    some = w.change(kind="volume", share=0.2, first_day="+2", last_day="+2")
    edit = some.apply(small_inputs).operation.edits[-1]
    assert edit.factor == 1.2
    assert (edit.ends_at - edit.starts_at).total_seconds() == 86_400


def test_a_saturday_evening_of_one_language_and_channel() -> None:
    """Four hours of four chats each, times 1.3; nothing else moves."""
    _, made = w.under(
        w.change(
            kind="volume", share=0.3, channels=["chat"], languages=["tr"], weekdays=["sat"],
            from_time="20:00", to_time="24:00",
        )
    )  # fmt: skip
    assert w.contacts(made, w.CHATS, w.SATURDAY, (20, 24)) == pytest.approx(4 * 4 * 1.3)
    assert w.contacts(made, w.CHATS) == pytest.approx(4 * w.HOURS + 4 * 4 * 0.3)
    assert w.contacts(made, w.ENGLISH) == w.contacts(w.forecast(), w.ENGLISH)


@pytest.mark.parametrize("to_time", ["26:00", "02:00"])
def test_hours_past_midnight_belong_to_the_evening(to_time: str) -> None:
    """Saturday from 22:00 to 02:00 ends on Sunday."""
    _, made = w.under(
        w.change(kind="volume", share=1.0, queues=[w.CHATS], weekdays=["sat"], from_time="22:00", to_time=to_time)
    )
    assert w.contacts(made, w.CHATS, w.SATURDAY) == pytest.approx(4 * 24 + 4 * 2)
    assert w.contacts(made, w.CHATS, w.SUNDAY) == pytest.approx(4 * 24 + 4 * 2)
    assert w.contacts(made, w.CHATS, w.SUNDAY, (0, 2)) == pytest.approx(16)


def test_the_night_of_the_last_day_is_not_cut_off_at_midnight() -> None:
    """A night that begins on the last day ends on the morning after it."""
    nights = {"from_time": "22:00", "to_time": "02:00", "first_day": "2025-11-08", "last_day": "2025-11-08"}
    _, made = w.under(w.change(kind="volume", share=1.0, queues=[w.CHATS], **nights))
    assert w.contacts(made, w.CHATS, w.SUNDAY, (0, 2)) == pytest.approx(16)
    assert w.contacts(made, w.CHATS) == pytest.approx(4 * w.HOURS + 16)


def test_the_night_before_the_plan_reaches_into_it() -> None:
    """Every night from 22:00 to 02:00 has two hours in the plan's first morning."""
    _, made = w.under(w.change(kind="volume", share=1.0, queues=[w.CHATS], from_time="22:00", to_time="02:00"))
    assert w.contacts(made, w.CHATS, w.MONDAY, (0, 2)) == pytest.approx(16)
    assert w.contacts(made, w.CHATS) == pytest.approx(4 * w.HOURS + 7 * 16)


def test_half_an_hour_of_an_interval_counts_half() -> None:
    """A week planned in hours, a change at half past."""
    _, made = w.under(
        w.change(kind="volume", share=1.0, queues=[w.CHATS], weekdays=["tue"], from_time="20:30", to_time="21:00")
    )
    assert w.contacts(made, w.CHATS, w.TUESDAY, (20, 21)) == pytest.approx(4 * 1.5)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"first_day": "+3", "last_day": "+1"}, "ends_before_start"),
        ({"first_day": "+7"}, "change_outside_plan"),
        ({"last_day": "-1"}, "change_outside_plan"),
        ({"first_day": "2025-12-24", "last_day": "2025-12-26"}, "change_outside_plan"),
        ({"languages": ["tt"]}, "unknown_language"),
    ],
)
def test_what_does_not_fit_the_plan_is_told(fields: dict[str, object], code: str) -> None:
    """Days that the plan does not have are as wrong as names that the operation does not."""
    assert w.codes(w.change(kind="volume", share=0.1, **fields)) == [code]


@pytest.mark.parametrize("hours", [("20:00", "20:00"), ("25:00", "26:00"), ("10:00", "47:00")])
def test_hours_that_are_none_are_refused(hours: tuple[str, str]) -> None:
    """No hours, hours that begin tomorrow, hours longer than a day."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="volume", share=0.1, from_time=hours[0], to_time=hours[1])
    assert told.value.errors()[0]["type"] == "hours_no_day"


def test_the_whole_way_from_history_to_forecast(small_inputs: Inputs) -> None:
    """Through the forecast of a real week, with the change as a part of its own."""
    some = w.change(kind="volume", share=0.5, first_day="+1", last_day="+1", from_time="10:00", to_time="12:00")
    before, after = make_forecast(small_inputs), make_forecast(some.apply(small_inputs))
    more = after.table["mean"] - before.table["mean"]
    part = after.attribution[after.attribution["part"] == "volume +50%"]
    day = small_inputs.grid.days[1]
    assert more.sum() == pytest.approx(0.5 * w.contacts(before, "phone-tr", day, (10, 12)))
    assert part["contacts"].sum() == pytest.approx(more.sum())
    assert more.sum() > 0


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "volume", "share": 0.0},
        {"kind": "aht", "share": 0.0},
        {"kind": "deflection", "share": 0.0},
        {"kind": "channel_shift", "from_channel": "phone", "to_channel": "chat", "share": 0.0},
        {"kind": "proactive_notice", "at": "+1 12:00", "share": 0.0},
    ],
)
def test_a_change_by_nothing_leaves_the_inputs_as_they_are(fields: dict[str, object]) -> None:
    """A sweep's zero is the plan itself: no stage has another key, and none is made again."""
    assert w.change(**fields).apply(w.inputs()) is w.inputs()

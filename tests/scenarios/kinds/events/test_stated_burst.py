"""Stated contacts of an outage come where they are said to come, all of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.inputs import Inputs
from planner.layers import layered
from planner.outlook import make_forecast
from scenarios.kinds.events import Outage
from tests.scenarios import demand_worlds


def change(**more: object) -> Outage:
    return Outage.model_validate({"kind": "outage", "since": "+1 12:00", "length_min": 60, "contacts": 70, **more})


def test_the_burst_and_three_steps_of_the_tail(week: Inputs) -> None:
    """Of 70 contacts 42 come in the hour, then 16, 8 and 4 within 40 minutes each; no event is added."""
    found = change()
    changed = found.apply(week).operation
    assert changed.events == week.operation.events
    assert [edit.add for edit in changed.edits] == pytest.approx([42, 16, 8, 4])
    lengths = [edit.ends_at - edit.starts_at for edit in changed.edits]
    assert lengths == [timedelta(minutes=m) for m in (60, 40, 40, 40)]
    assert all(one.ends_at == other.starts_at for one, other in zip(changed.edits, changed.edits[1:], strict=False))


def test_a_tail_takes_one_to_twelve_hours(week: Inputs) -> None:
    """Ten minutes down echo for an hour, ten hours for twelve."""
    short, long = (change(length_min=m).apply(week).operation.edits for m in (10, 600))
    assert short[-1].ends_at - short[0].ends_at == timedelta(hours=1)
    assert long[-1].ends_at - long[0].ends_at == timedelta(hours=12)


def test_what_lies_beyond_the_plan_falls_away(week: Inputs) -> None:
    """Sunday 23:30: half of the burst (without a tail) is still in the plan."""
    (edit,) = change(since="+6 23:30", tail_share=0).apply(week).operation.edits
    assert edit.add == pytest.approx(35)


def test_the_forecast_has_exactly_so_many_more(week: Inputs) -> None:
    """70 contacts on Tuesday from 12:00, none before."""
    before, after = (make_forecast(inputs).table for inputs in (week, change().apply(week)))
    more = after["mean"] - before["mean"]
    assert more.sum() == pytest.approx(70)
    local = after["start"].dt.tz_convert("Europe/Istanbul")
    assert more[(local >= "2025-11-04 12:00") & (local < "2025-11-04 13:00")].sum() == pytest.approx(42)
    assert more[local < "2025-11-04 12:00"].abs().sum() == 0


@settings(max_examples=40, deadline=None)
@given(
    start=st.integers(0, 5 * 1440),
    length=st.integers(1, 600),
    contacts=st.floats(0.5, 5000),
    tail_share=st.floats(0, 1),
)
def test_all_of_them_come_whenever_it_is(start: int, length: int, contacts: float, tail_share: float) -> None:
    """Nine minutes from 20:05 begin and end within an hour of the forecast: nothing is lost between its intervals."""
    clock = f"+{start // 1440} {start % 1440 // 60:02}:{start % 60:02}"
    outage = change(since=clock, length_min=length, contacts=contacts, tail_share=tail_share)
    before = demand_worlds.forecast()
    after = layered(before, outage.apply(demand_worlds.inputs()).operation.edits)
    assert after.table["mean"].sum() - before.table["mean"].sum() == pytest.approx(contacts, rel=1e-9, abs=1e-6)

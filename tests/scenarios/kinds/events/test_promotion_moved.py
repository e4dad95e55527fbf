"""A moved promotion takes its end and its deadline with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from planner.changing.events import event_of, with_event
from planner.inputs import Inputs
from scenarios.kinds.events import PromotionMoved
from solver.grid import utc_minute


def change(**more: object) -> PromotionMoved:
    return PromotionMoved.model_validate({"kind": "promotion_moved", "promotion": {}, "to_day": "+1", **more})


def times(inputs: Inputs, found: PromotionMoved) -> list[str]:
    assert not list(found.faults(inputs))
    row = next(row for row in found.apply(inputs).operation.events if row.id == "bonus")
    assert row.ends_at is not None
    assert row.deadline_at is not None
    return [
        f"{inputs.grid.local(utc_minute(at)):%d %H:%M}" for at in (row.starts_at, row.ends_at, row.deadline_at)
    ]  # fmt: skip


def test_all_its_times_move(week: Inputs) -> None:
    """From Thursday noon (24 hours, deadline after 48) to Tuesday 18:00."""
    assert times(week, change(to_time="18:00")) == ["04 18:00", "05 18:00", "06 18:00"]


def test_it_may_run_shorter(week: Inputs) -> None:
    """Six hours; the deadline stays two days after the start."""
    assert times(week, change(length_min=360)) == ["04 12:00", "04 18:00", "06 12:00"]


def test_only_promotions_move_this_way(week: Inputs) -> None:
    """And only those that exist, to within the plan."""
    assert [fault.code for fault in change(promotion="derby").faults(week)] == ["no_promotion"]
    assert [(f.key, f.code) for f in change(promotion="bonsu").faults(week)] == [("promotion", "unknown_event")]
    assert [(f.key, f.code) for f in change(to_day="+20").faults(week)] == [("to_day", "change_outside_plan")]
    assert change(promotion={"tag": "derby"}).apply(week) is week


def test_all_that_are_meant_move(week: Inputs) -> None:
    """Not the first alone: what a choice claims it moves."""
    bonus = event_of(week, "bonus")
    assert bonus is not None
    later = {"starts_at": bonus.starts_at + timedelta(days=1), "ends_at": None, "deadline_at": None}
    two = with_event(week, replace(bonus, id="cashback", **later))
    moved = change(promotion={"which": "all"}, to_day="+4")
    assert not list(moved.faults(two))
    after = [row for row in moved.apply(two).operation.events if row.kind == "promotion"]
    assert {row.id: row.starts_at.day for row in after} == {"bonus": 7, "cashback": 7}
    assert {claim.which for claim in moved.claims(two)} == {"bonus", "cashback"}


def test_a_length_is_a_year_at_the_most() -> None:
    """A slip of the pen ends no calendar."""
    with pytest.raises(ValidationError, match="525600"):
        change(length_min=10**12)

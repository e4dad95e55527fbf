"""A moved promotion takes its end and its deadline with it."""

from __future__ import annotations

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

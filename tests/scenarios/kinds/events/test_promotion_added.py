"""An added promotion has its deadline and its scope."""

from __future__ import annotations

from datetime import timedelta

from planner.inputs import Inputs
from scenarios.kinds.events import PromotionAdded


def change(**more: object) -> PromotionAdded:
    return PromotionAdded.model_validate({"kind": "promotion_added", "starts_at": "+4 12:00", **more})


def test_a_campaign_of_sixty_hours_with_a_deadline(week: Inputs) -> None:
    """Friday noon to Sunday midnight; bonuses must be wagered three days after the start."""
    found = change(length_min=3600, deadline_at="+7 12:00", tier=2, tags=["campaign"], skills=["general"])
    assert not list(found.faults(week))
    (row,) = set(found.apply(week).operation.events) - set(week.operation.events)
    assert row.ends_at is not None
    assert row.deadline_at is not None
    assert (row.kind, row.tier, row.tags, row.skills) == (
        "promotion",
        2,
        frozenset({"campaign"}),
        frozenset({"general"}),
    )
    assert (row.ends_at - row.starts_at, row.deadline_at - row.starts_at) == (timedelta(hours=60), timedelta(days=3))


def test_a_deadline_before_the_start_and_a_taken_id_are_faults(week: Inputs) -> None:
    """Nothing is overwritten in silence."""
    assert [fault.code for fault in change(deadline_at="+4 11:00").faults(week)] == ["ends_before_start"]
    assert [fault.code for fault in change(id="bonus").faults(week)] == ["event_there_already"]

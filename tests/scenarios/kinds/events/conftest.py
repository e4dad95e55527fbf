"""A week from Monday 3 November 2025 in Istanbul with a derby, a cup game, a promotion and a match that is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.inputs import Inputs, with_operation
from planner.operation.match_specs import CompetitionSpec, MatchSpec
from planner.operation.operation import EventRow

ISTANBUL = ZoneInfo("Europe/Istanbul")
NONE: frozenset[str] = frozenset()
CUP = CompetitionSpec(
    zone="Europe/Istanbul", tier=3, stages={"final": 1, "quarter-final": 2}, knockout=("*",), extra_time_share=0.3
)


def event(name: str, kind: str, at: str, tier: int, tags: frozenset[str] = NONE) -> EventRow:
    starts = datetime.fromisoformat(at).replace(tzinfo=ISTANBUL)
    return EventRow(name, kind, starts, None, False, f"The {name}", tier, tags, NONE, NONE, NONE, None)


@pytest.fixture(scope="session")
def week(small_inputs: Inputs) -> Inputs:
    """The small operation with these events, and a cup in its rules."""
    promotion = event("bonus", "promotion", "2025-11-06T12:00", 2, frozenset({"campaign"}))
    promotion = replace(
        promotion,
        ends_at=promotion.starts_at + timedelta(hours=24),
        deadline_at=promotion.starts_at + timedelta(hours=48),
    )
    rows = (
        promotion,
        event("cup-game", "match", "2025-11-04T20:00", 2, frozenset({"cup"})),
        event("derby", "match", "2025-11-08T19:00", 1, frozenset({"derby"})),
        event("over", "match", "2025-10-25T19:00", 1, frozenset({"derby"})),
        event("payday", "payday", "2025-11-05T00:00", 3),
    )
    operation = small_inputs.operation
    config = operation.config.model_copy(
        update={"matches": MatchSpec(competitions={"cup": CUP}, home_clubs=("Kuzey SK",))}
    )
    return with_operation(small_inputs, replace(operation, events=rows, config=config))

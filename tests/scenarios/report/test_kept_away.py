"""An outage of a channel is not told as good news."""

from __future__ import annotations

import pytest

from scenarios.report.kept_away import kept_away_lines
from scenarios.scenario import Scenario

DOWN = {"kind": "outage", "since": "+2 20:00", "length_min": 120}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({**DOWN, "channels": ["chat"]}, True),
        ({**DOWN, "channels": ["chat"], "contacts": 260}, False),
        ({**DOWN, "what": "payments"}, False),
    ],
)
def test_contacts_that_a_closed_channel_keeps_away_are_spoken_of(change: dict[str, object], said: bool) -> None:
    """They are late nowhere, for they never came; where their number is stated, they come."""
    lines = kept_away_lines(Scenario.model_validate({"name": "Down", "changes": [change]}), "en")
    assert bool(lines) is said
    assert all("chat" in line.text for line in lines)

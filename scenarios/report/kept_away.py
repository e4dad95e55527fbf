"""Whom a closed channel keeps away, in a sentence: else an outage of chat would read as good news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.tables import WARN, Line
from planner.words import sentence
from scenarios.kinds.events.outage import Outage

if TYPE_CHECKING:
    from scenarios.scenario import Scenario


def kept_away_lines(scenario: Scenario, lang: str) -> tuple[Line, ...]:
    """One line where an outage closes channels, or none."""
    closed = {name for one in scenario.changes if isinstance(one, Outage) and one.keeps_away for name in one.channels}
    if not closed:
        return ()
    return (Line(sentence("scenario_kept_away", {"channels": ", ".join(sorted(closed))}, lang), WARN),)

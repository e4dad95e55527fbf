"""A scenario is told in plain words: what changes, what decides, or that nothing does."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from planner.differences import Difference, ServiceChange, compare
from planner.figures import Figures, summarise
from planner.plans import Plan
from planner.report.summaries import comparison_parts, difference_parts
from planner.report.tables import Line, Table
from planner.words import LANGUAGES
from tests.planner.report import worlds


@dataclass(frozen=True)
class Compared:
    """What scenarios hand to reports."""

    scenario: str
    base: Plan
    changed: Plan
    base_figures: Figures
    changed_figures: Figures
    difference: Difference
    deciding: str
    unchanged: bool


def compared(*services: ServiceChange, deciding: str = "", unchanged: bool = False) -> Compared:
    """The tiny plan against one in which Efe does not work."""
    plan, inputs = worlds.plan(), worlds.inputs()
    assert plan.roster_stage is not None
    roster = replace(plan.roster, duties=tuple(d for d in plan.roster.duties if d.agent != "efe"))
    stage = replace(plan.roster_stage, result=replace(plan.roster_stage.result, roster=roster))
    changed = replace(plan, id="fedcba9876543210", roster_stage=stage)
    difference = replace(compare(plan, changed), services=services)
    figures = summarise(plan, inputs), summarise(changed, inputs)
    return Compared("No Efe", plan, changed, *figures, difference, deciding, unchanged)


def told(found: Compared, lang: str = "en") -> str:
    return " ".join(part.text for part in comparison_parts(found, lang) if isinstance(part, Line))


def test_what_changes_and_what_decides_is_one_sentence_each() -> None:
    """Cost, hours, people; then the queue that feels it most."""
    text = told(compared(ServiceChange("chat-en", 0.9, 0.6, 0.02), deciding="chat-en"))
    assert "cost -800, paid hours -8; people whose shifts change: 1." in text
    assert "What decides: queue chat-en, service 90.0 % to 60.0 %." in text


def test_a_change_within_noise_is_no_finding() -> None:
    """The simulation must not be over-read."""
    found = compared(ServiceChange("chat-en", 0.9, 0.89, 0.02))
    assert "within the noise of the simulation" in told(found)
    assert not [part for part in comparison_parts(found, "en") if isinstance(part, Table)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_change_that_touches_nothing_says_so(lang: str) -> None:
    """Silence would look like a result."""
    (line,) = comparison_parts(compared(unchanged=True), lang)
    assert isinstance(line, Line)
    assert "No Efe" in line.text


def test_equal_plans_differ_in_nothing() -> None:
    """One line, no table."""
    (line,) = difference_parts(compare(worlds.plan(), worlds.plan()), "en")
    assert isinstance(line, Line)
    assert line.text == "Nothing changes."

"""A line of progress says which plan and which stage it is about."""

from __future__ import annotations

import pytest

from planner.pipeline import Step
from planner.report.steps import step_text


@pytest.mark.parametrize(
    ("side", "lang", "said"),
    [("base", "en", "base plan: forecast"), ("scenario", "en", "scenario: forecast"), ("base", "tr", "temel plan: ")],
)
def test_a_comparison_says_which_plan_is_at_work(side: str, lang: str, said: str) -> None:
    """Otherwise the same stages seem to run twice for no reason."""
    assert said in step_text(Step("forecast", 1.0, side=side), 1.0, 0.0, lang)


def test_the_roster_says_that_a_first_run_compiles() -> None:
    """A silent half minute on the first day looks like a hang; a reused roster compiles nothing."""
    assert "compiles" in step_text(Step("roster", 1.0), 1.0, 0.0, "en")
    assert "compiles" not in step_text(Step("roster", 1.0, reused=True), 1.0, 0.0, "en")

"""A line of progress says which plan and which stage it is about."""

from __future__ import annotations

import pytest

from planner.pipeline import Step
from planner.report.steps import step_text
from solver.outcomes import TracePoint


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


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "proven at least 10,000 (difference 0.5 %"), ("tr", "kanıtlı en az 10.000 (fark")]
)
def test_a_bound_is_told_with_the_gap(lang: str, said: str) -> None:
    """A bound in money says little; the gap as a share of what the demand is worth says how much may be left."""
    point = TracePoint(9.0, "search", 5000000.0, 1000000.0, 0.005, 2.0)
    assert said in step_text(Step("roster", 9.0, point), 9.0, 2.0, lang)

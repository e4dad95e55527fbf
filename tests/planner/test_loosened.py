"""A roster that keeps a loosened law is not called lawful without a word: the rules concerned are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.inputs import Inputs
from planner.loosened import loosened, loosened_sense
from planner.operation.config import RulesSpec
from planner.report.checked import plan_checked, plan_checked_body
from planner.report.failures import problem_sentence
from planner.report.remarks import remark_lines
from planner.report.tables import Line
from planner.rule_sense import rule_sense
from tests.planner.report import worlds

LOOSE = {
    "changes": {"daily_rest": {"rest_min": 600, "reason": "x"}, "daily_hours": {"most_min": 600, "reason": "x"}},
    "drop": {"weekly_rest": "y"},
}
NOTE = "2 rules of the book loosened or left out: Rest between shifts, Weekly rest."


def spec(**said: object) -> RulesSpec:
    return RulesSpec.model_validate(said)


def inputs() -> Inputs:
    made = worlds.operation()
    config = made.config.model_copy(update={"rules": spec(**LOOSE)})
    return replace(worlds.inputs(), operation=replace(made, config=config))


def test_rules_dropped_or_with_a_looser_value_are_named_in_the_order_of_the_book() -> None:
    """Ten hours of rest are looser than eleven, ten hours of work are stricter."""
    assert loosened(spec(**LOOSE)) == ("daily_rest", "weekly_rest")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"changes": {"daily_rest": {"rest_min": 660, "reason": "as in the book"}}},
        {"changes": {"daily_rest": {"rest_min": 720, "reason": "stricter"}}},
        {"changes": {"night_run": {"most_nights": 9, "reason": "not of the book"}}},
    ],
)
def test_a_book_that_stands_is_not_mentioned(said: dict[str, object]) -> None:
    """Nor is a stricter value, nor a rule that the operation added."""
    assert loosened(spec(**said)) == ()
    assert loosened_sense(spec(**said)) == ()


def test_one_looser_value_beside_a_stricter_one_counts() -> None:
    """More rest but in more days."""
    change = {"rest_min": 2100, "within_days": 14, "reason": "EU"}
    assert loosened(spec(changes={"weekly_rest": change})) == ("weekly_rest",)


def test_validate_names_them_once() -> None:
    """In both languages, with how many there are."""
    (problem,) = (p for p in rule_sense(inputs()) if p.code == "rules_loosened")
    assert (problem.file, problem.column, problem.severity) == ("operation.yaml", "rules", "warning")
    assert dict(problem.parameters) == {"book": "turkey", "count": "2", "rules": "daily_rest, weekly_rest"}
    assert "2 rules of the book turkey loosened" in problem_sentence(problem, "en")
    assert "Rest between shifts, Weekly rest" in problem_sentence(problem, "en")
    assert "turkey kitabının 2 kuralı" in problem_sentence(problem, "tr")


def test_a_plan_and_a_check_say_it_beside_what_needs_counsel() -> None:
    """Wherever hard rules are called kept."""
    for parts in (remark_lines(worlds.plan(), inputs(), "en"), plan_checked((), (), inputs(), "en")):
        assert any(NOTE in part.text for part in parts if isinstance(part, Line))
    assert not any("left out" in line.text for line in remark_lines(worlds.plan(), worlds.inputs(), "en"))
    body = plan_checked_body(worlds.plan(), (), (), inputs(), "en")
    assert body["loosened_rules"] == ["daily_rest", "weekly_rest"]


def test_a_plan_tells_which_contracts_a_rule_leaves_without_shifts() -> None:
    """Nobody planned and all hard rules kept would else look like a quiet week."""
    told = [line.text for line in remark_lines(worlds.plan(), worlds.inputs(), "en")]
    assert any("NO SHIFT" in text and "Length of breaks" in text for text in told)

"""Rules in a scenario: written and checked as in operation.yaml, loosened law named as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.inputs import Inputs, with_operation
from planner.loosened import loosened
from planner.operation.config import RulesSpec
from planner.rule_sense import rule_sense
from planner.rulebook import rule_book
from tests.scenarios.kinds.people.asking import broken, changed, faults, shift

RUN = {"consecutive_days": {"most_days": 3, "reason": "Rest"}}


@pytest.fixture
def stated(small_inputs: Inputs) -> Inputs:
    """The small operation whose file states two rules itself: one of the book, one that the book does not have."""
    rules = RulesSpec(
        changes={
            "night_run": {"most_nights": 4, "night_start": 0, "reason": "Sleep"},
            "personal_totals": {"totals": [{"agents": ["A1"], "most": 4}], "reason": "Agreed"},
        },
        drop={"weekends": "By the pattern"},
    )
    config = small_inputs.operation.config.model_copy(update={"rules": rules})
    return with_operation(small_inputs, replace(small_inputs.operation, config=config))


def test_the_rules_see_the_new_limit(small_inputs: Inputs) -> None:
    """Four days in a row are fine by law (six) and too many by the change (three)."""
    days = [shift(small_inputs, "A1", day) for day in range(4)]
    operation = changed(small_inputs, "rule_change", changes=RUN)
    assert "consecutive_days" not in broken(small_inputs, small_inputs.operation, *days)
    assert [v.limit for v in broken(small_inputs, operation, *days)["consecutive_days"]] == [3]


def test_a_change_keeps_what_the_file_states(stated: Inputs) -> None:
    """Only the named parameter changes; other changes and drops stay."""
    rules = changed(stated, "rule_change", changes={"night_run": {"most_nights": 5, "reason": "Peak"}}).config.rules
    assert rules.changes["night_run"] == {"most_nights": 5, "night_start": 0, "reason": "Peak"}
    assert rules.changes["personal_totals"] == stated.operation.config.rules.changes["personal_totals"]
    assert rules.drop == {"weekends": "By the pattern"}


def test_rules_fall_away_and_come_back(stated: Inputs) -> None:
    """One of the book is dropped, one that the file added is taken out, one that it dropped returns."""
    operation = changed(
        stated,
        "rule_change",
        drop={"night_run": "Try it", "personal_totals": "No longer"},
        changes={"weekends": {"reason": "Free weekends again"}},
    )
    kinds = {rule.kind for rule in rule_book(operation.config.rules)}
    assert kinds.isdisjoint({"night_run", "personal_totals"})
    assert "weekends" in kinds


def test_another_book_brings_its_limits(small_inputs: Inputs) -> None:
    """A site that moves under another law."""
    operation = changed(small_inputs, "rule_change", preset="eu")
    assert {rule.kind for rule in rule_book(operation.config.rules)} != {
        rule.kind for rule in rule_book(small_inputs.operation.config.rules)
    }


def test_loosened_law_is_named(small_inputs: Inputs) -> None:
    """Seven days in a row are a warning wherever the roster would be called lawful, as in operation.yaml."""
    loose = {"consecutive_days": {"most_days": 9, "reason": "Peak"}}
    operation = changed(small_inputs, "rule_change", changes=loose)
    assert loosened(operation.config.rules) == ("consecutive_days",)
    told = rule_sense(with_operation(small_inputs, operation))
    assert "rules_loosened" in {problem.code for problem in told}
    assert loosened(changed(small_inputs, "rule_change", changes=RUN).config.rules) == ()


def test_what_operation_yaml_would_refuse_is_refused(small_inputs: Inputs) -> None:
    """Unknown books, rules, parameters and names, values out of range, missing reasons, both changed and dropped."""
    reason = {"reason": "Test"}
    told: list[tuple[dict[str, object], tuple[str, str]]] = [
        ({}, ("kind", "scenario_says_nothing")),
        ({"preset": "turky"}, ("preset", "unknown_preset")),
        ({"changes": {"dayly_rest": reason}}, ("changes.dayly_rest", "unknown_rule")),
        ({"changes": {"daily_rest": {"rest_min": 600}}}, ("changes.daily_rest", "reason_needed")),
        ({"changes": {"daily_rest": {"rest": 1, **reason}}}, ("changes.daily_rest.rest", "yaml_unknown_key")),
        ({"changes": {"daily_rest": {"rest_min": "x", **reason}}}, ("changes.daily_rest.rest_min", "rule_parameter")),
        (
            {"changes": {"paid_hours": {"contracts": ["full"], **reason}}},
            ("changes.paid_hours.contracts.0", "unknown_contract"),
        ),
        ({"drop": {"personal_totals": "No"}}, ("drop.personal_totals", "rule_not_in_book")),
        ({"drop": {"daily_rest": " "}}, ("drop.daily_rest", "reason_needed")),
        (
            {"changes": {"daily_rest": reason}, "drop": {"daily_rest": "No"}},
            ("changes.daily_rest", "rule_changed_and_dropped"),
        ),
    ]
    for fields, fault in told:
        assert faults(small_inputs, "rule_change", **fields) == [fault]

"""An operation's rule book against its preset: what was loosened, tightened, added and left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.operation.config import RulesSpec
from planner.operation.operation import Operation
from planner.rule_reading import BookRead, RuleRead, Verdict, read_book, verdict_on
from planner.rulebook import unverified
from solver.rules import NAMES
from solver.rules.presets import book
from tests.planner.report.worlds import operation


def with_rules(**spec: object) -> Operation:
    made = operation()
    return replace(made, config=made.config.model_copy(update={"rules": RulesSpec.model_validate(spec)}))


def read(**spec: object) -> BookRead:
    return read_book(with_rules(**spec))


def of(found: BookRead, kind: str) -> RuleRead:
    (rule,) = (read for read in found.rules if read.rule.kind == kind)
    return rule


def test_a_book_that_nobody_changed_stands_as_it_is() -> None:
    """Every entry in the book's order, nothing loosened."""
    found = read()
    assert [r.rule for r in found.rules] == [entry.rule for entry in book("turkey").entries]
    assert {r.verdict for r in found.rules} == {None}
    assert [found.count(verdict) for verdict in Verdict] == [0, 0, 0, 0]


def test_a_loosened_limit_is_told_with_both_values_the_reason_and_who_decided() -> None:
    """Less rest is looser, and stays so beside a value that was set to the book's own."""
    change = {"rest_min": 600, "reason": "agreement", "by": "works council"}
    rule = of(read(changes={"daily_rest": change}), "daily_rest")
    assert [(v.name, v.before, v.after, v.verdict) for v in rule.values] == [("rest_min", 660, 600, Verdict.LOOSENED)]
    assert (rule.reason, rule.by, rule.verdict) == ("agreement", "works council", Verdict.LOOSENED)
    both = {"rest_min": 2160, "within_days": 7, "reason": "36 h"}
    assert of(read(changes={"weekly_rest": both}), "weekly_rest").verdict is Verdict.TIGHTENED


def test_values_that_pull_both_ways_are_called_changed() -> None:
    """More rest but in more days: neither tighter nor looser."""
    both = {"rest_min": 2100, "within_days": 14, "reason": "EU"}
    found = read(changes={"weekly_rest": both})
    assert of(found, "weekly_rest").verdict is Verdict.CHANGED
    assert of(read(changes={"daily_rest": {"rest_min": 660, "reason": "x"}}), "daily_rest").verdict is Verdict.EQUAL


def test_a_rule_left_out_loosens_and_one_added_tightens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dropping frees, adding binds, also where the added rule gets values of its own."""
    whole = book("eu")
    short = whole.model_copy(update={"entries": tuple(e for e in whole.entries if e.rule.kind != "daily_rest")})
    monkeypatch.setattr("solver.rules.presets.PRESETS", (short,))
    found = read(preset="eu", drop={"wish": "none collected"}, changes={"daily_rest": {"rest_min": 600, "reason": "x"}})
    assert [(entry.rule.kind, reason) for entry, reason in found.dropped] == [("wish", "none collected")]
    assert (found.count(Verdict.LOOSENED), found.count(Verdict.TIGHTENED)) == (1, 1)
    assert "wish" not in {r.rule.kind for r in found.rules}
    added = of(found, "daily_rest")
    assert (added.entry, added.verdict, [v.after for v in added.values]) == (None, Verdict.TIGHTENED, [600])


@pytest.mark.parametrize(
    ("kind", "name", "before", "after", "verdict"),
    [
        ("daily_hours", "most_min", 660, 720, Verdict.LOOSENED),
        ("daily_hours", "most_min", 660, 600, Verdict.TIGHTENED),
        ("daily_hours", "most_min", 660, 660, Verdict.EQUAL),
        ("nights", "fair_in_28_days", 8, 9, Verdict.LOOSENED),
        ("weekly_rest", "within_days", 7, 8, Verdict.LOOSENED),
        ("standby", "within_days", 3, 4, Verdict.TIGHTENED),
        ("weekends", "cents", 4000, 5000, Verdict.TIGHTENED),
        ("weekends", "cents", 4000, None, Verdict.TIGHTENED),
        ("weekly_hours", "least_cents", None, 1000, Verdict.LOOSENED),
        ("x", "most_days", 5, None, Verdict.LOOSENED),
        ("x", "most_days", None, 5, Verdict.TIGHTENED),
        ("nights", "night_start", 1200, 1320, Verdict.CHANGED),
        ("wish", "cents", (1, 2), (3, 4), Verdict.CHANGED),
    ],
)
def test_the_name_of_a_parameter_says_what_more_of_it_does(
    kind: str, name: str, before: object, after: object, verdict: Verdict
) -> None:
    """No price means hard, no limit means free."""
    assert verdict_on(kind, name, before, after) is verdict


def test_rules_are_hard_or_priced_by_what_they_ask_of_this_operation() -> None:
    """Nothing is stated for locks here; nights are priced, and hard only where a contract has a most."""
    found = read()
    assert (of(found, "daily_rest").hard, of(found, "daily_rest").priced) == (True, False)
    assert (of(found, "weekends").hard, of(found, "weekends").priced) == (False, True)
    assert (of(found, "lock").hard, of(found, "lock").priced) == (False, False)


def test_unverified_rules_are_those_of_the_book_in_force() -> None:
    """One that is left out needs no counsel."""
    kinds = tuple(entry.rule.kind for entry in book("turkey").entries if not entry.verified)
    assert kinds
    assert read().unverified == unverified(RulesSpec()) == kinds
    spec = RulesSpec(drop=dict.fromkeys(kinds, "not here"))
    assert read_book(with_rules(drop=spec.drop)).unverified == unverified(spec) == ()


def test_parameters_named_by_kind_exist() -> None:
    """A rule renamed must not leave its exception behind."""
    from planner.rule_reading import BY_NAME

    assert {kind for kind, _ in BY_NAME} <= set(NAMES)

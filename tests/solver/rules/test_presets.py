"""Rule books: what they hold, and how an operation changes single values."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from solver.errors import SolverError
from solver.rules import BY_KIND, RULES
from solver.rules.daily_rest import DailyRest
from solver.rules.presets import PRESETS, Change, RuleBook, book

KINDS = {rule.model_fields["kind"].default for rule in RULES}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_no_rule_stands_in_a_book_twice(preset: RuleBook) -> None:
    """Two entries of a kind would speak of the same thing with different limits."""
    kinds = [rule.kind for rule in preset.rules()]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= KINDS


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_book_names_its_articles_its_date_and_its_limits(preset: RuleBook) -> None:
    """Nobody should mistake it for advice."""
    assert all(entry.article for entry in preset.entries)
    assert preset.notice.startswith("Not legal advice")
    assert preset.sources
    assert preset.checked.year >= 2026


def values(preset: str) -> dict[str, dict[str, object]]:
    """Parameters of a book's rules by kind."""
    return {rule.kind: rule.model_dump() for rule in book(preset).rules()}


def test_turkey_has_the_values_of_law_4857() -> None:
    """11 h of rest, 24 h a week, 11 h a day, 45 h a week, nights of 7.5 h from 20:00 to 06:00."""
    of = values("turkey")
    assert of["daily_rest"]["rest_min"] == 11 * 60
    assert of["weekly_rest"]["rest_min"] == 24 * 60
    assert of["daily_hours"]["most_min"] == 11 * 60
    assert of["weekly_hours"]["most_week_min"] == 45 * 60
    assert of["night_length"]["most_paid_min"] == 450
    windows = {(of[kind]["night_start"], of[kind]["night_end"]) for kind in ("night_length", "nights", "protection")}
    assert windows == {(20 * 60, 6 * 60)}


def test_the_eu_has_the_values_of_the_directive() -> None:
    """11 h of rest, 24 + 11 h a week, 48 h a week, nights of 8 h."""
    of = values("eu")
    assert of["daily_rest"]["rest_min"] == 11 * 60
    assert of["weekly_rest"]["rest_min"] == 35 * 60
    assert of["weekly_hours"]["most_week_min"] == 48 * 60
    assert of["night_length"]["most_paid_min"] == 8 * 60


def test_what_still_needs_counsel_is_marked() -> None:
    """Turkish law has no article on standby."""
    assert [entry.rule.kind for entry in book("turkey").entries if not entry.verified] == ["standby"]


def test_an_operation_changes_single_values() -> None:
    """Twelve hours of rest instead of eleven; the order and all the rest stay."""
    base, change = book("turkey"), Change(kind="daily_rest", values={"rest_min": 720}, reason="agreement of 2026")
    changed = base.rules((change,))
    assert changed[0] == DailyRest(rest_min=720)
    assert changed[1:] == base.rules()[1:]


def test_an_operation_drops_and_adds_a_rule() -> None:
    """Dropped and set again, a rule stands at the end with its defaults."""
    drop, add = Change(kind="daily_rest", drop=True, reason="x"), Change(kind="daily_rest", reason="y")
    kinds = [rule.kind for rule in book("eu").rules((drop,))]
    assert "daily_rest" not in kinds
    assert book("eu").rules((drop, add))[-1] == DailyRest()


def test_all_faults_of_all_changes_are_told_together() -> None:
    """A misspelt kind, a value out of range and a parameter that does not exist."""
    changes = (
        Change(kind="daly_rest", reason="typo"),
        Change(kind="daily_rest", values={"rest_min": 7200}, reason="too long"),
        Change(kind="weekly_rest", values={"rest": 1440}, reason="wrong name"),
    )
    with pytest.raises(SolverError) as caught:
        book("turkey").rules(changes)
    assert [(p.code, p.parameters.get("field")) for p in caught.value.problems] == [
        ("unknown_rule", None),
        ("rule_value", "rest_min"),
        ("rule_value", "rest"),
    ]


def test_a_change_without_a_reason_is_refused() -> None:
    """Who loosens a rule says why."""
    with pytest.raises(ValidationError):
        Change(kind="daily_rest", reason="")


def test_an_unknown_book_is_named_with_the_known_ones() -> None:
    """A typo in the operation file."""
    with pytest.raises(SolverError) as caught:
        book("turky")
    assert caught.value.problems[0].parameters == {"name": "turky", "allowed": ("turkey", "eu")}


def test_every_rule_is_known_by_the_name_of_its_module() -> None:
    """What operation.yaml holds becomes the rule it names."""
    assert BY_KIND["daily_rest"] is DailyRest
    assert all(rule.__module__ == f"solver.rules.{kind}" for kind, rule in BY_KIND.items())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.model_fields["kind"].default)
def test_every_rule_says_what_it_is(rule: type[object]) -> None:
    """The docstring is printed by `explain rules`, with every parameter and its unit; the law is cited."""
    kind = rule.model_fields["kind"].default
    text = rule.__doc__ or ""
    assert rule.__module__ == f"solver.rules.{kind}"
    assert rule.citation
    assert len(text) > 40
    assert [name for name in rule.model_fields if name != "kind" and name not in text] == []

"""Rule books: which rules they hold, and how an operation changes single values."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from solver.errors import SolverError
from solver.rules import BY_KIND, NAMES, RULES
from solver.rules.daily_rest import DailyRest
from solver.rules.presets import PRESETS, Change, Entry, RuleBook, book
from solver.rules.presets.agreement import with_agreement
from solver.rules.rule import RuleModel
from solver.rules.transport import Transport

ROOT = Path(__file__).parents[3]
OPERATIONS = sorted(
    (*ROOT.glob("planner/templates/*/operation.yaml"), *ROOT.glob("examples/*/operation.yaml")),
)
DIGESTS = {
    "turkey": (3, "e469bb5cbae61e99"),
    "eu": (3, "701803ced8aa32d4"),
    "uk": (2, "96d93f2b82300fa5"),
    "malta": (2, "51b29a2399b188c8"),
    "cyprus": (2, "c9e769bd01a4ae0e"),
    "georgia": (2, "29ee648e1d2b51ff"),
    "germany": (2, "da134ee9e318ef60"),
}
"""Version and values of each book; a version that was given out stands for one digest only."""


def changes_of(place: Path) -> dict[str, dict[str, object]]:
    """What an example's operation.yaml adds to its book; marks that the builder fills in read as a number."""
    text = re.sub(r"@\w+@", "1", place.read_text(encoding="utf-8"))
    return dict(YAML(typ="safe").load(text).get("rules", {}).get("changes", {}))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_no_rule_stands_in_a_book_twice(preset: RuleBook) -> None:
    """Two entries of a kind would speak of the same thing with different limits."""
    kinds = [rule.kind for rule in preset.rules()]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= set(NAMES)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_book_names_its_articles_its_date_and_its_limits(preset: RuleBook) -> None:
    """Nobody should mistake it for advice."""
    assert all(entry.article.strip() for entry in preset.entries)
    assert preset.notice.startswith("Not legal advice")
    assert preset.sources
    assert preset.checked == date(2026, 11, 22)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_book_that_changes_a_value_has_a_higher_version(preset: RuleBook) -> None:
    """Each version stands for the values it was written down with; rules that came or went are a change as well."""
    values = {entry.rule.kind: entry.rule.model_dump(mode="json") for entry in preset.entries}
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]
    assert (preset.version, digest) == DIGESTS[preset.name], "raise the version and write its digest down"


def test_there_is_a_book_for_every_country_named() -> None:
    """Turkey first: it is the one an operation has that names none."""
    assert [preset.name for preset in PRESETS] == ["turkey", "eu", "uk", "malta", "cyprus", "georgia", "germany"]


def test_every_rule_is_used_by_a_book_or_an_example() -> None:
    """A rule that nobody could find in use is a rule that nobody can learn."""
    used = {entry.rule.kind for preset in PRESETS for entry in preset.entries}
    for place in OPERATIONS:
        used |= changes_of(place).keys()
    assert len(OPERATIONS) >= 3
    assert [name for name in NAMES if name not in used] == []


def test_tastes_stand_in_no_book() -> None:
    """What would change everybody's roster is for the operation to add, with its reason."""
    tastes = {
        *("weekly_rest_days", "days_off_together", "days_on_together", "same_shift_run", "forbidden_successions"),
        *("steady_starts", "night_run", "long_rest_after_nights", "whole_weekends", "weekend_spacing"),
        *("rest_before_leave", "newcomer_hours", "distinct_starts", "same_menu_week", "breaks_at_once"),
    }
    assert {entry.rule.kind for preset in PRESETS for entry in preset.entries} & tastes == set()
    added = {kind: change for place in OPERATIONS for kind, change in changes_of(place).items()}
    assert tastes <= added.keys()
    assert all(str(change["reason"]).strip() for change in added.values())


def test_every_book_holds_the_agreements_and_a_country_may_replace_one() -> None:
    """Stating a pattern, a pair or an offer is enough in each of them."""
    shared = set(NAMES)
    for preset in PRESETS:
        shared &= {entry.rule.kind for entry in preset.entries}
    assert {"shift_pattern", "never_both_off", "overtime_offers", "minimal_change", "mentor", "seats", "wish"} <= shared
    own = Entry(rule=Transport(night_only=True), article="A law")
    held = with_agreement((own,), 0, 360)
    assert [entry for entry in held if entry.rule.kind == "transport"] == [own]
    assert held[0] == own


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
    told = caught.value.problems[0].parameters
    assert told == {"name": "turky", "allowed": tuple(preset.name for preset in PRESETS)}


def test_every_rule_is_known_by_the_name_of_its_module() -> None:
    """What operation.yaml holds becomes the rule it names."""
    assert BY_KIND["daily_rest"] is DailyRest
    assert all(rule.__module__ == f"solver.rules.{kind}" for kind, rule in BY_KIND.items())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.model_fields["kind"].default)
def test_every_rule_says_what_it_is(rule: type[RuleModel]) -> None:
    """The docstring is printed by `explain rules`, with every parameter and its unit; the law is cited."""
    kind = rule.model_fields["kind"].default
    text = rule.__doc__ or ""
    assert rule.__module__ == f"solver.rules.{kind}"
    assert rule.citation
    assert len(text) > 40
    assert [name for name in rule.model_fields if name != "kind" and name not in text] == []

"""Changes of the rule book are held to what rules and book know, each mistake at its own line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load
from planner.problems import Problem
from planner.rulebook import rule_book
from planner.words import sentence
from solver.rules import presets
from solver.rules.named_cover import Charge, NamedCover
from solver.rules.presets.turkey import TURKEY

Refused = Callable[[], tuple[Problem, ...]]
State = Callable[[str], int]


@pytest.fixture
def state(folder: Path) -> State:
    """Add a section `rules`; gives its line."""

    def put(lines: str) -> int:
        place = folder / "operation.yaml"
        before = place.read_text(encoding="utf-8")
        place.write_text(f"{before}rules:\n{lines}", encoding="utf-8")
        return before.count("\n") + 1

    return put


def place(problem: Problem) -> tuple[str, str | None, str]:
    assert not any(
        sentence(problem.code, dict(problem.parameters), lang).startswith(problem.code) for lang in ("en", "tr")
    )
    return problem.file, problem.column, problem.code


def test_an_unknown_rule_book_is_refused_with_the_known_ones(state: State, problems: Refused) -> None:
    """A law that is misspelt would be no law at all."""
    line = state("  preset: turky\n")
    (found,) = problems()
    assert place(found) == ("operation.yaml", "rules.preset", "unknown_preset")
    assert (found.row, dict(found.parameters)["meant"]) == (line + 1, "turkey")


@pytest.mark.parametrize(
    ("change", "key", "value"),
    [
        ("daily_hours: {most_min: 59, reason: x}", "most_min", "59"),
        ("daily_hours: {most_min: 1441, reason: x}", "most_min", "1441"),
        ("daily_hours: {most_min: long, reason: x}", "most_min", "long"),
        ("weekly_rest: {rest_min: -1, reason: x}", "rest_min", "-1"),
        ("average_hours: {weeks: 0, reason: x}", "weeks", "0"),
    ],
)
def test_a_parameter_out_of_range_is_refused_with_its_limit(
    state: State, problems: Refused, change: str, key: str, value: str
) -> None:
    """Of rules in the book and of those that are added."""
    kind = change.split(":")[0]
    line = state(f"  changes:\n    {change}\n")
    (found,) = problems()
    assert place(found) == ("operation.yaml", f"rules.changes.{kind}.{key}", "rule_parameter")
    assert (found.row, found.value, dict(found.parameters)["key"]) == (line + 2, value, key)
    assert dict(found.parameters)["reason"]


def test_a_rule_may_take_lists_of_sections(state: State, folder: Path) -> None:
    """Who holds a charge is such a list."""
    charge = "{id: vip, agents: [ada, bea], weekdays: [0, 1]}"
    state(f"  changes:\n    named_cover:\n      reason: The VIP manager has deputies.\n      charges: [{charge}]\n")
    (rule,) = (rule for rule in rule_book(load(folder).config.rules) if isinstance(rule, NamedCover))
    assert rule.charges == (Charge(id="vip", agents=("ada", "bea"), weekdays=(0, 1)),)


def test_a_mistake_inside_a_list_is_told_at_its_own_line(state: State, problems: Refused) -> None:
    """The second charge, not the whole rule."""
    line = state(
        "  changes:\n"
        "    named_cover:\n"
        "      reason: agreed\n"
        "      charges:\n"
        "        - {id: vip, agents: [ada]}\n"
        "        - {id: night, agents: [bea], weekdays: [7]}\n"
    )
    found = problems()
    assert found
    assert all((p.column or "").startswith("rules.changes.named_cover.charges.1") for p in found)
    assert {p.row for p in found} == {line + 6}


def test_a_change_is_judged_with_the_values_that_the_book_states(state: State, problems: Refused) -> None:
    """A gap that divides a shift may not be longer than the longest gap, which is stated elsewhere."""
    state("  changes:\n    split_shifts: {gap_min: 720, reason: agreed}\n")
    (found,) = problems()
    assert place(found) == ("operation.yaml", "rules.changes.split_shifts", "rule_parameter")


@pytest.mark.parametrize(
    ("lines", "column", "code"),
    [
        ("  drop: {average_hour: none here}\n", "rules.drop.average_hour", "unknown_rule"),
        ("  drop: {daily_rest: ' '}\n", "rules.drop.daily_rest", "reason_needed"),
        ("  changes:\n    daily_rest: {rest_min: 720}\n", "rules.changes.daily_rest", "reason_needed"),
        (
            "  changes:\n    daily_rest: {rest_min: 720, reason: x}\n  drop: {daily_rest: y}\n",
            "rules.changes.daily_rest",
            "rule_changed_and_dropped",
        ),
    ],
)
def test_what_is_dropped_stands_in_the_book_and_has_a_reason(
    state: State, problems: Refused, lines: str, column: str, code: str
) -> None:
    """A rule cannot be changed and dropped, or dropped where there is none."""
    state(lines)
    (found,) = problems()
    assert place(found) == ("operation.yaml", column, code)


def test_only_what_stands_in_the_book_can_be_dropped(
    state: State, problems: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever drops a rule believes that it held."""
    short = TURKEY.model_copy(update={"entries": tuple(e for e in TURKEY.entries if e.rule.kind != "wish")})
    monkeypatch.setattr(presets, "PRESETS", (short,))
    state("  drop: {wish: nobody asks}\n")
    (found,) = problems()
    assert place(found) == ("operation.yaml", "rules.drop.wish", "rule_not_in_book")

"""Everything that rules, forecasts and errors can say has a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import forecasting
import solver
from planner.report.failures import explain
from planner.report.violations import amount, rule_title, undated
from planner.words import LANGUAGES, TOPICS, sentence
from planner.words.numbers import signed, span
from solver.rules import RULES

KNOWN = {code for topic in TOPICS.values() for code in topic["en"]}
GROUND = [Path(str(package.__file__)).parent for package in (forecasting, solver)]


def codes(pattern: str) -> set[str]:
    """Codes in the source of the ground floors that a pattern finds."""
    files = [file for folder in GROUND for file in sorted(folder.rglob("*.py"))]
    return {code for file in files for code in re.findall(pattern, file.read_text("utf-8"))}


@pytest.mark.parametrize("kind", [*sorted(rule.model_fields["kind"].default for rule in RULES), "rows"])
def test_every_rule_has_a_name_and_a_sentence(kind: str) -> None:
    """A code in a planner's table would be a riddle."""
    for lang in LANGUAGES:
        for code in (f"rule_{kind}", f"broken_{kind}"):
            assert not sentence(code, {}, lang).startswith(code)


def test_every_fault_of_the_ground_floors_has_a_sentence() -> None:
    """Read from the source: every code of a problem; those of the calculator speak of its options."""
    found = codes(r'(?:Problem|Error\.of|_goal_problem)\(\s*"([a-z_0-9]+)"') | codes(r'\("((?:missing|negative)_\w+)"')
    assert len(found) > 60
    assert sorted(code for code in found if not {f"fault_{code}", f"asked_{code}"} & set(KNOWN)) == []


def test_every_note_has_a_sentence() -> None:
    """Read from the source: every code of a note."""
    found = codes(r'\bNote\(\s*"([a-z_]+)"')
    assert len(found) > 10
    assert sorted(code for code in found if f"note_{code}" not in KNOWN) == []


def test_every_unit_of_a_violation_has_words() -> None:
    """Read from the source of rules and checker: the quoted unit behind the amounts."""
    found = codes(r'Violation\([^\n]*"((?:min|days|duties|agents|queues|breaks|weekends|unknown|not)[ a-z]*)"')
    assert len(found) >= 8
    units = {unit for unit in found if not unit.startswith("min")}
    assert sorted(u for u in units if f"unit_{u.replace(' ', '_')}" not in KNOWN) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fault_of_either_ground_floor_is_told_in_a_sentence(lang: str) -> None:
    """Both floors carry their problems under their own field name."""
    from forecasting import ForecastError
    from solver.errors import Problem, SolverError

    first = explain(ForecastError.of("unknown_country", country="XX"), lang)
    second = explain(SolverError((Problem("unknown_rule", {"kind": "naps", "allowed": ("floor", "wish")}),)), lang)
    assert first[0] == second[0] == 2
    assert "XX" in first[1]
    assert "floor, wish" in second[1]
    assert "fault_" not in first[1] + second[1]


def test_amounts_are_told_in_their_unit() -> None:
    """Minutes as hours and minutes, one of a thing without an s."""
    assert amount(450, "min", "en") == "7 h 30"
    assert amount(-30, "min outside", "tr") == "-0 sa 30"
    assert amount(1, "duties", "en") == "1 shift"
    assert amount(2, "weekends", "tr") == "2 hafta sonu"


def test_dated_windows_are_one_policy() -> None:
    """28 windows of a policy are one line of prices."""
    assert undated("standby:night:2025-11-05") == "standby:night"
    assert undated("floor:turkish") == "floor:turkish"
    assert rule_title("standby:night", "en") == "On-call: night"


@pytest.mark.parametrize(
    ("value", "lang", "told"),
    [(1234.4, "en", "+1,234"), (-1234.4, "tr", "-1.234"), (0.2, "en", "0"), (-0.2, "en", "0")],
)
def test_differences_carry_their_sign(value: float, lang: str, told: str) -> None:
    """+0 and -0 say nothing."""
    assert signed(value, lang) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(42.4, "42 s"), (300.0, "5 min"), (18000.0, "5.0 h"), (float("nan"), "")]
)
def test_waits_are_told_in_the_unit_that_fits(seconds: float, told: str) -> None:
    """Nobody reads 18000 s."""
    assert span(seconds, "en") == told

"""Everything that rules, forecasts and errors can say has a sentence."""

from __future__ import annotations

import ast
import re
import string
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import forecasting
import solver
from planner.report.failures import explain
from planner.report.violations import amount, hard_table, rule_title, undated, violation_text
from planner.words import LANGUAGES, TOPICS, sentence
from planner.words.numbers import signed, span
from solver.grid import utc_minute
from solver.outcomes import Violation
from solver.rules import RULES, RuleModel

KNOWN = {code for topic in TOPICS.values() for code in topic["en"]}
FIGURES = {"who", "amount", "limit"}
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
    found -= {name for rule in RULES for name in rule.model_fields}
    assert len(found) > 60
    assert sorted(code for code in found if not {f"fault_{code}", f"asked_{code}"} & set(KNOWN)) == []


def test_every_note_has_a_sentence() -> None:
    """Read from the source: every code of a note."""
    found = codes(r'\bNote\(\s*"([a-z_]+)"')
    assert len(found) > 10
    assert sorted(code for code in found if f"note_{code}" not in KNOWN) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unit_of_a_violation_has_words(lang: str) -> None:
    """Read from the source of rules and checker: the texts among the figures of a violation; one of them is told so."""
    found = {unit for unit in units() if not unit.startswith("min")}
    assert len(found) > 8
    known = TOPICS["rules"][lang]
    lacking = [f"unit_{u.replace(' ', '_')}{one}" for u in sorted(found) for one in ("", "_one")]
    assert [code for code in lacking if not known.get(code, "").strip()] == []


def units(*files: Path) -> set[str]:
    """Texts among the arguments of every violation that is made, in rules and checker or in these files."""
    calls = (
        node
        for file in files or (*sorted((GROUND[1] / "rules").rglob("*.py")), GROUND[1] / "checker.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Violation"
    )
    texts = (arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant))
    return {text for text in texts if isinstance(text, str)} - {"", "rows"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_words_of_a_rule_are_sentences_with_known_figures(rule: type[RuleModel], lang: str) -> None:
    """A name without figures, and what it means to break it; only who, how much and the limit can be filled in."""
    name, broken, *_ = getattr(rule.words, lang)
    assert name.strip() == name != ""
    assert "{" not in name
    assert broken.strip() == broken
    assert broken.endswith(".")
    assert {field for _, field, _, _ in string.Formatter().parse(broken) if field is not None} <= FIGURES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_violation_is_told_in_a_whole_sentence(lang: str) -> None:
    """With everything in it that a planner asks first."""
    told = violation_text(Violation("daily_rest", "ada", 0, 480, 480, 660, "min"), lang)
    assert (
        told
        == {
            "en": "ada rests 8 h 00 between two shifts; 11 h 00 are due.",
            "tr": "ada iki vardiya arasında 8 sa 00 dinleniyor; gereken 11 sa 00.",
        }[lang]
    )
    assert "{" not in violation_text(Violation("floor:turkish", "", 0, 60, 1, 2, "agents", False, 900), lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fault_of_a_row_has_a_sentence_of_its_own(lang: str) -> None:
    """Read from the checker: "2170 h 01 where 0 h 00 is allowed" does not say that the year was mistyped."""
    found = units(GROUND[1] / "checker.py")
    assert {"min", "min outside", "min twice", "min beside", "not eligible"} <= found
    told = {unit: violation_text(Violation("rows", "ada", 0, 60, 90, 0, unit), lang) for unit in sorted(found)}
    assert len(set(told.values())) == len(told)
    assert [unit for unit, text in told.items() if {"en": "cannot be so", "tr": "böyle olamaz"}[lang] in text] == []
    assert told["min twice"] == {
        "en": "ada: two rows overlap for 1 h 30.",
        "tr": "ada: iki satır 1 sa 30 çakışıyor.",
    }[lang]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "figures", "english", "turkish"),
    [
        ("daily_rest", (-360, 660, "min"), "ada: one overlaps the other by 6 h 00; 11 h 00 of rest", "çakışıyor"),
        ("standby", (-60, 660, "min"), "ada: one overlaps the other by 1 h 00; 11 h 00 of rest", "1 sa 00 çakışıyor"),
        ("standby", (210, 660, "min"), "ada has 3 h 30 of rest between a shift and an on-call duty", "ada vardiya ile"),
        ("standby", (60, 0, "min away"), "ada is on call for 1 h 00 of an absence.", "izinli olduğu sürenin 1 sa 00"),
        ("standby", (2, 3, "days"), "ada starts on-call duties 2 days apart; 3 days are due.", "2 gün arayla"),
        ("standby:derby", (1, 2, "agents"), "The on-call window has 1 person; it asks for 2 people.", "istenen 2 kişi"),
        ("weekly_days", (7, 6, "duties"), "ada works 7 shifts in a week; 6 shifts are allowed.", "7 vardiya çalışıyor"),
        ("menus", (-60, 0, "min early"), "ada: the shift starts 1 h 00 before the menu's time.", "1 sa 00 önce"),
        ("menus", (15, 0, "min late"), "ada: the shift starts 0 h 15 after the menu's time.", "0 sa 15 sonra"),
        ("menus", (495, 480, "min long"), "ada: the shift lasts 8 h 15, on the menu 8 h 00.", "8 sa 15 sürüyor"),
        ("menus", (465, 480, "min paid"), "ada: the shift pays 7 h 45, on the menu 8 h 00.", "süresi 7 sa 45"),
        ("menus", (1, 0, "duties"), "ada: the shift is on no menu of the contract.", "hiçbir menüsünde yok"),
    ],
)
def test_figures_are_told_as_what_they_are(
    rule: str, figures: tuple[int, int, str], english: str, turkish: str
) -> None:
    """No rest of less than nothing, nobody unnamed, no seven days where there were seven shifts on six."""
    found = Violation(rule, "ada", 0, 480, *figures)
    assert violation_text(found, "en").startswith(english)
    assert turkish in violation_text(found, "tr")


@pytest.mark.parametrize(("lang", "told"), [("en", "Sun 1 Mar 2026 10:00"), ("tr", "Paz 1 Mar 2026 10:00")])
def test_rows_outside_the_days_are_shown_with_their_year(lang: str, told: str) -> None:
    """Which is what was mistyped; within the days nobody needs it."""
    start = utc_minute(datetime(2026, 3, 1, 10, tzinfo=UTC))
    outside = Violation("rows", "ada", start, start + 480, 90, 0, "min outside")
    assert hard_table((outside,), lang, "UTC").rows[0][0] == told
    assert hard_table((replace(outside, unit="min twice"),), lang, "UTC").rows[0][0] == told.replace(" 2026", "")
    both = (replace(outside, unit="min twice"), replace(outside, unit="min twice", start_min=start - 130000))
    assert hard_table(both, lang, "UTC").rows[0][0] == told


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

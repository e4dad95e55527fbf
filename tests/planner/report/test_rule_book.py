"""`explain rules` as a planner reads it, and as a machine does."""

from __future__ import annotations

import json
import re

import pytest

from planner.report.rule_book import book_body, book_parts
from planner.report.rule_values import first_sentence, says, value_text
from planner.report.tables import WARN, Line, Table
from planner.rule_reading import parameters, read_book
from planner.words import LANGUAGES
from solver.rules import RULES
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.facts.day_parts import DayPart
from solver.rules.fair_nights import FairNights
from solver.rules.nights import Nights
from solver.rules.role_floor import Post, RoleFloor
from solver.rules.rule import RuleModel
from solver.rules.same_shift_run import SameShiftRun
from solver.rules.training_by_date import TrainingByDate
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.wish import Wishes
from tests.planner.test_rule_reading import with_rules

CHANGED = with_rules(
    changes={"daily_rest": {"rest_min": 600, "reason": "agreement of March", "by": "Works council"}},
    drop={"wish": "none are collected"},
)


def text_of(kind: str, lang: str = "en") -> str:
    """What the table says of a rule, in one line."""
    (table,) = (part for part in book_parts(read_book(CHANGED), lang) if isinstance(part, Table))
    (found,) = (told for head, told in table.rows if head.split("\n")[-2] == kind or kind in head.split("\n"))
    return found.replace("\n", " ").strip()


def test_a_rule_is_told_with_its_values_source_note_and_change() -> None:
    """What it says with the values in force, and who loosened it by how much."""
    assert text_of("daily_rest") == (
        "At least 10 h 00 lie between the end of a shift and the start of the agent's next one. "
        "Values: rest_min 10 h 00. Source: Shift regulation Art. 9. Read so: 11 h at a change of shift. "
        "LOOSENED: rest_min 11 h 00 -> 10 h 00. Works council: agreement of March"
    )
    assert "NOT VERIFIED" in text_of("standby")


def test_the_head_says_whose_law_when_read_and_that_it_is_no_advice() -> None:
    """And what was left out stands at the end, with its reason."""
    parts = book_parts(read_book(CHANGED), "en")
    lines = [part.text for part in parts if isinstance(part, Line)]
    assert "Turkey, Law 4857" in lines[0]
    assert "checked on 20" in lines[0]
    assert "2 loosened" in lines[1]
    assert lines[2].startswith("Not legal advice")
    assert lines[-1] == "LEFT OUT by the operation: Wish (Agreement). none are collected"


def test_a_blank_line_ends_every_rule() -> None:
    """Also where the narrow column is the longer one."""
    (table,) = (part for part in book_parts(read_book(CHANGED), "tr") if isinstance(part, Table))
    assert all(head.endswith("\n") and told.endswith("\n") for head, told in table.rows)


def test_changed_and_doubtful_rules_stand_out() -> None:
    """A planner looks at these first."""
    (table,) = (part for part in book_parts(read_book(CHANGED), "en") if isinstance(part, Table))
    marked = {head.split("\n")[1] for index, (head, _) in enumerate(table.rows) if table.mark(index) == WARN}
    assert {"daily_rest", "standby"} <= marked
    assert "daily_hours" not in marked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_machines_get_values_and_words(lang: str) -> None:
    """Everything plain, nothing that JSON cannot hold."""
    body = json.loads(json.dumps(book_body(read_book(CHANGED), lang)))
    (rest,) = (rule for rule in body["rules"] if rule["kind"] == "daily_rest")
    assert (rest["parameters"], rest["verdict"], rest["by"]) == ({"rest_min": 600}, "loosened", "Works council")
    assert rest["changes"] == [{"name": "rest_min", "before": 660, "after": 600, "verdict": "loosened"}]
    assert (rest["hard"], rest["priced"], rest["verified"], rest["in_book"]) == (True, False, True, True)
    assert body["dropped"] == [
        {"kind": "wish", "article": "Agreement", "reason": "none are collected", "verdict": "loosened"}
    ]
    assert body["unverified"] == [rule["kind"] for rule in body["rules"] if not rule["verified"]]


@pytest.mark.parametrize(
    ("rule", "name", "words"),
    [
        (DailyRest(rest_min=630), "rest_min", "10 h 30"),
        (Nights(night_start=1290), "night_start", "21:30"),
        (Nights(), "cents", "15"),
        (Nights(cents=1550), "cents", "15.50"),
        (Nights(), "fair_in_28_days", "8"),
        (Wishes(), "cents", "30 / 15 / 7"),
        (WeeklyHours(least_cents=None), "least_cents", "none (hard)"),
        (TrainingByDate(), "certificates", "none"),
        (TrainingByDate(certificates={"kvkk": "refresher"}), "certificates", "kvkk refresher"),
        (
            SameShiftRun(parts=(DayPart(name="early", earliest=240, latest=659),)),
            "parts",
            "(name early, earliest 04:00, latest 10:59)",
        ),
    ],
)
def test_values_carry_their_unit(rule: RuleModel, name: str, words: str) -> None:
    """Hours, clock times and money, not minutes and cents."""
    assert value_text(rule, name, getattr(rule, name), "en") == words


POST = Post(id="lead", roles=("lead",), weekdays=(0, 1, 5), start=480, end=1320)


@pytest.mark.parametrize(
    ("post", "lang", "told"),
    [
        (POST, "en", "weekdays Mon Tue Sat, start 08:00, end 22:00, cents 30)"),
        (POST, "tr", "weekdays Pzt Sal Cmt, start 08:00, end 22:00, cents 30)"),
        (Post(id="lead", roles=("lead",), end=1440), "en", "weekdays every day, start 00:00, end 24:00, cents 30)"),
        (
            Post(id="n", roles=("lead",), start=1320, end=1800),
            "en",
            "start 22:00, end 06:00 of the next day, cents 30)",
        ),
        (Post(id="n", roles=("lead",), start=1320, end=1441), "tr", "start 22:00, end ertesi gün 00:01, cents 30)"),
    ],
)
def test_posts_are_told_by_clocks_and_days_of_the_week(post: Post, lang: str, told: str) -> None:
    """Nobody reads 1,320, or counts the days of a week from zero."""
    assert value_text(RoleFloor(posts=(post,)), "posts", (post,), lang).endswith(told)


def test_machines_get_parts_of_parameters_as_values() -> None:
    """Not as the text of a Python object, before and after."""
    steps = [{"beyond_min": 360, "least_min": 60}]
    changed = with_rules(changes={"break_law": {"steps": steps, "reason": "agreement"}})
    body = json.loads(json.dumps(book_body(read_book(changed), "en")))
    (law,) = (rule for rule in body["rules"] if rule["kind"] == "break_law")
    (change,) = law["changes"]
    assert change["after"] == law["parameters"]["steps"] == steps
    assert change["before"][0] == {"beyond_min": 0, "least_min": 15}


def test_the_text_of_a_rule_holds_the_values_in_force() -> None:
    """Its own first sentence in English, the same in Turkish."""
    assert says(DailyHours(most_min=600), {"most_min": 600}, "en").startswith("At most 10 h 00 paid in the shifts")
    assert says(ConsecutiveDays(most_days=5), {"most_days": 5}, "en").startswith("At most 5 local days in a row")
    assert says(ConsecutiveDays(most_days=5), {"most_days": 5}, "tr").startswith("Üst üste en çok 5 yerel günde")
    assert says(DailyRest(), {"rest_min": 660}, "tr") == (
        "Bir vardiyanın bitişi ile kişinin sonraki vardiyasının başlangıcı arasında en az 11 sa 00 dinlenme vardır."
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Night shifts beyond an agent's credit cost the more, the more there are: 1, 2, 3, ... times 15."),
        ("tr", "Kişinin payını aşan gece vardiyaları arttıkça pahalılaşır: 1, 2, 3, ... kez 15."),
    ],
)
def test_three_dots_end_no_sentence(lang: str, told: str) -> None:
    """Or the price would be cut off."""
    assert says(FairNights(), {"cents": 1500}, lang) == told


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_the_same_parameters_in_both_languages(rule: type[RuleModel]) -> None:
    """One Turkish sentence, and each name in backquotes is one of the English text."""
    english, turkish = first_sentence(rule, "en"), first_sentence(rule, "tr")
    assert sorted(re.findall(r"`([^`]+)`", turkish)) == sorted(re.findall(r"`([^`]+)`", english))
    assert turkish.count("`") == english.count("`")
    assert turkish != english
    assert turkish == turkish.strip()
    assert turkish[-2:-1].isalnum() or turkish[-2] in "`)", turkish
    assert turkish.endswith(".")
    assert re.findall(r"(?<=[^.]\.)\s", turkish) == []
    assert "{" not in turkish


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_registered_rule_can_be_told(rule: type[RuleModel], lang: str) -> None:
    """No markup, no parameter's name in the place of its value."""
    made = rule()  # type: ignore[call-arg]  # every rule has defaults
    values = parameters(made)
    told = says(made, values, lang)
    assert told
    assert "`" not in told
    assert "{" not in told
    assert all(value_text(made, name, value, lang) for name, value in values.items())

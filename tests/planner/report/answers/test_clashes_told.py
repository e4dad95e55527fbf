"""A clash is told by people, days and titles; what stands alone, what nobody can keep, what is left open."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from planner.answers.figure import placed
from planner.answers.infeasible import Impossible, knots_of
from planner.answers.promised_hours import promised_hours
from planner.casework import make_case
from planner.operation.floor_specs import FloorSpec
from planner.promised import promised
from planner.report.answers.clash_words import capital, way_text
from planner.report.answers.infeasible import infeasible_body, infeasible_parts
from planner.report.answers.promised_hours import hours_body
from planner.report.tables import Line, Table
from solver.explainer.infeasible import EXACT, Clash, Party, WayOut
from tests.planner.report import worlds

ENGLISH = FloorSpec.model_validate(
    {"least": 1, "language": "en", "hours": [{"days": ["thu"], "start": 540, "end": 600}]}
)
BOTH = ("ada", "efe")
THURSDAY = (worlds.at(6, 0), worlds.at(7, 0))
FLOOR = Party("floor", "floor:english", BOTH, worlds.at(6, 9), worlds.at(6, 10))
AWAY = Party("absence", "", ("efe",), *THURSDAY)
OFF = Party("lock", "", ("ada",), *THURSDAY)
REST = Party("rule", "daily_rest", BOTH, worlds.at(3, 0), worlds.at(9, 0))
CLASH = Clash(FLOOR, (AWAY, OFF, REST), BOTH, 1, 0, "agents", worlds.at(6, 9), worlds.at(6, 10), EXACT)


def answer(*clashes: Clash, ways: tuple[WayOut, ...] = (), unproven: tuple[Party, ...] = ()) -> Impossible:
    """The tiny operation, where Efe is away on Thursday, with a floor of English that morning."""
    operation = worlds.operation()
    config = operation.config.model_copy(update={"floors": {"english": ENGLISH}})
    inputs = replace(worlds.inputs(), operation=replace(operation, config=config))
    asked = promised(inputs)
    knots = tuple(replace(knot, ways=ways) for knot in knots_of(clashes))
    return Impossible(inputs, make_case(inputs, asked), promised_hours(inputs, asked.floors), knots, unproven)


def told(found: Impossible, lang: str = "en") -> str:
    parts = infeasible_parts(found, "op", lang)
    lines = [part.text if isinstance(part, Line) else "\n".join(" | ".join(row) for row in part.rows) for part in parts]
    return "\n".join(lines)


def test_a_clash_names_its_promise_who_takes_part_and_what_would_open_it() -> None:
    """Never why somebody is away; rules by their title and where they are written."""
    said = told(answer(CLASH))
    assert "1. Floor english thu 09-10, Thu 6 Nov 09:00-10:00: 1 person due, 0 people possible." in said
    assert (
        "the absence of efe (Thu 6 Nov); the day off fixed for ada on Thu 6 Nov; the rule “Rest between shifts” ("
        in said
    )
    assert "Of the 2 who count, 1 are not away that day." in said
    assert "No single change that was tried" in said


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_no_code_stands_where_a_word_should(lang: str) -> None:
    """Every kind of party and of way out has its words in both languages."""
    kinds = ("contract", "paper", "seats", "protection", "opening", "activity", "on_call")
    parties = tuple(Party(kind, NAMES.get(kind, ""), ("ada",), *THURSDAY) for kind in kinds)
    said = told(answer(replace(CLASH, parties=parties), unproven=(FLOOR,)), lang)
    assert not re.search(r"\b(clash|way|head|figure|infeasible|promised|unit)_[a-z]", said)
    assert "[" not in said


NAMES = {
    "contract": "weekly_hours",
    "paper": "kyc",
    "seats": "seats",
    "activity": "coaching",
    "on_call": "night:2025-11-06",
}


def test_clashes_that_differ_by_their_day_alone_are_told_once() -> None:
    """Twenty-eight evenings of one floor are one thing to mend."""
    later = replace(CLASH, start_min=worlds.at(8, 9), end_min=worlds.at(8, 10))
    found = answer(later, CLASH)
    assert [len(knot.clashes) for knot in found.knots] == [2]
    assert found.knots[0].first == CLASH
    assert "The same 1 more time: Sat 8 Nov." in told(found)
    assert "2." not in told(found).split("Promises that")[1].split("Counted again")[0].replace("2025", "")


def test_ways_out_carry_hours_money_and_people() -> None:
    """What was not settled is not offered as if it were."""
    ways = (
        WayOut("move_leave", (("agent", "efe"),), ("efe",), 0.0, 0),
        WayOut("hire", (("people", 1),), (), 20.0, 800000, restores=False),
    )
    table = next(
        p
        for p in infeasible_parts(answer(CLASH, ways=ways), "op", "en")
        if isinstance(p, Table) and p.title == "Ways out"
    )
    assert [row[1:] for row in table.rows] == [
        ("", "0", "efe", "yes"),
        ("20.0", "8,000", "", "not settled"),
    ]


def test_what_can_all_be_kept_is_said_and_what_is_open_too() -> None:
    """No clash is not yet a proof."""
    assert "Each promise can be kept" in told(answer())
    left = told(answer(unproven=(FLOOR, FLOOR)))
    assert "Each promise can be kept" not in left
    assert "Not settled in the time: floor english thu 09-10. Give more" in left


def test_machines_get_every_clash_with_its_sentence_and_places_of_figures() -> None:
    """What is due and who is there on the day are found again in what `validate` counts."""
    found = answer(CLASH, replace(CLASH, start_min=worlds.at(8, 9), end_min=worlds.at(8, 10)))
    body = infeasible_body(found, "op", "en")
    assert body["possible"] is False
    assert [row["starts_at"] for row in body["clashes"]] == ["2025-11-06T06:00:00+00:00", "2025-11-08T06:00:00+00:00"]  # type: ignore[attr-defined]
    counted = hours_body(found.inputs)
    for figure in found.figures:
        assert placed(counted, figure.found.place) == pytest.approx(figure.value)
    assert {figure.code for figure in found.figures} >= {"clash_due", "clash_there"}


def test_a_promise_of_nobody_and_one_that_stands_alone() -> None:
    """Nothing else takes part: there is nobody, or too few of them."""
    assert "Nobody counts towards it." in told(answer(replace(CLASH, parties=(), agents=())))
    assert "too few whatever they are rostered: ada, efe." in told(answer(replace(CLASH, parties=(FLOOR,))))


def test_a_turkish_i_keeps_its_dot() -> None:
    """İcap, not Icap."""
    assert (capital("icap", "tr"), capital("icap", "en"), capital("", "en")) == ("İcap", "Icap", "")


GIVEN: tuple[tuple[str, dict[str, str | int]], ...] = (
    ("overflow", {"language": "english", "floor": "floor:english"}),
    ("shorter_hours", {"floor": "floor:english", "hours": "10:00-12:00"}),
    ("lower_floor", {"floor": "floor:english", "least": 1}),
    ("lower_floor", {"floor": "night:2025-11-06", "least": 0}),
    ("other_contract", {"agent": "efe", "week_h": 45}),
    ("hire", {"people": 2, "like": "efe"}),
    ("move_leave", {"agent": "efe", "from_min": worlds.at(6, 0), "until_min": worlds.at(7, 0)}),
    ("move_leave", {"agent": "efe", "start_min": worlds.at(6, 0), "end_min": worlds.at(8, 0)}),
    ("move_training", {"agent": "efe", "activity": "coaching"}),
    ("drop_lock", {"agent": "efe", "template": "", "start_min": worlds.at(6, 0)}),
    ("drop_lock", {"agent": "efe", "template": "standard", "start_min": worlds.at(6, 0)}),
    ("other_shift", {"agent": "efe", "template": "standard", "start_min": worlds.at(6, 0)}),
    ("other_person", {"agent": "efe", "template": "standard", "start_min": worlds.at(6, 0)}),
    ("renew_paper", {"agent": "efe", "paper": "kyc"}),
    ("loosen_rule", {"rule": "on_call_reach"}),
    ("more_seats", {"seats": "seats"}),
    ("train_person", {"agent": "efe"}),
)


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_every_way_out_reads_as_a_sentence(lang: str) -> None:
    """Nothing is left open, no two kinds sound alike."""
    found = answer(CLASH)
    said = [way_text(found, WayOut(kind, tuple(about.items()), ("efe",), 0.0, 0), lang) for kind, about in GIVEN]
    assert not [text for text in said if "[" in text or "_" in text or "way" in text]
    assert len(set(said)) >= len(GIVEN) - 1


def test_leave_is_moved_to_days_that_are_named() -> None:
    """The last day is still leave; a window of on-call duty stands by its name."""
    said = [way_text(answer(CLASH), WayOut(kind, tuple(about.items()), (), 0.0, 0), "en") for kind, about in GIVEN]
    assert "move the absence of efe to Thu 6 Nov - Fri 7 Nov" in said
    assert "no absence of efe on Thu 6 Nov" in said
    assert "do without on-call night in that time" in said


def test_a_rule_stands_by_its_title() -> None:
    """Nobody but us calls it daily_rest."""
    way = WayOut("loosen_rule", (("rule", "daily_rest"),), (), 0.0, None)
    assert way_text(answer(), way, "en") == "agree otherwise on “Rest between shifts”"

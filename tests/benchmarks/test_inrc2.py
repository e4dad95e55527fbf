"""INRC-II instances: history and weeks are read as one horizon, and the verifier counts as we do by hand."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from solver import check
from solver.duties import Duty, Roster
from solver.roster.evaluate import objective_terms
from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from instances.inrc2 import Inrc2, read
from instances.inrc2_case import LEAST_COVER, case_of, judge, load
from instances.inrc2_verifier import verify
from instances.problems import Unreadable

SCENARIO = """SCENARIO = tiny

WEEKS = 2

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 2
Early (2,3)
Late (1,2)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Late 1 Early

CONTRACTS = 2
Full (6,8) (2,4) (2,3) 1 1
Part (0,5) (1,3) (1,14) 2 0

NURSES = 3
Ada Full 2 Head Nurse
Can Full 1 Nurse
Eda Part 1 Nurse
"""
HISTORY = """HISTORY
0 tiny

NURSE_HISTORY
Ada 1 0 Late 1 1 0
Can 0 2 None 0 0 1
Eda 0 0 Early 1 2 0
"""
WEEK = """WEEK_DATA
tiny

REQUIREMENTS
Early Head (1,1) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)
Early Nurse (0,1) (0,1) (0,1) (0,0) (0,0) (0,0) (0,0)
Late Nurse (0,0) (0,0) (0,0) (0,0) (0,0) (0,1) (0,1)

SHIFT_OFF_REQUESTS = 2
Ada Any Tue
Can Late Sat
"""
NO_NEED = """WEEK_DATA
tiny

REQUIREMENTS

SHIFT_OFF_REQUESTS = 0
"""
Row = tuple[str, int, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny instance on disk."""
    place = tmp_path / "tiny"
    place.mkdir()
    files = {"Sc-tiny.txt": SCENARIO, "H0-tiny-0.txt": HISTORY, "WD-tiny-3.txt": WEEK, "WD-tiny-4.txt": NO_NEED}
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def tiny(folder: Path) -> Inrc2:
    """The tiny instance: history 0, weeks 3 and 4."""
    return read(folder, "0,3-4")


def of(rows: list[Row], tiny: Inrc2) -> dict[str, int]:
    """The terms that cost something."""
    return {term: cost for term, cost in verify(tiny, rows).terms.items() if cost}


def test_history_and_weeks_are_read_as_one_horizon(tiny: Inrc2) -> None:
    """Days count through; the second week needs nobody."""
    assert (tiny.name, tiny.days, tiny.skills) == ("tiny", 14, ("Head", "Nurse"))
    assert (tiny.need["Early", "Head", 0], tiny.need["Late", "Nurse", 6]) == ((1, 1), (0, 1))
    assert max(day for _, _, day in tiny.need) == 6
    assert tiny.wishes == (("Ada", "Any", 1), ("Can", "Late", 5))
    ada, can, _ = tiny.nurses
    assert (ada.last, ada.row_of_last, ada.worked_row, ada.assignments) == ("Late", 1, 1, 1)
    assert (can.last, can.off_row, can.weekends) == ("None", 1, 2)


def test_an_empty_roster_costs_what_is_counted_by_hand(tiny: Inrc2) -> None:
    """Cover 1 + 3 + 2 missing; totals 5 and 6 short; Ada worked 1 of 2 days; Eda 1 of 2 early days; rows off too long.

    Rows off: Ada 14 of 3 = 11, Can 1 + 14 of 3 = 12, Eda may have 14. Can worked a weekend more than his most.
    """
    assert of([], tiny) == {
        "optimal cover": 30 * 6,
        "total": 20 * (5 + 6),
        "work rows": 30,
        "type rows": 15,
        "off rows": 30 * (11 + 12),
        "weekends": 30,
    }
    assert verify(tiny, []).violations == ("day 0 Early: 1 below the least cover",)


def test_each_term_is_as_the_competition_weighs_it(tiny: Inrc2) -> None:
    """Single changes to the empty roster, by hand."""
    empty = of([], tiny)
    ada = of([("Ada", 0, "Late")], tiny)  # goes on: row of work 2, 13 days off (10 beyond), total one nearer
    assert {t: ada.get(t, 0) - empty.get(t, 0) for t in empty | ada if ada.get(t, 0) != empty.get(t, 0)} == {
        "work rows": -30,
        "off rows": -30,
        "total": -20,
    }
    wish = of([("Ada", 1, "Early")], tiny)
    assert wish["wishes"] == 10
    eda = of([("Eda", 5, "Late")], tiny)  # whole weekends are not in her contract; the late shift needs one
    assert "half weekends" not in eda
    assert eda["optimal cover"] == empty["optimal cover"] - 30
    half = of([("Ada", 12, "Late")], tiny)
    assert half["half weekends"] == 30
    assert half["work rows"] == empty["work rows"] + 30


def test_the_last_row_may_go_on_beyond_the_horizon(tiny: Inrc2) -> None:
    """One day of work on the last Sunday is not too short; on the Saturday it is."""
    assert of([("Ada", 13, "Late")], tiny)["work rows"] == 30
    assert of([("Ada", 12, "Late")], tiny)["work rows"] == 60


def test_rows_too_long_count_only_the_days_of_the_horizon(tiny: Inrc2) -> None:
    """Late from the history and three more: 4 of at most 2 in a row, two beyond."""
    rows = [("Ada", day, "Late") for day in range(3)]
    assert of(rows, tiny)["type rows"] == 15 * 2 + 15
    long = [("Ada", day, "Late") for day in range(5)]
    assert of(long, tiny)["work rows"] == 30 * 2


def test_skills_are_split_as_well_as_they_can_be(tiny: Inrc2) -> None:
    """Ada leads and Can nurses: all of day 0 covered; Can alone leaves the head missing, which is forbidden."""
    both = verify(tiny, [("Ada", 4, "Early"), ("Can", 0, "Early")])
    assert both.violations == ("day 0 Early: 1 below the least cover",)
    crew = [("Eda", 0, "Early"), ("Can", 0, "Early")]
    assert of(crew, tiny)["optimal cover"] == 30 * 5
    assert verify(tiny, crew).violations == ("day 0 Early: 1 below the least cover",)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Ada", 0, "Early")], "Ada day 0: Early after Late"),
        ([("Can", 3, "Late"), ("Can", 4, "Early")], "Can day 4: Early after Late"),
        ([("Can", 3, "Late"), ("Can", 3, "Early")], "Can day 3: two shifts"),
        ([("Zoe", 3, "Late")], "Zoe day 3 Late: no such nurse"),
    ],
)
def test_what_is_broken_is_told(tiny: Inrc2, rows: list[Row], told: str) -> None:
    """Successions also from the history, one shift a day, names."""
    assert any(told in line for line in verify(tiny, rows).violations)


def test_the_case_costs_what_the_verifier_counts(folder: Path, tiny: Inrc2) -> None:
    """Random rosters: prices, cover and what is hard agree; what the history costs anyway is a constant."""
    case, rng, instance = case_of(tiny), random.Random(5), load(folder, "0,3-4")
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    assert (instance.scale, instance.constant) == (1, 30)
    templates = {t.id: t for t in case.templates}
    for _ in range(300):
        share = rng.random()
        rows = [
            (n.id, d, rng.choice(("Early", "Late"))) for n in tiny.nurses for d in range(14) if rng.random() < share
        ]
        duties = []
        for who, day, shift in rows:
            start = case.grid.day_bounds[day] + templates[shift].start
            duties.append(Duty(who, start, start + 360, case.grid.days[day], shift, 360))
        roster = Roster(tuple(sorted(duties)))
        verdict = judge(tiny, roster)
        below = sum(int(line.split()[3]) for line in verdict.violations if "least cover" in line)
        coverage = dict(objective_terms(case, forms, roster))["coverage"]
        priced = coverage + sum(v.cents for v in check(case, roster))
        assert priced == verdict.cost - instance.constant + below * LEAST_COVER, rows
        forbidden = any(" after " in line for line in verdict.violations)
        assert forbidden == any(v.hard for v in check(case, roster)), rows


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("Sc-tiny.txt", "WEEKS = 2", "WEEKS = two", "the number of weeks"),
        ("Sc-tiny.txt", "WEEKS = 2", "WEEKS = 3", "the scenario has 3 weeks"),
        ("Sc-tiny.txt", "Early (2,3)", "Early (3,2)", "a least and a most are written"),
        ("Sc-tiny.txt", "Late 1 Early", "Late 1 Dawn", "the shift type stands in the scenario"),
        ("Sc-tiny.txt", "Ada Full", "Ada Fall", "the contract stands in the scenario"),
        ("Sc-tiny.txt", "(2,3) 1 1", "(2,3) 1 2", "whole weekends is a whole number, 0 to 1"),
        ("H0-tiny-0.txt", "Can 0 2 None", "Zoe 0 2 None", "at least 7 values are expected"),
        ("WD-tiny-3.txt", "Ada Any Tue", "Ada Any Someday", "a day is one of"),
        ("WD-tiny-3.txt", "Early Head (1,1)", "Early Boss (1,1)", "the skill stands in the scenario"),
        ("WD-tiny-3.txt", "REQUESTS = 2", "REQUESTS = 5", "more lines are expected"),
        ("WD-tiny-4.txt", "WEEK_DATA", "WEEK", "WEEK_DATA is expected here"),
    ],
)
def test_each_fault_names_its_file_and_rule(folder: Path, file: str, old: str, new: str, told: str) -> None:
    """One at a time."""
    place = folder / file
    place.write_text(place.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        read(folder, "0,3-4")
    assert told in str(caught.value)
    assert file in str(caught.value)


@pytest.mark.parametrize(
    ("old", "odd", "meant"),
    [
        ("Can 0 2 None 0 0 1", "Can 0 2 None 0 0 0", "None 0 0 1"),
        ("Can 0 2 None 0 0 1", "Can 0 2 None 1 1 0", "None 0 0 1"),
        ("Eda 0 0 Early 1 2 0", "Eda 0 0 Early 3 2 0", "Early 3 3 0"),
        ("Eda 0 0 Early 1 2 0", "Eda 0 0 Early 0 0 4", "Early 1 1 0"),
    ],
)
def test_an_odd_history_is_read_and_told(folder: Path, old: str, odd: str, meant: str) -> None:
    """Days off and worked that exclude each other: the last shift counts, and whoever runs it is warned."""
    place = folder / "H0-tiny-0.txt"
    place.write_text(HISTORY.replace(old, " ".join([*old.split()[:3], *meant.split()])), encoding="utf-8")
    as_meant = read(folder, "0,3-4")
    place.write_text(HISTORY.replace(old, odd), encoding="utf-8")
    found = load(folder, "0,3-4")
    said = " ".join(odd.split()[3:])
    assert found.warnings == (f"history of {old[:3]}: {said} cannot be, read as {meant}",)
    assert (as_meant.warnings, as_meant.nurses) == ((), read(folder, "0,3-4").nurses)
    assert found.case.opening == case_of(as_meant).opening


@pytest.mark.parametrize("asked", ["", "0", "0;3-4", "0,3,4", "0,3-4-"])
def test_weeks_are_written_as_the_competition_writes_them(folder: Path, asked: str) -> None:
    """History, a comma, weeks with hyphens between them."""
    with pytest.raises(Unreadable, match="1,6-2-9-1"):
        read(folder, asked)


def test_files_that_are_not_there_are_named(folder: Path) -> None:
    """Week 9 of an instance that has 3 and 4; a folder without a scenario."""
    with pytest.raises(Unreadable, match=r"WD-tiny-9\.txt"):
        read(folder, "0,3-9")
    with pytest.raises(Unreadable, match="holds one scenario"):
        read(folder.parent, "0,3-4")

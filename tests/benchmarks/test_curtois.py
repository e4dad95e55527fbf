"""Curtois instances: files are read as written, the verifier counts as we do by hand, and the case costs the same."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from solver import check
from solver.duties import Duty, Roster
from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from instances.curtois import Curtois, read
from instances.curtois_case import case_of, judge, load
from instances.curtois_verifier import verify
from instances.plain_case import MONDAY
from instances.problems import Unreadable

TINY = """# Two people, a week, early and late; late may not be followed by early
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,600,E

SECTION_STAFF
# ID, MaxShifts, minutes at most and at least, shifts in a row at most and at least, days off at least, weekends at most
A,E=7|L=2,2400,960,3,2,2,1
B,E=0|L=7,3000,0,5,1,1,0

SECTION_DAYS_OFF
A,3

SECTION_SHIFT_ON_REQUESTS
A,0,E,2
B,1,L,3

SECTION_SHIFT_OFF_REQUESTS
A,1,L,5

SECTION_COVER
0,E,1,100,1
1,L,1,100,1
2,E,0,100,7
"""
Row = tuple[str, int, str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The tiny instance on disk."""
    place = tmp_path / "Tiny.txt"
    place.write_text(TINY, encoding="utf-8")
    return place


@pytest.fixture
def tiny(file: Path) -> Curtois:
    """The tiny instance."""
    return read(file)


def test_a_file_is_read_as_it_is_written(tiny: Curtois) -> None:
    """Every section, in the file's own order."""
    assert (tiny.name, tiny.days, [s.id for s in tiny.shifts]) == ("Tiny", 7, ["E", "L"])
    assert [s.not_before for s in tiny.shifts] == [(), ("E",)]
    first = tiny.staff[0]
    assert (first.most, first.most_minutes, first.least_minutes) == ({"E": 7, "L": 2}, 2400, 960)
    assert (first.most_in_a_row, first.least_in_a_row, first.least_days_off, first.most_weekends) == (3, 2, 2, 1)
    assert (tiny.days_off, len(tiny.on), len(tiny.off), len(tiny.cover)) == ((("A", 3),), 2, 1, 3)


def test_costs_are_those_counted_by_hand(tiny: Curtois) -> None:
    """A on early 0-2: one too many on day 2 (7); B idle: request 3 refused, late of day 1 missing (100)."""
    found = verify(tiny, [("A", 0, "E"), ("A", 1, "E"), ("A", 2, "E")])
    assert found.terms == {"on requests": 3, "off requests": 0, "under cover": 100, "over cover": 7}
    assert (found.cost, found.violations) == (110, ())
    late = verify(tiny, [("A", 0, "E"), ("A", 1, "L")])
    assert late.terms == {"on requests": 3, "off requests": 5, "under cover": 0, "over cover": 0}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("A", 0, "L"), ("A", 1, "E")], "E on day 1 after L"),
        ([("A", 2, "E"), ("A", 3, "E")], "works on day off 3"),
        ([("A", 0, "L"), ("A", 1, "L"), ("A", 2, "L")], "3 shifts L, at most 2"),
        ([("A", 0, "E")], "480 minutes, 960 to 2400 allowed"),
        ([("A", d, "E") for d in (0, 1, 2, 4, 5, 6)], "2880 minutes, 960 to 2400 allowed"),
        ([("B", 5, "L")], "1 weekends, at most 0"),
        ([("A", 4, "E"), ("A", 5, "E"), ("A", 6, "E"), ("A", 3, "E")], "4 days in a row from day 3, at most 3"),
        ([("A", 2, "E"), ("A", 5, "E"), ("A", 6, "E")], "1 days in a row from day 2, at least 2"),
        ([("A", 0, "E"), ("A", 1, "E"), ("A", 3, "E")], "1 days off from day 2, at least 2"),
        ([("A", 0, "E"), ("A", 0, "L")], "A day 0: two shifts"),
        ([("C", 0, "E")], "C day 0 E: no such employee, day or shift"),
    ],
)
def test_what_is_broken_is_told(tiny: Curtois, rows: list[Row], told: str) -> None:
    """Each hard rule of the format, just beyond its limit."""
    assert any(told in line for line in verify(tiny, rows).violations)


def test_rows_at_the_ends_may_go_on_beyond_them(tiny: Curtois) -> None:
    """One day on at the start and one day off at the end are never too short."""
    assert verify(tiny, [("A", 0, "E"), ("A", 4, "E"), ("A", 5, "E")]).violations == ()


def test_solver_rules_cost_and_forbid_what_the_verifier_does(tiny: Curtois) -> None:
    """Random rosters: the case's own checker and the verifier agree on cost and on what is legal."""
    case, rng = case_of(tiny), random.Random(4)
    templates = {t.id: t for t in case.templates}
    legal = 0
    for _ in range(1000):
        share = rng.random()
        rows = [(who, day, rng.choice("EL" if who == "A" else "LLLE")) for who in "AB" for day in range(7)]
        rows = [row for row in rows if rng.random() < share and row[1:] != (3, "E")]
        duties = []
        for who, day, shift in rows:
            start = case.grid.day_bounds[day] + templates[shift].start
            end = start + templates[shift].length_min
            duties.append(Duty(who, start, end, case.grid.days[day], shift, templates[shift].paid_min))
        roster = Roster(tuple(sorted(duties)))
        found, verdict = check(case, roster), verify(tiny, rows)
        assert judge(tiny, roster) == verdict
        assert bool(verdict.violations) == any(v.hard for v in found), rows
        assert verdict.cost == sum(v.cents for v in found), rows
        legal += not verdict.violations
    assert legal > 5
    assert case.grid.days[0] == MONDAY


def test_the_instance_has_the_files_name_and_the_cost_of_its_cents(file: Path) -> None:
    """A cent of the case is a point of the file's weights."""
    instance = load(file)
    assert (instance.name, instance.scale, instance.cost_of(110.0), instance.best_known) == ("Tiny", 1, 110.0, None)
    starts = [template.start for template in instance.case.templates]
    assert len(set(starts)) == len(starts)
    assert all(t.start + t.length_min <= 1440 for t in instance.case.templates)


def test_all_faults_of_a_file_are_told_together(file: Path) -> None:
    """Line, value and rule of each."""
    spoilt = TINY.replace("L,600,E", "L,6x0,X").replace("A,3\n", "Z,9\n").replace("0,E,1,100,1", "0,E,1,100")
    file.write_text(spoilt.replace("SECTION_SHIFT_OFF_REQUESTS", "SECTION_WISHES"), encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        read(file)
    told = [(fault.line, fault.value) for fault in caught.value.faults]
    assert {(7, "6x0"), (7, "X"), (15, "Z"), (15, "9"), (25, "0,E,1,100"), (21, "SECTION_WISHES")} <= set(told)
    assert "a length in minutes is a whole number, 1 to 1440" in str(caught.value)
    assert f"{file}:7" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("SECTION_HORIZON\n7", "SECTION_HORIZON\n0", "the number of days"),
        ("SECTION_HORIZON\n7", "SECTION_HORIZON", "the section holds one row"),
        ("A,E=7|L=2", "A,E:7|L=2", "maxima are written"),
        ("B,E=0", "A,E=0", "each employee has a name of its own"),
        ("1,L,1,100,1", "0,E,1,100,1", "a shift has one requirement a day"),
        ("SECTION_COVER", "SECTION_COVERS", "each section stands once"),
        ("# Two", "x\n# Two", "a row stands in a section"),
    ],
)
def test_each_fault_names_its_rule(file: Path, old: str, new: str, told: str) -> None:
    """One at a time."""
    file.write_text(TINY.replace(old, new), encoding="utf-8")
    with pytest.raises(Unreadable, match=told):
        read(file)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(Unreadable, match=r"none\.txt"):
        read(tmp_path / "none.txt")
    (tmp_path / "raw.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match="a text file is expected"):
        read(tmp_path / "raw.txt")

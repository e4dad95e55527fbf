"""MATSP instances: files are read as written, the verifier counts as by hand, and the solver's roster passes it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from solver import check, solve
from solver.roster.params import SolveParams
from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from instances.matsp import Cover, Matsp, Person, read
from instances.matsp_case import load
from instances.matsp_verifier import verify
from instances.problems import Unreadable

TINY = """# Two people, two days, two tasks
SECTION_HORIZON
2

SECTION_TASKS
2

SECTION_STAFF
# ID, MinTotalMinutes, MaxTotalMinutes
1,360,700
2,360,600

SECTION_COVER
1,06:00-06:15,1,1,1
1,23:45-00:00,2,0,1
2,05:45-06:00,2,0,0
3,05:45-06:00,1,0,2
"""
LAWFUL = [("1", 0, 360), ("2", 840, 1440)]
TASKS = [("1", 0, 360, 0), ("2", 840, 1380, 0), ("2", 1380, 1440, 1)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The tiny instance on disk."""
    place = tmp_path / "2_2.txt"
    place.write_text(TINY, encoding="utf-8")
    return place


def test_a_file_is_read_as_it_is_written(file: Path) -> None:
    """Quarters count from 06:00 of the first day, tasks from 0."""
    found = read(file)
    assert (found.days, found.tasks, found.staff[1]) == (2, 2, Person("2", 360, 600))
    assert found.cover == (Cover(0, 0, 1, 1), Cover(71, 1, 0, 1), Cover(95, 1, 0, 0), Cover(191, 0, 0, 2))


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    """Who has to mend a file mends it in one go."""
    place = tmp_path / "wrong.txt"
    place.write_text(TINY.replace("1,360,700", "1,800,700").replace("05:45-06:00,2", "05:40-06:00,9"), encoding="utf-8")
    with pytest.raises(Unreadable) as error:
        read(place)
    assert len(error.value.faults) == 2


def test_the_cost_of_a_roster_is_what_we_count_by_hand(file: Path) -> None:
    """A quarter that the file does not name has a most of 0: all but 06:00 (task 1, most 1) are too much."""
    verdict = verify(read(file), LAWFUL, TASKS)
    first, second, last = 24 - 1, (1380 - 840) // 15, 4
    assert verdict.violations == ()
    assert verdict.cost == first + second + last


def test_two_heads_too_many_cost_four(file: Path) -> None:
    """The excess is squared, not counted."""
    instance = read(file)
    both = [("1", 0, 360), ("2", 0, 360)]
    verdict = verify(instance, both, [(who, a, b, 0) for who, a, b in both])
    assert verdict.cost == 1 + 23 * 4


@pytest.mark.parametrize(
    ("shifts", "tasks", "said"),
    [
        ([("1", 300, 660), LAWFUL[1]], [("1", 300, 660, 0), *TASKS[1:]], "a shift starts on day 1 at 11:00"),
        ([("1", 0, 345), LAWFUL[1]], [("1", 0, 345, 0), *TASKS[1:]], "of 345 minutes"),
        (LAWFUL, [("1", 0, 330, 0), ("1", 330, 360, 1), *TASKS[1:]], "for 30 minutes"),
        (LAWFUL, [("1", 0, 300, 0), *TASKS[1:]], "do not fill"),
        ([LAWFUL[1]], TASKS[1:], "at least 1"),
        ([*LAWFUL, ("1", 1440, 1860)], [*TASKS, ("1", 1440, 1860, 0)], "780 minutes"),
        ([*LAWFUL, ("1", 1080, 1440)], [*TASKS, ("1", 1080, 1440, 0)], "minutes of rest"),
        ([*LAWFUL, ("3", 0, 360)], [*TASKS, ("3", 0, 360, 0)], "nobody"),
    ],
)
def test_each_rule_of_the_format_is_verified(
    file: Path, shifts: list[tuple[str, int, int]], tasks: list[tuple[str, int, int, int]], said: str
) -> None:
    """A verifier that lets something pass would make a wrong roster look like a record."""
    assert any(said in fault for fault in verify(read(file), shifts, tasks).violations)


def test_six_days_in_a_row_are_one_too_many() -> None:
    """Five are allowed."""
    instance = Matsp("six", 6, 1, (Person("1", 0, 10_000),), ())
    days = [("1", day * 1440, day * 1440 + 360) for day in range(6)]
    work = [(who, start, end, 0) for who, start, end in days]
    assert "days in a row" in verify(instance, days, work).violations[0]
    assert verify(instance, days[:5], work[:5]).violations == ()


def test_the_solver_keeps_the_format_s_rules_and_the_verifier_counts_what_it_says(file: Path) -> None:
    """The case is ordinary rules; what they leave out of the format, the verifier would find."""
    instance = load(file)
    result = solve(instance.case, SolveParams(reproducible=True, moves=40))
    assert result.roster is not None
    verdict = instance.judge(result.roster)
    assert verdict.violations == ()
    assert not [v for v in check(instance.case, result.roster) if v.hard]
    assert verdict.cost == instance.cost_of(sum(cents for _, cents in result.objective))
    assert verdict.cost == 24 - 1 + 24 - 1

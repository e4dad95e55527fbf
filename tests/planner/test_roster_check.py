"""Judging a roster from a file: its days, its need, what changed against the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.problems import NotFoundError
from planner.report.outputs import roster_csv
from planner.roster_check import Changes, Judged, changes, judge_file
from planner.store import Store
from solver.duties import Break, Roster
from tests.planner.roster_files.worlds import ROSTER, duty, operation, plan, request


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store without any plan."""
    made = Store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def planned(store: Store) -> Store:
    """A store with the week's plan."""
    made = replace(plan(), keys=(("roster", "r"),))
    store.save_plan(made, datetime(2025, 10, 18, tzinfo=UTC))
    return store


def judged(folder: Path, store: Store, text: str, named: str | None = None) -> Judged:
    path = folder / "roster.csv"
    path.write_text(text, encoding="utf-8")
    return judge_file(path, operation(), store, named)


def exported(roster: Roster = ROSTER) -> str:
    return roster_csv.write(request(roster=roster))["roster.csv"].decode()


def test_the_exported_roster_differs_in_nothing_from_its_plan(tmp_path: Path, planned: Store) -> None:
    """And the plan's on-call window is known, so nothing is short."""
    found = judged(tmp_path, planned, exported())
    assert found.changes == Changes(0, 0, 0, (), 0)
    assert found.plan is not None
    assert found.plan.id == "abc"
    assert "standby" not in {v.rule.split(":")[0] for v in found.found}


def test_an_edited_roster_is_judged_and_compared(tmp_path: Path, planned: Store) -> None:
    """Ada starts at 06:00 after working until 22:00: eight hours of rest where eleven are due."""
    late = replace(ROSTER, duties=(duty("ada", 20, 14), duty("ada", 21, 6), *ROSTER.duties[2:]))
    found = judged(tmp_path, planned, exported(late))
    (rest,) = (v for v in found.found if v.rule == "daily_rest")
    assert (rest.agent, rest.amount, rest.limit, rest.unit) == ("ada", 480, 660, "min")
    assert found.changes == Changes(2, 0, 0, ("ada",), 0)


def test_rows_outside_the_plan_and_over_each_other_are_violations(tmp_path: Path, planned: Store) -> None:
    """They can be read, so the checker tells of them beside everything else."""
    outside = duty("can", 28, 9)
    twice = replace(duty("can", 22, 16), template="standard-1600-480")
    text = exported(replace(ROSTER, duties=(*ROSTER.duties, outside, twice)))
    rows = [(v.agent, v.unit) for v in judged(tmp_path, planned, text).found if v.rule == "rows"]
    assert rows == [("can", "min twice"), ("can", "min outside")]


def test_without_a_plan_the_files_own_weeks_are_judged(tmp_path: Path, store: Store) -> None:
    """Floors and on-call come from operation.yaml; the on-call window is not there, which is said."""
    found = judged(tmp_path, store, exported())
    assert (found.plan, found.changes) == (None, None)
    assert (found.inputs.start, found.inputs.weeks) == (date(2025, 10, 20), 1)
    assert [v.unit for v in found.found if v.rule == "rows"] == ["unknown windows"]


def test_a_file_of_other_weeks_is_judged_over_its_own_unless_a_plan_is_named(tmp_path: Path, planned: Store) -> None:
    """previous.csv lies before every plan."""
    text = exported(Roster((duty("ada", 6, 9), duty("ada", 14, 9))))
    found = judged(tmp_path, planned, text)
    assert (found.plan, found.inputs.start, found.inputs.weeks) == (None, date(2025, 10, 6), 2)
    assert not [v for v in found.found if v.rule == "rows"]
    named = judged(tmp_path, planned, text, "abc")
    assert [v.unit for v in named.found if v.rule == "rows"] == ["min outside", "min outside"]


def test_a_mistyped_year_does_not_stretch_the_weeks(tmp_path: Path, store: Store) -> None:
    """Twelve weeks at most; the row of 2052 lies outside."""
    rows = "agent,kind,starts_at,ends_at\nada,duty,2025-10-21T09:00,2025-10-21T17:00\n"
    found = judged(tmp_path, store, rows + "ada,duty,2052-10-21T09:00,2052-10-21T17:00\n")
    assert found.inputs.weeks == 12
    assert [v.unit for v in found.found if v.rule == "rows"] == ["min outside"]


def test_an_unknown_plan_is_said(tmp_path: Path, planned: Store) -> None:
    """A typo in its name."""
    with pytest.raises(NotFoundError):
        judged(tmp_path, planned, exported(), "xyz")


def test_an_empty_roster_is_judged_too(tmp_path: Path, planned: Store) -> None:
    """Nobody works: every shift is gone, and nobody stands by."""
    found = judged(tmp_path, planned, "agent,kind,starts_at,ends_at\n")
    assert found.changes == Changes(4, 0, 1, ("ada", "can"), -4 * 450)
    assert [v.rule for v in found.found if v.rule.startswith("standby")] == ["standby:night:2025-10-24"]


def test_moved_breaks_are_told_apart_from_moved_shifts() -> None:
    """A break is agreed in a minute, a shift is not."""
    first, *others = ROSTER.duties
    moved = replace(first, breaks=(Break(first.start_min + 180, 15, True), first.breaks[1]))
    assert changes(ROSTER, Roster((moved, *others), ROSTER.on_call)) == Changes(0, 1, 0, ("ada",), 0)
    longer = replace(first, end_min=first.end_min + 60, paid_min=510)
    assert changes(ROSTER, Roster((longer, *others))) == Changes(1, 0, 1, ("ada", "can"), 60)

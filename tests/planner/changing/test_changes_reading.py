"""A changes file: everything wrong with it is told at once, with its line, and what contradicts is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.answers.standing import Standing
from planner.changing import KINDS, View
from planner.changing.changes_file import ChangesFile
from planner.changing.reading import judge_changes, read_changes
from planner.inputs import Inputs
from planner.plans import Plan
from planner.problems import ChangesFileError
from planner.report.failures import explain
from planner.words import LANGUAGES
from solver.case import Absence
from solver.grid import utc_minute


@pytest.fixture(scope="module")
def view(small_plan: Plan, small_inputs: Inputs) -> View:
    """The minimal plan, asked at its start; A8 is away on its last two days."""
    grid = small_plan.grid
    away = Absence("A8", grid.day_bounds[5], grid.day_bounds[7])
    inputs = replace(small_inputs, operation=replace(small_inputs.operation, absences=(away,)))
    return View(Standing(small_plan, inputs), utc_minute(small_plan.as_of))


def written(folder: Path, text: str) -> Path:
    file = folder / "sick.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def told(view: View, file: Path) -> list[tuple[int | None, str]]:
    """Line and code of everything that does not fit."""
    asked, document = read_changes(file)
    with pytest.raises(ChangesFileError) as caught:
        judge_changes(asked, view, file.name, document)
    for lang in LANGUAGES:
        code, text = explain(caught.value, lang)
        assert code == 2
        assert all(problem.code not in text for problem in caught.value.problems), "a sentence is missing"
        assert "[" not in text, "a parameter is missing"
    return [(problem.row, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{kind: absense, agent: A1}", "yaml_choice"),
        ("{kind: absence, agent: A1, from: soon}", "bad_moment"),
        ("{kind: absence, agent: A1, from: 2025-11-05, untill: 2025-11-06}", "yaml_unknown_key"),
        ("{kind: swap, first: A1, day: 2025-11-05T10:00, second: A2}", "bad_day"),
        ("{kind: event_moved, id: derby}", "move_nowhere"),
        ("{agent: A1}", "yaml_missing_key"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(line: str, code: str, tmp_path: Path) -> None:
    """Typing errors are found before anything is planned."""
    with pytest.raises(ChangesFileError) as caught:
        read_changes(written(tmp_path, f"changes:\n  - {line}\n"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.row) == (code, 2)
    assert code not in explain(caught.value, "tr")[1]


@pytest.mark.parametrize(("text", "code"), [("", "changes_empty"), ("changes: []\n", "yaml_too_few")])
def test_a_file_that_says_nothing_is_refused(text: str, code: str, tmp_path: Path) -> None:
    """Nothing asked is a mistake, not an answer."""
    with pytest.raises(ChangesFileError) as caught:
        read_changes(written(tmp_path, text))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_what_does_not_fit_the_plan_is_told_all_together(view: View, tmp_path: Path) -> None:
    """Unknown people and queues, other years, days that are over, people who are away already, days off."""
    free = day_off(view, "A1")
    lines = (
        "{kind: absence, agent: A11, from: 2025-11-05}",
        "{kind: absence, agent: A8, from: 2025-11-08}",
        "{kind: absence, agent: A1, from: 2026-11-05}",
        "{kind: absence, agent: A1, from: 2025-11-06, to: 2025-11-05}",
        "{kind: back, agent: A2, from: 2025-11-06}",
        f"{{kind: swap, first: A1, day: {free}, second: A2}}",
        "{kind: event_cancelled, id: derby}",
        "{kind: demand, share: 0.1, queues: [phone-en], from: 2025-11-05}",
        "{kind: outage, since: 2025-11-05T21:10, skills: [payments]}",
    )
    text = "accepted: [{agent: Bo, day: 2025-11-05}]\nchanges:\n" + "".join(f"  - {line}\n" for line in lines)
    codes = ("unknown_agent", "unknown_agent", "absent_already", "change_outside_plan", "ends_before_start",
             "not_absent", "nothing_to_swap", "unknown_event", "unknown_queue", "unknown_skill")  # fmt: skip
    assert told(view, written(tmp_path, text)) == list(zip((1, *range(3, 12)), codes, strict=True))


def test_what_cannot_be_read_and_what_does_not_fit_are_told_together(view: View, tmp_path: Path) -> None:
    """Nobody corrects two lines to learn of five more; entries keep the lines that they have in the file."""
    text = """\
as_of: 2025-11-02T12:00
most_people: many
accepted: [{agent: A1, day: monday}, {agent: Bo, day: 2025-11-05}]
changes:
  - {kind: absense, agent: A1}
  - {kind: absence, agent: A11, from: 2025-11-05}
  - {kind: absence, agent: A1, from: soon}
  - {kind: absence, agent: A1, from: 2025-11-05}
  - {kind: absence, agent: A1, from: 2025-11-05}
"""
    assert told(view, written(tmp_path, text)) == [
        (2, "needs_whole_number"), (3, "bad_day"), (3, "unknown_agent"), (5, "yaml_choice"), (6, "unknown_agent"),
        (7, "bad_moment"), (9, "change_absent_twice"),
    ]  # fmt: skip


def test_a_wrong_kind_is_told_with_what_was_written_and_an_empty_list_without_a_most(tmp_path: Path) -> None:
    """A sentence with an empty value, or with a limit that is none, helps nobody."""
    for text, said in (("changes:\n  - {kind: absense, agent: A1}\n", "“absense”"), ("changes: []\n", "at least 1")):
        with pytest.raises(ChangesFileError) as caught:
            read_changes(written(tmp_path, text))
        shown = explain(caught.value, "en")[1]
        assert said in shown
        assert "most -" not in shown
        assert "most None" not in shown


def test_changes_before_now_are_refused(view: View, tmp_path: Path) -> None:
    """What is over cannot be mended; a file that says when it was asked is judged from then."""
    text = "changes:\n  - {kind: absence, agent: A1, from: 2025-11-03}\n"
    late = replace(view, now_min=view.grid.day_bounds[2])
    assert told(late, written(tmp_path, text)) == [(2, "change_before_now")]
    asked, document = read_changes(written(tmp_path, text))
    judge_changes(asked, view, "sick.yaml", document)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("{kind: absence, agent: A1, from: 2025-11-05}", "{kind: absence, agent: A1, from: 2025-11-04, to: 2025-11-06}",
         "change_absent_twice"),
        ("{kind: back, agent: A8, from: 2025-11-08T08:00}", "{kind: back, agent: A8, from: 2025-11-09}",
         "change_back_twice"),
        ("{kind: demand, share: 0.1, from: 2025-11-05}",
         "{kind: demand, share: 2, queues: [phone-tr], from: 2025-11-05}",
         "change_demand_twice"),
        ("{kind: outage, since: 2025-11-05T12:00}", "{kind: outage, since: 2025-11-05T13:00, channels: [phone]}",
         "change_outage_twice"),
    ],
)  # fmt: skip
def test_changes_that_contradict_each_other_are_refused(
    first: str, second: str, code: str, view: View, tmp_path: Path
) -> None:
    """The later line names the earlier one; guessing which was meant would be worse."""
    asked = written(tmp_path, f"changes:\n  - {first}\n  - {second}\n")
    assert told(view, asked) == [(3, code)]


def test_who_is_away_does_not_swap_and_nobody_swaps_a_day_twice(view: View, tmp_path: Path) -> None:
    """Both are found across the kinds of change."""
    day = worked(view, "A1")
    lines = (
        f"{{kind: swap, first: A1, day: {day}, second: A2}}",
        f"{{kind: swap, first: A1, day: {day}, second: A3}}",
        f"{{kind: absence, agent: A2, from: {day}}}",
    )
    text = "changes:\n" + "".join(f"  - {line}\n" for line in lines)
    assert told(view, written(tmp_path, text)) == [(3, "change_swapped_twice"), (4, "change_swap_of_absent")]


def test_changes_made_in_python_are_judged_alike(view: View) -> None:
    """Without a file a problem has no line."""
    asked = ChangesFile.model_validate({"changes": [{"kind": "absence", "agent": "Bo", "from": "2025-11-05"}]})
    with pytest.raises(ChangesFileError) as caught:
        judge_changes(asked, view)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("changes", None, "changes.0.agent")


def test_every_kind_is_told_apart_by_its_tag() -> None:
    """A registry whose tags repeat would hide a kind."""
    assert len({kind.tag for kind in KINDS}) == len(KINDS)


def worked(view: View, agent: str) -> str:
    return next(duty.day.isoformat() for duty in view.standing.plan.roster.duties if duty.agent == agent)


def day_off(view: View, agent: str) -> str:
    return next(day.isoformat() for day in view.grid.days if view.duty(agent, day) is None)

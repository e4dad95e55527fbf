"""A grid file says what is varied; what is wrong with it is told at its line, everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.operation.reading import Reading
from planner.problems import OperationError
from planner.words import LANGUAGES, sentence
from scenarios.sweeping import judged_points, read_grid
from scenarios.sweeping.points import Laid

CHANGES = "changes:\n  - {kind: volume, share: 0.1}\n"


def grid(folder: Path, text: str) -> Laid:
    (folder / "grid.yaml").write_text("name: More\n" + text, encoding="utf-8")
    return read_grid(folder / "grid.yaml")


def names(laid: Laid) -> list[str]:
    return [point.scenario.name for point in laid.points(Reading(Path()))]


def test_every_value_goes_with_every_other(tmp_path: Path) -> None:
    """The last parameter changes fastest; both ends of a range are there."""
    laid = grid(
        tmp_path,
        CHANGES
        + "over:\n  more: {path: changes.0.share, from: 0, to: 0.2, step: 0.1}\n"
        + "  changes.0.channels: [[chat], [phone]]\n",
    )
    assert laid.grid.count == 6
    assert names(laid)[:3] == [
        "More (more=0, changes.0.channels=chat)",
        "More (more=0, changes.0.channels=phone)",
        "More (more=0.1, changes.0.channels=chat)",
    ]


def test_zip_pairs_the_first_with_the_first(tmp_path: Path) -> None:
    """Two parameters that move together are one axis."""
    laid = grid(tmp_path, CHANGES + "zip: true\nover:\n  changes.0.share: [0.1, 0.2]\n  roster: [keep, rebuild]\n")
    assert names(laid) == ["More (changes.0.share=0.1, roster=keep)", "More (changes.0.share=0.2, roster=rebuild)"]


def test_scenario_files_are_compared(tmp_path: Path) -> None:
    """Each file is an axis of its own; the grid's treatment holds for all."""
    for name in ("calm", "storm"):
        (tmp_path / f"{name}.yaml").write_text(f"name: {name}\n{CHANGES}", encoding="utf-8")
    points = grid(tmp_path, "roster: keep\nscenarios: [calm.yaml, storm.yaml]\n").points(Reading(Path()))
    assert [(point.file, point.scenario.roster) for point in points] == [("calm", "keep"), ("storm", "keep")]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("changges: []\n" + CHANGES, "yaml_unknown_key", 2),
        ("about: nothing\n", "sweep_source", 1),
        ("scenario: a.yaml\n" + CHANGES, "sweep_source", 1),
        (CHANGES + "over:\n  changes.0.share: {from: 0, to: 1}\n", "sweep_axis", 5),
        (CHANGES + "over:\n  changes.0.share: {from: 0, to: 1, step: -0.1}\n", "sweep_steps", 5),
        (CHANGES + "zip: true\nover:\n  changes.0.share: [0.1]\n  roster: [keep, rebuild]\n", "sweep_zip", 1),
        (CHANGES + "over:\n  a: {from: 1, to: 9000, step: 1}\n  b: {from: 1, to: 900, step: 1}\n", "sweep_beyond", 1),
        (
            CHANGES + "draws:\n  count: 3\n  parameters:\n    changes.0.share: {kind: uniform, from: 1, to: 0}\n",
            "sweep_draw_order",
            7,
        ),
        (CHANGES + "draws:\n  count: 3\n  parameters:\n    changes.0.share: {kind: normall}\n", "yaml_choice", 7),
    ],
)
def test_a_wrong_grid_is_told_at_its_line(tmp_path: Path, text: str, code: str, row: int) -> None:
    """Before anything is read of the operation; every code has its sentence in both languages."""
    with pytest.raises(OperationError) as told:
        grid(tmp_path, text)
    assert [(problem.code, problem.row) for problem in told.value.problems] == [(code, row)]
    for lang in LANGUAGES:
        assert not sentence(code, dict(told.value.problems[0].parameters), lang).startswith(code)


def test_all_points_are_judged_before_any_is_played(small_inputs: Inputs, tmp_path: Path) -> None:
    """A value out of range, a channel that does not exist and a path that leads nowhere: once each, at their lines."""
    laid = grid(
        tmp_path,
        CHANGES
        + "over:\n  changes.0.share:\n    - 0.1\n    - -3\n  changes.0.channels:\n    - [phone]\n    - [phne]\n",
    )
    with pytest.raises(OperationError) as told:
        judged_points(laid, small_inputs)
    found = {problem.code: problem for problem in told.value.problems}
    assert {code: problem.row for code, problem in found.items()} == {"yaml_bounds": 7, "unknown_channel": 10}
    assert dict(found["unknown_channel"].parameters)["meant"] == "phone"
    assert {problem.file for problem in told.value.problems} == {"grid.yaml"}


@pytest.mark.parametrize("path", ["changes.1.share", "changes.0.share.more", "name", "changes.first"])
def test_a_path_that_leads_nowhere_is_told(small_inputs: Inputs, tmp_path: Path, path: str) -> None:
    """Never a parameter that silently does nothing."""
    laid = grid(tmp_path, CHANGES + f"over:\n  {path}: [0.1, 0.2]\n")
    with pytest.raises(OperationError) as told:
        judged_points(laid, small_inputs)
    assert {problem.code for problem in told.value.problems} == {"sweep_no_field"}


def test_a_field_that_does_not_exist_is_told_with_what_was_meant(small_inputs: Inputs, tmp_path: Path) -> None:
    """The last key of a path may be new, but must be one that the change knows."""
    laid = grid(tmp_path, CHANGES + "over:\n  changes.0.chanels: [[phone]]\n")
    with pytest.raises(OperationError) as told:
        judged_points(laid, small_inputs)
    (problem,) = told.value.problems
    assert (problem.code, dict(problem.parameters)["meant"]) == ("yaml_unknown_key", "channels")


def test_a_wrong_scenario_file_is_named(tmp_path: Path) -> None:
    """The line is that of the scenario's file, not of the grid's."""
    (tmp_path / "bad.yaml").write_text("name: Bad\nchanges:\n  - {kind: volume, shore: 0.1}\n", encoding="utf-8")
    with pytest.raises(OperationError) as told:
        grid(tmp_path, "scenarios: [bad.yaml, none.yaml]\n")
    assert {(problem.file, problem.code) for problem in told.value.problems} >= {
        ("bad.yaml", "yaml_unknown_key"),
        ("none.yaml", "file_missing"),
    }

"""workspace.yaml: what it says, and every mistake with its line and what was probably meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.problems import OperationError, Problem
from planner.workspace import read_workspace


@pytest.fixture
def folder(shops: Path, tmp_path: Path) -> Path:
    """A copy whose workspace.yaml a test writes anew."""
    return Path(shutil.copytree(shops, tmp_path / "ws"))


def refused(folder: Path, text: str) -> dict[str, Problem]:
    """The problems of a workspace.yaml by their codes."""
    (folder / "workspace.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(OperationError) as caught:
        read_workspace(folder)
    return {problem.code: problem for problem in caught.value.problems}


def test_a_pool_is_one_unit_and_a_site_apart_another(shops: Path) -> None:
    """The pool's plans lie under the workspace, a site's in its own folder."""
    found = read_workspace(shops)
    assert [unit.name for unit in found.units] == ["istanbul+izmir", "valletta"]
    assert [unit.home.relative_to(shops).as_posix() for unit in found.units] == [
        ".vardiya/pools/istanbul+izmir",
        "valletta",
    ]


def test_unknown_sites_folders_and_repeats_are_told_together(folder: Path) -> None:
    """All in one go, each at its line, the nearest name with it."""
    text = (
        "name: x\nsites:\n  istanbul: {operation: istanbull}\n  izmir: {operation: izmir}\n"
        "  bornova: {operation: ./izmir}\npools:\n  - [istanbul, izmirr]\n  - [izmir, istanbul]\n"
    )
    found = refused(folder, text)
    assert {code: problem.row for code, problem in found.items()} == {
        "site_no_operation": 3,
        "site_folder_twice": 5,
        "unknown_pool_site": 7,
        "site_in_two_pools": 8,
    }
    assert dict(found["site_no_operation"].parameters)["meant"] == "istanbul"
    assert dict(found["unknown_pool_site"].parameters)["meant"] == "izmir"


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("name: x\nsites: {a: {operation: izmir}}\npols: []\n", "yaml_unknown_key", 3),
        ("name: x\nsites: {}\n", "yaml_too_few", 2),
        ("name: x\nsites:\n  a: {operation: izmir}\npools: [[a]]\n", "yaml_too_few", 4),
        ("name: [x\n", "yaml_syntax", 2),
    ],
)
def test_what_is_no_workspace_is_refused_at_its_line(folder: Path, text: str, code: str, row: int) -> None:
    """As operation.yaml is."""
    assert refused(folder, text)[code].row == row


def test_a_folder_without_the_file_is_no_workspace(tmp_path: Path) -> None:
    """And nothing is made there."""
    with pytest.raises(OperationError) as caught:
        read_workspace(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["file_missing"]
    assert list(tmp_path.iterdir()) == []

"""Every example operation can be written, read and trusted to be the same again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from planner import templates
from planner.operation import load
from planner.problems import OperationError
from planner.templates import TEMPLATES, init

NAMES = tuple(template.name for template in TEMPLATES)


def read(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_read_without_a_problem(name: str, tmp_path: Path) -> None:
    """The first operation somebody sees must not begin with a list of errors."""
    init(tmp_path / "op", name, 3)
    operation = load(tmp_path / "op")
    assert operation.warnings == ()
    assert "synthetic" in (operation.config.synthetic or "")
    assert "seed 3" in (operation.config.synthetic or "")


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_the_same_seed_writes_the_same_files_and_another_seed_another_world(template: templates.Template) -> None:
    """A world is named by its seed alone."""
    once, again, other = template.files(1), template.files(1), template.files(2)
    assert once == again
    assert list(once) == list(other)
    contacts = [name for name in once if name.startswith("contacts/")]
    assert contacts
    assert all(once[name] != other[name] for name in contacts)


def test_an_empty_folder_may_be_there_already(tmp_path: Path) -> None:
    """`vardiya init .` in a new folder is what people type."""
    (tmp_path / "op").mkdir()
    init(tmp_path / "op", "minimal", 1)
    assert (tmp_path / "op" / "operation.yaml").is_file()


def test_parents_are_made(tmp_path: Path) -> None:
    """A path may be longer than what exists."""
    init(tmp_path / "a" / "b c" / "op", "minimal", 1)
    assert (tmp_path / "a" / "b c" / "op" / "agents.csv").is_file()


def test_a_folder_with_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Nobody loses an operation to an example."""
    (tmp_path / "agents.csv").write_text("mine")
    with pytest.raises(OperationError) as failed:
        init(tmp_path, "minimal", 1)
    assert failed.value.problems[0].code == "folder_not_empty"
    assert read(tmp_path) == {"agents.csv": b"mine"}


def test_a_file_in_the_folder_s_place_is_refused(tmp_path: Path) -> None:
    """The path of a file is no folder."""
    (tmp_path / "op").write_text("mine")
    with pytest.raises(OperationError):
        init(tmp_path / "op", "minimal", 1)
    assert (tmp_path / "op").read_text() == "mine"


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    """A typing error is answered with what was meant."""
    with pytest.raises(OperationError) as failed:
        init(tmp_path / "op", "sportbook", 1)
    problem = failed.value.problems[0]
    assert problem.code == "unknown_template"
    assert dict(problem.parameters)["meant"] == "sportsbook"
    assert not (tmp_path / "op").exists()


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an operation would be read as a whole one."""
    broken = dataclasses.replace(TEMPLATES[1], files=lambda _seed: {"a.csv": "a", "b.csv": "\ud800"})
    monkeypatch.setattr(templates, "TEMPLATES", (broken,))
    with pytest.raises(UnicodeEncodeError):
        init(tmp_path / "op", "minimal", 1)
    assert list(tmp_path.iterdir()) == []


def test_minimal_can_be_read_in_a_minute(tmp_path: Path) -> None:
    """It is the first file people open."""
    init(tmp_path / "op", "minimal", 1)
    lines = (tmp_path / "op" / "operation.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    operation = load(tmp_path / "op")
    assert len(operation.agents) == 8
    assert len(operation.queues) == 1
    assert operation.contacts["start"].dt.tz_convert("Europe/Istanbul").dt.date.nunique() == 56


def test_names_are_for_their_owner_alone(tmp_path: Path) -> None:
    """The doctor must not find fault with an operation that was made a moment ago."""
    init(tmp_path / "op", "minimal", 3)
    assert (tmp_path / "op" / "names.csv").stat().st_mode & 0o077 == 0

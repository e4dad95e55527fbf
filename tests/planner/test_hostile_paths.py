"""Names that lead elsewhere: nothing outside of the operation's folder is read, nothing outside of it is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.contact_log import LogTarget, import_contacts
from planner.fixture_rows import slug
from planner.formats import Target, import_fixtures
from planner.operation import load
from planner.operation.cells import CellError, Habits, identifier
from planner.operation.reading import Reading
from planner.problems import OperationError
from planner.report.outputs.calendars import file_name
from planner.workspace.reading import read_workspace

ESCAPES = ("../../etc/passwd", "/etc/passwd", "..", ".", "a/../../b", "C:\\x", "x\x00y", "~root", "con\n", "%2e%2e/x")


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the small operation, in a folder beside which harm could be done."""
    return Path(shutil.copytree(small, tmp_path / "op"))


def codes(folder: Path) -> set[tuple[str, str]]:
    with pytest.raises(OperationError) as refused:
        load(folder)
    return {(p.file, p.code) for p in refused.value.problems if p.severity == "error"}


@pytest.mark.parametrize("file", ["contacts/x.csv", "agents.csv", "events.csv", "operation.yaml", "fixtures/x.csv"])
def test_a_link_out_of_the_folder_is_not_followed(file: str, folder: Path, tmp_path: Path) -> None:
    """Whoever delivers a file could otherwise have any file of this machine told line by line."""
    secret = tmp_path / "secret.csv"
    secret.write_text("root:x:0:0\n", encoding="utf-8")
    link = folder / file
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    assert (file, "file_outside") in codes(folder)


def test_a_folder_that_is_a_link_out_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """Nor what lies behind it."""
    shutil.move(folder / "contacts", tmp_path / "elsewhere")
    (folder / "contacts").symlink_to(tmp_path / "elsewhere")
    assert ("contacts/history.csv", "file_outside") in codes(folder)


def test_a_folder_of_nothing_that_is_a_link_out_is_not_taken_for_no_history(folder: Path, tmp_path: Path) -> None:
    """What is wrong is the link; to put files behind it would not help."""
    shutil.rmtree(folder / "contacts")
    (tmp_path / "empty").mkdir()
    (folder / "contacts").symlink_to(tmp_path / "empty")
    found = codes(folder)
    assert ("contacts", "file_outside") in found
    assert "history_empty" not in [code for _, code in found]


def test_a_link_inside_of_the_folder_is_followed(folder: Path) -> None:
    """A planner may keep one file in two places."""
    (folder / "contacts/history.csv").rename(folder / "kept.csv")
    (folder / "contacts/history.csv").symlink_to(folder / "kept.csv")
    assert len(load(folder).contacts) > 0


def test_a_pipe_is_no_file(folder: Path) -> None:
    """It would be read for ever."""
    os.mkfifo(folder / "contacts/more.csv")
    os.mkfifo(folder / "contacts/never.ics")
    assert codes(folder) == {("contacts/more.csv", "file_unreadable")}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to(path.parent / "gone.csv")])
def test_what_is_no_file_is_not_taken_for_no_absences(folder: Path, make: Callable[[Path], None]) -> None:
    """A share that is not mounted would put people on leave, and those who are protected, into the roster."""
    make(folder / "absences.csv")
    assert {file for file, _ in codes(folder)} == {"absences.csv"}


def test_an_import_does_not_write_through_a_link(folder: Path, tmp_path: Path) -> None:
    """The folder it writes to could be a link to a folder of somebody else."""
    (tmp_path / "elsewhere").mkdir()
    (folder / "fixtures").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "cup.json").write_text('{"name": "Cup 2025/26", "matches": []}', encoding="utf-8")
    target = Target(folder, "Cup", tier=2, from_date=date(2025, 11, 1))
    with pytest.raises(OperationError) as refused:
        import_fixtures(tmp_path / "cup.json", target, format="openfootball-json")
    assert ("fixtures/cup.csv", "file_outside") in {(p.file, p.code) for p in refused.value.problems}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_log_does_not_write_through_a_link_either(folder: Path, tmp_path: Path) -> None:
    """The same, for contacts."""
    shutil.rmtree(folder / "contacts")
    (tmp_path / "elsewhere").mkdir()
    (folder / "contacts").symlink_to(tmp_path / "elsewhere")
    row = "phone-tr,2025-09-08T08:01:00,c1,handled\n"
    (tmp_path / "calls.csv").write_text(f"queue,at,customer,outcome\n{row}", encoding="utf-8")
    with pytest.raises(OperationError) as refused:
        import_contacts(tmp_path / "calls.csv", LogTarget(folder))
    assert "file_outside" in {p.code for p in refused.value.problems}
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ESCAPES)
def test_names_become_file_names_that_stay(name: str, tmp_path: Path) -> None:
    """A competition becomes a slug, an agent's id is quoted, and no two ids share a file."""
    for plain in (slug(name), file_name(name)):
        assert (tmp_path / plain).resolve().parent == tmp_path.resolve()
        assert plain.isprintable()
        assert not plain.startswith((".", "~"))
    assert file_name("a.b") != file_name("a%2Eb")


@pytest.mark.parametrize("name", ["../x", "/x", "..", "a/b", "a\\b", "a b", "a\x00", ".x", "-x", "x" * 65, "İ"])
def test_an_id_is_no_path(name: str) -> None:
    """Ids come in by files of others and go out as file names."""
    with pytest.raises(CellError):
        identifier(name, Habits("UTC"))


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/passwd", "contacts/../../secret.csv", "a\x00b"])
def test_no_name_is_read_outside_of_the_folder(name: str, folder: Path, tmp_path: Path) -> None:
    """Whatever asks: the one function that reads looks where the name leads."""
    (tmp_path / "secret.csv").write_text("x\n", encoding="utf-8")
    reading = Reading(folder)
    assert reading.read(name) is None
    assert {p.code for p in reading.problems} <= {"file_outside", "file_unreadable", "file_missing"}


def test_a_site_of_a_workspace_is_where_the_planner_says(folder: Path, tmp_path: Path) -> None:
    """workspace.yaml is written by whoever runs the program, like a path on the command line: sites may lie anywhere.

    The files of a site still may not lead out of the site.
    """
    (tmp_path / "all").mkdir()
    (tmp_path / "all/workspace.yaml").write_text("name: all\nsites: {one: {operation: ../op}}\n", encoding="utf-8")
    assert [site.folder.resolve() for site in read_workspace(tmp_path / "all").sites] == [folder.resolve()]

"""A file or folder is there whole or not at all."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from planner.problems import StoreError
from planner.report.failures import explain
from planner.writing_files import NoRoomError, recover, require_room, write_files, write_folder


def test_a_failed_write_leaves_the_old_folder(tmp_path: Path) -> None:
    """A name that cannot be written stops the swap; nothing of the new folder stays."""
    target = tmp_path / "published" / "p"
    write_folder(target, {"roster.csv": b"old"})
    with pytest.raises(StoreError):
        write_folder(target, {"a.csv": b"new", "n" * 300: b"too long a name"})
    assert (target / "roster.csv").read_bytes() == b"old"
    assert [p.name for p in target.parent.iterdir()] == ["p"]


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """No file of an earlier version stays behind."""
    target = tmp_path / "p"
    write_folder(target, {"a": b"1", "b": b"2"})
    write_folder(target, {"a": b"3"})
    assert {p.name: p.read_bytes() for p in target.iterdir()} == {"a": b"3"}


class _KilledError(BaseException):
    """The process ends here."""


def test_a_kill_between_the_renames_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder moved aside is the only whole one then: the next write puts it back before it tries anything."""
    target = tmp_path / "p"
    write_folder(target, {"a": b"1"})
    rename = Path.rename

    def killed(path: Path, to: Path) -> Path:
        if path.name == "p.new":
            raise _KilledError
        return rename(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        with pytest.raises(_KilledError):
            write_folder(target, {"a": b"2"})
    assert not target.exists()
    with pytest.raises(StoreError):
        write_folder(target, {"n" * 300: b"too long a name"})
    assert (target / "a").read_bytes() == b"1"
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


def test_loose_files_stay_and_folders_are_replaced(tmp_path: Path) -> None:
    """Calendars of people who left do not remain; what else lies beside is not ours."""
    (tmp_path / "mine.txt").write_bytes(b"m")
    write_files(tmp_path, {"plan.json": b"1", "ics/A1.ics": b"1", "ics/A2.ics": b"1"})
    write_files(tmp_path, {"plan.json": b"2", "ics/A1.ics": b"2"})
    found = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert found == {"mine.txt": b"m", "plan.json": b"2", "ics/A1.ics": b"2"}
    with pytest.raises(StoreError):
        write_files(tmp_path, {"n" * 300: b"too long a name"})


def test_half_files_and_folders_are_swept(tmp_path: Path) -> None:
    """A kill in the middle leaves a file or folder that nobody reads; the next write takes it away."""
    (tmp_path / "a.new").mkdir()
    (tmp_path / ".b.ics.new").write_bytes(b"half")
    (tmp_path / "c.ics").write_bytes(b"whole")
    recover(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["c.ics"]


def test_a_disk_with_too_little_room_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three times the bytes must be free: for the new ones, the database's journal, and a reserve."""
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1000, 701, 299))
    require_room(tmp_path, 99)
    with pytest.raises(NoRoomError) as refused:
        require_room(tmp_path, 100)
    assert (refused.value.needed_bytes, refused.value.free_bytes) == (300, 299)
    for lang in ("en", "tr"):
        code, told = explain(refused.value, lang)
        assert code == 6
        assert str(tmp_path) in told
        assert "doctor --prune" in told
    monkeypatch.undo()
    with pytest.raises(StoreError):
        require_room(tmp_path / "nowhere", 1)

"""`vardiya doctor`: its exit codes, its words and its JSON."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from planner.locking import operation_lock
from planner.store.backups import backups
from tests.console import vardiya


@pytest.fixture
def op(small_planned: Path, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    folder.chmod(0o700)
    return folder


def test_a_drill_by_hand(op: Path) -> None:
    """Copy, break, look, restore, look: 0, 6, 0, 0."""
    assert vardiya("doctor", op, "--backup").code == 0
    (copy,) = backups(op)
    os.truncate(op / ".vardiya" / "store.sqlite", 5000)
    ill = vardiya("doctor", op, "--json")
    assert (ill.code, ill.body["schema"], ill.body["exit_code"]) == (6, "vardiya.doctor/1", 6)
    damage = next(one for one in ill.body["places"][0]["findings"] if one["severity"] == "damage")
    assert damage["command"] == f"vardiya doctor {op} --restore {copy.name}"
    assert vardiya(*damage["command"].split()[1:]).code == 0
    assert vardiya("doctor", op).code == 0


def test_it_speaks_turkish(op: Path) -> None:
    """The one who is woken at night reads it in their language."""
    ran = vardiya("doctor", op, "--lang", "tr")
    assert "Deponun yedeği yok" in ran.out
    assert "yazın: vardiya doctor" in ran.out


def test_looking_needs_no_lock_and_pruning_does(op: Path) -> None:
    """5 as of every command that finds a run under way."""
    with operation_lock(op, "vardiya nightly"):
        assert vardiya("doctor", op).code == 0
        assert vardiya("doctor", op, "--prune").code == 5


def test_a_copy_goes_where_it_is_sent(op: Path, tmp_path: Path) -> None:
    """Another disk is the better place."""
    away = tmp_path / "away.sqlite"
    ran = vardiya("doctor", op, "--backup", "--to", away)
    assert (ran.code, away.is_file()) == (0, True)


@pytest.mark.parametrize("options", [["--dry-run"], ["--to", "x"], ["--restore", "nowhere"]])
def test_what_makes_no_sense_is_refused(options: list[str], op: Path) -> None:
    """2 for the command line, 6 for a copy that is none."""
    assert vardiya("doctor", op, *options).code == (6 if options[0] == "--restore" else 2)


def test_a_folder_that_is_no_operation_is_refused(tmp_path: Path) -> None:
    """And nothing is made in it."""
    assert vardiya("doctor", tmp_path).code == 2
    assert list(tmp_path.iterdir()) == []

"""A dry run does every step and leaves nothing behind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from planner.inputs import PlanRequest
from planner.nights import run_night
from planner.nights.ground import of_folder
from planner.nights.shadow import copy_tables, shadow_of
from planner.store import Store, open_store
from tests.console import contents, vardiya

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
ASK = PlanRequest(weeks=1)


def test_a_dry_run_leaves_folder_and_store_byte_identical(folder: Path, edited: Callable[[Path, str], None]) -> None:
    """It says what would happen, publication included; a real night does just that afterwards."""
    edited(folder, "cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}")
    before = contents(folder)
    rehearsed = run_night(folder, ASK, now=NOW, dry=True)
    assert contents(folder) == before
    assert (rehearsed.dry, rehearsed.status, rehearsed.publication) == (True, "done", 1)
    assert rehearsed.folder == folder
    night = run_night(folder, ASK, now=NOW)
    assert (night.plan, night.publication) == (rehearsed.plan, 1)


def test_a_dry_run_makes_no_store_where_there_is_none(small: Path, tmp_path: Path) -> None:
    """A newcomer may try it first."""
    folder = Path(shutil.copytree(small, tmp_path / "new"))
    before = contents(folder)
    told = vardiya("nightly", folder, "--weeks", "1", "--dry-run", "--metrics", tmp_path / "m.prom")
    assert told.code == 0
    assert "nothing was written" in told.out
    assert contents(folder) == before
    assert not (tmp_path / "m.prom").exists()


def test_a_dry_run_plans_with_what_waits_in_the_inbox(folder: Path) -> None:
    """The files stay where they are, and count all the same."""
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    (source,) = (folder / "contacts").glob("*.csv")
    shutil.copy2(source, inbox / "again.csv")
    before = contents(folder)
    night = run_night(folder, ASK, now=datetime.now(UTC).replace(year=2030), dry=True)
    assert contents(folder) == before
    assert [len(found.taken) for found in night.intakes] == [1]


def test_a_dry_run_copies_nothing_that_was_taken_in_before(folder: Path) -> None:
    """A year of deliveries is not copied every time; nor are names, wherever they lie."""
    for place in ("inbox/taken", "old/taken", ".vardiya", "old/.vardiya"):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / "a.csv").write_text("x", encoding="utf-8")
    with shadow_of(of_folder(folder)) as copy:
        assert {file.relative_to(copy.home).as_posix() for file in copy.home.rglob("a.csv")} == {"old/taken/a.csv"}
        assert not (copy.home / "names.csv").exists()
        assert (copy.home / "contacts").is_dir()


def test_a_store_elsewhere_is_copied_table_by_table_without_names(folder: Path, tmp_path: Path) -> None:
    """A database by URL has no file to copy; a night is rehearsed on all that it holds but identities."""
    night = run_night(folder, ASK, now=NOW)
    (tmp_path / "copy").mkdir()
    with open_store(folder) as held, Store(tmp_path / "copy") as copy:
        held.save_names({"A01": "Zeynep Canary"})
        copy_tables(held, copy)
        assert copy.plan().keys == held.plan().keys
        assert copy.run(night.key) == held.run(night.key)
        assert copy.names() == {}

"""`vardiya import --inbox`: what was delivered, taken in by hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from planner.locking import operation_lock
from tests.console import vardiya

HEADER = "queue,start,offered\n"


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the small operation with one good delivery and one bad one."""
    made = Path(shutil.copytree(small, tmp_path / "op"))
    (made / "inbox").mkdir()
    for name, row in (("good.csv", "phone-tr,2025-11-03T10:00,5"), ("bad.csv", "phone-tr,2025-11-03T10:30,-5")):
        (made / "inbox" / name).write_text(f"{HEADER}{row}\n", encoding="utf-8")
        os.utime(made / "inbox" / name, (1.0, 1.0))
    return made


def test_the_inbox_is_counted_then_taken_in(folder: Path) -> None:
    """The dry run says the same and moves nothing; a refused file is exit 2."""
    dry = vardiya("import", folder, "--inbox", "--dry-run", "--json")
    assert (dry.code, dry.body["added"], dry.body["dry"]) == (2, 1, True)
    assert (folder / "inbox" / "good.csv").exists()
    told = vardiya("import", folder, "--inbox", "--json")
    assert (told.code, told.body["added"], told.body["refused_files"]) == (2, 1, ["inbox/bad.csv"])
    assert [problem["row"] for problem in told.body["problems"]] == [2]
    assert not (folder / "inbox" / "good.csv").exists()
    (folder / "inbox" / "bad.csv").unlink()
    again = vardiya("import", folder, "--inbox", "--lang", "tr")
    assert (again.code, "teslim edilen bir dosya yok" in again.out) == (0, True)


def test_the_inbox_is_taken_in_by_one_run_at_a_time(folder: Path) -> None:
    """A night that is under way is not disturbed."""
    with operation_lock(folder):
        assert vardiya("import", folder, "--inbox").code == 5


@pytest.mark.parametrize("also", [("--contacts", "x.csv"), ("--fixtures", "x.json")])
def test_one_thing_is_imported_at_a_time(folder: Path, also: tuple[str, str]) -> None:
    """Nothing is imported where it is unclear what."""
    assert vardiya("import", folder, "--inbox", *also).code == 2
    assert vardiya("import", folder, *also, "--dry-run").code == 2

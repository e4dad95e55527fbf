"""The commands: drafts and files only when asked for, everything wrong at once, exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.console import vardiya

FUTURES = """\
name: Two
replications: 10
time_limit_s: 1
futures:
  - {name: as planned, weight: 3}
  - {name: more, weight: 1, changes: [{kind: volume, share: 0.5}]}
"""


@pytest.fixture
def operation(small_planned: Path, tmp_path: Path) -> Path:
    (tmp_path / "futures.yaml").write_text(FUTURES, encoding="utf-8")
    return Path(shutil.copytree(small_planned, tmp_path / "op"))


def test_the_roster_for_all_futures_is_kept_when_asked_for(operation: Path, tmp_path: Path) -> None:
    """The draft is the newest plan then, and can be looked at as any other."""
    page = tmp_path / "robust.html"
    ran = vardiya("scenario", "robust", operation, tmp_path / "futures.yaml", "--take", "--json", "--html", page)
    assert ran.code == 0
    assert [one["share"] for one in ran.body["futures"]] == [0.75, 0.25]
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert vardiya("check", operation, "--plan", ran.body["robust_plan"], "--json").code == 0


def test_what_is_wrong_with_the_futures_is_told_together(operation: Path, tmp_path: Path) -> None:
    """And nothing is planned."""
    file = tmp_path / "futures.yaml"
    file.write_text(FUTURES.replace("weight: 3", "weight: -1").replace("kind: volume", "kind: volumes"), "utf-8")
    ran = vardiya("scenario", "robust", operation, file)
    assert ran.code == 2
    assert "futures.yaml" in ran.err
    assert "volume" in ran.err


def test_an_unknown_event_has_no_page(operation: Path) -> None:
    """Said before anything is played."""
    ran = vardiya("scenario", "playbook", operation, "--event", "derby")
    assert ran.code == 2
    assert "derby" in ran.err


def test_a_plan_without_big_events_says_so(operation: Path) -> None:
    """That is no mistake."""
    ran = vardiya("scenario", "playbook", operation, "--lang", "tr")
    assert ran.code == 0
    assert "büyük" in ran.out

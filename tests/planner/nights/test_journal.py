"""The log: whole JSON lines, side by side without mixing, no names in them, and no night stopped by it."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.inputs import PlanRequest
from planner.nights import Asked, run_nights
from planner.nights.journal import Journal
from planner.operation import read_names

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
ASK = PlanRequest(weeks=1)


def test_every_line_has_time_operation_run_and_event(folder: Path) -> None:
    """A log shipper reads it line by line; steps carry their seconds and figures."""
    run_nights((folder,), Asked(ASK, NOW))
    text = (folder / ".vardiya" / "nightly.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert {"time", "event", "operation", "run"} <= set.intersection(*(set(line) for line in lines))
    assert len({line["run"] for line in lines}) == 1
    ended = {line["step"]: line for line in lines if line["event"] == "ended"}
    assert {"intake", "scores", "forecast", "plan", "draft", "notices"} <= set(ended)
    assert ended["forecast"]["figures"]["contacts"] > 0
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in lines)


def test_no_name_of_a_person_is_logged_recorded_or_measured(folder: Path) -> None:
    """Ids only, also where names.csv says who they are."""
    names = read_names(folder)
    assert names
    run_nights((folder,), Asked(ASK, NOW))
    text = (folder / ".vardiya" / "nightly.jsonl").read_text(encoding="utf-8")
    assert not [name for name in names.values() if name in text]


def test_parallel_writers_never_mix_their_lines(tmp_path: Path) -> None:
    """Several cron jobs may share one log."""
    journals = [Journal(tmp_path / "log.jsonl") for _ in range(8)]

    def fill(number: int) -> None:
        for _ in range(50):
            journals[number].write("ended", {"operation": str(number) * 200})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(fill, range(8)))
    lines = (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 400
    assert all(len(set(json.loads(line)["operation"])) == 1 for line in lines)


def test_a_line_end_in_a_value_stays_within_its_line(tmp_path: Path) -> None:
    """Nobody forges a line of the log by a file's name."""
    Journal(tmp_path / "log.jsonl").write("failed", {"operation": 'a\n{"event": "done"}'})
    assert len((tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_log_that_cannot_be_written_stops_no_night_and_is_told(folder: Path, tmp_path: Path) -> None:
    """A full disk of logs is no reason to leave people without a roster."""
    (night,) = run_nights((folder,), Asked(ASK, NOW, log=tmp_path / "no" / "such" / "folder.jsonl"))
    assert night.status == "done"
    assert [code for code, _ in night.notes] == ["night_log_refused"]


def test_half_a_line_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up within a line must not leave one on which every reader stumbles."""
    journal, really = Journal(tmp_path / "log.jsonl"), os.write
    journal.write("begun", {})
    before = (tmp_path / "log.jsonl").read_bytes()
    monkeypatch.setattr(os, "write", lambda handle, line: really(handle, line[:9]))
    journal.write("ended", {})
    assert (tmp_path / "log.jsonl").read_bytes() == before
    assert "space" in journal.refused

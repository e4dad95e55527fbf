"""The pieces of the week of nights: what is held back is delivered, spoilt and silent as the story says."""

from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from planner.intake import take_in
from planner.operation import load
from planner.templates import init
from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import week_of_nights as week

LAST = date(2025, 11, 2)
NOW = datetime(2025, 11, 3, tzinfo=UTC)


def held(tmp_path: Path) -> tuple[Path, str, list[str]]:
    """The small operation without its last day, and that day's rows."""
    init(tmp_path / "op", "minimal", 1)
    heading, rows = week.hold_back(tmp_path / "op", LAST)
    return tmp_path / "op", heading, rows[LAST]


def test_what_is_held_back_comes_again_with_its_delivery(tmp_path: Path) -> None:
    """No contact of the example is lost or invented."""
    init(tmp_path / "whole", "minimal", 1)
    whole = load(tmp_path / "whole").contacts
    folder, heading, rows = held(tmp_path)
    assert len(load(folder).contacts) == len(whole) - len(rows) > 0
    week.deliver(folder, "sunday.csv", heading, rows)
    assert take_in(folder, now=NOW).refused == ()
    assert len(load(folder).contacts) == len(whole)
    assert load(folder).contacts["offered"].sum() == whole["offered"].sum()


def test_the_spreadsheets_file_is_refused_for_its_lookups_alone(tmp_path: Path) -> None:
    """Semicolons and decimal commas are a spreadsheet's habit; a count that is none must be seen by a person."""
    folder, heading, rows = held(tmp_path)
    week.deliver(folder, "sunday.csv", *week.by_spreadsheet(heading, rows))
    refused = take_in(folder, now=NOW).refused
    assert [(one.column, one.value, dict(one.parameters)["rows"]) for one in refused] == [("offered", "#N/A", "2")]
    assert (folder / "inbox" / "sunday.csv").exists()


def test_a_silent_channel_and_its_late_rows_make_a_whole_day() -> None:
    """The remedy must bring what was left out, and nothing twice."""
    rows = ["whatsapp-tr,2025-10-31T00:00,3,3,0,160", "chat-tr-general,2025-10-31T00:00,9,9,0,600"]
    assert week.without(rows, week.SILENT_QUEUES) == rows[1:]
    assert week.only(rows, week.SILENT_QUEUES) == rows[:1]


def test_a_changed_shift_is_seen(tmp_path: Path) -> None:
    """A check that finds nothing in a changed store would prove nothing."""
    store = tmp_path / ".vardiya" / "store.sqlite"
    store.parent.mkdir()
    with sqlite3.connect(store) as connection:
        connection.execute("CREATE TABLE duties (publication, agent, kind, starts_at, ends_at, day, shift, row)")
        connection.execute("INSERT INTO duties VALUES (1, 'A001', 'shift', '08', '16', '2025-11-03', 's', '{}')")
    before = week.duties(tmp_path)
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE duties SET ends_at = '17'")
    assert week.duties(tmp_path) != before

"""What leaves the house as files: safe in a spreadsheet, right in a calendar, whole for machines."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import icalendar
import pytest

from planner.problems import OperationError
from planner.report.exports import export
from planner.report.outputs import OUTPUTS
from planner.report.outputs.calendars import file_name
from solver.duties import OnCallDuty
from tests.planner.report import worlds

ADA = "ics/ada.ics"


def files(*formats: str, names: dict[str, str] | None = None) -> dict[str, bytes]:
    return export(worlds.plan(), worlds.inputs(), formats, "en", names)


def test_every_format_writes_something() -> None:
    """A registered output that gives nothing would be found out by a planner."""
    written = files(*(output.format for output in OUTPUTS))
    assert {"report.html", "roster.xlsx", "roster.csv", "plan.json", ADA, "ics/can.ics", "ics/efe.ics"} == set(written)
    assert all(written.values())


def test_an_unknown_format_names_the_nearest() -> None:
    """A typing mistake is answered, and nothing is written."""
    with pytest.raises(OperationError) as raised:
        files("xslx")
    (problem,) = raised.value.problems
    assert dict(problem.parameters)["meant"] == "xlsx"


def test_text_in_csv_that_a_spreadsheet_would_run_is_quoted() -> None:
    """OWASP ASVS 1.2.10: an apostrophe before = + - @; numbers stay numbers."""
    rows = list(csv.DictReader(io.StringIO(files("csv", names=worlds.NAMES)["roster.csv"].decode())))
    assert {row["name"] for row in rows} == {"'" + worlds.EVIL, worlds.SCRIPT, "'@Efe"}
    assert rows[0]["starts_at"] == "2025-11-03T09:00+03:00"
    assert rows[0]["paid_h"] == "8"


def test_names_are_no_column_unless_given() -> None:
    """Pseudonyms by default."""
    assert "name" not in files("csv")["roster.csv"].decode().splitlines()[0]


def test_a_calendar_has_the_zone_and_the_shifts_of_one_person() -> None:
    """Ada's five shifts at the right moment, in any calendar's zone."""
    calendar = icalendar.Calendar.from_ical(files("ics")[ADA])
    shifts = list(calendar.walk("VEVENT"))
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Istanbul"]
    assert len(shifts) == len({str(event["UID"]) for event in shifts}) == 5
    assert shifts[0].start.astimezone(UTC) == datetime(2025, 11, 3, 6, 0, tzinfo=UTC)
    assert "12:00 (60 min)" in shifts[0]["DESCRIPTION"]


def test_two_on_call_windows_of_one_day_are_two_entries() -> None:
    """With one UID for both, a calendar shows only the later one."""
    plan = worlds.plan()
    windows = ("leads:1", "arabic:1")
    calls = tuple(OnCallDuty("can", worlds.at(5, 8 + i), worlds.at(5, 9 + i), w) for i, w in enumerate(windows))
    assert plan.roster_stage is not None
    stage = plan.roster_stage
    result = replace(stage.result, roster=replace(plan.roster, on_call=calls))
    changed = replace(plan, roster_stage=replace(stage, result=result))
    calendar = icalendar.Calendar.from_ical(export(changed, worlds.inputs(), ("ics",), "en")["ics/can.ics"])
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT") if "on_call" in str(event["UID"])]
    assert uids == ["can-20251105-on_call-leads%3A1@vardiya", "can-20251105-on_call-arabic%3A1@vardiya"]


def test_plan_json_carries_figures_and_ids_only() -> None:
    """Machines get everything but names."""
    text = files("json", names=worlds.NAMES)["plan.json"].decode()
    body = json.loads(text)
    assert body["schema"] == "vardiya.plan/1"
    assert len(body["duties"]) == 9
    assert body["figures"]["on_call_asked"] == 3
    assert "evil" not in text


def test_no_two_agents_share_a_calendar_file() -> None:
    """Ids that differ in one sign only, and ids that look like a way out of the folder."""
    ids = ["A.1", "A:1", "A_1", "A-1", "A%1", "A~1", "A/1", "A 1", "A%2E1", "..", "çağ"]
    names = [file_name(agent) for agent in ids]
    assert len(set(names)) == len(ids)
    assert re.fullmatch(r"[A-Za-z0-9_%-]+", "".join(names))

"""Every importer as a target: a folder of valid files, which of them are made wrong, and how they are read."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from planner.templates import minimal, sportsbook

WHOLE = ("agents.csv", "names.csv", "pairs.csv")
"""Tables that others refer to; of the rest a few rows will do."""


@dataclass(frozen=True, slots=True)
class Importer:
    """An importer: its name, the files around (relative path -> content), those to make wrong, and the reading."""

    name: str
    around: Callable[[], dict[str, bytes]]
    seeds: Callable[[], dict[str, bytes]]
    read: Callable[[Path, str], object]


def _minimal() -> dict[str, bytes]:
    files = {name: text.encode() for name, text in minimal.files(1).items() if not name.startswith("scenarios/")}
    return files | {"contacts/history.csv": b"\n".join(files["contacts/history.csv"].splitlines()[:150]) + b"\n"}


def _sportsbook() -> dict[str, bytes]:
    """The sportsbook with a few rows of each table."""
    found = {}
    for name, text in sportsbook.files(1).items():
        if not name.startswith(("scenarios/", "contacts/")):
            lines = text.splitlines(keepends=True)
            whole = name in WHOLE or name.endswith(".yaml")
            found[name] = "".join(lines if whole else lines[:25]).encode()
        elif name == "contacts/2025-11.csv":
            found[name] = "".join(text.splitlines(keepends=True)[:60]).encode()
    return found


def _load(folder: Path, _file: str) -> object:
    from planner.operation import load, read_names

    return load(folder), read_names(folder)


def _take_in(folder: Path, file: str) -> object:
    from planner.intake import take_in

    shutil.rmtree(folder / "inbox" / "taken", ignore_errors=True)
    for taken in (folder / "contacts").glob("*"):
        if taken.name != "history.csv":
            taken.unlink()
    return take_in(folder, now=datetime.now(UTC) + timedelta(hours=1))


def _workbook() -> bytes:
    """Contacts as a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in minimal.files(1)["contacts/history.csv"].splitlines()[-60:]:
        sheet.append(line.split(","))
    sheet.insert_rows(1)
    for place, name in enumerate(("queue", "start", "offered", "aht_s"), 1):
        sheet.cell(1, place, name)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _delivered() -> bytes:
    lines = minimal.files(1)["contacts/history.csv"].splitlines(keepends=True)
    return "".join(lines[:1] + lines[-60:]).encode()


def _log() -> bytes:
    head = "queue,at,customer,outcome,wait_s,handle_s,contact,transfer_of\n"
    rows = (
        f"phone-tr,2025-11-03T09:{i:02d}:00,c{i % 7},{'abandoned' if i % 5 == 0 else 'handled'},{i},300,k{i},\n"
        for i in range(40)
    )
    return (head + "".join(rows)).encode()


def _import_log(folder: Path, file: str) -> object:
    from planner.contact_log import LogTarget, import_contacts

    return import_contacts(folder / file, LogTarget(folder))


def _fixtures(format: str) -> Callable[[Path, str], object]:
    def read(folder: Path, file: str) -> object:
        from planner.formats import Target, import_fixtures

        target = Target(folder, "test-league", tier=3, sport="football", zone="Europe/Istanbul")
        return import_fixtures(folder / file, target, format=format)

    return read


def _football_data() -> bytes:
    head = "Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,FTR\n"
    days = (date(2025, 8, 8) + timedelta(days=i) for i in range(30))
    return (head + "".join(f"T1,{d:%d/%m/%Y},18:45,Göztepe,Team {d.day},1,2,A\n" for d in days)).encode()


def _openfootball_json() -> bytes:
    days = (date(2025, 8, 8) + timedelta(days=i) for i in range(20))
    matches = [
        {"round": f"Matchday {d.day}", "date": d.isoformat(), "time": "20:00", "team1": "A", "team2": f"B{d.day}"}
        for d in days
    ]
    return json.dumps({"name": "Test 2025/26", "matches": matches}).encode()


def _openfootball_text() -> bytes:
    return (
        "= Test League 2025/26\n\n» Matchday 1\n[Fri Aug/8]\n  20.00  Alpha FC  v Beta FC\n  21.30  Gamma v Delta\n"
        "[Sat Aug/9]\n  19.00  Epsilon  2-1 (1-0)  Zeta\n\n» Matchday 2\n  Sun Aug 17 2025\n    18:00 Beta FC v Gamma\n"
    ).encode()


def _calendar() -> bytes:
    event = (
        "BEGIN:VEVENT\r\nUID:{n}@x\r\nDTSTAMP:20250801T000000Z\r\nDTSTART;TZID=Europe/Istanbul:202508{n}T200000\r\n"
        "DTEND;TZID=Europe/Istanbul:202508{n}T220000\r\nSUMMARY:Alpha - Beta {n}\r\nSEQUENCE:1\r\nEND:VEVENT\r\n"
    )
    body = "".join(event.format(n=n) for n in range(10, 25))
    all_day = "BEGIN:VEVENT\r\nUID:d@x\r\nDTSTART;VALUE=DATE:20250901\r\nSUMMARY:C v D\r\nEND:VEVENT\r\n"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{body}{all_day}END:VCALENDAR\r\n".encode()


ROSTER = (
    "agent,kind,day,shift,starts_at,ends_at,paid_h,breaks,activities\n"
    "A1,duty,2025-11-03,,2025-11-03T08:00,2025-11-03T16:00,7.5,10:30/30 13:30/30,\n"
    "A2,duty,2025-11-03,,2025-11-03T14:00,2025-11-03T22:00,7.5,17:00/30,\n"
    "A3,duty,2025-11-04,,2025-11-04T09:00,2025-11-04T17:00,7.5,,\n"
)


def _roster_workbook() -> bytes:
    """A roster as a workbook with the columns of roster.csv on a sheet, people and days on another."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ROSTER.splitlines():
        sheet.append(line.split(","))
    people = book.create_sheet("People")
    people.append(("agent", "2025-11-03", "2025-11-04"))
    people.append(("A1", "08:00-16:00", ""))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read_roster(folder: Path, file: str) -> object:
    from planner.operation import load
    from planner.roster_files import read_roster
    from solver.grid import Grid

    grid = Grid.of(date(2025, 11, 3), 7, 30, "Europe/Istanbul")
    return read_roster(folder / file, load(folder), grid)


def _changes() -> dict[str, bytes]:
    text = (
        "as_of: 2025-11-03T07:00\nmost_people: 3\naccepted:\n  - {agent: A2, day: 2025-11-04}\nchanges:\n"
        "  - {kind: absence, agent: A1, from: 2025-11-04, to: 2025-11-05}\n"
        "  - {kind: swap, agent: A3, other: A4, day: 2025-11-05}\n"
    )
    scenarios = {n: t.encode() for n, t in sportsbook.files(1).items() if n.startswith("scenarios/")}
    whats = {n: body for n, body in scenarios.items() if n.count("/") == 1}
    return {"changes.yaml": text.encode(), **whats}


def _read_changes(folder: Path, file: str) -> object:
    if file == "changes.yaml":
        from planner.changing.reading import read_changes

        return read_changes(folder / file)
    from scenarios.reading import read_written

    return read_written(folder / file)


def _tables() -> dict[str, bytes]:
    return {name: body for name, body in _sportsbook().items() if name.endswith(".csv") and "contacts" not in name}


def _configs() -> dict[str, bytes]:
    return {"operation.yaml": _minimal()["operation.yaml"]}


def _one(name: str, make: Callable[[], bytes]) -> Callable[[], dict[str, bytes]]:
    return lambda: {name: make()}


IMPORTERS: tuple[Importer, ...] = (
    Importer("contacts-csv", _minimal, lambda: {"contacts/history.csv": _minimal()["contacts/history.csv"]}, _load),
    Importer("inbox-csv", _minimal, _one("inbox/day.csv", _delivered), _take_in),
    Importer("inbox-xlsx", _minimal, _one("inbox/day.xlsx", _workbook), _take_in),
    Importer("contact-log", _minimal, _one("log.csv", _log), _import_log),
    Importer("tables", _sportsbook, _tables, _load),
    Importer("operation-yaml", _minimal, _configs, _load),
    Importer("football-data", _minimal, _one("list.csv", _football_data), _fixtures("football-data")),
    Importer("openfootball-json", _minimal, _one("list.json", _openfootball_json), _fixtures("openfootball-json")),
    Importer("openfootball-text", _minimal, _one("list.txt", _openfootball_text), _fixtures("openfootball-text")),
    Importer("calendar", _minimal, _one("list.ics", _calendar), _fixtures("ical")),
    Importer("roster-csv", _minimal, _one("edited.csv", lambda: ROSTER.encode()), _read_roster),
    Importer("roster-xlsx", _minimal, _one("edited.xlsx", _roster_workbook), _read_roster),
    Importer("changes-yaml", _minimal, _changes, _read_changes),
)

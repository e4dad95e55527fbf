"""A contact log becomes a file of contacts: wanted ones only, no customer in it, every mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.contact_log import LogTarget, import_contacts
from planner.operation.config_reading import read_config
from planner.operation.contacts_table import read_contacts
from planner.operation.reading import Reading
from planner.problems import OperationError
from tests.console import vardiya

CONFIG = """\
version: 1
name: Kiosk
zone: Europe/Berlin
channels:
  phone: {kind: live, goal: {target_share: 0.8, threshold_s: 20}}
  chat: {kind: concurrent, goal: {target_share: 0.8, threshold_s: 60}}
queues:
  phone-de: {channel: phone, language: de}
  chat-de: {channel: chat, language: de}
contracts:
  full: {week_h: 40, least_week_h: 30, most_week_h: 45, menus: [day]}
menus:
  day: {first: "08:00", last: "09:00", lengths: [{length_min: 480}]}
"""
HEADER = "queue,at,customer,outcome,wait_s,handle_s\n"


@pytest.fixture
def operation(tmp_path: Path) -> Path:
    """The operation's folder."""
    folder = tmp_path / "op"
    folder.mkdir()
    (folder / "operation.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


def log(operation: Path, body: str, header: str = HEADER) -> Path:
    """A log beside the operation."""
    path = operation.parent / "March log.csv"
    path.write_text(header + body, encoding="utf-8")
    return path


def codes(error: pytest.ExceptionInfo[OperationError]) -> list[tuple[int | None, str | None, str]]:
    """Line, column and code of each problem."""
    return [(p.row, p.column, p.code) for p in error.value.problems]


def test_a_log_is_written_in_the_format_of_the_operation(operation: Path) -> None:
    """What is written is read again as history; redials count once, customers are gone."""
    made = import_contacts(
        log(
            operation,
            "phone-de,2025-03-03T09:10:00,+49171,abandoned,60,\n"
            "phone-de,2025-03-03T09:20:00,+49171,handled,10,300\n"
            "chat-de,2025-03-03T08:40:00+01:00,x,handled,5,400\n"
            "phone-de,2025-03-03T10:05:30.5,x,handled,5,200\n",
        ),
        LogTarget(operation),
    )
    assert (made.attempts, made.contacts, made.redials, made.file.name) == (4, 3, 1, "march-log.csv")
    assert "49171" not in made.file.read_text(encoding="utf-8")
    reading = Reading(operation, "Europe/Berlin")
    config = read_config(reading)
    assert config is not None
    history = read_contacts(reading, config.config)
    assert not reading.problems
    busy = history[(history["queue"] == "phone-de") & (history["offered"] > 0)]
    assert busy["start"].dt.tz_convert("Europe/Berlin").dt.strftime("%H:%M").tolist() == ["09:00", "10:00"]
    assert busy["aht_s"].tolist() == [300.0, 200.0]


def test_channels_of_one_subject_are_joined_on_demand(operation: Path) -> None:
    """Who gives up on the phone and opens a chat wanted one contact."""
    path = log(operation, "phone-de,2025-03-03T09:10,a,abandoned,60,\nchat-de,2025-03-03T09:20,a,handled,10,300\n")
    assert import_contacts(path, LogTarget(operation)).contacts == 2
    assert import_contacts(path, LogTarget(operation, across_channels=True)).contacts == 1
    assert import_contacts(path, LogTarget(operation, redial_min=5, across_channels=True)).contacts == 2


def test_every_mistake_is_told_with_its_line_and_nothing_is_written(operation: Path) -> None:
    """A log of a million rows is repaired once, not row by row; customers are not named in messages."""
    path = log(
        operation,
        "fone-de,2025-03-03T09:10,Ada,handled,1,1\n"
        "phone-de,3.3.2025 9:10,Ada,handled,1,1\n"
        "phone-de,2025-03-03,Ada,handled,1,1\n"
        "phone-de,,Ada,handled,1,1\n"
        "phone-de,2025-03-30T02:30,Ada,handled,1,1\n"
        "phone-de,2025-03-03T09:10,Ada,lost,1,1\n"
        "phone-de,2025-03-03T09:10,Ada,handled,-1,x\n",
    )
    with pytest.raises(OperationError) as caught:
        import_contacts(path, LogTarget(operation))
    assert codes(caught) == [
        (2, "queue", "unknown_queue"),
        (3, "at", "not_a_time"),
        (4, "at", "not_a_time"),
        (5, "at", "cell_empty"),
        (6, "at", "time_in_gap"),
        (7, "outcome", "log_outcome"),
        (8, "handle_s", "not_a_number"),
        (8, "wait_s", "negative"),
    ]
    assert "Ada" not in str(caught.value.problems)
    assert not (operation / "contacts").exists()


@pytest.mark.parametrize("at", ["0025-03-03T09:10", "9025-03-03T09:10", "0025-03-03T09:10+03:00"])
def test_a_year_that_no_operation_has_is_a_mistake(operation: Path, at: str) -> None:
    """One digit too few would fill two thousand years with intervals without contacts."""
    rows = f"phone-de,2025-03-03T09:10,Ada,handled,1,1\nphone-de,{at},Ada,handled,1,1\n"
    with pytest.raises(OperationError) as caught:
        import_contacts(log(operation, rows), LogTarget(operation))
    assert codes(caught) == [(3, "at", "not_a_time")]


def test_legs_that_do_not_fit_are_told_by_line(operation: Path) -> None:
    """A transfer must come from a contact of the log."""
    header = "queue,at,customer,outcome,contact,transfer_of\n"
    body = "phone-de,2025-03-03T09:10,a,handled,l1,secret\nphone-de,2025-03-03T09:11,a,handled,l1,\n"
    with pytest.raises(OperationError) as caught:
        import_contacts(log(operation, body, header), LogTarget(operation))
    assert codes(caught) == [(2, "transfer_of", "fault_log_leg_unknown"), (3, "contact", "fault_log_leg_twice")]
    assert "secret" not in str(caught.value.problems)


def test_the_hour_that_comes_twice_is_told_apart_by_the_order_of_the_rows(operation: Path) -> None:
    """On 26 October 2025 the clock goes back at three: 02:50 and then 02:10 are 20 minutes apart."""
    body = "".join(f"phone-de,2025-10-26T{at},,handled,0,60\n" for at in ("01:59", "02:10", "02:50", "02:10", "03:05"))
    made = import_contacts(log(operation, body), LogTarget(operation))
    rows = [line.split(",") for line in made.file.read_text(encoding="utf-8").splitlines()[1:]]
    assert [(row[1][11:], row[2]) for row in rows] == [
        ("01:45+02:00", "1"), ("02:00+02:00", "1"), ("02:15+02:00", "0"), ("02:30+02:00", "0"),
        ("02:45+02:00", "1"), ("02:00+01:00", "1"), ("02:15+01:00", "0"), ("02:30+01:00", "0"),
        ("02:45+01:00", "0"), ("03:00+01:00", "1"),
    ]  # fmt: skip
    single = import_contacts(log(operation, "phone-de,2025-10-26T02:10,,handled,0,60\n"), LogTarget(operation))
    assert [w.code for w in single.warnings] == ["log_hour_twice"]


def test_intervals_of_another_file_are_not_counted_twice(operation: Path) -> None:
    """The same day from the telephone system and from the log; the log itself may be imported again."""
    (operation / "contacts").mkdir()
    other = operation / "contacts" / "acd.csv"
    other.write_text("queue,start,offered\nphone-de,2025-03-03T09:00,4\n", encoding="utf-8")
    path = log(operation, "phone-de,2025-03-03T09:10,a,handled,0,60\n")
    with pytest.raises(OperationError) as caught:
        import_contacts(path, LogTarget(operation))
    assert [p.code for p in caught.value.problems] == ["log_overlaps"]
    other.unlink()
    import_contacts(path, LogTarget(operation))
    assert import_contacts(path, LogTarget(operation)).contacts == 1


def test_the_command_says_what_it_did_and_what_it_needs(operation: Path) -> None:
    """In words and as JSON; an import of nothing is a usage error."""
    path = log(operation, "phone-de,2025-03-03T09:10,a,handled,0,60\n")
    done = vardiya("import", operation, "--contacts", path, "--json")
    assert done.code == 0
    assert done.body["contacts"] == 1
    assert "1 wanted contacts" in done.err
    assert vardiya("import", operation).code == 2
    assert vardiya("import", operation, "--contacts", path, "--redial-min", "-1").code == 2

"""Every kind of bad input is refused with its place, and all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load, read_names
from planner.problems import Problem
from planner.words import sentence

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
Write = Callable[[str, str], None]


def only(problems: tuple[Problem, ...]) -> Problem:
    errors = [p for p in problems if p.severity == "error"]
    assert len(errors) == 1, errors
    return errors[0]


def place(problem: Problem) -> tuple[str, int | None, str | None, str]:
    return (problem.file, problem.row, problem.column, problem.code)


def parameter(problem: Problem, name: str) -> str:
    return dict(problem.parameters)[name]


def test_a_missing_column_is_named_with_what_is_needed(change: Change, problems: Refused) -> None:
    """A renamed column must not be read as empty."""
    change("contacts/may.csv", "queue,start,offered,aht_s", "queue,start,volume,aht_s")
    found = only(problems())
    assert place(found) == ("contacts/may.csv", 1, "offered", "column_missing")


@pytest.mark.parametrize("text", ["five", "-5", "NaN", "inf", "1e999", "5.5", ""])
def test_a_volume_that_is_no_count_is_refused(change: Change, problems: Refused, text: str) -> None:
    """A negative or missing volume would poison every forecast of its queue."""
    change("contacts/may.csv", "08:00,5,300", f"08:00,{text},300")
    found = only(problems())
    assert place(found)[:3] == ("contacts/may.csv", 2, "offered")
    assert found.value == text


def test_an_interval_with_two_volumes_is_refused(change: Change, problems: Refused) -> None:
    """Nobody can know which of two figures is the right one."""
    change("contacts/may.csv", "chat-en,2025-11-01T08:00,0,", "phone-tr,2025-11-01T08:00,9,300")
    found = only(problems())
    assert place(found) == ("contacts/may.csv", 4, "start", "interval_twice")
    assert parameter(found, "first") == "contacts/may.csv:2"


def test_an_interval_repeated_with_the_same_figures_is_dropped_and_said(write: Write, folder: Path) -> None:
    """Exports that overlap by a day are common and harmless."""
    write("contacts/june.csv", "queue,start,offered,aht_s\nphone-tr,2025-11-01T08:00,5,300\n")
    operation = load(folder)
    assert len(operation.contacts) == 3
    assert [(w.code, w.value) for w in operation.warnings] == [("interval_repeated", "1")]


def test_overlapping_absences_are_refused(write: Write, problems: Refused) -> None:
    """Hours away would be credited twice."""
    row = "ada,2025-11-{}T09:00,2025-11-{}T09:00\n"
    write("absences.csv", "agent,starts_at,ends_at\n" + row.format("05", "07") + row.format("06", "08"))
    found = only(problems())
    assert place(found) == ("absences.csv", 3, "starts_at", "absences_overlap")


def test_absences_that_touch_are_fine(write: Write, folder: Path) -> None:
    """One leave may follow another."""
    write("absences.csv", "agent,starts_at,ends_at\nada,2025-11-05,2025-11-05\nada,2025-11-06,2025-11-06\n")
    assert [a.end_min - a.start_min for a in load(folder).absences] == [1440, 1440]


@pytest.mark.parametrize(
    ("column", "code"),
    [("channels", "unknown_channel"), ("languages", "unknown_language"), ("skills", "unknown_skill")],
)
def test_an_event_for_an_unknown_queue_is_refused(write: Write, problems: Refused, column: str, code: str) -> None:
    """An event that nobody feels would lift nothing, unseen."""
    write("events.csv", f"id,kind,starts_at,{column}\ne1,promotion,2025-11-05T12:00,chta\n")
    found = only(problems())
    assert place(found) == ("events.csv", 2, column, code)


@pytest.mark.parametrize(
    ("line", "code", "meant"),
    [
        ("phone-rt: two_stage", "unknown_queue", "phone-tr"),
        ("phone-tr: two_stge", "unknown_model", "two_stage"),
        ("phone-tr: average+two_stge", "unknown_model", "two_stage"),
    ],
)
def test_a_model_for_a_queue_names_both_right(
    write: Write, folder: Path, problems: Refused, line: str, code: str, meant: str
) -> None:
    """A misspelt choice would be lost."""
    config = (folder / "operation.yaml").read_text(encoding="utf-8")
    write("operation.yaml", f"{config}forecast:\n  models:\n    {line}\n")
    found = only(problems())
    assert (found.code, parameter(found, "meant")) == (code, meant)
    assert found.row == config.count("\n") + 3


def test_an_event_whose_selection_meets_no_queue_is_refused(write: Write, problems: Refused) -> None:
    """Phone and English are both known, but there is no English phone queue."""
    write("events.csv", "id,kind,starts_at,channels,languages\ne1,promotion,2025-11-05T12:00,phone,en\n")
    assert only(problems()).code == "event_reaches_no_queue"


def test_an_unknown_queue_in_an_edit_is_refused_with_what_was_meant(write: Write, problems: Refused) -> None:
    """A misspelt edit would be lost."""
    write("forecast_edits.csv", "name,queue,starts_at,ends_at,factor\nx,phone-rt,2025-11-05,2025-11-05,1.2\n")
    found = only(problems())
    assert (found.code, parameter(found, "meant")) == ("unknown_queue", "phone-tr")


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        ("phone-tr,phone", "queue_or_pattern"),
        (",", "queue_or_pattern"),
        (",pigeon", "unknown_channel"),
    ],
)
def test_an_edit_says_whom_it_concerns_in_one_way(write: Write, problems: Refused, scope: str, code: str) -> None:
    """Both a queue and a pattern, or neither, could mean anything."""
    write("forecast_edits.csv", f"name,queue,channels,starts_at,ends_at,factor\nx,{scope},2025-11-05,2025-11-05,1.2\n")
    assert only(problems()).code == code


def test_an_edit_whose_pattern_meets_no_queue_is_refused(write: Write, problems: Refused) -> None:
    """It would be lost in silence."""
    write("forecast_edits.csv", "name,channels,languages,starts_at,ends_at,add\nx,phone,en,2025-11-05,2025-11-05,9\n")
    assert only(problems()).code == "edit_reaches_no_queue"


@pytest.mark.parametrize("name", ["holiday", "e1"])
def test_an_edit_named_like_a_part_of_the_forecast_is_refused(write: Write, problems: Refused, name: str) -> None:
    """Nobody could tell the two apart in the attribution."""
    write("events.csv", "id,kind,starts_at\ne1,promotion,2025-11-05T12:00\n")
    write("forecast_edits.csv", f"name,queue,starts_at,ends_at,factor\n{name},phone-tr,2025-11-05,2025-11-05,1.2\n")
    assert only(problems()).code == "edit_name_taken"


def test_an_unknown_zone_is_refused_at_its_line(change: Change, problems: Refused) -> None:
    """A wrong zone shifts every interval."""
    change("operation.yaml", "Europe/Istanbul", "Europe/Istambul")
    assert place(only(problems())) == ("operation.yaml", 3, "zone", "unknown_zone")


def test_an_hour_that_the_clock_skips_is_refused(change: Change, problems: Refused) -> None:
    """02:30 on the last Sunday of March does not exist in Berlin."""
    change("operation.yaml", "Europe/Istanbul", "Europe/Berlin")
    change("contacts/may.csv", "phone-tr,2025-11-01T08:00", "phone-tr,2025-03-30T02:00")
    assert place(only(problems())) == ("contacts/may.csv", 2, "start", "time_in_gap")


def test_an_hour_that_comes_twice_is_refused_if_the_file_has_it_once(change: Change, problems: Refused) -> None:
    """Which of the two hours is meant cannot be known."""
    change("operation.yaml", "Europe/Istanbul", "Europe/Berlin")
    change("contacts/may.csv", "phone-tr,2025-11-01T08:00", "phone-tr,2025-10-26T02:00")
    assert place(only(problems())) == ("contacts/may.csv", 2, "start", "time_twice")


def test_an_hour_that_comes_twice_is_read_in_the_order_of_the_file(change: Change, folder: Path) -> None:
    """A file of the 25-hour day has the hour twice, the first before the second."""
    change("operation.yaml", "Europe/Istanbul", "Europe/Berlin")
    change("contacts/may.csv", "phone-tr,2025-11-01T08:00", "phone-tr,2025-10-26T02:00")
    change("contacts/may.csv", "phone-tr,2025-11-01T09:00", "phone-tr,2025-10-26T02:00")
    contacts = load(folder).contacts.query("queue == 'phone-tr'")
    assert [(t.hour, n) for t, n in zip(contacts["start"], contacts["offered"], strict=True)] == [(0, 5), (1, 7)]


def test_a_contract_that_does_not_exist_is_refused(change: Change, problems: Refused) -> None:
    """Hours cannot be planned without a contract."""
    change("agents.csv", "bea,red,full,", "bea,red,fulll,")
    found = only(problems())
    assert place(found) == ("agents.csv", 3, "contract", "unknown_contract")
    assert "full" in sentence(found.code, dict(found.parameters) | {"value": found.value}, "tr")


def test_a_csv_with_semicolons_and_decimal_commas_is_read(write: Write, folder: Path) -> None:
    """This is what a Turkish spreadsheet saves."""
    write("contacts/may.csv", "queue;start;offered;aht_s\nphone-tr;2025-11-01T08:00;5;280,5\n")
    assert load(folder).contacts["aht_s"].tolist() == [280.5]


def test_a_decimal_comma_between_commas_is_refused(write: Write, problems: Refused) -> None:
    """Between commas, 280,5 is two cells; in quotes it is still no number there."""
    write("contacts/may.csv", 'queue,start,offered,aht_s\nphone-tr,2025-11-01T08:00,5,"280,5"\n')
    assert place(only(problems())) == ("contacts/may.csv", 2, "aht_s", "not_a_number")


def test_windows_1254_is_read_and_said(folder: Path) -> None:
    """Turkish letters of an old export must not become other letters."""
    (folder / "names.csv").write_bytes("id,name\nada,İnci Şen\nbea,Bea\ncan,Çağ\n".encode("cp1254"))
    assert [w.code for w in load(folder).warnings] == ["encoding_1254"]
    assert read_names(folder)["ada"] == "İnci Şen"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_not_part_of_the_first_column(folder: Path, encoding: str) -> None:
    """Spreadsheets write one."""
    content = (folder / "agents.csv").read_text(encoding="utf-8")
    (folder / "agents.csv").write_bytes(content.encode(encoding))
    assert [agent.id for agent in load(folder).agents] == ["ada", "bea", "can"]


def test_a_typo_in_yaml_says_what_was_meant(change: Change, problems: Refused) -> None:
    """A misspelt key must not be a default in silence."""
    change("operation.yaml", "patience_s: 90", "patiense_s: 90")
    found = only(problems())
    assert place(found) == ("operation.yaml", 9, "channels.phone.patiense_s", "yaml_unknown_key")
    assert parameter(found, "meant") == "patience_s"


@pytest.mark.parametrize("text", ["[" * 300 + "]" * 300, "[" * 300, "{a: " * 300 + "}" * 300])
def test_300_nested_brackets_are_refused_before_loading(write: Write, problems: Refused, text: str) -> None:
    """Deep nesting is how parsers are brought down."""
    write("operation.yaml", f"name: x\nzone: {text}\n")
    assert place(only(problems())) == ("operation.yaml", 2, None, "yaml_too_deep")


@pytest.mark.parametrize("rows", ["", "\n\n", ",,,\n"])
def test_an_empty_history_is_refused(write: Write, problems: Refused, rows: str) -> None:
    """Without history there is no forecast."""
    write("contacts/may.csv", "queue,start,offered,aht_s\n" + rows)
    assert place(only(problems())) == ("contacts/may.csv", None, None, "history_empty")


def test_an_operation_without_contacts_is_refused(folder: Path, problems: Refused) -> None:
    """A folder that was not filled is the same as an empty history."""
    (folder / "contacts/may.csv").unlink()
    assert place(only(problems())) == ("contacts", None, None, "history_empty")


def test_an_agent_without_name_is_refused_and_no_name_is_shown(change: Change, problems: Refused) -> None:
    """An export with names would have a hole; the problem itself shows ids only."""
    change("names.csv", "can,Can Cam\n", "")
    found = only(problems())
    assert place(found) == ("agents.csv", 4, "id", "agent_without_name")
    assert "Ada" not in repr(problems())


def test_a_formula_in_a_name_stays_text(change: Change, folder: Path) -> None:
    """Whoever exports it defuses it; here it is only a name."""
    change("names.csv", "Can Cam", '"=HYPERLINK(""http://x"")"')
    assert load(folder).agents[2].id == "can"
    assert read_names(folder)["can"] == '=HYPERLINK("http://x")'


def test_all_problems_of_all_files_are_reported_together(change: Change, write: Write, problems: Refused) -> None:
    """One round of mending, not ten."""
    change("operation.yaml", "menus: [day]", "menus: [night]")
    change("agents.csv", "ada,red,full,tr:C2/C1", "ada,blue,full,tr:Z9")
    change("contacts/may.csv", "chat-en,2025-11-01T08:00,0", "chat-xx,2025-13-01T08:00,-1")
    write("wishes.csv", "agent,day,kind\nzoe,2025-11-05,off\nada,05.11.2025,of\n")
    found = {(p.file, p.row, p.code) for p in problems()}
    assert found == {
        ("operation.yaml", 29, "unknown_menu"),
        ("agents.csv", 2, "not_a_level"),
        ("contacts/may.csv", 4, "unknown_queue"),
        ("contacts/may.csv", 4, "not_a_time"),
        ("contacts/may.csv", 4, "negative"),
        ("wishes.csv", 2, "unknown_agent"),
        ("wishes.csv", 3, "not_a_day"),
    }


def test_every_problem_has_a_sentence_in_both_languages(change: Change, write: Write, problems: Refused) -> None:
    """A code on its own helps nobody."""
    change("agents.csv", "ada,red,full,tr:C2/C1", "ada,blue,full,tr:Z9")
    write("locks.csv", "agent,day,shift\nada,2025-11-05,day-1000-540\n")
    for problem in problems():
        for lang in ("en", "tr"):
            told = sentence(problem.code, dict(problem.parameters) | {"value": problem.value}, lang)
            assert not told.startswith(problem.code)
            assert "[" not in told

"""Tables that mean harm or came out of the wrong door: cells, columns, rows, quotes, encodings, headings, formulas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.contact_log import LogTarget, import_contacts
from planner.operation import load
from planner.operation.counted import Counted, Treated
from planner.operation.csv_text import MOST_COLUMNS, MOST_LINE, folded
from planner.operation.reading import MOST_ALIKE
from planner.problems import OperationError, Problem
from planner.spreadsheet_text import defused, restored, table_text
from planner.words import LANGUAGES, sentence

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
Write = Callable[[str, str], None]

MAY, HEADER = "contacts/may.csv", "queue,start,offered,aht_s\n"
ROW = "phone-tr,2025-11-01T08:00,5,300\n"
BERLIN = ("operation.yaml", "Europe/Istanbul", "Europe/Berlin")


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str]]:
    """File, row and code of each error; each has its sentence in both languages."""
    for problem in problems:
        told = dict(problem.parameters) | {"value": problem.value}
        assert all(sentence(problem.code, told, lang) for lang in LANGUAGES)
    return [(p.file, p.row, p.code) for p in problems if p.severity == "error"]


def of(counted: tuple[Counted, ...], file: str) -> dict[tuple[str, str], Treated]:
    """Treatments of a file by column and reason."""
    return {(one.column, one.reason): one for found in counted if found.file == file for one in found.treated}


@pytest.mark.parametrize("cell", ["x" * MOST_LINE, f'"{"x" * MOST_LINE}"', ",".join("x" * MOST_LINE)])
def test_a_cell_as_large_as_a_file_is_refused_by_its_line(cell: str, write: Write, problems: Refused) -> None:
    """A hundred megabytes in one cell: nothing of it is taken apart, compared or shown."""
    write(MAY, f"{HEADER}{ROW}{cell},2025-11-01T09:00,5,300\n")
    assert places(problems()) == [(MAY, 3, "line_too_long")]


def test_a_quoted_cell_over_many_lines_is_refused(write: Write, problems: Refused) -> None:
    """Short lines do not make it a cell."""
    write(MAY, f'{HEADER}"{("x" * 100 + chr(10)) * 2000}",2025-11-01T09:00,5,300\n')
    assert places(problems())[0][2] == "csv_syntax"


@pytest.mark.parametrize("file", [MAY, "agents.csv", "events.csv"])
def test_a_million_columns_are_refused_by_the_header(file: str, write: Write, problems: Refused) -> None:
    """Each would be compared with all others, and told."""
    write(file, ",".join(f"c{n}" for n in range(MOST_COLUMNS + 1)) + "\n")
    assert (file, 1, "too_many_columns") in places(problems())


def test_an_open_quote_does_not_swallow_the_rows_behind_it(write: Write, problems: Refused) -> None:
    """Read leniently, Bea and Can would become a part of Ada's name, and nobody would know."""
    write("names.csv", 'id,name\nada,"Ada Ay\nbea,Bea Bal\ncan,Can Cam\n')
    assert ("names.csv", 2, "csv_syntax") in places(problems())


@pytest.mark.parametrize("file", [MAY, "names.csv"])
def test_a_nul_is_refused_at_its_line(file: str, folder: Path, problems: Refused) -> None:
    """Text ends there for some programs and goes on for others."""
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content + b"a\x00b,c\n")
    assert (file, content.count(b"\n") + 1, "csv_syntax") in places(problems())


def test_rows_and_bytes_have_limits_that_the_operation_may_move(write: Write, folder: Path, problems: Refused) -> None:
    """One way to allow more: operation.yaml, so that the nightly run and every command read alike."""
    config = (folder / "operation.yaml").read_text(encoding="utf-8")
    write("operation.yaml", f"{config}files: {{most_rows: 2, most_mb: 1}}\n")
    assert places(problems()) == [("contacts", None, "too_many_rows")]
    write(MAY, HEADER + ROW + "\n" * 1_000_000)
    assert places(problems())[0] == (MAY, None, "file_too_large")
    write("operation.yaml", f"{config}files: {{most_mb: 2}}\n")
    assert len(load(folder).contacts) == 1
    assert load(folder).config.files.most_rows == 5_000_000


def test_of_a_hundred_thousand_wrong_rows_the_first_thousand_are_told(write: Write, problems: Refused) -> None:
    """The rest is a number: a list of all would be larger than the file."""
    write("wishes.csv", "agent,day,kind\n" + "nobody,2025-11-05,off\n" * (MOST_ALIKE + 7))
    found = [p for p in problems() if p.file == "wishes.csv"]
    assert len([p for p in found if p.code == "unknown_agent"]) == MOST_ALIKE
    assert [dict(p.parameters)["more"] for p in found if p.code == "and_more"] == ["7"]


def test_a_table_of_people_has_a_limit_of_its_own(
    write: Write, problems: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No operation has a million wishes; each row costs memory before it is looked at."""
    monkeypatch.setattr("planner.operation.csv_text.MOST_TABLE_ROWS", 2)
    write("wishes.csv", "agent,day,kind\n" + "".join(f"ada,2025-11-0{n},off\n" for n in range(1, 6)))
    assert ("wishes.csv", 4, "table_too_long") in places(problems())


def test_a_file_that_is_not_utf8_is_read_as_turkish_in_turkey_only(folder: Path, change: Change) -> None:
    """And it is said, counted, and asked for anywhere else."""
    (folder / "names.csv").write_bytes("id,name\nada,İnci Şen\nbea,Bea\ncan,Can\n".encode("cp1254"))
    operation = load(folder)
    assert [w.code for w in operation.warnings] == ["encoding_1254"]
    assert of(operation.counted, "names.csv")["", "encoding"].value == "windows-1254"
    change(*BERLIN)
    with pytest.raises(OperationError) as refused:
        load(folder)
    assert ("names.csv", 2, "encoding_asked") in places(refused.value.problems)


def test_an_encoding_that_the_operation_states_is_taken(folder: Path, change: Change, write: Write) -> None:
    """The answer to the question, for all commands."""
    (folder / "names.csv").write_bytes("id,name\nada,Müller\nbea,Bea\ncan,Can\n".encode("cp1252"))
    change(*BERLIN)
    write("operation.yaml", (folder / "operation.yaml").read_text(encoding="utf-8") + "files: {encoding: windows-1252}")
    assert [w.code for w in load(folder).warnings] == ["encoding_stated"]


@pytest.mark.parametrize("letters", ["Ýngilizce", "Baþak", "Doðan"])
def test_turkish_letters_that_were_read_wrongly_are_noticed(letters: str, write: Write, folder: Path) -> None:
    """Windows-1254 read as 1252 and saved as UTF-8 is valid, and wrong."""
    write("names.csv", f"id,name\nada,Ada\nbea,{letters}\ncan,Can\n")
    assert [(w.row, w.code) for w in load(folder).warnings] == [(3, "encoding_mangled")]


@pytest.mark.parametrize("heading", ["ID", "İD", "id", "ıd", " Id ", "ＩＤ"])
def test_headings_are_known_as_a_turkish_spreadsheet_writes_them(heading: str, write: Write, folder: Path) -> None:
    """İ, I, ı and i are one letter in a heading; ids themselves are compared exactly."""
    assert folded(heading) == "id"
    write("names.csv", f"{heading},NAME\nada,Ada\nbea,Bea\ncan,Can\n")
    assert load(folder).warnings == ()


def test_what_was_assumed_dropped_and_filled_is_counted_with_its_rows(write: Write, folder: Path) -> None:
    """Never a silent guess: each with file, column, reason, value and lines."""
    write(MAY, f"{HEADER}{ROW}{ROW}chat-en,2025-11-01T08:00,2,0\n")
    write("absences.csv", "agent,starts_at,ends_at,paid_min,note\nada,2025-11-05,2025-11-05,,x\n")
    counted = load(folder).counted
    assert of(counted, MAY) == {
        ("aht_s", "aht_zero"): Treated("assumed", "aht_s", "aht_zero", "", 1, (4,)),
        ("", "interval_repeated"): Treated("dropped", "", "interval_repeated", "", 1, (3,)),
    }
    absences = of(counted, "absences.csv")
    assert absences["paid_min", "empty_cell"] == Treated("filled", "paid_min", "empty_cell", "0", 1, (2,))
    assert absences["note", "column"].action == "dropped"
    agents = of(counted, "agents.csv")
    assert agents["skills", "skill_level"].rows == (4,)
    assert agents["languages", "writing_as_speech"].rows == (2, 3)
    assert agents["overtime_consent", "consent"].count == 3
    assert {found.file: found.read for found in counted}["agents.csv"] == 3
    assert all(sentence(f"counted_{one.reason}", {"column": "", "value": "", "count": 1}, lang)
               for found in counted for one in found.treated for lang in LANGUAGES)  # fmt: skip


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "\nx", "\x00x", "＝1", "'=1"])
def test_text_that_a_spreadsheet_would_run_is_defused_and_comes_back(cell: str) -> None:
    """OWASP ASVS 1.2.10, and the full-width forms."""
    assert defused(cell) == f"'{cell}"
    assert restored(defused(cell)) == cell


@pytest.mark.parametrize("cell", ["-5", "+3.5", "-1,5", "-1e3", "O'Neill", "'quoted'", "a=b", "12:00/30", ""])
def test_numbers_and_harmless_text_stay(cell: str) -> None:
    """A negative balance must remain a number."""
    assert defused(cell) == cell == restored(cell)


@given(text=st.text(alphabet="'=+-@\t\r\n\x00＝1,.ea ", max_size=8))
@settings(max_examples=300, deadline=None)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    """Also one that began with an apostrophe before."""
    assert restored(defused(text)) == text
    assert defused(text)[:1] not in tuple("=@\t\r\n\x00＝")


def test_every_table_of_ours_is_written_by_one_function() -> None:
    """Text defused, numbers as they are; raw only where it is asked for."""
    rows = [("=1", -5, None, "-5"), ("x", 1.5, "@y", "")]
    assert table_text(("id", "n", "a", "b"), rows) == "id,n,a,b\n'=1,-5,,-5\nx,1.5,'@y,\n"
    assert table_text(("id", "n", "a", "b"), rows, raw=True) == "id,n,a,b\n=1,-5,,-5\nx,1.5,@y,\n"


def test_a_log_of_contacts_has_the_same_limits(folder: Path, tmp_path: Path) -> None:
    """Every importer reads by the same few functions."""
    log = tmp_path / "calls.csv"
    log.write_text("queue,at,customer,outcome\n" + "x" * (MOST_LINE + 1) + ",,,\n", encoding="utf-8")
    with pytest.raises(OperationError) as refused:
        import_contacts(log, LogTarget(folder))
    assert places(refused.value.problems) == [("calls.csv", 2, "line_too_long")]

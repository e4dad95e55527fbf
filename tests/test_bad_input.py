"""Bad input, end to end: what cannot be used is refused with its place and remedy, whole; what can be read is read."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.operation import load
from tests.console import contents, vardiya

YAML, AGENTS, HISTORY = "operation.yaml", "agents.csv", "contacts/history.csv"
HEADER = "queue,start,offered,aht_s\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """One way to break the small operation, and what must be told about it: file, row, column, part of the words."""

    name: str
    spoil: Callable[[Path], None]
    file: str
    row: int | None
    column: str | None
    told: str


def write(name: str, text: str) -> Callable[[Path], None]:
    """Write a file."""

    def spoil(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return spoil


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Replace a text where it stands first."""

    def spoil(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def both(*spoils: Callable[[Path], None]) -> Callable[[Path], None]:
    """Several ways at once."""

    def spoil(folder: Path) -> None:
        for one in spoils:
            one(folder)

    return spoil


def history(row: str) -> Callable[[Path], None]:
    """A history of one row."""
    return write(HISTORY, f"{HEADER}{row}\n")


EVENT = "id,kind,starts_at,channels\ne1,promotion,2025-11-05T12:00,fone\n"
ABSENCES = "agent,starts_at,ends_at\nA1,2025-11-05T09:00,2025-11-07T09:00\nA1,2025-11-06T09:00,2025-11-08T09:00\n"
BERLIN = change(YAML, "zone: Europe/Istanbul", "zone: Europe/Berlin")
DATES = "id,team,contract,languages,skills,channels,first_day,last_day\n"
BACKWARDS = "A1,shop,full-time,tr:C2/C2,general:3,phone,2025-05-01,2025-04-30\n"

RULES = "rules: {changes: {daily_hours: {most_min: 1500, reason: agreed}}}\nfloors:"
PAPERS = change(YAML, "floors:", "certificates: {kyc: Identity}\nfloors:")
KIC = write(AGENTS, "id,team,contract,languages,skills,channels,certificates\nA1,shop,full-time,tr:C2,x,phone,kic\n")

REFUSED = (
    Bad("missing column", change(HISTORY, "offered", "volume"), HISTORY, 1, "offered", "the column is missing"),
    Bad("wrong type", history("phone-tr,2025-09-08T08:00,three,300"), HISTORY, 2, "offered", "three"),
    Bad("negative volume", history("phone-tr,2025-09-08T08:00,-3,300"), HISTORY, 2, "offered", "-3"),
    Bad("NaN volume", history("phone-tr,2025-09-08T08:00,NaN,300"), HISTORY, 2, "offered", "NaN"),
    Bad("duplicate interval", change(HISTORY, "2025-09-08T08:30", "2025-09-08T08:00"), HISTORY, 3, "start", ":2"),
    Bad("overlapping absence", write("absences.csv", ABSENCES), "absences.csv", 3, "starts_at", "row 2"),
    Bad("unknown queue in an event", write("events.csv", EVENT), "events.csv", 2, "channels", "mean “phone”"),
    Bad("unknown zone", change(YAML, "Istanbul", "Istambul"), YAML, 4, "zone", "write for example Europe/Istanbul"),
    Bad("hour that the clock skips", both(BERLIN, history("phone-tr,2025-03-30T02:30,3,300")), HISTORY, 2, "start", ""),
    Bad("hour that comes twice", both(BERLIN, history("phone-tr,2025-10-26T02:30,3,300")), HISTORY, 2, "start", ""),
    Bad("contract ends before it starts", write(AGENTS, DATES + BACKWARDS), AGENTS, 2, "last_day", ""),
    Bad("unknown contract", change(AGENTS, "full-time", "full-tiem"), AGENTS, 2, "contract", "mean “full-time”"),
    Bad("decimal comma between commas", history('phone-tr,2025-09-08T08:00,3,"300,5"'), HISTORY, 2, "aht_s", "300,5"),
    Bad("YAML typo", change(YAML, "patience_s", "patiense_s"), YAML, 14, "channels.phone.patiense_s", "patience_s"),
    Bad("300 nested brackets", write(YAML, f"name: {'[' * 300}{']' * 300}\n"), YAML, 1, None, "nested"),
    Bad("empty history", write(HISTORY, HEADER), HISTORY, None, None, "history"),
    Bad("contract", change(YAML, "most_week_h: 45", "most_week_h: 40"), YAML, 21, "contracts.full-time", "in order"),
    Bad("rule out of range", change(YAML, "floors:", RULES), YAML, 35, "rules.changes.daily_hours.most_min", "1500"),
    Bad("unknown certificate", both(PAPERS, KIC), AGENTS, 2, "certificates", "Did you mean “kyc”?"),
    Bad("agent without name", change("names.csv", "A3,Deniz Acar\n", ""), AGENTS, 4, "id", "name"),
)


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the small operation to spoil."""
    return Path(shutil.copytree(small, tmp_path / "op"))


@pytest.mark.parametrize("verb", ["validate", "plan"])
@pytest.mark.parametrize("bad", REFUSED, ids=lambda bad: bad.name)
def test_what_cannot_be_used_is_refused_with_its_place_and_nothing_is_written(
    bad: Bad, verb: str, folder: Path
) -> None:
    """Exit 2; whoever delivered the file can mend it without asking."""
    bad.spoil(folder)
    before = contents(folder)
    told = vardiya(verb, folder, "--weeks", "1", "--json")
    assert (told.code, told.body["exit_code"]) == (2, 2), told.err
    errors = [problem for problem in told.body["problems"] if problem["severity"] == "error"]
    assert [(p["file"], p["row"], p["column"]) for p in errors] == [(bad.file, bad.row, bad.column)]
    assert bad.told in errors[0]["text"]
    assert f"{bad.file}" in told.err
    assert errors[0]["text"] in told.err
    assert contents(folder) == before


@pytest.mark.parametrize("bad", REFUSED, ids=lambda bad: bad.name)
def test_a_refusal_is_told_in_turkish_too(bad: Bad, folder: Path) -> None:
    """The team that keeps the files reads Turkish."""
    bad.spoil(folder)
    english, turkish = (vardiya("validate", folder, "--lang", lang, "--json").body for lang in ("en", "tr"))
    assert [p["code"] for p in english["problems"]] == [p["code"] for p in turkish["problems"]]
    assert all(e["text"] != t["text"] for e, t in zip(english["problems"], turkish["problems"], strict=True))


def test_all_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    """One round of mending, not seventy; the terminal shows the first fifty, JSON all."""
    both(
        change(AGENTS, "full-time", "full-tiem"),
        change(YAML, "{channel: phone,", "{channel: fone,"),
        write("wishes.csv", "agent,day,kind\n" + "".join(f"Z{i},2025-11-05,off\n" for i in range(70))),
    )(folder)
    told = vardiya("plan", folder, "--json")
    assert told.code == 2
    files = [problem["file"] for problem in told.body["problems"]]
    assert {name: files.count(name) for name in (YAML, AGENTS, "wishes.csv")} == {YAML: 1, AGENTS: 1, "wishes.csv": 70}
    assert told.err.count("wishes.csv") < 50
    assert "more; vardiya validate --json lists them all" in told.err


def test_a_contract_that_is_over_is_told(folder: Path) -> None:
    """People leave; their row stays for the ledger."""
    header, first, *rest = (folder / AGENTS).read_text(encoding="utf-8").splitlines()
    rows = [f"{header},last_day", f"{first},2025-10-31", *(f"{row}," for row in rest)]
    (folder / AGENTS).write_text("\n".join(rows), encoding="utf-8")
    told = vardiya("validate", folder, "--weeks", "1", "--json")
    assert told.code == 0
    (over,) = (problem for problem in told.body["problems"] if problem["code"] == "sense_contract_over")
    assert over["file"] == AGENTS
    assert "A1" in over["text"]


@pytest.mark.parametrize("encoding", ["cp1254", "utf-8-sig", "utf-16"])
def test_turkish_and_marked_encodings_are_read(encoding: str, folder: Path) -> None:
    """A spreadsheet decides the encoding, not the planner."""
    text = (folder / "names.csv").read_text(encoding="utf-8")
    (folder / "names.csv").write_bytes(text.encode(encoding))
    told = vardiya("validate", folder, "--weeks", "1", "--json")
    assert told.code == 0, told.err
    assert ("encoding_1254" in {problem["code"] for problem in told.body["problems"]}) == (encoding == "cp1254")


def test_semicolons_with_decimal_commas_give_the_same_history(folder: Path) -> None:
    """What a Turkish spreadsheet saves."""
    before = load(folder).contacts
    rows = list(csv.reader(io.StringIO((folder / HISTORY).read_text(encoding="utf-8"))))
    decimals = [[*row[:3], f"{row[3]},0" if row[3].isdigit() else row[3]] for row in rows]
    (folder / HISTORY).write_text("\n".join(";".join(row) for row in decimals), encoding="utf-8")
    assert vardiya("validate", folder, "--weeks", "1").code == 0
    assert load(folder).contacts.equals(before)


def test_a_formula_in_a_name_reaches_no_spreadsheet_as_a_formula(small_planned: Path, tmp_path: Path) -> None:
    """A name is data, also when somebody means harm."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    change("names.csv", "Ada Demir", '"=HYPERLINK(""http://x"")"')(folder)
    told = vardiya("export", folder, "--format", "csv", "--names", "--out", tmp_path / "out")
    assert told.code == 0, told.err
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out/roster.csv").read_text(encoding="utf-8"))))
    assert {row["name"] for row in rows if row["agent"] == "A1"} == {'\'=HYPERLINK("http://x")'}


def test_a_machine_may_ask_for_the_text_as_it_stands(small_planned: Path, tmp_path: Path) -> None:
    """`--csv-raw`: no apostrophe that a payroll system would take for a part of the name."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    change("names.csv", "Ada Demir", "=Ada")(folder)
    told = vardiya("export", folder, "--format", "csv", "--names", "--csv-raw", "--out", tmp_path / "out")
    assert told.code == 0, told.err
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out/roster.csv").read_text(encoding="utf-8"))))
    assert {row["name"] for row in rows if row["agent"] == "A1"} == {"=Ada"}


def test_validate_counts_what_was_assumed_dropped_and_filled(folder: Path) -> None:
    """On the terminal in a few lines, in JSON with every file and line."""
    change(HISTORY, HEADER, HEADER + "phone-tr,2025-08-01T08:00,0,0\n")(folder)
    told = vardiya("validate", folder, "--weeks", "1", "--json")
    assert told.code == 0, told.err
    (found,) = (file for file in told.body["counted"] if file["file"] == HISTORY)
    assert (found["assumed"], found["treated"][0]["reason"], found["treated"][0]["lines"]) == (1, "aht_zero", [2])
    assert f"contacts/: {found['treated'][0]['text']}" in told.err

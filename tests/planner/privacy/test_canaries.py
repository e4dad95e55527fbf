"""Names never leave names.csv and the table of identities, except in exports that ask for them (promise 8).

Names, e-mail addresses and telephone numbers that stand nowhere else are planted, and every screen, JSON, log, metric,
stored value and file is searched for them, with all that is packed inside laid open.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.console import Ran, vardiya
from tests.planner.privacy.canaries import opened_bytes

CANARIES = ("Şükrüye", "Kanarya", "kanarya.ogut", "5559871", "MigrenKanarya")
LAST = "2025-11-02T18:00+03:00"


@pytest.fixture(scope="module")
def planted(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The planned small operation with canaries in every row of names.csv, and a reason beside an absence."""
    folder = Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("canaries") / "op"))
    lines = ["id,name,address,telefon"]
    lines += [f"A{n},Şükrüye Kanarya-Öğüt {n},kanarya.ogut{n}@example.com,0532 5559871 {n}" for n in range(1, 9)]
    (folder / "names.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def found_in(texts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Where a canary stands, also where JSON or a mail writes its letters otherwise."""
    spelt = {c: {c.encode(), c.encode("unicode_escape"), c.encode("utf-16-le"), c.encode("cp1254")} for c in CANARIES}
    return [(place, c) for place, body in texts.items() for c, forms in spelt.items() if any(f in body for f in forms)]


def of_folder(folder: Path) -> dict[str, bytes]:
    """All files but names.csv, opened; the store without the identities, written anew."""
    texts = {}
    for path in (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "names.csv"):
        opened = _without_identities(path) if path.name == "store.sqlite" else path
        for number, body in enumerate(opened_bytes(opened)):
            texts[f"{path.relative_to(folder)} part {number}"] = body
        texts[f"name of {path.relative_to(folder)}"] = path.name.encode()
    return texts


def _without_identities(store: Path) -> Path:
    copy = store.parent.parent.parent / "copy.sqlite"
    shutil.copy(store, copy)
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT count(*) FROM identities").fetchone() >= (0,)
        database.execute("DELETE FROM identities")
        database.commit()
        database.execute("VACUUM")
    return copy


def said(ran: Ran) -> dict[str, bytes]:
    return {"stdout": ran.out.encode(), "stderr": ran.err.encode()}


COMMANDS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (0, ("validate", "DIR", "--weeks", "1")),
    (0, ("forecast", "DIR", "--weeks", "1")),
    (0, ("plan", "DIR", "--weeks", "1", "--json")),
    (0, ("check", "DIR")),
    (0, ("simulate", "DIR")),
    (0, ("explain", "agent", "DIR", "--agent", "A3", "--day", "2025-11-04")),
    (
        0,
        ("export", "DIR", "--format", "csv", "--format", "xlsx", "--format", "ics", "--format", "html", "--out", "OUT"),
    ),
    (0, ("export", "DIR", "--format", "json", "--out", "OUT")),
    (0, ("publish", "DIR", "--anyway", "first week")),
    (0, ("nightly", "DIR", "--weeks", "1", "--as-of", LAST, "--log", "LOG", "--metrics", "OUT/vardiya.prom")),
    (0, ("privacy", "purge", "DIR")),
    (0, ("diff", "DIR", "--json")),
    (2, ("privacy", "erase", "DIR", "--agent", "A3")),
    (0, ("scenario", "run", "DIR", "DIR/scenarios/two-ill.yaml", "--json")),
    (0, ("unpublish", "DIR", "--why", "again")),
)


@pytest.fixture(scope="module")
def ran(planted: Path) -> Iterator[dict[str, Ran]]:
    """Every command once, in the order of a week; with what it said."""
    out = planted.parent / "out"
    out.mkdir()
    put = {"DIR": str(planted), "OUT": str(out), "LOG": str(out / "nightly.jsonl")}
    found = {}
    for _, command in COMMANDS:
        arguments = [put.get(word, word.replace("OUT/", f"{out}/").replace("DIR/", f"{planted}/")) for word in command]
        found[" ".join(command)] = vardiya("--verbose", *arguments)
    yield found
    logging.getLogger().handlers.clear()


def test_every_command_of_a_week_says_no_name(ran: dict[str, Ran]) -> None:
    """Screens are copied into mails, JSON into other systems."""
    codes = {" ".join(command): code for code, command in COMMANDS}
    assert {command: done.code for command, done in ran.items()} == codes
    assert [(command, found) for command, done in ran.items() for found in found_in(said(done))] == []


@pytest.mark.parametrize(
    "names",
    [
        "A1,Şükrüye Kanarya-Öğüt\n",  # no header
        "id,name\nŞükrüye Kanarya-Öğüt,A1\n",  # columns the wrong way round
        "id,name\nA1,Şükrüye Kanarya-Öğüt\nA1,Kanarya\n",  # twice
        'id,name\nA1,"Şükrüye Kanarya-Öğüt\n',  # a quote without an end
    ],
)
def test_a_run_that_fails_shows_no_name(planted: Path, tmp_path: Path, names: str) -> None:
    """Not on the screen, not in the log of the night, not in the store, though everything is told."""
    folder = Path(shutil.copytree(planted, tmp_path / "op"))
    (folder / "names.csv").write_text(names, encoding="utf-8")
    for command in (("validate",), ("publish",), ("nightly", "--weeks", "1", "--log", str(tmp_path / "n.jsonl"))):
        done = vardiya("--verbose", command[0], folder, *command[1:], "--json")
        assert done.code == 2, command
        assert found_in(said(done)) == []
    assert found_in(of_folder(tmp_path)) == []


def test_a_reason_of_an_absence_goes_nowhere(planted: Path, tmp_path: Path) -> None:
    """Neither into a plan nor into what is said of the file."""
    folder = Path(shutil.copytree(planted, tmp_path / "op"))
    (folder / "absences.csv").write_text(
        "agent,starts_at,ends_at,sebep\nA1,2025-11-05,2025-11-06,MigrenKanarya\n", encoding="utf-8"
    )
    done = vardiya("--verbose", "plan", folder, "--weeks", "1")
    assert done.code == 0
    assert found_in(said(done)) == []
    texts = of_folder(folder)
    texts.pop("absences.csv part 0")
    assert found_in(texts) == []


def test_the_search_would_find_one(planted: Path, ran: dict[str, Ran], tmp_path: Path) -> None:
    """The canaries are in names.csv, in the table of identities and in an export that asks for names."""
    with closing(sqlite3.connect(planted / ".vardiya" / "store.sqlite")) as database:
        assert database.execute("SELECT name, address FROM identities WHERE agent = 'A3'").fetchone() == (
            "Şükrüye Kanarya-Öğüt 3",
            "kanarya.ogut3@example.com",
        )
    wanted = ("--format", "csv", "--format", "xlsx", "--format", "ics", "--names", "--out", tmp_path / "named")
    assert vardiya("export", planted, *wanted).code == 0
    places = {place.partition(" part")[0] for place, _ in found_in(of_folder(tmp_path))}
    assert {Path(place).suffix for place in places} == {".csv", ".xlsx", ".ics"}


def test_nothing_that_is_written_holds_a_name(planted: Path, ran: dict[str, Ran]) -> None:
    """Store, drafts, publications, feeds, log and exports; only the table of identities has them."""
    texts = of_folder(planted.parent)
    for wanted in ("published", "feeds", "nightly.jsonl", "vardiya.prom", "roster.xlsx", ".ics", "store.sqlite"):
        assert any(wanted in place for place in texts), wanted
    assert found_in(texts) == []

"""Who asks what is held on them gets all of it, to read and for machines."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from planner.privacy import place_words
from planner.privacy.held import NO_ID
from planner.privacy.own_files import PERSON_COLUMNS
from planner.privacy.stored_rows import DELETED
from planner.store import tables
from tests.console import contents, vardiya
from tests.planner.privacy.canaries import ID, NAME, rewrite
from tests.sources import ROOT


def test_all_that_is_held_is_handed_over(published: Path, tmp_path: Path) -> None:
    """Files, names, published shifts, drafts, feed, log and audit; JSON and CSV say the same, nothing is changed."""
    before, out = contents(published), tmp_path / "out"
    assert vardiya("privacy", "export", published, "--agent", ID, "--out", out).code == 0
    found = json.loads((out / "data.json").read_text(encoding="utf-8"))["held"]
    places = {"agents.csv", "names.csv", "pairs.csv", "wishes.csv", "store.identities", "store.duties", "store.feeds"}
    assert places | {"store.audit", "store.publications", "plans", "log", "files"} == set(found) - {"store.ledger"}
    assert found["names.csv"] == [{"id": ID, "name": NAME}]
    assert found["wishes.csv"] == [{"agent": ID, "day": "2025-11-05", "kind": "off"}]
    shifts = {(row["starts_at"], row["ends_at"]) for row in found["store.duties"]}
    assert shifts == {(row["starts_at"], row["ends_at"]) for row in found["plans"]}
    for place, rows in found.items():
        with (out / "csv" / f"{place.removesuffix('.csv')}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows)
    after = contents(published)
    assert {n: b for n, b in after.items() if "sqlite" not in n} == {
        n: b for n, b in before.items() if "sqlite" not in n
    }


def test_nothing_of_others_is_handed_over_but_ids_of_pairs(published: Path, tmp_path: Path) -> None:
    """Their data is theirs."""
    out = tmp_path / "out"
    vardiya("privacy", "export", published, "--agent", ID, "--out", out)
    text = (out / "data.json").read_text(encoding="utf-8")
    assert [name for name in ("Ada Demir", "Can Kaya", '"A2"', '"A4"') if name in text] == []
    assert '"A1"' in text


def test_the_index_is_in_the_language_asked_for_and_runs_nothing(published: Path, tmp_path: Path) -> None:
    """It is opened by a person who knows nothing of this program."""
    vardiya("privacy", "export", published, "--agent", ID, "--out", tmp_path / "out", "--lang", "tr")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "hakkında tutulan veriler" in page
    assert "Content-Security-Policy" in page
    assert "<script" not in page


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_every_place_is_told_in_words(lang: str) -> None:
    """A table that is added needs a word for it."""
    stored = [f"store.{name}" for name in tables.metadata.tables if name not in NO_ID or name in ("stages", "plans")]
    places = [*PERSON_COLUMNS, *stored, "plans", "log", "files", "drafts", "published", "backups"]
    assert [place for place in places if place_words(place, lang).startswith("held_")] == []
    assert set(DELETED) <= set(tables.metadata.tables)


def test_what_is_handed_over_only_its_owner_can_read(published: Path, tmp_path: Path) -> None:
    """It is all that is held on somebody, and lies in a folder that others may look into."""
    out = tmp_path / "out"
    vardiya("privacy", "export", published, "--agent", ID, "--out", out)
    modes = {path: path.stat().st_mode & 0o777 for path in (out, *out.rglob("*"))}
    assert {path: mode for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == {}


def test_the_commands_of_the_guide_run_on_somebody_who_left(
    small_planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has a month to answer types what is written there."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(small_planned, "op")
    rewrite(Path("op/agents.csv"), lambda rows: [row.update(last_day="2025-01-01") for row in rows])
    page = (ROOT / "docs/guides/privacy.md").read_text(encoding="utf-8")
    typed = [line for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    assert len(typed) == 3
    for line in typed:
        program, *arguments = shlex.split(line.replace("A077", "A7"))
        ran = vardiya(*arguments)
        assert (program, ran.code) == ("vardiya", 0), (line, ran.err)
    assert (tmp_path / "a077" / "index.html").is_file()
    assert "\nA7," not in Path("op/agents.csv").read_text(encoding="utf-8")

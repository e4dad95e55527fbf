"""A publication is whole or absent."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from planner.inputs import PlanRequest, gather
from planner.operation import load, read_names
from planner.plans import Plan
from planner.publishing import NotPublishableError, publish
from planner.report.exports import export, known_names
from planner.store import Store
from solver.grid import Grid
from solver.outcomes import Attainment, Violation

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
PROVEN = Plan(
    id="a" * 16,
    operation="Deniz",
    start=date(2026, 11, 23),
    weeks=1,
    as_of=NOW,
    seed=1,
    version="0.1.0",
    keys=(),
    grid=Grid.of(date(2026, 11, 23), 7, 15, "Europe/Istanbul"),
    attainment=Attainment(pd.DataFrame(), pd.DataFrame(), 1, 1),
)


def test_files_and_pointer_are_there_after_publishing(tmp_path: Path) -> None:
    """The folder of the files is the one the publication names."""
    store = Store(tmp_path)
    store.save_plan(replace(PROVEN, attainment=None), NOW)
    done = publish(PROVEN, store, published_at=NOW, files={"roster.csv": b"x", "ics/A1.ics": b"y"})
    folder = tmp_path / ".vardiya" / done.folder
    assert (folder / "roster.csv").read_bytes() == b"x"
    assert (folder / "ics" / "A1.ics").read_bytes() == b"y"


def test_names_are_kept_in_their_own_table_and_nowhere_else(small_planned: Path, tmp_path: Path) -> None:
    """Names are joined on export: stages, plans, audit and published files speak of ids."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    names = read_names(folder)
    store, inputs = Store(folder), gather(load(folder), PlanRequest(weeks=1))
    plan = store.plan()
    publish(plan, store, published_at=NOW, files=export(plan, inputs, ("html", "csv", "xlsx", "ics", "json"), "en"))
    assert names
    assert store.names() == names
    (folder / "names.csv").unlink()
    assert known_names(inputs) == names
    store.save_names({})
    store.close()
    with sqlite3.connect(folder / ".vardiya" / "store.sqlite") as database:
        database.execute("VACUUM")  # a deleted row stays in the file until then
    database.close()
    texts = [_text(path) for path in sorted((folder / ".vardiya").rglob("*")) if path.is_file()]
    assert any(b"A1" in text for text in texts)
    assert [name for name in names.values() for text in texts if name.encode() in text] == []


def _text(path: Path) -> bytes:
    """The bytes of a file with all that is compressed inside it laid open."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    if path.suffix != ".sqlite":
        return path.read_bytes()
    with sqlite3.connect(path) as database:
        stages = [zlib.decompress(body) for (body,) in database.execute("SELECT body FROM stages")]
        headers = [zlib.decompress(header) for (header,) in database.execute("SELECT header FROM plans")]
    database.close()
    return b"".join((path.read_bytes(), *stages, *headers))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"violations": (Violation("daily_rest", "A1", 0, 1, 600, 660, "min"),)}, "hard_violations"),
        ({"attainment": None}, "not_simulated"),
    ],
)
def test_an_unproven_plan_is_never_published(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    """Every roster passes checker and simulation first."""
    store = Store(tmp_path)
    with pytest.raises(NotPublishableError, match=reason):
        publish(replace(PROVEN, **change), store, published_at=NOW)
    assert store.published() is None


def test_what_the_pointer_names_is_there_again_after_a_kill(tmp_path: Path) -> None:
    """Moved aside, or gone: publishing the same plan once more lays its files again; half folders go."""
    store = Store(tmp_path)
    store.save_plan(replace(PROVEN, attainment=None), NOW)
    done = publish(PROVEN, store, published_at=NOW, files={"a": b"1"})
    folder = tmp_path / ".vardiya" / done.folder
    folder.rename(folder.with_name(folder.name + ".old"))
    (folder.parent / "2-x.new").mkdir()
    assert publish(PROVEN, store, published_at=NOW, files={"a": b"2"}) == done
    assert (folder / "a").read_bytes() == b"1"
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]
    shutil.rmtree(folder)
    publish(PROVEN, store, published_at=NOW, files={"a": b"2"})
    assert (folder / "a").read_bytes() == b"2"


def test_each_publication_has_a_folder_of_its_own(tmp_path: Path) -> None:
    """A plan published again does not touch the files of its earlier publication."""
    store = Store(tmp_path)
    plans = [PROVEN, replace(PROVEN, id="b" * 16), PROVEN]
    for plan in plans:
        store.save_plan(replace(plan, attainment=None), NOW)
    done = [publish(plan, store, published_at=NOW, files={"a": b"%d" % n}) for n, plan in enumerate(plans)]
    assert [(tmp_path / ".vardiya" / one.folder / "a").read_bytes() for one in done] == [b"0", b"1", b"2"]

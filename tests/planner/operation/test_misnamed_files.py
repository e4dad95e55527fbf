"""A file whose name is nearly right is not passed over without a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load
from planner.operation.counted import Treated
from planner.operation.misnamed_files import TABLES
from planner.words import LANGUAGES, sentence
from tests.sources import ROOT

Write = Callable[[str, str], None]


@pytest.mark.parametrize("name", ["absence.csv", "Absences.CSV", "ABSENCES.csv", "absences (1).csv", "absense.csv"])
def test_a_name_that_is_nearly_right_is_told_and_counted(name: str, write: Write, folder: Path) -> None:
    """Whoever is away would be planned, and nobody knew why."""
    write(name, "agent,starts_at,ends_at\nada,2025-11-05,2025-11-05\n")
    operation = load(folder)
    assert operation.absences == ()
    assert [(w.file, w.code, dict(w.parameters)["meant"]) for w in operation.warnings] == [
        (name, "file_misnamed", "absences.csv")
    ]
    (counted,) = [one for one in operation.counted if one.file == name]
    assert counted.treated == (Treated("dropped", "", "file_misnamed", "absences.csv", 1),)
    for lang in LANGUAGES:
        assert "absences.csv" in sentence("file_misnamed", {"value": name, "meant": "absences.csv"}, lang)
        told = sentence("counted_file_misnamed", {"column": "", "value": "absences.csv", "count": 1}, lang)
        assert "absences.csv" in told


@pytest.mark.parametrize(
    "name", ["notes.csv", "roster.csv", "forecast.csv", "agents_old.csv", ".absence.csv", "export.csv"]
)
def test_files_of_the_planners_own_are_left_alone(name: str, write: Write, folder: Path) -> None:
    """A folder may hold more than we read."""
    write(name, "x\n1\n")
    assert load(folder).warnings == ()


def test_every_table_that_is_read_is_known_by_its_name() -> None:
    """One that is forgotten here would be told to be misnamed, or its slips not at all."""
    found = {
        name
        for path in (ROOT / "planner/operation").glob("*.py")
        for name in re.findall(r'"([a-z_]+)\.csv"', path.read_text(encoding="utf-8"))
    }
    of_people = {"absences", "activities", "locks", "offers", "pairs", "protections", "wishes"}
    assert found | of_people == set(TABLES)

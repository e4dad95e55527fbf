"""What may be a name or a reason is neither read nor shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load, read_names
from planner.operation.names import read_addresses
from planner.problems import OperationError


@pytest.mark.parametrize("heading", ["mazeret", "AÇIKLAMA"])
def test_a_reason_of_an_absence_is_dropped_counted_and_advised_against(folder: Path, heading: str) -> None:
    """It may be health data; what is not read cannot be kept."""
    (folder / "absences.csv").write_text(
        f"agent,starts_at,ends_at,{heading}\nada,2026-11-23,2026-11-24,MigrenKanarya\n", encoding="utf-8"
    )
    operation = load(folder)
    assert [(w.file, w.code, w.value) for w in operation.warnings if w.file == "absences.csv"] == [
        ("absences.csv", "column_reason", heading)  # as it stands in the file
    ]
    assert [one.total("dropped") for one in operation.counted if one.file == "absences.csv"] == [1]
    assert len(operation.absences) == 1
    assert "MigrenKanarya" not in repr(operation)


@pytest.mark.parametrize(
    "text",
    [
        "id,name\nAyşe Çanarya,ada\n",  # the columns changed places
        "ada,Ayşe Çanarya\n",  # no header at all
        "id,name\nada,Ayşe,Çanarya\n",  # a comma too many
        'id,name\nada,"Ayşe Çanarya\n',  # a quote that never ends
    ],
)
def test_a_fault_in_names_shows_no_cell(folder: Path, text: str) -> None:
    """What stands under the wrong heading may be a name."""
    (folder / "names.csv").write_text(text, encoding="utf-8")
    with pytest.raises(OperationError) as caught:
        read_names(folder)
    assert caught.value.problems
    shown = repr(caught.value.problems).casefold()
    assert [part for part in ("ayşe", "çanarya") if part in shown] == []


def test_addresses_are_read_apart_and_may_be_missing(folder: Path, change: Callable[[str, str, str], None]) -> None:
    """Most agents are told by their lead."""
    change("names.csv", "id,name", "id,name,address")
    text = (folder / "names.csv").read_text(encoding="utf-8").replace("Ada Ay", "Ada Ay,ada@example.com")
    text = text.replace("Bea Bal", "Bea Bal,").replace("Can Cam", "Can Cam,")
    (folder / "names.csv").write_text(text, encoding="utf-8")
    assert read_addresses(folder) == {"ada": "ada@example.com"}
    assert "example.com" not in repr(load(folder))

"""A tombstone takes the place of one id and of nothing that only looks like it."""

from __future__ import annotations

import io
import json
import zlib
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from planner import codec
from planner.privacy.file_contents import renamed_file
from planner.privacy.own_files import own_rows
from planner.privacy.renaming import Renaming, new_tombstone
from planner.privacy.stored_values import renamed_body, renamed_json
from solver.duties import Duty, Roster

R = Renaming("A1", "gone", frozenset({"A10", "A1-b", "B.A1"}))


@pytest.mark.parametrize(
    ("text", "fresh"),
    [
        ("A1", "gone"),
        ("A10 A1-b B.A1 xA1 A1x A1_2", "A10 A1-b B.A1 xA1 A1x A1_2"),
        ("A1, A10; (A1) A1. A1:", "gone, A10; (gone) gone. gone:"),
        ("A1-20251103-duty@vardiya", "gone-20251103-duty@vardiya"),
        ("ics/A1.ics", "ics/gone.ics"),
        ("<td>A1</td>", "<td>gone</td>"),
    ],
)
def test_only_the_id_itself_is_replaced(text: str, fresh: str) -> None:
    """A10 is somebody else, and so is A1-b."""
    assert R.text(text) == fresh
    assert R.is_in(text) == (text != fresh)


def test_an_id_with_a_point_is_found_as_file_names_write_it() -> None:
    """Feeds escape it."""
    assert Renaming("Z.1", "gone").text("ics/Z%2E1.ics Z.1 ZX1") == "ics/gone.ics gone ZX1"


def test_stored_values_are_read_again_after_it() -> None:
    """Agents are replaced, a shift that is called as they are stays, and who is not named stays byte for byte."""
    day = date(2025, 11, 3)
    roster = Roster((Duty("A1", 0, 60, day, "A1", 60), Duty("A10", 0, 60, day, "A1", 60)))
    fresh = renamed_body(codec.dumps(roster), R)
    assert fresh is not None
    assert codec.loads(fresh) == Roster((Duty("gone", 0, 60, day, "A1", 60), Duty("A10", 0, 60, day, "A1", 60)))
    other = codec.dumps(("A10",))
    assert renamed_body(other, R) is other
    assert renamed_body(b"damaged", R) is None


def test_packed_numbers_are_never_touched() -> None:
    """An id may stand by chance in what packs them."""
    value = {"$": "array", "dtype": "<i4", "shape": [1], "v": "xx+A1/yy"}
    body = zlib.compress(json.dumps([value, "A1 left"], sort_keys=True, separators=(",", ":")).encode())
    fresh = renamed_body(body, R)
    assert fresh is not None
    assert json.loads(zlib.decompress(fresh)) == [value, "gone left"]


def test_tombstones_differ_and_tell_nothing() -> None:
    """Drawn at random, not made from the id."""
    drawn = {new_tombstone() for _ in range(100)}
    assert len(drawn) == 100
    assert all(len(one) == 19 for one in drawn)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_row_is_taken_out_and_every_other_byte_stays(tmp_path: Path, encoding: str, ending: str) -> None:
    """Whatever the file's encoding, separator and line ends; a name may even have a line end in it."""
    kept = ["id;name", "A10;Ümit Ş", '"A2";"Öz\nİş"', "A3; A1"]
    lines = [*kept[:2], ' A1 ;"Çok\nSatırlı"', *kept[2:]]
    (tmp_path / "names.csv").write_bytes((ending.join(lines) + ending).encode(encoding))
    (found,) = own_rows(tmp_path, "A1")
    assert found.rest == (ending.join(kept) + ending).encode(encoding)
    assert len(found.rows) == 1


@pytest.mark.parametrize("text", ["2025-11-11T11:11+03:00", "11.5 h", "111", "20251111T111100Z"])
def test_a_number_as_an_id_is_no_part_of_a_day_or_a_time(text: str) -> None:
    """Else a store could not read its own days any more."""
    assert Renaming("11", "gone").text(f"11 asked on {text}") == f"gone asked on {text}"
    assert Renaming("11", "gone").told("11 shifts published") == "11 shifts published"


def test_a_workbook_is_changed_under_headings_over_agents_alone() -> None:
    """A shift may be called as a person is; figures and other cells stay."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("Rows")
    for row, cells in enumerate((("Agent", "Shift", "Hours"), ("standard", "standard", "7"), ("7", "standard", "7"))):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    book.close()
    for agent, row in (("standard", 2), ("7", 3)):
        fresh = renamed_file("roster.xlsx", content.getvalue(), Renaming(agent, "gone"))
        assert fresh is not None
        cells = [list(one) for one in openpyxl.load_workbook(io.BytesIO(fresh))["Rows"].values]
        told = [["Agent", "Shift", "Hours"], ["standard", "standard", "7"], ["7", "standard", "7"]]
        told[row - 1][0] = "gone"
        assert cells == told


def test_pages_tables_and_records_are_changed_by_cell_column_and_key() -> None:
    """The same word beside it is something else."""
    r = Renaming("duty", "gone")
    page = (
        "<table><thead><tr><th>Agent</th><th>Kind</th></tr></thead><tbody><tr><td>duty</td><td>duty</td></tr></table>"
    )
    assert renamed_file("a.html", page.encode(), r) == page.replace("<td>duty", "<td>gone", 1).encode()
    assert renamed_file("a.csv", b"agent,kind\nA1,duty\nduty,duty\n", r) == b"agent,kind\nA1,duty\ngone,duty\n"
    told = '{"agent": "duty", "kind": "duty", "said": "one duty"}'
    assert json.loads(renamed_json(told, r)) == {"agent": "gone", "kind": "duty", "said": "one duty"}

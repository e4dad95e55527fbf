"""Workbooks that mean harm: refused by what their directory says, or by a reader that may take so much and no more."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from planner.operation.reading import Reading
from planner.roster_files import archive, unpacking
from planner.roster_files.workbook import Table, read_tables
from planner.words import LANGUAGES, sentence

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOOK = (
    f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Rows" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)


def sheet(rows: Iterable[str], before: str = "") -> str:
    return f"{before}<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"


def packed(**changes: str | bytes) -> bytes:
    """A workbook of one sheet, with parts changed or added."""
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>agent</t></is></c></row>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELS,
        "xl/worksheets/sheet1.xml": sheet([text]),
        "xl/sharedStrings.xml": f"<sst {MAIN}/>",
    }
    parts |= changes
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def read(folder: Path, content: bytes) -> tuple[dict[str, Table], list[str]]:
    """Tables of a workbook and the codes of what was refused."""
    (folder / "roster.xlsx").write_bytes(content)
    reading = Reading(folder)
    tables = read_tables(reading, "roster.xlsx")
    for problem in reading.errors:
        assert all(sentence(problem.code, dict(problem.parameters) | {"value": problem.value}, la) for la in LANGUAGES)
    return tables, [problem.code for problem in reading.errors]


def test_a_plain_workbook_is_read(tmp_path: Path) -> None:
    """What follows changes one thing of it."""
    assert read(tmp_path, packed()) == ({"Rows": (("agent",),)}, [])


def test_a_workbook_packed_beyond_measure_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    """269 kB held 50 MB when it was measured; 100:1 is the limit."""
    bomb = packed(**{"xl/worksheets/sheet1.xml": sheet(['<row r="1"/>'] * 400_000)})
    assert len(bomb) < 60_000
    assert read(tmp_path, bomb) == ({}, ["archive_ratio"])


def test_a_workbook_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    """A thousand parts are enough for any roster."""
    many = packed(**{f"xl/part{number}.xml": "" for number in range(archive.MOST_MEMBERS)})
    assert read(tmp_path, many) == ({}, ["archive_members"])


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "xl/../../x", "C:/x", "xl\\..\\x"])
def test_a_part_that_leads_out_of_the_archive_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is unpacked to disk, and still: such a name means harm."""
    assert read(tmp_path, packed(**{name: "x"})) == ({}, ["archive_name"])


def test_an_archive_inside_of_the_archive_is_refused(tmp_path: Path) -> None:
    """By its first bytes, whatever it is called."""
    assert read(tmp_path, packed(**{"xl/media/logo.png": packed()})) == ({}, ["archive_nested"])


def test_a_directory_that_lies_about_a_size_gains_nothing(tmp_path: Path) -> None:
    """The reader stops where the directory says that the part ends, and the checksum is then wrong."""
    honest = packed(**{"xl/worksheets/sheet1.xml": sheet(['<row r="1"/>'] * 400_000)})
    size = len(sheet(['<row r="1"/>'] * 400_000))
    forged = honest.replace(struct.pack("<L", size), struct.pack("<L", 1000))
    assert forged != honest
    tables, codes = read(tmp_path, forged)
    assert tables == {}
    assert codes in (["not_a_workbook"], ["archive_ratio"])


def test_rows_of_nothing_are_counted_over_all_sheets(tmp_path: Path) -> None:
    """One cell in the last row makes a million empty rows of a few bytes."""
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert read(tmp_path, packed(**{"xl/worksheets/sheet1.xml": sheet([last])})) == ({}, ["workbook_too_large"])


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    """A billion laughs in a sheet."""
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    before = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "{"ha" * 10}">{grown}]>'
    laugh = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    tables, codes = read(tmp_path, packed(**{"xl/worksheets/sheet1.xml": sheet([laugh], before)}))
    assert tables == {}
    assert codes in (["not_a_workbook"], ["workbook_too_large"])


def test_a_workbook_within_all_limits_takes_no_more_memory_than_allowed(tmp_path: Path) -> None:
    """The worst that passes: styles of a million entries, of which the library builds a tree of gigabytes."""
    rng = random.Random(1)
    entries = "".join(f'<xf numFmtId="{rng.getrandbits(20)}"/>' for _ in range(1_000_000))
    content = packed(**{"xl/styles.xml": f"<styleSheet {MAIN}><cellXfs>{entries}</cellXfs></styleSheet>"})
    assert archive.refusal(content) is None
    assert read(tmp_path, content) == ({}, ["workbook_too_large"])


def test_the_reader_of_workbooks_cannot_ask_for_more_than_512_mb() -> None:
    """The limit is the system's, set before the file is looked at."""
    program = (
        f"import runpy; found = runpy.run_path({unpacking.__file__!r}); found['confine']()\n"
        "try:\n    bytearray(found['MOST_MEMORY_BYTES'])\nexcept MemoryError:\n    print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"
    assert unpacking.MOST_MEMORY_BYTES <= 512 * 1024 * 1024

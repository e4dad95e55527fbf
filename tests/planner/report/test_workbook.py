"""The workbook opens in Excel without formulas, links or surprises."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from planner.report.outputs import workbook
from planner.words import LANGUAGES
from tests.planner.report import worlds

SHEETS = {
    "en": ["Roster", "Coverage", "Rows", "On call", "Charts", "Legend"],
    "tr": ["Vardiya", "Kapsama", "Satırlar", "Nöbet", "Çizimler", "Açıklama"],
}


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """Language and bytes, with names that try to be formulas."""
    return request.param, workbook.write(worlds.request(request.param, worlds.NAMES))["roster.xlsx"]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(content: bytes, sheet: int) -> list[list[object]]:
    found = opened(content).worksheets[sheet]
    return [[cell.value for cell in row] for row in found.iter_rows()]


def test_sheets_are_named_in_the_readers_language(book: tuple[str, bytes]) -> None:
    """Each name fits Excel's 31 characters."""
    lang, content = book
    assert opened(content).sheetnames == SHEETS[lang]


def test_nothing_is_a_formula_or_a_link(book: tuple[str, bytes]) -> None:
    """A name that begins with = or http stays text (OWASP)."""
    _, content = book
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any("hyperlink" in parts.read(n).decode() for n in parts.namelist() if n.endswith(".rels"))
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    cells = [cell for row in opened(content).worksheets[0].iter_rows() for cell in row]
    names = {cell.value: cell.data_type for cell in cells if cell.value in worlds.NAMES.values()}
    assert names == dict.fromkeys(worlds.NAMES.values(), "s")


def test_people_by_days_with_totals() -> None:
    """Ada works 40 hours of her 40, Can three nights on one weekend, Efe is away on Thursday."""
    table = rows(workbook.write(worlds.request())["roster.xlsx"], 0)
    by_agent = {row[0]: row for row in table if row[0] in ("ada", "can", "efe")}
    assert by_agent["ada"][2:] == [*["09:00-17:00"] * 5, None, None, 40, 40, 0, 0]
    assert by_agent["can"][2:] == [
        "22:00-06:00",
        "22:00-06:00",
        "on call",
        None,
        None,
        "22:00-06:00",
        None,
        24,
        40,
        3,
        1,
    ]
    assert by_agent["efe"][5] == "away"
    assert [row[0] for row in table if row[0] in ("Blue team", "red")] == ["Blue team", "red"]


def test_cover_rows_beneath_add_up() -> None:
    """Gap = rostered - needed, and the pools' rostered hours are all the hours there are."""
    table = rows(workbook.write(worlds.request())["roster.xlsx"], 0)
    cover = {(row[0], row[1]): row[2:9] for row in table if row[1] in ("needed", "rostered", "short or over")}
    assert cover["All queues", "needed"] == [32.0] * 7
    assert cover["All queues", "rostered"][:2] == [9.0, 15.0]  # Ada 7 without her break, Can 2 before and 6 after
    for day in range(7):
        pools = [cover[pool, "rostered"][day] for pool in ("tr · Phone", "en · Chat")]
        assert sum(pools) == pytest.approx(cover["All queues", "rostered"][day], abs=0.11)
        gap = cover["All queues", "rostered"][day] - cover["All queues", "needed"][day]
        assert cover["All queues", "short or over"][day] == pytest.approx(gap)


def test_every_interval_duty_window_and_chart_is_there(book: tuple[str, bytes]) -> None:
    """168 hours; nine duties and one on-call duty; two windows; two charts."""
    _, content = book
    assert len(rows(content, 1)) == 2 + 168
    assert len(rows(content, 2)) == 1 + 10
    assert len(rows(content, 3)) == 1 + 2
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert len([name for name in parts.namelist() if name.startswith("xl/media/")]) == 2


def test_equal_plans_give_equal_bytes() -> None:
    """No clock gets into the file."""
    assert workbook.write(worlds.request()) == workbook.write(worlds.request())

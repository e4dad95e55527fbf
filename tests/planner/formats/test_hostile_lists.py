"""Fixture lists that mean harm: nested, endless or folded without end; each is read or refused within little memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from planner.formats import FORMATS
from planner.operation.reading import Reading

DEEP = 100_000
EVENT = b"BEGIN:VEVENT\r\nSUMMARY%s:x\r\nEND:VEVENT\r\n"
LISTS = (
    ("openfootball-json", b"[" * DEEP, "import_too_deep"),
    ("openfootball-json", b'{"a":' * DEEP, "import_too_deep"),
    ("openfootball-json", b'{"name":"' + b"x" * 2_000_000 + b'"}', "import_shape"),
    ("openfootball-json", b'{"name":1' + b"0" * 20_000 + b"}", "import_syntax"),
    ("ical", b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 3000, "import_syntax"),
    ("ical", b"BEGIN:VCALENDAR\r\n" + EVENT % (b";A=b" * 20_000) + b"END:VCALENDAR\r\n", "import_no_match"),
    ("openfootball-text", b"x" * 2_000_000, "import_line"),
    ("football-data", b"Div,Date,HomeTeam,AwayTeam\n" + b"x," * 1_000_000, "line_too_long"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code"), LISTS)
def test_a_list_that_means_harm_is_told_and_takes_little_memory(name: str, content: bytes, code: str) -> None:
    """No RecursionError, no gigabytes for a few bytes: at most thirty times the file, and 20 MB are the most it has."""
    known = {known.name: known for known in FORMATS}[name]
    reading = Reading(Path())
    tracemalloc.start()
    try:
        assert known.read(reading, "list", content) == ()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert code in {problem.code for problem in reading.problems}
    assert peak <= 20_000_000 + 30 * len(content)

"""Whatever stands in a file, the answer is an operation or a list of problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.operation import load
from planner.problems import OperationError

ROWS = {
    "agents.csv": ("ada", "red", "full", "tr:C1", "general:3", "chat", "2025-01-01", "2026-01-01"),
    "absences.csv": ("ada", "2025-11-05", "2025-11-06T12:00", "480"),
    "events.csv": ("e1", "match", "2025-11-05T20:00", "2025-11-06", "2", "chat", "2025-11-01"),
    "contacts/may.csv": ("phone-tr", "2025-11-01T08:00", "5", "280.5", "true"),
    "fixtures/cup.csv": ("m1", "Cup", "2025-26", "Final", "Lions", "Bears", "2025-11-05", "true"),
    "activities.csv": ("t1", "ada", "training", "2025-11-05T09:00", "2025-11-05T12:00", "60"),
}
HEADERS = {
    "agents.csv": "id,team,contract,languages,skills,channels,first_day,last_day",
    "absences.csv": "agent,starts_at,ends_at,paid_min",
    "events.csv": "id,kind,starts_at,ends_at,tier,channels,known_from",
    "contacts/may.csv": "queue,start,offered,aht_s,at_least",
    "fixtures/cup.csv": "id,competition,season,round,home,away,starts_at,date_only",
    "activities.csv": "id,agent,kind,starts_at,ends_at,length_min",
}
DATES = ["9999-12-31", "0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "2025-11-01T24:00"]
NUMBERS = ["-1", "1e308", "1" * 40, "0.1", "nan", "١"]
TEXTS = ["", "=1+1", "{0}", "%s", "x" * 300, "a:b:c", "|", "|:", ":", "tr:", "İ", "2025-11-01:"]
STRANGE = st.sampled_from([*DATES, *NUMBERS, *TEXTS]) | st.text(max_size=6)
BYTES = st.sampled_from(
    [b'"', b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\x81", b"\xfd", b"\r", b";", b"\t", b"", b"\x1c"]
)


@pytest.mark.parametrize("name", sorted(ROWS))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cell_and_any_byte_is_read_or_refused_as_a_problem(folder: Path, name: str, data: st.DataObject) -> None:
    """A traceback is our bug; a problem names its file."""
    row = list(ROWS[name])
    for _ in range(data.draw(st.integers(1, 3))):
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(STRANGE)
    content = f"{HEADERS[name]}\n{','.join(ROWS[name])}\n{','.join(row)}\n".encode(errors="replace")
    cut = data.draw(st.integers(0, len(content)))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(content[:cut] + data.draw(BYTES) + content[cut:])
    try:
        problems = load(folder).warnings
    except OperationError as error:
        problems = error.problems
    assert all(problem.file and problem.code for problem in problems)

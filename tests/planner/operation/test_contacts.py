"""The history: the quick way and the thorough way read the same, and every wrong row is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.operation import load
from planner.operation.config import OperationFile
from planner.operation.contacts_table import read_contacts
from planner.operation.reading import Reading
from planner.problems import Problem
from tests.work import calls_of

Refused = Callable[[], tuple[Problem, ...]]
Write = Callable[[str, str], None]


@pytest.fixture
def config(folder: Path) -> OperationFile:
    """The tiny operation's configuration."""
    return load(folder).config


def test_optional_columns_are_read_where_a_file_has_them(write: Write, folder: Path) -> None:
    """Missing is not zero; a mark "at least" is true or false for every row."""
    write(
        "contacts/june.csv",
        "queue,start,offered,handled,abandoned,wait_s,at_least\n"
        "phone-tr,2025-11-02T08:00,9,7,2,12.5,yes\n"
        "phone-tr,2025-11-02T09:00,9,,,,\n",
    )
    contacts = load(folder).contacts.set_index("start").loc["2025-11-02"]
    assert contacts["handled"].isna().tolist() == [False, True]
    assert contacts["wait_s"].iloc[0] == 12.5
    assert load(folder).contacts["at_least"].tolist() == [False, False, True, False, False]


def test_rows_with_tickets_only_become_contacts(write: Write, folder: Path) -> None:
    """The ticket system counts cases; where both are known the factor is learnt, and the planner is told."""
    write(
        "contacts/june.csv",
        "queue,start,offered,tickets\n"
        "phone-tr,2025-11-02T08:00,1500,1000\n"
        "phone-tr,2025-11-02T09:00,,100\n"
        "phone-tr,2025-11-02T10:00,,0\n",
    )
    operation = load(folder)
    contacts = operation.contacts.set_index("start").loc["2025-11-02"]
    assert contacts["offered"].tolist() == [1500, 150, 0]
    assert "tickets" not in contacts
    assert [(w.code, w.value) for w in operation.warnings if w.column == "tickets"] == [("tickets_learnt", "phone-tr")]


def test_a_stated_factor_turns_tickets_into_contacts(write: Write, folder: Path) -> None:
    """The planner knows that a case brings two and a half mails."""
    text = (folder / "operation.yaml").read_text(encoding="utf-8")
    stated = text.replace("language: tr, value: 1", "language: tr, value: 1, contacts_per_ticket: 2.5", 1)
    write("operation.yaml", stated)
    write("contacts/june.csv", "queue,start,tickets\nphone-tr,2025-11-02T08:00,3\nphone-tr,2025-11-02T09:00,3\n")
    contacts = load(folder).contacts.set_index("start").loc["2025-11-02", "offered"]
    assert contacts.tolist() == [8, 7]


def test_a_row_with_neither_count_and_a_file_without_counts_are_refused(write: Write, problems: Refused) -> None:
    """A count that is not there is not zero."""
    write("contacts/june.csv", "queue,start,offered,tickets\nphone-tr,2025-11-02T08:00,,\n")
    write("contacts/july.csv", "queue,start,handled\nphone-tr,2025-11-03T08:00,4\n")
    found = {(p.file, p.row, p.code) for p in problems()}
    assert found == {("contacts/june.csv", 2, "offered_or_tickets"), ("contacts/july.csv", 1, "column_missing")}


def test_an_aht_of_zero_means_that_nothing_was_handled(write: Write, folder: Path) -> None:
    """Systems write 0 where there is no mean."""
    write("contacts/may.csv", "queue,start,offered,handled,aht_s\nphone-tr,2025-11-01T08:00,2,0,0\n")
    assert load(folder).contacts["aht_s"].isna().all()


def test_an_aht_of_zero_with_contacts_handled_is_refused(write: Write, problems: Refused) -> None:
    """It would make the work vanish."""
    write("contacts/may.csv", "queue,start,offered,handled,aht_s\nphone-tr,2025-11-01T08:00,2,2,0\n")
    assert [(p.row, p.column, p.code) for p in problems()] == [(2, "aht_s", "aht_zero")]


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("2025-11-01T08:30", "off_grid"),
        ("2025-11-01T08:00:01", "off_grid"),
        ("2025-11-01", "not_a_time"),
        ("01.11.2025 08:00", "not_a_time"),
        ("", "cell_empty"),
    ],
)
def test_a_start_that_fits_no_interval_is_refused(write: Write, problems: Refused, start: str, code: str) -> None:
    """Off-grid rows would be counted in two intervals or in none."""
    write("contacts/may.csv", f"queue,start,offered\nphone-tr,{start},5\n")
    assert [(p.row, p.column, p.code) for p in problems()] == [(2, "start", code)]


def test_a_wrong_value_in_many_rows_is_one_problem_with_their_number(write: Write, problems: Refused) -> None:
    """A thousand lines that say the same hide the one that says something else."""
    rows = "".join(f"phone-rt,2025-11-01T{hour:02d}:00,5\n" for hour in range(24))
    write("contacts/may.csv", "queue,start,offered\n" + rows)
    found = problems()
    assert [(p.row, p.code, dict(p.parameters)["rows"]) for p in found] == [(2, "unknown_queue", "24")]


def test_many_different_wrong_values_are_cut_short_and_counted(write: Write, problems: Refused) -> None:
    """The first twenty show what is wrong."""
    rows = "".join(f"phone-tr,{day:02d}.11.2025 08:00,5\n" for day in range(1, 31))
    write("contacts/may.csv", "queue,start,offered\n" + rows)
    found = problems()
    assert [p.code for p in found].count("not_a_time") == 20
    assert [dict(p.parameters)["more"] for p in found if p.code == "and_more"] == ["10"]


def test_ragged_rows_are_named_and_quotes_are_understood(write: Write, problems: Refused) -> None:
    """Such a file goes the thorough way."""
    write("contacts/may.csv", 'queue,start,offered\n"phone-tr",2025-11-01T08:00,5\nphone-tr,2025-11-01T09:00\n')
    assert [(p.row, p.code) for p in problems()] == [(3, "csv_ragged")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["phone-tr", "chat-en", "x", ""]),
            st.sampled_from(["2025-11-01T08:00", "2025-11-01T09:00Z", "2025-11-01T08:30", "x"]),
            st.sampled_from(["0", "7", "-1", "x", ""]),
            st.sampled_from(["", "280.5", "x", " 300 "]),
        ),
        max_size=8,
    ),
    blank=st.integers(0, 8),
)
def test_the_quick_way_and_the_thorough_way_agree(
    folder: Path, config: OperationFile, rows: list[tuple[str, ...]], blank: int
) -> None:
    """Quoting a cell must change neither a value nor a problem nor its line."""
    found = []
    for quote in ("", '"'):
        lines = [",".join([f"{quote}{row[0]}{quote}", *row[1:]]) for row in rows]
        lines.insert(min(blank, len(lines)), "")
        (folder / "contacts/may.csv").write_text("queue,start,offered,aht_s\n" + "\n".join(lines), encoding="utf-8")
        reading = Reading(folder, config.zone)
        table = read_contacts(reading, config)
        found.append((table.to_csv(), reading.errors, reading.warnings))
    assert found[0] == found[1]


def test_each_distinct_text_is_read_once(write: Write, folder: Path) -> None:
    """350,000 rows take about a second because rows of a second queue, at the same times, cost next to nothing."""
    first = datetime(2024, 1, 1, tzinfo=UTC)
    starts = [(first + timedelta(hours=i)).isoformat(timespec="minutes") for i in range(4000)]
    calls = []
    for queues in (("phone-tr",), ("phone-tr", "chat-en")):
        rows = [f"{queue},{start},{i % 7},{200 + i % 90}.5" for queue in queues for i, start in enumerate(starts)]
        write("contacts/may.csv", "queue,start,offered,aht_s\n" + "\n".join(rows) + "\n")
        assert len(load(folder).contacts) == len(rows)
        calls.append(calls_of(partial(load, folder)))
    assert calls[1] - calls[0] < 2 * len(starts)

"""Contacts delivered to the inbox become history whole, once, and never silently."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

import planner.intake.taking as taking
from planner.intake import Intake, intake_lines, intake_payload, take_in
from planner.intake.tables import read_delivered
from planner.operation.config_reading import read_config
from planner.operation.contacts_table import read_contacts
from planner.operation.reading import Reading
from planner.problems import OperationError, StoreError

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
HEADER = "queue,start,offered,handled,aht_s\n"


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """An operation with two intervals of history."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "contacts").mkdir()
    text = (small / "operation.yaml").read_text(encoding="utf-8")
    (tmp_path / "operation.yaml").write_text(text, encoding="utf-8")
    old = HEADER + f"{queue(tmp_path)},2026-11-20T10:00,5,5,200\n{queue(tmp_path)},2026-11-20T10:30,6,6,210.5\n"
    (tmp_path / "contacts" / "old.csv").write_text(old, encoding="utf-8")
    return tmp_path


def queue(folder: Path) -> str:
    found = read_config(Reading(folder))
    assert found is not None
    return next(iter(found.config.queues))


def deliver(folder: Path, name: str, *rows: str, header: str = HEADER, at: float = 1.0) -> Path:
    """A file in the inbox, rows without their queue."""
    path = folder / "inbox" / name
    path.write_text(header + "".join(f"{queue(folder)},{row}\n" for row in rows), encoding="utf-8")
    os.utime(path, (at, at))
    return path


def history(folder: Path) -> list[tuple[str, int, float]]:
    """(start, offered, AHT) as planning reads them."""
    config = read_config(Reading(folder))
    assert config is not None
    reading = Reading(folder)
    reading.follow(config.config)
    frame = read_contacts(reading, config.config)
    reading.raise_errors()
    return [
        (f"{row.start:%dT%H:%M}", int(row.offered), float(row.aht_s))  # type: ignore[arg-type]  # rows of a frame
        for row in frame.itertuples()
    ]


def last_wins(folder: Path) -> None:
    path = folder / "operation.yaml"
    text = path.read_text(encoding="utf-8")
    assert "cycle:" not in text
    path.write_text(text + "\ncycle: {on_conflict: last_wins}\n", encoding="utf-8")


def files(folder: Path, where: str) -> list[str]:
    return sorted(path.name for path in (folder / where).iterdir() if path.is_file())


def codes(found: Intake) -> list[tuple[str, int | None, str]]:
    return [(problem.file, problem.row, problem.code) for problem in found.refused]


def test_new_rows_become_a_file_of_their_own_and_the_delivery_is_moved(folder: Path) -> None:
    """What was delivered is kept as it came; what is planned with stands in contacts/."""
    delivered = deliver(folder, "Day 2.csv", "2026-11-20T11:00,7,7,190.25", "2026-11-20T10:00,5,5,200")
    content = delivered.read_bytes()
    found = take_in(folder, now=NOW)
    (taken,) = found.taken
    assert (taken.counted.read, taken.added, taken.dropped, taken.replaced) == (2, 1, 1, 0)
    assert (folder / taken.moved_to).read_bytes() == content
    assert files(folder, "inbox") == []
    assert (folder / taken.into).name in files(folder, "contacts")
    assert history(folder)[-1] == ("20T08:00", 7, 190.25)
    assert len(history(folder)) == 3


def test_taking_twice_changes_nothing(folder: Path) -> None:
    """Cron may fire twice, and an export may be delivered twice."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    take_in(folder, now=NOW)
    before = history(folder)
    assert take_in(folder, now=NOW) == Intake()
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    (again,) = take_in(folder, now=NOW).taken
    assert again.repeated
    assert history(folder) == before
    assert files(folder, "inbox") == []


def test_a_bad_file_stays_with_all_its_problems_and_the_others_are_taken(folder: Path) -> None:
    """One broken export must not cost the night the data of the others."""
    deliver(folder, "bad.csv", "2026-11-20T11:00,-7,7,190", "2026-11-20T25:00,7,7,190")
    deliver(folder, "good.csv", "2026-11-20T12:00,8,8,180")
    found = take_in(folder, now=NOW)
    assert [taken.file for taken in found.taken] == ["inbox/good.csv"]
    assert {(file, row) for file, row, _ in codes(found)} == {("inbox/bad.csv", 2), ("inbox/bad.csv", 3)}
    assert files(folder, "inbox") == ["bad.csv"]
    assert found.counts["refused"] == 1


def test_other_figures_for_a_known_interval_are_refused_by_row(folder: Path) -> None:
    """By default nobody's figures are overwritten."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190", "2026-11-20T10:30,9,9,210.5")
    before = history(folder)
    found = take_in(folder, now=NOW)
    assert codes(found) == [("inbox/a.csv", 3, "intake_conflict")]
    assert dict(found.refused[0].parameters)["first"] == "contacts/old.csv:3"
    assert history(folder) == before


def test_the_newest_delivery_wins_where_the_operation_says_so(folder: Path) -> None:
    """Corrections of a contact system come as the same intervals once more; each change is counted and listed."""
    last_wins(folder)
    deliver(folder, "a-later.csv", "2026-11-20T10:30,9,9,215", at=20.0)
    deliver(folder, "b-earlier.csv", "2026-11-20T10:30,8,8,214", "2026-11-20T11:00,7,7,190", at=10.0)
    found = take_in(folder, now=NOW)
    assert [(taken.file, taken.replaced) for taken in found.taken] == [
        ("inbox/b-earlier.csv", 1),
        ("inbox/a-later.csv", 1),
    ]
    assert [warning.code for warning in found.warnings] == ["intake_replaced", "intake_replaced"]
    assert history(folder) == [("20T07:00", 5, 200.0), ("20T07:30", 9, 215.0), ("20T08:00", 7, 190.0)]


def test_the_last_delivery_wins_also_if_its_content_came_before(folder: Path) -> None:
    """4, then 40, then 4 again: a correction was taken back. Delivered once more it changes nothing."""
    last_wins(folder)
    for name, offered in (("a.csv", 4), ("b.csv", 40), ("c.csv", 4), ("c.csv", 4)):
        deliver(folder, name, f"2026-11-20T11:00,{offered},{offered},190")
        (taken,) = take_in(folder, now=NOW).taken
        assert history(folder)[-1] == ("20T08:00", offered, 190.0)
    assert taken.repeated


def test_rows_that_were_lost_from_a_taken_file_come_back_beside_the_others(folder: Path) -> None:
    """Delivered again under its name, its file of contacts/ is written anew: what it still has must stay."""
    for _ in range(2):
        deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190", "2026-11-20T11:30,8,8,190")
        (taken,) = take_in(folder, now=NOW).taken
        path = folder / taken.into
        whole = history(folder)
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(True)[:-1]), encoding="utf-8")
    assert taken.added == 1
    assert [offered for _, offered, _ in whole] == [5, 6, 7, 8]


def test_a_file_that_contradicts_itself_is_refused_also_where_the_last_wins(folder: Path) -> None:
    """Within one file no row is newer than another."""
    last_wins(folder)
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190", "2026-11-20T11:00,8,8,190")
    assert [code for _, _, code in codes(take_in(folder, now=NOW))] == ["interval_twice"]


@pytest.mark.parametrize("killed_at", [1, 2, 3])
def test_a_run_killed_between_two_writes_is_finished_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    """Changed rows, new rows and the move are three writes; after any of them the power may go."""
    last_wins(folder)
    deliver(folder, "a.csv", "2026-11-20T10:30,9,9,215", "2026-11-20T11:00,7,7,190")
    done = 0
    for name in ("write_files", "_move"):

        def counted(*told: object, really: object = getattr(taking, name)) -> None:
            nonlocal done
            done += 1
            if done == killed_at:
                raise KeyboardInterrupt
            really(*told)  # type: ignore[operator]  # the function that is counted

        monkeypatch.setattr(taking, name, counted)
    with pytest.raises(KeyboardInterrupt):
        take_in(folder, now=NOW)
    assert len(history(folder)) >= 2  # readable, and no interval is missing that was there
    monkeypatch.undo()
    take_in(folder, now=NOW)
    assert history(folder) == [("20T07:00", 5, 200.0), ("20T07:30", 9, 215.0), ("20T08:00", 7, 190.0)]
    assert files(folder, "inbox") == []
    assert len(files(folder, "contacts")) == 2


def test_a_dry_run_counts_the_same_and_writes_nothing(folder: Path) -> None:
    """`--dry-run` tells what a night would do."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    before = history(folder)
    dry = take_in(folder, now=NOW, dry=True)
    assert history(folder) == before
    assert files(folder, "inbox") == ["a.csv"]
    assert take_in(folder, now=NOW).counts == dry.counts


def test_a_second_delivery_of_one_night_sees_the_first(folder: Path) -> None:
    """Two files with other figures for one interval contradict each other also in a dry run."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190", at=1.0)
    deliver(folder, "b.csv", "2026-11-20T11:00,8,8,190", at=2.0)
    for dry in (True, False):
        assert codes(take_in(folder, now=NOW, dry=dry)) == [("inbox/b.csv", 2, "intake_conflict")]


def test_what_is_still_being_uploaded_waits(folder: Path) -> None:
    """Half a file has all its rows right, and half its intervals missing."""
    deliver(folder, "young.csv", "2026-11-20T11:00,7,7,190", at=NOW.timestamp() - 3)
    deliver(folder, "b.csv.part", "2026-11-20T11:00,7,7,190")
    found = take_in(folder, now=NOW)
    assert (found.taken, sorted(found.waiting)) == ((), ["inbox/b.csv.part", "inbox/young.csv"])


def test_a_file_that_changes_while_it_is_read_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An uploader that writes slowly is not outrun."""
    path = deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")

    def grown(*told: object) -> object:
        frame = read_delivered(*told)  # type: ignore[arg-type]  # passed on as they came
        path.write_text(path.read_text(encoding="utf-8") + f"{queue(folder)},2026-11-20T11:30,7,7,190\n")
        return frame

    monkeypatch.setattr(taking, "read_delivered", grown)
    assert take_in(folder, now=NOW).waiting == ("inbox/a.csv",)
    monkeypatch.undo()
    assert take_in(folder, now=NOW).counts["added"] == 2


def test_what_is_no_delivery_is_refused_clearly(folder: Path) -> None:
    """Links, subfolders, hidden files and other kinds: none is opened, each is named with its rule."""
    inbox = folder / "inbox"
    (inbox / "sub").mkdir()
    (inbox / "link.csv").symlink_to(folder / "operation.yaml")
    (inbox / ".hidden.csv").write_text("x", encoding="utf-8")
    (inbox / "notes.txt").write_text("x", encoding="utf-8")
    (inbox / "a\x1b[2J.csv").write_text("x", encoding="utf-8")
    os.mkfifo(inbox / "pipe.csv")
    assert {(file, code) for file, _, code in codes(take_in(folder, now=NOW))} == {
        ("inbox/sub", "intake_subfolder"),
        ("inbox/link.csv", "intake_link"),
        ("inbox/.hidden.csv", "intake_hidden"),
        ("inbox/notes.txt", "intake_kind"),
        ("inbox/a?[2J.csv", "intake_name"),
        ("inbox/pipe.csv", "intake_kind"),
    }


@pytest.mark.parametrize("linked", ["inbox", "inbox/taken"])
def test_an_inbox_that_leads_elsewhere_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, linked: str
) -> None:
    """Nothing is read from, or moved to, a folder outside the operation."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    away = tmp_path_factory.mktemp("away")
    place = folder / linked
    if place.is_dir():
        place.rename(away / "inbox")
        away = away / "inbox"
    place.symlink_to(away)
    found = take_in(folder, now=NOW)
    assert codes(found) == [("inbox", None, "intake_link")]
    assert found.taken == ()


def test_a_file_beyond_the_size_limit_is_refused(folder: Path) -> None:
    """The limit is the operation's own (files.most_mb)."""
    with (folder / "operation.yaml").open("a", encoding="utf-8") as config:
        config.write("\nfiles: {most_mb: 1}\n")
    (folder / "inbox" / "big.csv").write_text(HEADER + " " * 1_100_000, encoding="utf-8")
    assert [code for _, _, code in codes(take_in(folder, now=NOW))] == ["file_too_large"]


def test_a_broken_history_is_never_merged_into(folder: Path) -> None:
    """A row that cannot be read would be lost when its file is rewritten."""
    (folder / "contacts" / "old.csv").write_text(HEADER + "nobody,2026-11-20T10:00,5,5,200\n", encoding="utf-8")
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    with pytest.raises(OperationError):
        take_in(folder, now=NOW)
    assert files(folder, "inbox") == ["a.csv"]


def test_a_disk_that_refuses_is_a_fault_of_storage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 6, and the delivery stays."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")

    def full(*told: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, "_move", full)
    with pytest.raises(StoreError, match="No space"):
        take_in(folder, now=NOW)
    assert files(folder, "inbox") == ["a.csv"]


def test_a_file_without_rows_is_refused(folder: Path) -> None:
    """An export that stopped after its header is no delivery."""
    deliver(folder, "a.csv")
    assert [code for _, _, code in codes(take_in(folder, now=NOW))] == ["intake_empty"]


def test_an_operation_without_an_inbox_has_nothing_to_take(folder: Path) -> None:
    """Most operations deliver to contacts/ themselves."""
    (folder / "inbox").rmdir()
    assert take_in(folder, now=NOW) == Intake()


def test_stray_files_of_a_killed_write_are_swept(folder: Path) -> None:
    """They are ours by their name; others are left alone."""
    (folder / "contacts" / ".a-0123.csv.new").write_text("half", encoding="utf-8")
    (folder / "contacts" / ".mine").write_text("kept", encoding="utf-8")
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    take_in(folder, now=NOW)
    assert not (folder / "contacts" / ".a-0123.csv.new").exists()
    assert (folder / "contacts" / ".mine").exists()


def test_contacts_of_the_future_are_refused(folder: Path) -> None:
    """A wrong year would end the history where no contact has come yet."""
    deliver(folder, "a.csv", "2027-11-20T11:00,7,7,190")
    assert codes(take_in(folder, now=NOW)) == [("inbox/a.csv", 2, "intake_ahead")]


def workbook(folder: Path, *sheets: tuple[str, list[list[object]]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "inbox" / "week.xlsx"
    book.save(path)
    os.utime(path, (1.0, 1.0))


def test_a_workbook_is_read_as_its_csv_would_be(folder: Path) -> None:
    """The first sheet with the columns; dates and numbers as the spreadsheet keeps them."""
    rows: list[list[object]] = [
        ["Queue", "Start", "offered", "handled", "aht_s"],
        [queue(folder), NOW.replace(day=20, hour=11, tzinfo=None), 7, 7, 190.25],
        [queue(folder), "2026-11-20T11:30", 8, None, None],
    ]
    workbook(folder, ("Notes", [["hello"]]), ("Data", rows))
    (taken,) = take_in(folder, now=NOW).taken
    assert (taken.counted.read, taken.added) == (2, 2)
    assert taken.moved_to.endswith(".xlsx")
    assert [row[1] for row in history(folder)] == [5, 6, 7, 8]
    assert history(folder)[2][2] == 190.25


def test_a_workbook_of_something_else_is_refused(folder: Path) -> None:
    """Which columns are wanted is said."""
    workbook(folder, ("Notes", [["hello"]]))
    (problem,) = take_in(folder, now=NOW).refused
    assert (problem.code, problem.value) == ("intake_no_sheet", "Notes")
    (folder / "inbox" / "week.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    os.utime(folder / "inbox" / "week.xlsx", (1.0, 1.0))
    assert [code for _, _, code in codes(take_in(folder, now=NOW))] == ["not_a_workbook"]


def test_rows_that_count_tickets_are_filled_in_and_counted(folder: Path) -> None:
    """They stay tickets in contacts/, where reading turns them into contacts again."""
    header = "queue,start,offered,tickets\n"
    known = [f"2026-11-20T{hour}:00,{2 * hour},{hour}" for hour in range(11, 20)]
    deliver(folder, "a.csv", *known, "2026-11-20T20:00,,10", header=header)
    (taken,) = take_in(folder, now=NOW).taken
    assert taken.counted.total("filled") == 1
    assert history(folder)[-1][1] == 20
    deliver(folder, "b.csv", "2026-11-20T21:00,,", header=header)
    assert [code for _, _, code in codes(take_in(folder, now=NOW))] == ["offered_or_tickets"]


def test_what_was_taken_is_told_in_words_and_for_programs(folder: Path) -> None:
    """Every file is named once, in both languages, without a code or an empty place."""
    deliver(folder, "a.csv", "2026-11-20T11:00,7,7,190")
    deliver(folder, "bad.csv", "2026-11-20T11:00,-7,7,190")
    deliver(folder, "b.csv.part", "2026-11-20T11:00,7,7,190")
    found = take_in(folder, now=NOW)
    for lang in ("en", "tr"):
        lines = intake_lines(found, lang)
        assert len(lines) == 3
        assert not any("intake_" in line or "[" in line for line in lines)
    body = intake_payload(found)
    assert (body["files"], body["read"], body["added"], body["refused"], body["waiting"]) == (1, 1, 1, 1, 1)
    assert body["taken"][0]["file"] == "inbox/a.csv"
    assert len(intake_lines(Intake(), "en")) == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_refused_file_tells_the_columns_that_it_has_instead(ending: str, folder: Path) -> None:
    """A column is missing because it has another name: whoever exports reads both, as they are written there."""
    rows = (("queue", "start", "Offred"), (queue(folder), "2026-11-20T11:00", "4"))
    path = folder / "inbox" / f"day.{ending}"
    if ending == "csv":
        path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    else:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    os.utime(path, (1, 1))
    found = take_in(folder, now=NOW)
    assert found.taken == ()
    assert {(one.code, one.column) for one in found.refused} == {
        ("column_missing", "offered"),
        ("column_unknown", "Offred"),
    }
    assert [dict(one.parameters)["meant"] for one in found.refused if one.code == "column_unknown"] == ["offered"]

"""Ways in which an operation's stored things break, each with the finding that tells it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Break = Callable[[Path], object]


def store_of(folder: Path) -> Path:
    return folder / ".vardiya" / "store.sqlite"


def sql(*statements: str) -> Break:
    """Change rows behind the program's back, references unguarded."""

    def run(folder: Path) -> None:
        with closing(sqlite3.connect(store_of(folder), isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return run


def overwritten(folder: Path) -> None:
    """Two hundred bytes in the middle of the database."""
    file = store_of(folder)
    with file.open("r+b") as opened:
        opened.seek(8192)
        opened.write(b"\xff" * 200)


def no_database(folder: Path) -> None:
    store_of(folder).write_bytes(b"this is no database, whatever its name says" * 200)


def truncated(folder: Path) -> None:
    file = store_of(folder)
    os.truncate(file, file.stat().st_size // 2)


def emptied(folder: Path) -> None:
    os.truncate(store_of(folder), 0)


def deleted(folder: Path) -> None:
    store_of(folder).unlink()


def published(folder: Path) -> Path:
    (found,) = (folder / ".vardiya" / "published").iterdir()
    return found


def stray(name: str) -> Break:
    def run(folder: Path) -> None:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"half")

    return run


def with_settings(section: str) -> Break:
    def run(folder: Path) -> None:
        file = folder / "operation.yaml"
        file.write_text(file.read_text(encoding="utf-8") + f"\n{section}\n", encoding="utf-8")

    return run


def old_copy(folder: Path) -> None:
    (copy,) = (folder / ".vardiya" / "backups").iterdir()
    os.utime(copy, (1_000_000_000, 1_000_000_000))


def without_copies(folder: Path) -> None:
    shutil.rmtree(folder / ".vardiya" / "backups")


def opened_to_others(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / "names.csv").chmod(0o644)


def both(first: Break, second: Break) -> Break:
    def run(folder: Path) -> None:
        first(folder)
        second(folder)

    return run


def moved_aside(folder: Path) -> None:
    place = published(folder)
    place.rename(place.with_name(place.name + ".old"))


def with_feed(folder: Path) -> Path:
    return sorted((folder / ".vardiya" / "feeds").glob("*.ics"))[0]


def hot_journal(folder: Path) -> None:
    """A journal whose header is all zero, as one whose transaction had ended."""
    store_of(folder).with_name("store.sqlite-journal").write_bytes(bytes(512))


def notices(status: str) -> Break:
    row = f"('k', 'published', 'A1', 1, '2025-10-01T00:00:00+00:00', NULL, '{status}', 5, '{{}}')"
    return sql(f"INSERT INTO outbox VALUES {row}")


DAMAGES: dict[str, tuple[Break, str]] = {
    "bytes overwritten": (overwritten, "doctor_damaged"),
    "no database": (no_database, "doctor_damaged"),
    "truncated": (truncated, "doctor_damaged"),
    "damaged without a copy": (both(without_copies, overwritten), "doctor_damaged_alone"),
    "emptied": (emptied, "doctor_emptied"),
    "deleted": (deleted, "doctor_gone"),
    "newer revision": (sql("UPDATE alembic_version SET version_num = '9999'"), "doctor_newer"),
    "older revision": (sql("UPDATE alembic_version SET version_num = '0001'"), "doctor_older"),
    "row without its plan": (sql("PRAGMA foreign_keys = OFF", "DELETE FROM plans"), "doctor_damaged"),
    "a table gone": (sql("PRAGMA foreign_keys = OFF", "DROP TABLE duties"), "doctor_unseen"),
    "header of a plan": (sql("UPDATE plans SET header = x'00ff'"), "doctor_published_unreadable"),
    "stage gone": (sql("DELETE FROM stages WHERE stage = 'forecast'"), "doctor_published_unreadable"),
    "stage damaged": (sql("UPDATE stages SET body = x'00' WHERE stage = 'roster'"), "doctor_published_unreadable"),
    "duty changed": (sql("UPDATE duties SET shift = 'X'"), "doctor_rows_differ"),
    "pointer astray": (
        sql(
            "INSERT INTO publications SELECT number + 1, plan, published_at, folder, 'withdrawn', '' FROM publications",
        ),
        "doctor_pointer_astray",
    ),
    "draft unreadable": (
        sql("INSERT INTO plans VALUES ('bbbb', 7, '2025-10-20T00:00:00+00:00', x'00')"),
        "doctor_draft_unreadable",
    ),
    "no night was done": (sql("UPDATE attempts SET status = 'failed'"), "doctor_no_night_done"),
    "notices wait": (
        both(with_settings("notify: {send: true}"), notices("waiting")),
        "doctor_notices_stuck",
    ),
    "notices given up": (
        both(with_settings("notify: {send: true}"), notices("failed")),
        "doctor_notices_failed",
    ),
    "emptied with its copies": (
        both(emptied, without_copies),
        "doctor_emptied_alone",
    ),
    "holder unreadable": (
        sql("INSERT INTO holders VALUES ('operation', 'h', 'x', 'soon', 'vardiya')"),
        "doctor_holder_stale",
    ),
    "moments unreadable": (
        sql("UPDATE attempts SET started_at = '2025-10-2xT', finished_at = 'then', status = 'running'"),
        "doctor_attempts_left",
    ),
    "values of other kinds": (
        sql("UPDATE publications SET published_at = x'ff', folder = 7", "UPDATE feeds SET event = x'80'"),
        "doctor_unseen",
    ),
    "pointer gone": (sql("DELETE FROM pointer"), "doctor_pointer_gone"),
    "files gone": (lambda folder: shutil.rmtree(published(folder)), "doctor_files_gone"),
    "list gone": (lambda folder: (published(folder) / "publication.json").unlink(), "doctor_files_half"),
    "list of something else": (
        lambda folder: (published(folder) / "publication.json").write_text("[1, 2]", encoding="utf-8"),
        "doctor_files_half",
    ),
    "file altered": (
        lambda folder: (published(folder) / "roster.csv").write_text("edited", encoding="utf-8"),
        "doctor_files_altered",
    ),
    "moved aside": (moved_aside, "doctor_moved_aside"),
    "feed gone": (lambda folder: with_feed(folder).unlink(), "doctor_feeds_wrong"),
    "feed altered": (lambda folder: with_feed(folder).write_bytes(b"BEGIN"), "doctor_feeds_wrong"),
    "stray files": (stray(".vardiya/drafts/.x.new"), "doctor_strays"),
    "stray restore": (stray(".vardiya/.store.sqlite.restored"), "doctor_strays"),
    "stray draft": (stray(".vardiya/drafts/aaaa/roster.csv"), "doctor_folders_stray"),
    "erasure cut short": (stray(".vardiya/erasing/erased-abc"), "doctor_erasure_open"),
    "run killed": (
        sql(
            "INSERT INTO attempts (id, key, kind, started_at, status, version, record) VALUES "
            "('20251020T000000Z-000002-b', '', 'nightly', '2025-10-20T00:00:00+00:00', 'running', '0.1.0', '{}')"
        ),
        "doctor_attempts_left",
    ),
    "night unfinished": (
        sql("INSERT INTO steps VALUES ('kkk', 'intake', '2025-10-20T00:00:00+00:00', '{}')"),
        "doctor_nights_unfinished",
    ),
    "draft's files gone": (
        sql(
            "INSERT INTO steps SELECT 'kkk', 'plan', '2025-10-20', '{\"plan\": \"' || id || '\"}' FROM plans",
            "INSERT INTO steps VALUES ('kkk', 'files', '2025-10-20', '{}')",
        ),
        "doctor_drafts_gone",
    ),
    "step unreadable": (
        sql(
            "INSERT INTO steps VALUES ('kkk', 'plan', '2025-10-20', 'no JSON')",
            "INSERT INTO steps VALUES ('kkk', 'files', '2025-10-20', '{}')",
        ),
        "doctor_unseen",
    ),
    "nights stopped": (
        sql("UPDATE attempts SET finished_at = '2025-10-10T00:00:00+00:00', started_at = '2025-10-10T00:00:00+00:00'"),
        "doctor_night_old",
    ),
    "clock behind": (sql("UPDATE attempts SET started_at = '2026-10-10T00:00:00+00:00'"), "doctor_clock_behind"),
    "copies gone": (without_copies, "doctor_no_copy"),
    "copy old": (old_copy, "doctor_copy_old"),
    "copy damaged": (
        lambda folder: next((folder / ".vardiya" / "backups").iterdir()).write_bytes(b"x" * 9000),
        "doctor_copy_unsound",
    ),
    "settings gone": (lambda folder: (folder / "operation.yaml").unlink(), "doctor_settings_wrong"),
    "settings unreadable": (with_settings("]: {"), "doctor_settings_wrong"),
    "settings no text": (
        lambda folder: (folder / "operation.yaml").write_bytes(bytes(range(256))),
        "doctor_settings_wrong",
    ),
    "variable of the store unset": (with_settings("store: {url_from: VARDIYA_NOT_SET}"), "doctor_closed"),
    "variable of a channel unset": (
        with_settings("notify: {channels: [{name: ops, address_from: VARDIYA_NOT_SET}]}"),
        "doctor_not_set",
    ),
    "delivery refused": (stray("inbox/notes.docx"), "doctor_inbox_refused"),
    "open to others": (
        opened_to_others,
        "doctor_world_readable",
    ),
    "journal left": (hot_journal, "doctor_journal_left"),
    "journal without a store": (
        both(hot_journal, deleted),
        "doctor_journal_alone",
    ),
    "folder where the store was": (
        both(deleted, lambda folder: store_of(folder).mkdir()),
        "doctor_gone",
    ),
    "store gone with its copies": (
        both(deleted, without_copies),
        "doctor_gone_alone",
    ),
}

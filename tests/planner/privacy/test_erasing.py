"""After an erasure nothing leads back to the person, and everything else is as it was."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from planner.notices import Notice, note
from planner.privacy import Asked, Erased, asked_of, drawn, erase, held_on, retention_of
from planner.privacy.own_files import encoding_of
from planner.problems import OperationError
from planner.publishing import publication_faults
from planner.store import open_store
from planner.store.backups import backup, backups
from tests.console import contents, vardiya
from tests.planner.privacy.canaries import ID, NAME, opened_bytes, rewrite

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def leave(folder: Path, last_day: str = "2025-11-30") -> None:
    """Let the person's last day pass."""
    rewrite(folder / "agents.csv", lambda rows: [row.update(last_day=last_day * (row["id"] == ID)) for row in rows])


def done(folder: Path) -> Erased:
    with open_store(folder) as store:
        asked = asked_of(folder, store, Asked(drawn(ID), NOW, retention_of(folder), anyway=True))
        return erase(folder, store, asked, why="by letter")


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / ".vardiya" / "store.sqlite")) as database:
        return list(database.execute(query))


def traces(folder: Path) -> list[str]:
    """Files in which id, its spelling in file names, name or parts of it stand."""
    marks = [text.encode() for text in (ID, "Zq%2E7-41", NAME, "Kanarya", "Şükrüye")]
    return [
        f"{path.relative_to(folder)}: {mark.decode()}"
        for path in sorted(folder.rglob("*"))
        for mark in marks
        if mark in path.name.encode() or (path.is_file() and any(mark in part for part in opened_bytes(path)))
    ]


def test_nothing_of_the_person_is_left_and_the_publication_is_sound(published: Path) -> None:
    """Raw bytes, stored values and workbooks hold neither id nor name; figures and other people's shifts stay."""
    leave(published)
    with open_store(published) as store:
        backup(store)
    assert traces(published)
    shifts = rows(published, "SELECT count(*), sum(length(row)) FROM duties")
    own = rows(published, f"SELECT count(*) FROM duties WHERE agent = '{ID}'")
    found = done(published)
    assert traces(published) == []
    assert own[0] > (0,)
    assert rows(published, "SELECT count(*), sum(length(row)) FROM duties") == shifts
    assert rows(published, f"SELECT count(*) FROM duties WHERE agent = '{found.tombstone}'") == own
    assert rows(published, "SELECT who, what, why FROM audit ORDER BY number DESC LIMIT 1") == [
        ("planner", f"erase {found.tombstone}", "by letter")
    ]
    assert rows(published, "SELECT tombstone FROM erasures") == [(found.tombstone,)]
    assert found.left == ()
    with open_store(published) as store:
        assert publication_faults(store) == ()
        assert found.tombstone in {duty.agent for duty in store.plan().roster.duties}
    assert len(backups(published)) == 1
    assert (published / "pairs.csv").read_text() == "first,second,kind\nA1,A2,cover\n"


@pytest.mark.parametrize("step", ["erase_rows", "erase_stored", "compact", "left_in"])
def test_cut_short_it_goes_on_with_the_same_tombstone(
    published: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tombstones for one person would be two people."""

    class _KilledError(BaseException):
        pass

    def killed(*_: object) -> None:
        raise _KilledError

    leave(published)
    with monkeypatch.context() as patched:
        patched.setattr(import_module("planner.privacy.erasing"), step, killed)
        with pytest.raises(_KilledError):
            done(published)
    assert list((published / ".vardiya" / "erasing").glob("before-*.sqlite"))
    found = done(published)
    assert rows(published, "SELECT tombstone FROM erasures") == [(found.tombstone,)]
    assert list((published / ".vardiya" / "erasing").iterdir()) == []
    assert traces(published) == []
    assert len(rows(published, "SELECT number FROM audit WHERE what LIKE 'erase%'")) == 1


def test_who_still_works_or_is_kept_by_law_is_refused_with_what_to_do(published: Path) -> None:
    """Nothing is written, and every reason is said at once."""
    before = contents(published)
    ran = vardiya("privacy", "erase", published, "--agent", ID, "--yes")
    assert ran.code == 2
    assert "still works here" in ran.err
    assert "kept until 2030-11-" in ran.err
    leave(published)
    shown = vardiya("privacy", "erase", published, "--agent", ID, "--anyway", "--json").body
    held = {place: shown["held"][place] for place in ("agents.csv", "pairs.csv", "store.identities", "log")}
    assert (shown["done"], held) == (False, dict.fromkeys(held, 1))
    after = contents(published)
    assert {n: b for n, b in after.items() if ".vardiya" not in n} == {
        n: b if n != "agents.csv" else after[n] for n, b in before.items() if ".vardiya" not in n
    }
    assert traces(published)


def test_published_shifts_ahead_are_never_erased(published: Path) -> None:
    """Somebody counts on them."""
    leave(published, "2025-10-01")
    with open_store(published) as store:
        early = Asked(drawn(ID), datetime(2025, 11, 3, tzinfo=UTC), retention_of(published), anyway=True)
        with pytest.raises(OperationError) as caught:
            erase(published, store, asked_of(published, store, early))
    assert [problem.code for problem in caught.value.problems] == ["privacy_rostered"]


def test_what_people_wrote_themselves_is_named_not_changed(published: Path) -> None:
    """A file of operation.yaml's kind refuses; an export beside it is listed for whoever made it."""
    leave(published)
    config = published / "operation.yaml"
    plain = config.read_text(encoding="utf-8")
    config.write_text(f"{plain}\nteams:\n  led: {{title: Led, lead: {ID}}}\n", encoding="utf-8")
    ran = vardiya("privacy", "erase", published, "--agent", ID, "--anyway", "--yes", "--lang", "tr")
    assert (ran.code, "operation.yaml dosyasının" in ran.err) == (2, True)
    config.write_text(f"{plain}# {ID} asked for this\n", encoding="utf-8")
    ran = vardiya("privacy", "erase", published, "--agent", ID, "--yes")
    assert (ran.code, f"holds the word {ID}" in ran.err) == (2, True)
    config.write_text(plain, encoding="utf-8")
    (published / "out").mkdir()
    (published / "out" / "roster.csv").write_text(f"agent\n{NAME}\n", encoding="utf-8")
    ran = vardiya("privacy", "erase", published, "--agent", ID, "--anyway", "--yes", "--json")
    assert (ran.code, ran.body["left"]) == (1, ["out/roster.csv"])


def test_nobody_is_erased_for_a_slip_of_the_pen(published: Path) -> None:
    """An id that nobody has is told, with the one that was probably meant."""
    ran = vardiya("privacy", "erase", published, "--agent", "Zq.7-42", "--yes")
    assert (ran.code, f"Did you mean “{ID}”?" in ran.err) == (2, True)


def test_a_word_of_the_operation_is_told_and_passes(published: Path) -> None:
    """An id such as `phone` stands in every operation.yaml; only a value that names a person stands against it."""
    for file in ("agents.csv", "names.csv"):
        rewrite(published / file, lambda rows: [row.update(id="phone") for row in rows if row["id"] == ID])
    rewrite(published / "agents.csv", lambda rows: [row.update(last_day="2025-11-30") for row in rows])
    config = published / "operation.yaml"
    config.write_text(f"# phone\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
    ran = vardiya("privacy", "erase", published, "--agent", "phone", "--yes")
    assert (ran.code, "operation.yaml (lines 1" in ran.err) == (2, True)
    ran = vardiya("privacy", "erase", published, "--agent", "phone", "--yes", "--anyway", "--json")
    assert (ran.code, ran.body["left"]) == (0, [])
    assert "\nphone," not in (published / "agents.csv").read_text(encoding="utf-8")


def test_what_cannot_be_looked_into_is_told_and_stops_nothing(published: Path) -> None:
    """A locked archive, one that swells, a file of somebody else's."""
    leave(published)
    locked = bytearray(_zipped("a.txt", b"x" * 40))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (published / "locked.zip").write_bytes(locked)
    (published / "swollen.zip").write_bytes(_zipped("a.txt", b"0" * 20_000_000))
    (published / "named.zip").write_bytes(_zipped("a.txt", NAME.encode()))
    found = done(published)
    assert (found.left, found.unread) == (("named.zip",), ("locked.zip", "swollen.zip"))
    assert list((published / ".vardiya" / "erasing").iterdir()) == []


def _zipped(name: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1254"])
def test_headings_are_read_as_the_operation_reads_them(published: Path, encoding: str) -> None:
    """A Turkish spreadsheet writes ID as İD, and may do so in its own encoding."""
    leave(published)
    for file in ("agents.csv", "names.csv"):
        text = (published / file).read_text(encoding="utf-8").replace("id,", "İD,", 1)
        (published / file).write_bytes(text.encode(encoding))
    found = done(published)
    assert dict(found.counts)["agents.csv"] == 1
    for file in ("agents.csv", "names.csv"):
        body = (published / file).read_bytes()
        assert body.startswith("İD,".encode(encoding))
        assert ID.encode() not in body


def test_a_file_is_read_in_the_encoding_that_the_operation_states(published: Path) -> None:
    """A heading in another code page than Turkish Windows is a heading all the same."""
    config = published / "operation.yaml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nfiles: {{encoding: windows-1252}}\n", encoding="utf-8")
    assert encoding_of(published) == "windows-1252"


def test_who_is_left_in_one_file_alone_can_be_erased(published: Path) -> None:
    """Somebody taken out of agents.csv long ago may stand in an absence."""
    (published / "absences.csv").write_text("agent,starts_at,ends_at\nGone.1,2024-01-01,2024-01-02\n", encoding="utf-8")
    ran = vardiya("privacy", "erase", published, "--agent", "Gone.1", "--yes", "--json")
    assert (ran.code, ran.body["counts"]) == (0, {"absences.csv": 1})


def test_a_channel_called_as_a_person_keeps_its_notices(published: Path) -> None:
    """The outbox has agents and channels in one column."""
    leave(published)
    at = datetime(2025, 11, 1, tzinfo=UTC)
    with open_store(published) as store:
        note(store, (Notice("gate", ID, "k"), Notice("published", ID, "1", to_agent=True)), at)
        held = {one.place: one.rows for one in held_on(published, store, ID)}
        assert [row["kind"] for row in held["store.outbox"]] == ["published"]
    done(published)
    assert rows(published, "SELECT kind, recipient FROM outbox") == [("gate", ID)]

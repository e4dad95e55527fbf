"""Where an operation keeps its store: its folder, or the database that operation.yaml names."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, text

from planner.problems import StoreError
from planner.report.failures import explain
from planner.store import Store, has_store, open_store
from planner.store.connection import connect, schema_of
from planner.store.file_system import file_system, is_network

URL = "postgresql://vardiya:geheim@127.0.0.1:1/plans"
MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
40 27 0:50 / /mnt/team\\040share rw,relatime shared:1 - cifs //files/team rw
41 27 0:51 / /home rw,relatime - nfs4 nas:/home rw
42 41 0:52 / /home/op rw,relatime - xfs /dev/vdb rw
"""


def written(folder: Path, text_of_store: str) -> Path:
    """An operation's folder whose operation.yaml is broken elsewhere, but has this section."""
    folder.mkdir(exist_ok=True)
    (folder / "operation.yaml").write_text(f"name: 7\nqueues: nonsense\n{text_of_store}", encoding="utf-8")
    return folder


def test_without_a_section_the_store_is_a_file_of_the_folder(tmp_path: Path) -> None:
    """Nothing to set up for whoever starts; and the rest of operation.yaml may have faults."""
    folder = written(tmp_path, "")
    assert not has_store(folder)
    with open_store(folder) as store:
        assert store.file == folder / ".vardiya" / "store.sqlite"
        assert store.folder == folder / ".vardiya"
    assert has_store(folder)


@pytest.mark.needs("postgres")
def test_a_named_variable_leads_to_a_schema_of_the_operations_own(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several operations share a database and see nothing of each other; files stay in the folder."""
    monkeypatch.setenv("PLANS_URL", server)
    one, other = (written(tmp_path / name, "store: {url_from: PLANS_URL}\n") for name in ("İzmir Merkez", "b"))
    with open_store(one) as first, open_store(other) as second:
        first.save_names({"A1": "Ayşe"})
        assert second.names() == {}
        assert first.file is None
        assert first.folder == one / ".vardiya"
        assert first.schema.startswith("vardiya_i_zmir_merkez_")
    with open_store(one) as again:
        assert again.names() == {"A1": "Ayşe"}
    monkeypatch.setenv("PLANS_URL", f"{server}?schema=shared")
    with open_store(one) as first, open_store(other) as second:
        first.save_names({"A1": "Ayşe"})
        assert second.names() == {"A1": "Ayşe"}


def test_a_variable_that_is_not_set_is_an_error_not_an_empty_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cron job without its environment must not plan as if nothing had ever been published."""
    monkeypatch.delenv("PLANS_URL", raising=False)
    folder = written(tmp_path, "store: {url_from: PLANS_URL}\n")
    for ask in (open_store, has_store):
        with pytest.raises(StoreError) as refused:
            ask(folder)
        assert explain(refused.value, "en")[0] == 6
        assert "PLANS_URL" in explain(refused.value, "tr")[1]
    assert not (folder / ".vardiya").exists()


@pytest.mark.parametrize("section", ["store: {url_from: lower}", "store: {url_from: A, more: 1}", "store: [url_from"])
def test_a_section_that_cannot_be_read_is_refused(section: str, tmp_path: Path) -> None:
    """Rather than falling back to another store than the one that was meant."""
    with pytest.raises(StoreError) as refused:
        open_store(written(tmp_path, section))
    assert refused.value.code == "storage_bad_section"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("mysql://user:geheim@host/db", "storage_bad_url"),
        ("geheim", "storage_bad_url"),
        (f"{URL}?schema=a%22%3Bdrop", "storage_bad_schema"),
        (URL, "storage_unreachable"),
    ],
)
def test_a_password_in_a_url_is_never_told(url: str, code: str, tmp_path: Path) -> None:
    """What went wrong goes to logs that others read."""
    with pytest.raises(StoreError) as refused:
        Store(tmp_path, url)
    assert refused.value.code == code
    told = [explain(refused.value, lang)[1] for lang in ("en", "tr")]
    assert "geheim" not in " ".join([*told, str(refused.value)])


def test_a_copy_of_a_folder_has_a_store_of_its_own(tmp_path: Path) -> None:
    """Trying something in a copy must never publish to the people of the original."""
    one, other = schema_of(URL, tmp_path / "op"), schema_of(URL, tmp_path / "copies" / "op")
    assert one != other
    assert schema_of(URL, tmp_path / "x" / ".." / "op") == one
    assert len(schema_of(URL, tmp_path / ("ş" * 200))) <= 63


def test_the_safe_settings_hold_on_every_connection(tmp_path: Path) -> None:
    """Also on a file that someone switched to write-ahead logging."""
    Store(tmp_path).close()
    engine = connect(tmp_path / ".vardiya" / "store.sqlite")
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN")
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
        "secure_delete": 1,
        "mmap_size": 0,
        "cache_spill": 0,
    }
    with engine.connect() as connection:
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in expected} == expected


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """The transaction is undone, the next one works, and the planner is told what to do."""

    def limit(opened: sqlite3.Connection, _: object) -> None:
        opened.execute("PRAGMA max_page_count=1")

    with Store(tmp_path) as store:
        store.save_names({"A1": "Ayşe"})
        event.listen(store.engine, "connect", limit)
        with pytest.raises(StoreError) as refused:
            store.save_names({f"A{number}": "n" * 200 for number in range(2_000)})
        assert refused.value.code == "storage_full"
        assert str(store.file) in explain(refused.value, "en")[1]
        event.remove(store.engine, "connect", limit)
        assert store.names() == {"A1": "Ayşe"}


def test_a_store_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    """A disk mounted read-only is told as such."""
    with Store(tmp_path) as store:
        event.listen(store.engine, "connect", lambda opened, _: opened.execute("PRAGMA query_only=ON"))
        with pytest.raises(StoreError) as refused:
            store.save_names({"A1": "Ayşe"})
    assert refused.value.code == "storage_denied"


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    """A file where the folder should be, or no operation at all."""
    (tmp_path / ".vardiya").write_text("in the way")
    with pytest.raises(StoreError, match="vardiya"):
        Store(tmp_path)
    with pytest.raises(StoreError, match="nowhere"):
        Store(tmp_path / "nowhere")


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    """Exit code 6 and the way to a copy, not a traceback."""
    (tmp_path / ".vardiya").mkdir()
    (tmp_path / ".vardiya" / "store.sqlite").write_bytes(b"this is no database, and long enough to be read as one")
    with pytest.raises(StoreError) as refused:
        Store(tmp_path)
    assert refused.value.code == "storage_damaged"


def test_the_kind_of_file_system_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    """Mounts lie in one another, and their places may have blanks."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    found = {name: file_system(Path(name), mounts) for name in ("/", "/mnt/team share/op", "/home/x", "/home/op/y")}
    assert list(found.values()) == ["ext4", "cifs", "nfs4", "xfs"]
    assert is_network(Path("/mnt/team share"), mounts)
    assert not is_network(Path("/home/op"), mounts)
    assert file_system(tmp_path, tmp_path / "none") == ""


def test_a_store_on_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its locks and flushes are not kept there; nothing is written."""
    monkeypatch.setattr("planner.store.store.is_network", lambda folder: True)
    monkeypatch.setattr("planner.store.store.file_system", lambda folder: "nfs4")
    with pytest.raises(StoreError) as refused:
        Store(tmp_path)
    assert "nfs4" in explain(refused.value, "tr")[1]
    assert list(tmp_path.iterdir()) == []


WITHOUT_DRIVER = """
import sys
sys.modules["psycopg"] = None
from pathlib import Path
from planner.problems import StoreError
from planner.store import Store
Store(Path(sys.argv[1])).close()
try:
    Store(Path(sys.argv[1]), "postgresql://host/db")
except StoreError as refused:
    print(refused.code)
"""


def test_the_driver_is_asked_for_only_where_it_is_needed(tmp_path: Path) -> None:
    """PostgreSQL is an extra: SQLite works without its driver."""
    command = [sys.executable, "-c", WITHOUT_DRIVER, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "storage_no_driver"

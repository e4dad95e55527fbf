"""The doctor mends what the store gives again, restores copies, and lets go what nobody needs; and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.doctor import NOTE, Asked, Diagnosis, treat
from planner.doctor.leftovers import size
from planner.locking import operation_lock
from planner.problems import LockedError, OperationError, StoreError
from planner.publishing import publication_faults
from planner.publishing.version_folder import sweep
from planner.store import open_store
from planner.store.audit import lines
from planner.store.backups import backup, backups
from tests.console import contents
from tests.planner.doctor.conftest import NOW
from tests.planner.doctor.damages import DAMAGES, published, sql, store_of

Look = Callable[[Path], Diagnosis]
LATER = datetime(2027, 6, 1, tzinfo=UTC)


def troubles(found: Diagnosis) -> list[str]:
    return [one.code for one in found.findings if one.severity != NOTE]


@pytest.mark.parametrize("name", ["bytes overwritten", "truncated", "deleted", "emptied"])
def test_a_restore_drill_ends_in_health(name: str, op: Path, seen: Look) -> None:
    """Backup, damage, found with its remedy, restore: publication and plan are read, its files are laid again."""
    laid = {path.name for path in published(op).iterdir()}
    (first,) = treat(op, Asked(backup=True), NOW)
    assert first.copy in backups(op)
    DAMAGES[name][0](op)
    shutil.rmtree(published(op))
    damaged = next(one for one in seen(op).findings if one.command)
    *_, option, copy = damaged.command.split()
    assert option == "--restore"
    assert not (op / copy).exists()  # a name suffices
    (healed,) = treat(op, Asked(restore=Path(copy)), NOW)
    assert troubles(healed.diagnosis) == []
    assert (healed.aside is None) == (name == "deleted")
    with open_store(op) as store:
        assert publication_faults(store) == ()
        current = store.published()
        assert current is not None
        assert store.plan(current.plan).roster is not None
        assert f"restore {copy}" in [line.what for line in lines(store)]
    assert laid <= {path.name for path in published(op).iterdir()}


@pytest.mark.parametrize(
    "name",
    [
        "pointer gone",
        "pointer astray",
        "files gone",
        "list gone",
        "list of something else",
        "file altered",
        "moved aside",
        "feed gone",
        "feed altered",
        "run killed",
    ],
)
def test_what_the_store_gives_again_is_repaired_once(name: str, op: Path) -> None:
    """A second repair finds nothing to do."""
    DAMAGES[name][0](op)
    (healed,) = treat(op, Asked(repair=True), NOW)
    assert troubles(healed.diagnosis) == []
    assert healed.done
    assert treat(op, Asked(repair=True), NOW)[0].done == ()


def test_bytes_overwritten_within_a_stage_are_found_and_a_copy_that_has_them_is_not_offered(
    op: Path, seen: Look
) -> None:
    """SQLite's own check passes them; no copy is made of them but before an upgrade, and that one is as bad."""
    DAMAGES["stage damaged"][0](op)
    (good,) = backups(op)
    os.utime(good, (NOW.timestamp(), NOW.timestamp()))
    with pytest.raises(StoreError) as refused:
        treat(op, Asked(backup=True), NOW)
    assert refused.value.code == "storage_copy_lacks"
    assert backups(op) == (good,)
    with open_store(op) as store:
        backup(store, as_it_is=True)
    found = {one.code: one for one in seen(op).findings}
    assert found["doctor_published_unreadable"].command.endswith(f"--restore {good.name}")
    assert "doctor_copy_unsound" in found
    (healed,) = treat(op, Asked(restore=Path(good.name)), NOW)
    assert "doctor_published_unreadable" not in [one.code for one in healed.diagnosis.findings]


def test_a_repair_does_not_touch_what_it_cannot_know(op: Path) -> None:
    """Rows that differ from the plan may be the truth: a person decides."""
    DAMAGES["duty changed"][0](op)
    (after,) = treat(op, Asked(repair=True), NOW)
    assert troubles(after.diagnosis) == ["doctor_rows_differ"]


def test_feeds_come_back_byte_for_byte(op: Path) -> None:
    """A phone that subscribed sees no change."""
    feeds = op / ".vardiya" / "feeds"
    before = contents(feeds)
    shutil.rmtree(feeds)
    treat(op, Asked(repair=True), NOW)
    assert contents(feeds) == before


def littered(folder: Path) -> None:
    """Leftovers, an old draft with its folder and stages, and free pages."""
    for name in ("drafts/.x.new/roster.csv", ".store.sqlite.restored", "drafts/old/roster.csv"):
        (folder / ".vardiya" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / ".vardiya" / name).write_bytes(b"x" * 1000)
    sql(
        "INSERT INTO plans SELECT 'old', -1, '2020-01-01T00:00:00+00:00', header FROM plans",
        "INSERT INTO stages VALUES ('unread', 'forecast', randomblob(300000), '2020-01-01T00:00:00+00:00')",
    )(folder)


def test_pruning_lets_go_what_nobody_needs_and_says_how_much(op: Path) -> None:
    """The publication, its plan and its files stay, however old they are."""
    littered(op)
    kept = contents(published(op))
    before = size(op)
    (after,) = treat(op, Asked(prune=True), NOW)
    counts = {one.code: one.count for one in after.done}
    assert counts["doctor_let_go_plans"] == counts["doctor_let_go_stages"] == counts["doctor_let_go_drafts"] == 1
    assert counts["doctor_did_sweep"] == 2
    freed = sum(one.bytes for one in after.done)
    assert freed > 300_000
    assert abs(before - size(op) - freed) < 1000  # the audit's line and the row of the lock
    assert contents(published(op)) == kept
    assert troubles(after.diagnosis) == []
    with open_store(op) as store:
        assert publication_faults(store) == ()
        assert "prune" in [line.what for line in lines(store)]


def test_years_later_what_is_published_is_still_whole(op: Path) -> None:
    """The pointer keeps its publication, whatever the retention says."""
    treat(op, Asked(prune=True), LATER)
    treat(op, Asked(prune=True), LATER.replace(year=2040))
    with open_store(op) as store:
        assert publication_faults(store) == ()


def test_a_dry_pruning_foretells_and_touches_nothing(op: Path) -> None:
    """What is said is what would be done."""
    littered(op)
    before = contents(op)
    (told,) = treat(op, Asked(prune=True, dry=True), NOW)
    assert contents(op) == before
    (done,) = treat(op, Asked(prune=True), NOW)
    assert [(one.code, one.count) for one in told.done] == [(one.code, one.count) for one in done.done]


def test_pruning_waits_for_no_run(op: Path) -> None:
    """A night under way needs its files."""
    with operation_lock(op, "vardiya nightly"):
        for asked in (Asked(prune=True), Asked(repair=True), Asked(restore=backups(op)[0])):
            with pytest.raises(LockedError):
                treat(op, asked, NOW)


def test_nothing_is_let_go_by_a_guess(op: Path) -> None:
    """Without settings nobody knows how long things are to be kept."""
    (op / "operation.yaml").unlink()
    with pytest.raises(OperationError):
        treat(op, Asked(prune=True), NOW)


def test_a_damaged_store_is_not_pruned(op: Path) -> None:
    """Nor copied: a copy of damage would push out the last sound one."""
    DAMAGES["no database"][0](op)
    for asked in (Asked(prune=True), Asked(backup=True), Asked(repair=True)):
        with pytest.raises(StoreError):
            treat(op, asked, NOW)


def test_stores_put_aside_go_with_the_copies(op: Path) -> None:
    """A restore keeps what it replaced, but not for ever."""
    (healed,) = treat(op, Asked(restore=backups(op)[0]), NOW)
    assert healed.aside is not None
    treat(op, Asked(prune=True), NOW)
    assert healed.aside.exists()
    os.utime(healed.aside, (1, 1))
    treat(op, Asked(prune=True), NOW)
    assert not healed.aside.exists()


@pytest.mark.parametrize(
    "asked",
    [Asked(dry=True), Asked(repair=True, prune=True, dry=True), Asked(backup_to=Path("x.sqlite"))],
)
def test_an_option_that_would_be_ignored_is_refused(asked: Asked, op: Path) -> None:
    """Who says --dry-run expects that nothing is done."""
    with pytest.raises(OperationError):
        treat(op, asked, NOW)


def test_every_site_of_a_workspace_is_looked_at(op: Path, tmp_path: Path) -> None:
    """One damaged site does not hide the others, and a copy goes into each."""
    shutil.copytree(op, tmp_path / "second")
    sites = "sites:\n  one: {operation: op}\n  two: {operation: second}\n"
    (tmp_path / "workspace.yaml").write_text(f"name: Both\n{sites}", encoding="utf-8")
    DAMAGES["bytes overwritten"][0](tmp_path / "second")
    found = treat(tmp_path, Asked(), NOW)
    assert [one.diagnosis.damaged for one in found] == [False, True]
    with pytest.raises(OperationError):
        treat(tmp_path, replace(Asked(), restore=backups(op)[0]), NOW)


def test_the_pools_of_a_workspace_keep_stores_of_their_own(op: Path, tmp_path: Path) -> None:
    """They are looked at by the retention of their sites, and pruned."""
    shutil.copytree(op, tmp_path / "second")
    sites = "sites:\n  one: {operation: op}\n  two: {operation: second}\npools: [[one, two]]\n"
    (tmp_path / "workspace.yaml").write_text(f"name: Both\n{sites}", encoding="utf-8")
    pool = tmp_path / ".vardiya" / "pools" / "one+two"
    (pool / ".vardiya").mkdir(parents=True)
    shutil.copy(store_of(op), store_of(pool))
    with open_store(pool) as store, store.writing() as connection:
        connection.execute(text("UPDATE attempts SET status = 'running'"))
    found = treat(tmp_path, Asked(prune=True), NOW)
    assert [one.diagnosis.folder for one in found] == [op, tmp_path / "second", pool]
    (left,) = [one for one in found[2].diagnosis.findings if one.code == "doctor_attempts_left"]
    assert left.command == f"vardiya retry {tmp_path}"


def test_publications_after_the_restored_copy_are_set_apart_and_stay(op: Path) -> None:
    """Their folders are all that tells by what people worked: no pruning takes them, and a newer copy has them back."""
    home = op / ".vardiya"
    (older,), old = backups(op), published(op)
    later = Path(shutil.copytree(old, old.with_name("2-later")))
    sql("INSERT INTO publications SELECT 2, plan, published_at, 'published/2-later', kind, why FROM publications")(op)
    (first,) = treat(op, Asked(backup=True), NOW)
    assert first.copy is not None
    (found,) = treat(op, Asked(restore=older, prune=True), NOW)
    assert "doctor_publications_unrecorded" in troubles(found.diagnosis)
    sweep(home, 2)
    treat(op, Asked(prune=True), LATER)
    apart = home / "published" / "2-later.unrecorded"
    assert contents(apart) == contents(old)
    treat(op, Asked(restore=first.copy), NOW)
    assert later.is_dir()
    assert not apart.exists()

"""The faults tried on purpose: the harness counts what it says, and a few of each go through."""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
from pathlib import Path
from random import Random

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import bench_faults
from faults import bed, points, soundness
from faults.fuzz import fuzz
from faults.importers import IMPORTERS, Importer
from faults.injected import KINDS, chosen_faults
from faults.mutating import mutated


def test_faults_go_round_every_point_and_kind_before_any_comes_twice() -> None:
    """Forty writes must not crowd out the one commit."""
    recorded = {"nightly": [("write", number) for number in range(40)] + [("sql COMMIT", 0)]}
    chosen = chosen_faults(recorded, 2 * len(KINDS), 1)
    assert {(fault.point, fault.kind) for fault in chosen} == {
        (point, kind) for point in ("write", "sql COMMIT") for kind in KINDS
    }
    assert chosen == chosen_faults(recorded, 2 * len(KINDS), 1)


def test_a_child_is_killed_and_told_so(tmp_path: Path) -> None:
    """A kill counts only where the child died of it."""
    killed = bed.start(tmp_path / "op", "--help", prepare=signal.pause).kill()
    assert killed.code == -signal.SIGKILL
    assert bed.run(tmp_path / "op", "validate", str(tmp_path / "none"), "--json").code == 2


def test_points_of_writing_are_seen_and_can_be_refused(tmp_path: Path) -> None:
    """What the harness refuses is what the product would be refused by the system."""

    def prepare() -> None:
        points.watch(tmp_path, refuse)

    def refuse(point: str, _what: str) -> None:
        if point == "mkdir":
            raise OSError(28, "No space left on device")

    bed.make(tmp_path / "op")
    done = bed.run(tmp_path / "op", "nightly", str(tmp_path / "op"), "--weeks", "1", "--json", prepare=prepare)
    assert done.code == 6


def test_what_is_torn_or_lost_is_found(tmp_path: Path) -> None:
    """A harness that finds nothing in a broken folder would prove nothing."""
    folder, memory = bed.make(tmp_path / "op"), soundness.Memory()
    from planner.store import open_store

    open_store(folder).close()
    assert soundness.faults(folder, memory) == ()
    memory.seen[1] = ("gone", "digest")
    assert soundness.faults(folder, memory) == ("lost: publication 1 of gone",)
    with sqlite3.connect(folder / ".vardiya" / "store.sqlite") as connection:
        connection.execute("INSERT INTO audit VALUES (1, 'now', 'x', 'publish twice', '')")
    draft = folder / ".vardiya" / "drafts" / "half"
    draft.mkdir(parents=True)
    assert soundness.faults(folder, soundness.Memory()) == (
        "twice: 1 lines of audit for 0 publications",
        "torn: draft half",
    )


def test_a_file_that_was_written_again_is_read_again(tmp_path: Path) -> None:
    """Only what nobody touched since it was whole is taken as whole: other bytes of the same length are not."""
    file = tmp_path / "1-a" / "roster.csv"
    file.parent.mkdir()
    file.write_bytes(b"whole")
    before = soundness.stamp(tmp_path)
    assert soundness.stamp(tmp_path) == before
    file.write_bytes(b"torn!")
    assert soundness.stamp(tmp_path) != before


def test_mutations_are_many_and_seeded() -> None:
    """A finding can be made again from its seed."""
    seed = b"queue,start,offered\nphone,2025-11-03T08:00,3\n"
    made = [mutated(seed, (seed,), Random(number)) for number in range(60)]
    assert len(set(made)) > 40
    assert made == [mutated(seed, (seed,), Random(number)) for number in range(60)]


def test_an_untyped_error_and_a_death_are_findings_with_their_input(tmp_path: Path) -> None:
    """An importer that raises anything else is told by its place, and the file is kept."""

    def read(folder: Path, file: str) -> None:
        if (folder / file).read_bytes() != b"a,b\n1,2\n":
            raise IndexError("a mistake of ours")

    broken = Importer("broken", dict, lambda: {"a.csv": b"a,b\n1,2\n"}, read)
    tally = fuzz(broken, 0.01, 1, tmp_path / "found")
    assert list(tally.findings) == ["IndexError test_bench_faults.py:read"]
    assert tally.lost > 0
    assert (tmp_path / "found" / "broken-1-a.csv").is_file()


SHOWN = tuple(one for one in IMPORTERS if one.name in ("inbox-csv", "football-data", "roster-csv"))
"""The others are looked at by the benchmark itself, before it begins with them."""


@pytest.mark.parametrize("importer", SHOWN, ids=[one.name for one in SHOWN])
def test_the_file_that_mutations_begin_with_is_accepted(importer: Importer, tmp_path: Path) -> None:
    """Mutations of a file that is refused anyway would try nothing."""
    seeds = importer.seeds()
    for name, body in (importer.around() | seeds).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(body)
    for file in seeds:
        assert not getattr(importer.read(tmp_path, file), "refused", ())


def test_figures_are_written_and_a_loss_is_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever runs it reads one line a part and one for all; the exit code says whether anything was lost."""
    parts = iter([3, 0])
    monkeypatch.setattr(
        bench_faults,
        "_run",
        lambda tasks, _jobs: [
            bench_faults.Done(one.part, one.name, lost, 1.0, {"rounds": 2, "found": ["torn: x"] * lost})
            for one, lost in zip(tasks, [next(parts)], strict=True)
        ],
    )
    out = tmp_path / "faults.json"
    assert bench_faults.main(["--only", "starts", "--count", "2", "--out", str(out)]) == 1
    assert "starts: 3 lost; rounds 2" in capsys.readouterr().out
    told = json.loads(out.read_text())
    assert told["lost"] == 3
    assert {"host", "commit", "seconds", "parts"} <= set(told)
    assert bench_faults.main(["--only", "starts", "--count", "2", "--out", str(out)]) == 0

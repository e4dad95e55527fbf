"""A sweep on a Dask cluster of two workers: one is killed in the middle, and the table is that of one local process."""

from __future__ import annotations

import json
import os
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.sweeping import Asking, Going, crew_of, dask_crew
from scenarios.sweeping.crew import Crew
from scenarios.sweeping.dask_crew import DaskCrew
from scenarios.sweeping.errors import SweepError
from scenarios.sweeping.table import written
from tests.scenarios.sweeping.sweep_worlds import Memory, asked, base, laid, swept


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler with two workers, processes of their own."""

    folder: Path
    address: str
    programs: list[subprocess.Popen[bytes]]

    @property
    def workers(self) -> list[subprocess.Popen[bytes]]:
        """All but the scheduler, in the order in which they were started."""
        return self.programs[1:]

    def hire(self) -> None:
        """Start a worker of one thread."""
        self.programs.append(started(self.folder, "worker", self.address, "--nthreads", "1", "--no-nanny"))


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A program of Dask."""
    kind, *rest = arguments
    program = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *rest, "--no-dashboard"]
    with (folder / f"{len(list(folder.iterdir()))}.log").open("wb") as log:
        return subprocess.Popen(program, cwd=folder, stdout=log, stderr=log, env=os.environ | {"OMP_NUM_THREADS": "1"})


def written_address(file: Path) -> str:
    """Where the scheduler says that it listens."""
    for _ in range(600):
        if file.exists() and file.stat().st_size:
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        time.sleep(0.1)
    raise AssertionError("the scheduler did not start")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("dask")
    place = folder / "scheduler.json"
    programs = [started(folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))]
    try:
        found = Cluster(folder, written_address(place), programs)
        found.hire()
        found.hire()
        yield found
    finally:
        for program in reversed(programs):
            program.kill()
            program.wait()


def with_both(crew: Crew) -> Crew:
    """The crew once its second worker is there."""
    for _ in range(600):
        if crew.hands == 2:
            return crew
        time.sleep(0.1)
    raise AssertionError("the second worker did not come")


def test_another_version_on_a_worker_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its figures would not be the same, and what it is sent it may not understand."""
    own = dask_crew.own_versions()
    monkeypatch.setattr(dask_crew, "ANSWER_S", 60)  # its workers are only just starting
    monkeypatch.setattr(dask_crew, "own_versions", lambda: (("python", "2.7"), *own[1:]))
    with pytest.raises(SweepError) as told:
        DaskCrew(cluster.address)
    assert told.value.code == "sweep_worker_version"
    assert told.value.parameters["here"] == "2.7"


def test_a_killed_worker_loses_nothing_and_the_table_is_the_local_one(
    cluster: Cluster, small_inputs: Inputs, small_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scheduler gives its scenarios to the other one; results are written here alone, as each comes."""
    monkeypatch.setattr(dask_crew, "ANSWER_S", 60)
    stood, grid, stages = base(small_inputs, small_plan), laid(tmp_path), Memory()

    def told(going: Going) -> None:
        if going.done == 1:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    with crew_of(cluster.address, None) as crew:
        found = swept(stood, grid, Asking(with_both(crew), stages, told))
    with crew_of(None, 1) as crew:
        local = swept(stood, grid, asked(crew, Memory()))
    assert [row.status for row in found.rows] == ["played"] * 6
    assert written(found, "csv") == written(local, "csv")
    assert len(stages.held) == 7
    assert cluster.workers[0].wait() == -signal.SIGKILL
    assert cluster.workers[1].poll() is None


def test_when_the_last_worker_is_lost_the_next_one_goes_on(
    cluster: Cluster, small_inputs: Inputs, small_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan that it held is gone with it, and is given out again."""
    monkeypatch.setattr(dask_crew, "ANSWER_S", 60)
    stood, grid, stages = base(small_inputs, small_plan), laid(tmp_path, "[0.2, 0.4, 0.6, 0.8]"), Memory()

    def told(going: Going) -> None:
        if going.done == 1:
            for worker in cluster.workers:
                worker.kill()
                worker.wait()
            cluster.hire()

    with crew_of(cluster.address, None) as crew:
        found = swept(stood, grid, Asking(crew, stages, told))
    assert [row.status for row in found.rows] == ["played"] * 4
    assert len(stages.held) == 5


@pytest.mark.parametrize("scheme", ["tcp", "foo"])
def test_nobody_at_the_address_is_told_soon(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the time that is set, not after all that Dask would try by itself."""
    assert dask_crew.ANSWER_S <= 8
    monkeypatch.setattr(dask_crew, "ANSWER_S", 1)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # listens to nobody
        address = f"{scheme}://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(SweepError) as told, crew_of(address, None):
            raise AssertionError("there is no crew")
    assert (told.value.code, told.value.parameters["address"]) == ("sweep_no_scheduler", address)


def test_who_listens_but_says_nothing_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not waited for any longer either."""
    monkeypatch.setattr(dask_crew, "ANSWER_S", 1)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        with pytest.raises(SweepError) as told:
            DaskCrew(f"tcp://127.0.0.1:{mute.getsockname()[1]}")
    assert told.value.code == "sweep_no_scheduler"


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\nServer: a page\r\n\r\n" * 9, b"\xff" * 64, b""])
def test_whatever_else_answers_is_no_scheduler(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask's own page (port 8787), a proxy: lengths read from its words are of exabytes."""
    monkeypatch.setattr(dask_crew, "ANSWER_S", 1)

    class Answering(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(answer)
            self.request.recv(1)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(SweepError) as told:
            DaskCrew(f"tcp://127.0.0.1:{server.server_address[1]}")
        server.shutdown()
    assert told.value.code == "sweep_no_scheduler"


def test_dask_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the extra that brings it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SweepError) as told:
        DaskCrew("tcp://127.0.0.1:1")
    assert told.value.code == "sweep_no_dask"

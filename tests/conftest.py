"""What every test shares: a small planned operation, programs and a server from outside, no silent skip in a full run.

The `minimal` example is planned once per process of tests; imports stand inside its fixtures, so that a run that asks
for none of them loads nothing.

Some tests need a program that pip cannot install. They say so with ``@pytest.mark.needs("chromium")`` and get its
place from the fixture `needed`. Without the program such a test is skipped, counted and printed; with VARDIYA_FULL
set, as on the build server, any skipped test or module fails the run.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan

ReportT = TypeVar("ReportT", pytest.TestReport, pytest.CollectReport)

settings.register_profile("untimed", deadline=None)  # how fast an example is says nothing on a busy machine
settings.load_profile("untimed")

PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "postgres": ("initdb",)}
FOLDERS = {"postgres": "/usr/lib/postgresql/*/bin"}  # where Debian keeps it, outside PATH


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the `minimal` example, its search cut to a second; tests only read it."""
    from planner.templates import init

    folder = tmp_path_factory.mktemp("small") / "op"
    init(folder, "minimal", 1)
    config = folder / "operation.yaml"
    text = config.read_text(encoding="utf-8")
    assert text.count("time_limit_s: 20") == 1
    config.write_text(text.replace("time_limit_s: 20", "time_limit_s: 1"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_inputs(small: Path) -> Inputs:
    """A week of that operation."""
    from planner.inputs import PlanRequest, gather
    from planner.operation import load

    return gather(load(small), PlanRequest(weeks=1))


@pytest.fixture(scope="session")
def small_plan(small_planned: Path) -> Plan:
    """The plan of that week."""
    from planner.store import Store

    return Store(small_planned).plan()


@pytest.fixture(scope="session")
def small_planned(small: Path, small_inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder that holds the plan as its only draft; tests only read it."""
    from planner.pipeline import run_pipeline
    from planner.store import Store

    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("small-planned") / "op"))
    store = Store(folder)
    store.save_plan(run_pipeline(small_inputs, stages=store), datetime(2026, 11, 21, tzinfo=UTC))
    store.close()
    return folder


@pytest.fixture(scope="session")
def place() -> Callable[[str], str | None]:
    """Where a program of `PROGRAMS` is installed, for fixtures that outlive a test."""
    return _place


@pytest.fixture(scope="session")
def server(place: Callable[[str], str | None]) -> Iterator[str]:
    """The URL of a server of our own, run by a user who is not root, as PostgreSQL demands."""
    found = place("postgres")
    assert found is not None
    programs = Path(found).parent
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="vardiya-pg-"))
    if user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")

    def run(program: str, *arguments: str) -> None:
        command = [*user, str(programs / program), "-D", data, *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60)

    try:
        run("initdb", "-U", "vardiya", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://vardiya@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def needed(request: pytest.FixtureRequest) -> dict[str, str]:
    """Where each program named by the test's ``needs`` markers is installed."""
    return {name: place for name in _needs(request.node) if (place := _place(name)) is not None}


def pytest_runtest_setup(item: pytest.Item) -> None:
    missing = [name for name in _needs(item) if _place(name) is None]
    if missing:
        raise pytest.skip.Exception(f"not installed: {', '.join(missing)}", _use_item_location=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _fail_if_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _fail_if_skipped(report)


def _needs(node: pytest.Item) -> Iterator[str]:
    for marker in node.iter_markers("needs"):
        yield from marker.args


def _place(program: str) -> str | None:
    elsewhere = sorted(glob(FOLDERS[program])) if program in FOLDERS else []
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *elsewhere])
    found = (shutil.which(name, path=path) for name in PROGRAMS[program])
    return next((place for place in found if place is not None), None)


def _fail_if_skipped(report: ReportT) -> ReportT:
    if report.skipped and os.environ.get("VARDIYA_FULL"):
        report.outcome = "failed"
        report.longrepr = f"skipped in a full run (VARDIYA_FULL is set): {report.longrepr}"
    return report

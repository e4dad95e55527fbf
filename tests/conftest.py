"""What every test shares: programs from outside the project, and no silent skip in a full run.

Some tests need a program that pip cannot install. They say so with ``@pytest.mark.needs("chromium")`` and get its
place from the fixture `needed`. Without the program such a test is skipped, counted and printed; with VARDIYA_FULL
set, as on the build server, any skipped test or module fails the run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from typing import TypeVar

import pytest

ReportT = TypeVar("ReportT", pytest.TestReport, pytest.CollectReport)

PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome")}


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
    found = (shutil.which(name) for name in PROGRAMS[program])
    return next((place for place in found if place is not None), None)


def _fail_if_skipped(report: ReportT) -> ReportT:
    if report.skipped and os.environ.get("VARDIYA_FULL"):
        report.outcome = "failed"
        report.longrepr = f"skipped in a full run (VARDIYA_FULL is set): {report.longrepr}"
    return report

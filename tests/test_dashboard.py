"""The example of a dashboard, run as a process: it plans, shows, publishes, and stays within its forty lines."""

from __future__ import annotations

import ast
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from planner.store import open_store
from tests.sources import ROOT

EXAMPLE = ROOT / "examples" / "dashboard.py"
LINES = 40
PATIENCE_S = 120.0


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path / "op"))


@pytest.fixture
def page(folder: Path) -> Iterator[str]:
    """The address of a dashboard on the small operation."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, str(EXAMPLE), str(folder), str(port)], cwd=ROOT, stdout=quiet, stderr=quiet
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def asked(url: str, headers: dict[str, str] | None = None, *, post: bool = False) -> str:
    with urlopen(Request(url, b"" if post else None, headers or {}), timeout=PATIENCE_S) as answer:
        return str(answer.read().decode())


def state_once(page: str, doing: str) -> dict[str, str]:
    """The state once it says so."""
    until = time.monotonic() + PATIENCE_S
    found: dict[str, str] = {}
    while found.get("doing") != doing and time.monotonic() < until:
        time.sleep(0.1)
        try:
            found = json.loads(asked(f"{page}/state"))
        except OSError:  # it does not listen yet
            continue
    assert found.get("doing") == doing
    return found


def test_it_plans_shows_and_publishes(page: str, folder: Path) -> None:
    """The three callers call one library: what a dashboard publishes is what the store has."""
    drafted = state_once(page, "planned")
    assert drafted["plan"] in asked(page)
    assert "A1" in asked(f"{page}/report")
    assert json.loads(asked(f"{page}/publish", {"Origin": "http://elsewhere.example"}, post=True)) == drafted
    published = json.loads(asked(f"{page}/publish", {"Origin": page}, post=True))
    assert (published["doing"], published["publication"]) == ("published", "1")
    assert asked(f"{page}/feeds/A1.ics").startswith("BEGIN:VCALENDAR")
    with pytest.raises(HTTPError, match="404"):
        asked(f"{page}/state", {"Host": "elsewhere.example"})
    with open_store(folder) as store:
        current = store.published()
    assert current is not None
    assert current.plan == drafted["plan"]


def test_it_has_forty_lines_of_code() -> None:
    """A new caller reads it at one sitting; imports, docstrings and blank lines are not counted."""
    text = EXAMPLE.read_text(encoding="utf-8")
    apart: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            apart.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            apart.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    code = [line for number, line in enumerate(text.splitlines(), 1) if line.strip() and number not in apart]
    assert len(code) <= LINES

"""A missing program skips on a bare machine and fails a full run: no test may vanish unnoticed on the build server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")

NEEDS_CHROMIUM = """
import pytest

@pytest.mark.needs("chromium")
def test_shows_a_page(needed):
    assert needed["chromium"].endswith("chromium")

def test_needs_nothing(needed):
    assert needed == {}
"""
NEEDS_A_MODULE = """
import pytest
pytest.importorskip("a_module_that_is_nowhere")
"""


def _run(folder: Path, test: str, *, full: bool, path: Path) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs\n", encoding="utf-8")
    (folder / "test_inner.py").write_text(test, encoding="utf-8")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "VARDIYA_"))}
    bare = {"PATH": str(path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    environment = outside | bare | ({"VARDIYA_FULL": "1"} if full else {})
    command = [sys.executable, "-m", "pytest", "-q", "-rfEs", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("test", [NEEDS_CHROMIUM, NEEDS_A_MODULE], ids=["program", "module"])
def test_on_a_bare_machine_a_skip_is_counted_and_printed(tmp_path: Path, test: str) -> None:
    """Somebody without a browser can still run the rest, and sees what did not run."""
    ran = _run(tmp_path, test, full=False, path=tmp_path)
    assert "1 skipped" in ran.stdout
    assert "SKIPPED [1] test_inner.py" in ran.stdout


@pytest.mark.parametrize("test", [NEEDS_CHROMIUM, NEEDS_A_MODULE], ids=["program", "module"])
def test_in_a_full_run_a_skip_fails_with_its_reason(tmp_path: Path, test: str) -> None:
    """The build server has everything: a skip there is a fault of the server or of the test."""
    ran = _run(tmp_path, test, full=True, path=tmp_path)
    assert ran.returncode != 0
    assert "skipped in a full run" in ran.stdout


def test_an_installed_program_is_handed_to_the_test(tmp_path: Path) -> None:
    """The marker and the place of the program cannot disagree."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    assert _run(tmp_path, NEEDS_CHROMIUM, full=True, path=tmp_path).returncode == 0

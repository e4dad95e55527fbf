"""Small operations that nights may write to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest


@pytest.fixture
def folder(small_planned: Path, tmp_path: Path) -> Path:
    """A copy of the small operation whose week is planned, so that a night finds its stages."""
    return Path(shutil.copytree(small_planned, tmp_path / "op"))


@pytest.fixture
def edited() -> Callable[[Path, str], None]:
    """Add a section to an operation's operation.yaml."""

    def add(folder: Path, section: str) -> None:
        file = folder / "operation.yaml"
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{section}\n", encoding="utf-8")

    return add


@pytest.fixture
def ended(folder: Path) -> datetime:
    """When the history of the small operation ends."""
    from planner.operation import load

    end = load(folder).history_end
    assert end is not None
    return end

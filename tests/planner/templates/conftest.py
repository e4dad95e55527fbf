"""The sportsbook, written and read once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.operation import Operation, load
from planner.templates import init

SEED = 1


@pytest.fixture(scope="session")
def sportsbook(tmp_path_factory: pytest.TempPathFactory) -> Operation:
    """The example as its first user gets it."""
    folder: Path = tmp_path_factory.mktemp("sportsbook") / "op"
    init(folder, "sportsbook", SEED)
    return load(folder)

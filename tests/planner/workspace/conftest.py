"""The example of three shops, whose operations tests read and change in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.operation import Operation, load
from planner.workspace.example import init_workspace


@pytest.fixture(scope="session")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the workspace; tests only read it."""
    folder = tmp_path_factory.mktemp("shops") / "ws"
    init_workspace(folder, 1)
    return folder


@pytest.fixture(scope="session")
def istanbul(shops: Path) -> Operation:
    """Eight people A1-A8 who answer phone-tr."""
    return load(shops / "istanbul")


@pytest.fixture(scope="session")
def izmir(shops: Path) -> Operation:
    """Eight people B1-B8 who answer phone-tr."""
    return load(shops / "izmir")


@pytest.fixture(scope="session")
def valletta(shops: Path) -> Operation:
    """Eight people V1-V8 who answer phone-en under Maltese law."""
    return load(shops / "valletta")

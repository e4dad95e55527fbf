"""An operation with two competitions, and a place for fixture files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.planner.fixture_worlds import KIOSK

CONFIG = f"""{KIOSK}\
matches:
  competitions:
    super-lig: {{zone: Europe/Istanbul, tier: 4}}
    Euro Cup: {{zone: Europe/Berlin, tier: 3}}
"""


@pytest.fixture
def operation(tmp_path: Path) -> Path:
    """The operation's folder; an import needs no more than its operation.yaml."""
    folder = tmp_path / "op"
    folder.mkdir()
    (folder / "operation.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


@pytest.fixture
def season(tmp_path: Path) -> Callable[..., Path]:
    """Write a season in the format of openfootball."""

    def put(*matches: dict[str, object], name: object = "Turkish Süper Lig 2025/26") -> Path:
        path = tmp_path / "tr.1.json"
        path.write_text(json.dumps({"name": name, "matches": list(matches)}, ensure_ascii=False), encoding="utf-8")
        return path

    return put


@pytest.fixture
def match() -> Callable[..., dict[str, object]]:
    """A match as openfootball writes it; a key given as None is left out."""

    def made(**changes: object) -> dict[str, object]:
        usual: dict[str, object] = {
            "round": "11. Round",
            "date": "2025-11-03",
            "time": "20:00",
            "team1": "Eyüpspor",
            "team2": "İstanbul Başakşehir",
        }
        return {key: value for key, value in (usual | changes).items() if value is not None}

    return made

"""The sportsbook, small enough to be judged often: scenarios are judged by calendar, queues and people."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.templates import sportsbook
from planner.templates.writing import write_folder

SEED = 5
LAST = "contacts/2025-11.csv"


@pytest.fixture(scope="session")
def short_sportsbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example of a seed with the last days of its history alone; tests only read it."""
    made = sportsbook.files(SEED)
    kept = {name: text for name, text in made.items() if not name.startswith("contacts/") or name == LAST}
    place = tmp_path_factory.mktemp("short-sportsbook") / "op"
    write_folder(place, kept)
    return place

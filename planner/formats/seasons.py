"""Which season a match belongs to: by the name of a list, or by the day where a list has no name."""

from __future__ import annotations

import re
from datetime import date

_SEASON = re.compile(r"(\d{4})(?:[/-](\d{4}|\d{2}))?\s*$")
FIRST_MONTH = 7


def season_named(name: object) -> str | None:
    """ "2025-26" of "Turkish Süper Lig 2025/26"; "2025" where one year is named."""
    found = _SEASON.search(name) if isinstance(name, str) else None
    if found is None:
        return None
    return f"{found[1]}-{found[2][-2:]}" if found[2] else found[1]


def season_on(day: date) -> str:
    """The season of a day where seasons run from July to June: "2025-26" for 2025-08-09 and 2026-05-17."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def year_in(season: str, month: int) -> int:
    """The year of a month in a season: of two years, July to December lie in the first."""
    first = int(season[:4])
    return first + 1 if "-" in season and month < FIRST_MONTH else first

"""Fixture formats, one file a format, and the import of their files into an operation."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from planner.fixture_files import Imported, Target, merge
from planner.formats.format import Fixture, Format
from planner.formats.openfootball_json import OpenfootballJson
from planner.operation.reading import Reading, suggestion

__all__ = ["FORMATS", "Fixture", "Format", "Imported", "import_fixtures"]

FORMATS: tuple[Format, ...] = (OpenfootballJson(),)
MOST_BYTES = 20_000_000


def import_fixtures(
    folder: Path,
    file: Path,
    *,
    format: str,
    competition: str,
    from_date: date | None = None,
    known_from: datetime | None = None,
) -> Imported:
    """Import a fixture file: rows of the same identity are updated, nothing is written if anything is wrong.

    Identity is competition, season, round, home, away. A match without a time becomes a date-only event.

    Parameters
    ----------
    format : a name of FORMATS.
    competition : as in operation.yaml (matches.competitions), which gives the zone of the kick-offs.
    from_date : only matches on or after this day (in the competition's zone).
    known_from : when new and moved matches became known; None = always.

    Raises
    ------
    OperationError
        With every problem of the file, or if the format or the competition is not known.
    """
    reading = Reading(Path(file).parent)
    formats = {known.name: known for known in FORMATS}
    if format not in formats:
        reading.error(Path(file).name, None, None, "import_format", value=format, **suggestion(format, formats))
    content = reading.read(Path(file).name, most_bytes=MOST_BYTES)
    reading.raise_errors()
    assert content is not None
    fixtures = formats[format].read(reading, Path(file).name, content)
    reading.raise_errors()
    return merge(reading, fixtures, Target(Path(folder), competition, from_date, known_from), Path(file).name)

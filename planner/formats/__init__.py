"""Fixture formats, one file a format, and the import of their files into an operation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import available_timezones

from planner.fixture_files import Imported, List, clocks_of, merge
from planner.fixture_rows import Clocks, Target
from planner.fixture_source import PUBLIC, Limits, content_of
from planner.formats.football_data import FootballData
from planner.formats.format import Fixture, Format, is_name
from planner.formats.ical import Ical
from planner.formats.openfootball_json import OpenfootballJson
from planner.formats.openfootball_text import OpenfootballText
from planner.operation.event_rows import TIERS
from planner.operation.reading import Reading, suggestion

__all__ = ["FORMATS", "Fixture", "Format", "Imported", "Limits", "Target", "import_fixtures"]

FORMATS: tuple[Format, ...] = (OpenfootballJson(), OpenfootballText(), FootballData(), Ical())


def import_fixtures(source: Path | str, target: Target, *, format: str, limits: Limits = PUBLIC) -> Imported:
    """Import a fixture list: matches of the same identity are updated, nothing is written if anything is wrong.

    Identity is the source's id, or else competition, season, round, home, away; a match whose teams or round are
    written otherwise now is known again by its moment. A match without a time becomes a date-only event.

    Parameters
    ----------
    source : a file, or an http(s) address.
    target : the operation, the competition, and what holds for all matches.
    format : a name of FORMATS.
    limits : of fetching an address.

    Raises
    ------
    OperationError
        With every problem of the list, or if a part of `target` is not known.
    """
    reading = Reading(target.folder)
    formats = {known.name: known for known in FORMATS}
    if format not in formats:
        reading.error("--format", None, None, "import_format", value=format, **suggestion(format, formats))
    _check(reading, target)
    reading.raise_errors()
    clocks = clocks_of(reading, target)
    name, content = content_of(reading, str(source), limits)
    reading.raise_errors()
    assert content is not None
    fixtures = formats[format].read(reading, name, content)
    reading.raise_errors()
    return merge(reading, fixtures, _with_zone(target, clocks), List(name, clocks))


def _with_zone(target: Target, clocks: Clocks) -> Target:
    """A moment without an offset is the operation's own."""
    known = target.known_from
    return (
        target if known is None or known.tzinfo else replace(target, known_from=known.replace(tzinfo=clocks.operation))
    )


def _check(reading: Reading, target: Target) -> None:
    """Note options that no import can be made with."""
    from forecasting.events.sports import SPORTS

    if not is_name(target.competition):
        reading.error("--competition", None, None, "import_name", value=target.competition)
    if target.zone is not None and target.zone not in available_timezones():
        reading.error("--zone", None, None, "unknown_zone", value=target.zone)
    if target.tier is not None and target.tier not in TIERS:
        reading.error("--tier", None, None, "bad_tier", value=str(target.tier))
    if target.sport and target.sport not in SPORTS:
        value = target.sport
        reading.error("--sport", None, None, "import_sport", value=value, **suggestion(value, SPORTS))

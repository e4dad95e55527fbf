"""openfootball JSON: a season of a competition as {name, matches: [{round, date, time, team1, team2, score}]}.

Times are local to the competition and have no zone; a match without a time has only its date. Source: the format
of the files in openfootball/football.json (public domain), as of November 2025.
"""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import ClassVar

from planner.formats.clocks import published_clock
from planner.formats.format import MOST_NAME, Fixture
from planner.formats.seasons import season_named
from planner.operation.reading import Reading

MOST_DEPTH = 20
OFF = frozenset({"postponed", "cancelled", "canceled"})
_PIECES = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]')  # possessive: a long string needs no memory for ways back


class OpenfootballJson:
    """Reads files such as tr.1.json and uefa.cl.json."""

    name: ClassVar[str] = "openfootball-json"

    def read(self, reading: Reading, file: str, content: bytes) -> tuple[Fixture, ...]:
        """Matches of a file; problems are noted with the number of the match."""
        body = _body(reading, file, content)
        if body is None:
            return ()
        matches, season = body.get("matches"), season_named(body.get("name"))
        if not isinstance(matches, list):
            reading.error(file, None, None, "import_shape", value="matches")
            return ()
        if season is None:
            reading.error(file, None, "name", "import_season", value=str(body.get("name", "")))
            return ()
        found = [_fixture(reading, file, i, match, season) for i, match in enumerate(matches, start=1)]
        return tuple(fixture for fixture in found if fixture is not None)


def _body(reading: Reading, file: str, content: bytes) -> dict[str, object] | None:
    try:
        text = content.decode("utf-8-sig")
        if _depth(text) > MOST_DEPTH:
            reading.error(file, None, None, "import_too_deep", most=MOST_DEPTH)
            return None
        body = json.loads(text)
    except UnicodeDecodeError:
        reading.error(file, None, None, "not_utf8")
        return None
    except json.JSONDecodeError as error:
        reading.error(file, error.lineno, None, "import_syntax", kind="JSON", reason=error.msg)
        return None
    except ValueError as error:  # a number of thousands of digits
        reading.error(file, None, None, "import_syntax", kind="JSON", reason=str(error))
        return None
    if isinstance(body, dict):
        return body
    reading.error(file, None, None, "import_shape", value="matches")
    return None


def _depth(text: str) -> int:
    """Deepest nesting of brackets outside strings, before anything is loaded."""
    deepest = depth = 0
    for piece in _PIECES.finditer(text):
        first = piece[0][0]
        depth += (first in "[{") - (first in "]}")
        deepest = max(deepest, depth)
        if deepest > MOST_DEPTH:
            break
    return deepest


def _fixture(reading: Reading, file: str, number: int, match: object, season: str) -> Fixture | None:
    if not isinstance(match, dict):
        reading.error(file, None, None, "import_shape", value=f"matches[{number}]")
        return None
    before = len(reading.problems)
    home, away = (_name(reading, file, number, match, field) for field in ("team1", "team2"))
    day, kick_off = _day(reading, file, number, match), _kick_off(reading, file, number, match)
    if len(reading.problems) > before or day is None:
        return None
    stage = match.get("round")
    return Fixture(
        number=number,
        season=season,
        round=" ".join(stage.split())[:MOST_NAME] if isinstance(stage, str) else "",
        home=home,
        away=away,
        day=day,
        kick_off=kick_off,
        off=match.get("status") in OFF,
        clock=published_clock(file),
    )


def _name(reading: Reading, file: str, number: int, match: dict[str, object], field: str) -> str:
    value = match.get(field)
    if isinstance(value, str) and 0 < len(value.strip()) <= MOST_NAME and value.isprintable():
        return value.strip()
    shown = "" if value is None else str(value)
    reading.error(file, None, field, "import_field", value=shown, match=number, field=field)
    return ""


def _day(reading: Reading, file: str, number: int, match: dict[str, object]) -> date | None:
    value = match.get("date")
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # noted below, like any other text
    place = {"match": number, "like": "2025-11-03"}
    reading.error(file, None, "date", "import_date", value="" if value is None else str(value), **place)
    return None


def _kick_off(reading: Reading, file: str, number: int, match: dict[str, object]) -> time | None:
    value = match.get("time")
    if value is None or value == "":
        return None
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        return time.fromisoformat(value)
    reading.error(file, None, "time", "import_time", value=str(value), match=number)
    return None

"""A match as a row of fixtures/*.csv: its moment, its identity, and how a later state of it updates the row."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.operation.event_rows import FIXTURES

if TYPE_CHECKING:
    from planner.formats.format import Fixture

COLUMNS = tuple(column.name for column in FIXTURES)
IDENTITY = ("competition", "season", "round", "home", "away")
TIMES = ("starts_at", "date_only")
OWN = ("tier", "sport")
# Winner of match 49, first of group A, third of one of several groups, and what lists write before a draw.
_TO_BE_KNOWN = re.compile(
    r"[WL]\d{1,3}|[1-4][A-L](?:/[A-L])*"
    r"|(?:winners?|losers?|runners?-?\s?up|best third|1st|2nd|3rd|tbd|tbc|tba|to be (?:decided|confirmed))\b.*",
    re.IGNORECASE,
)

Row = dict[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Where matches go and what is said of all of them.

    Attributes
    ----------
    from_date : only matches on or after this day, as their list dates them.
    known_from : when new and moved matches became known; None = always.
    now : when the import runs: without `known_from`, a coming match that moves is known to move from now on.
    zone : IANA zone of kick-offs whose list gives none; None = as operation.yaml says of the competition.
    tier, sport : of every match in the list; None and "" = as operation.yaml says.
    """

    folder: Path
    competition: str
    from_date: date | None = None
    known_from: datetime | None = None
    now: datetime | None = None
    zone: str | None = None
    tier: int | None = None
    sport: str = ""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The zones of a competition (as the user or operation.yaml says, if they do) and of the operation."""

    stated: ZoneInfo | None
    operation: ZoneInfo

    def of(self, fixture: Fixture) -> ZoneInfo:
        """The zone that a match is written in, and that its kick-off is meant in if the list gives none."""
        if self.stated is not None or fixture.clock is None:
            return self.stated or self.operation
        return ZoneInfo(fixture.clock)

    def assumed(self, fixtures: Iterable[Fixture]) -> tuple[str, ...]:
        """Zones that nobody stated but kick-offs were read in."""
        bare = (f for f in fixtures if self.stated is None and f.kick_off is not None and f.zone is None)
        return tuple(sorted({self.of(fixture).key for fixture in bare}))


def row_of(fixture: Fixture, target: Target, clocks: Clocks) -> Row:
    """The row of a match that is imported for the first time."""
    names = (target.competition, fixture.season, fixture.round, fixture.home, fixture.away)
    zone, starts_at = clocks.of(fixture), fixture.day.isoformat()
    if fixture.kick_off is not None:
        at = datetime.combine(fixture.day, fixture.kick_off, fixture.zone or zone)
        starts_at = at.astimezone(UTC).astimezone(zone).isoformat(timespec="minutes")
    stamp = hashlib.sha256("\n".join((*names, *filter(None, [fixture.source_id]))).encode()).hexdigest()[:8]
    name = slug(f"{target.competition} {fixture.season} {fixture.home} {fixture.away}")
    return dict(zip(IDENTITY, names, strict=True)) | {
        "id": f"{name}-{stamp}",
        "starts_at": starts_at,
        "date_only": "true" if fixture.kick_off is None else "false",
        "known_from": _stamp(target.known_from),
        "tier": "" if target.tier is None else str(target.tier),
        "sport": target.sport,
        "source_id": fixture.source_id,
    }


def updated(old: Row, new: Row, target: Target) -> Row:
    """A known match in its new state; it keeps its id, and what the list does not say."""
    row = old | {name: new[name] for name in (*IDENTITY, "source_id")}
    row |= {name: new[name] for name in OWN if new[name]}
    if moment(old) == moment(new):
        return row
    known = new["known_from"] or old.get("known_from", "")
    if target.known_from is None and target.now is not None and new["starts_at"][:10] >= target.now.date().isoformat():
        known = _stamp(target.now)
    return row | {name: new[name] for name in TIMES} | {"known_from": known}


def key_of(row: Row) -> Key:
    """What a match is known by: its id in the source, or else competition, season, round and teams."""
    source_id = row.get("source_id", "")
    if source_id:
        return (row.get("competition", ""), source_id)
    return tuple(row.get(name, "") for name in IDENTITY)


def moment(row: Row) -> Key:
    """The start of a match for comparison: equal for one moment written in two zones."""
    written, date_only = (row.get(name, "") for name in TIMES)
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return (written, date_only)
    return (at.astimezone(UTC).isoformat() if at.tzinfo else written, date_only)


def same_match(row: Row) -> Key:
    """What two entries of one match share, though round or id in the source differ: teams and moment."""
    return (*(row.get(name, "") for name in ("season", "home", "away")), *moment(row))


def to_be_known(row: Row) -> bool:
    """Whether a team of a match is still a place in the draw ("W49", "1A")."""
    return any(_TO_BE_KNOWN.fullmatch(row.get(side, "")) for side in ("home", "away"))


def order_of(row: Row) -> Key:
    """Where a row stands in its file."""
    return tuple(row.get(name, "") for name in ("season", "starts_at", "home", "away", "id"))


def slug(text: str) -> str:
    """A text in small ASCII letters, digits and dashes, for file names and ids."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48] or "x"


def _stamp(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).isoformat(timespec="minutes")

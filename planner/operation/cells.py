"""Cells of CSV files by declared type: each parser turns text into one value or says what is wrong with it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.operation.types import parse_clock
from solver.people import CEFR, Language

TRUE = frozenset({"true", "yes", "1", "evet"})
MOST_WHOLE = 1_000_000_000
MOST_NUMBER = 1_000_000_000_000
YEARS = range(1990, 2200)  # no operation is planned outside of them, and no arithmetic of dates overflows
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
FALSE = frozenset({"false", "no", "0", "hayır", "hayir"})


class CellError(Exception):
    """A cell that does not hold what its column declares: a code and parameters for the sentence."""

    def __init__(self, code: str, **parameters: object) -> None:
        self.code, self.parameters = code, parameters
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file writes: its zone for times without an offset, and whether "5,5" is a number.

    `point_too`: the numbers are a spreadsheet's own, so a point in one is a decimal mark whatever stands behind it.
    """

    zone: str
    decimal_comma: bool = False
    point_too: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A moment (UTC); `date_only` when just the day was written (then its local midnight)."""

    at: datetime
    date_only: bool = False


def text(cell: str, habits: Habits) -> str:
    """Any text, as it stands (also what looks like a formula)."""
    return cell


def identifier(cell: str, habits: Habits) -> str:
    """An id: letters, digits, point, dash, underscore; compared exactly."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.\-:]{0,63}", cell) is None:
        raise CellError("not_an_id")
    return cell


def words(cell: str, habits: Habits) -> tuple[str, ...]:
    """Words between spaces or bars, in order, without repetition."""
    return parts(cell)


def parts(cell: str) -> tuple[str, ...]:
    """The words of a cell."""
    return tuple(dict.fromkeys(part for part in re.split(r"[\s|]+", cell) if part))


def number(cell: str, habits: Habits) -> float:
    """A finite number; a decimal comma only where the separator is a semicolon; no thousands marks.

    Where the comma is decimal, 1.234 could be both and is refused.
    """
    if habits.decimal_comma and not habits.point_too and _THOUSANDS.fullmatch(cell):
        raise CellError("number_of_two_readings", whole=cell.replace(".", ""), small=cell.replace(".", ",", 1))
    plain = cell.replace(",", ".") if habits.decimal_comma and cell.count(",") == 1 and "." not in cell else cell
    if re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", plain, re.ASCII) is None:
        raise CellError("not_a_number")
    value = float(plain)
    if not math.isfinite(value):
        raise CellError("not_a_number")
    if abs(value) > MOST_NUMBER:
        raise CellError("too_large", most=MOST_NUMBER)
    return value


def not_negative(cell: str, habits: Habits) -> float:
    """A number of at least 0."""
    value = number(cell, habits)
    if value < 0:
        raise CellError("negative")
    return value


def whole(cell: str, habits: Habits) -> int:
    """A whole number (5, 5.0 or 5,0)."""
    value = number(cell, habits)
    if not value.is_integer():
        if _THOUSANDS.fullmatch(cell):
            raise CellError("number_of_two_readings", whole=cell.replace(".", ""), small=cell)
        raise CellError("not_whole")
    if abs(value) > MOST_WHOLE:
        raise CellError("too_large", most=MOST_WHOLE)
    return int(value)


def count(cell: str, habits: Habits) -> int:
    """A whole number of at least 0."""
    value = whole(cell, habits)
    if value < 0:
        raise CellError("negative")
    return value


def flag(cell: str, habits: Habits) -> bool:
    """True or false, yes or no, 1 or 0, evet or hayır."""
    word = cell.replace("I", "ı").lower() if cell in ("HAYIR", "Hayır") else cell.lower()
    if word in TRUE or word in FALSE:
        return word in TRUE
    raise CellError("not_a_flag")


def day(cell: str, habits: Habits) -> date:
    """A date as YYYY-MM-DD; no other order is guessed."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell, re.ASCII) is None:
        raise CellError("not_a_day")
    try:
        found = date.fromisoformat(cell)
    except ValueError:
        raise CellError("not_a_day") from None
    if found.year not in YEARS:
        raise CellError("not_a_day")
    return found


def clock(cell: str, habits: Habits) -> int:
    """Minutes of a clock time HH:MM."""
    if re.fullmatch(r"\d{1,2}:[0-5]\d", cell, re.ASCII) is None or int(cell.split(":")[0]) > 23:
        raise CellError("not_a_clock")
    return parse_clock(cell)


def instant(cell: str, habits: Habits) -> Instant:
    """A moment: ISO 8601 with an offset, or on the wall clock of the operation; a date alone is its midnight."""
    if "T" not in cell and ":" not in cell:
        return Instant(to_utc(datetime.combine(day(cell, habits), time()), habits.zone, lenient=True), True)
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", cell, re.ASCII) is None:
        raise CellError("not_a_time")
    try:
        found = datetime.fromisoformat(cell)
    except ValueError:
        raise CellError("not_a_time") from None
    if found.year not in YEARS:
        raise CellError("not_a_time")
    return Instant(found.astimezone(UTC) if found.tzinfo else to_utc(found, habits.zone))


def instant_end(cell: str, habits: Habits) -> Instant:
    """The end of a span: like `instant`, but a date alone means the end of that day."""
    if "T" in cell or ":" in cell:
        return instant(cell, habits)
    following = datetime.combine(day(cell, habits) + timedelta(days=1), time())
    return Instant(to_utc(following, habits.zone, lenient=True), True)


def to_utc(wall: datetime, zone: str, *, lenient: bool = False) -> datetime:
    """A wall-clock time in UTC.

    Raises
    ------
    CellError
        "time_in_gap" if the clock skips it, "time_twice" if it comes twice (unless `lenient`, as for midnights:
        then the time moves past the gap, and the first of two is meant).
    """
    local = ZoneInfo(zone)
    first, second = (wall.replace(tzinfo=local, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first != second and not lenient:
        raise CellError("time_in_gap" if first > second else "time_twice", zone=zone)
    return first


def languages(cell: str, habits: Habits) -> tuple[Language, ...]:
    """Languages with CEFR levels: "tr:C2/B2" is speech and writing, "tr:C1" is both."""
    found = [_language(part) for part in words(cell, habits)]
    codes = [language.code for language in found]
    if len(set(codes)) < len(codes):
        raise CellError("language_twice")
    return tuple(sorted(found, key=lambda language: language.code))


def skills(cell: str, habits: Habits) -> tuple[tuple[str, int], ...]:
    """Skills with proficiency 1 to 5 ("payments:4"); without a number it is 3."""
    found: dict[str, int] = {}
    for part in words(cell, habits):
        name, _, level = part.partition(":")
        if re.fullmatch("[1-5]", level or "3") is None or not name:
            raise CellError("not_a_skill", part=part)
        found[name] = int(level or "3")
    return tuple(sorted(found.items()))


def certificates(cell: str, habits: Habits) -> tuple[tuple[str, date | None], ...]:
    """Certificates with their last valid day ("kyc:2026-05-01"), or without an end ("aml")."""
    pairs = (part.partition(":")[::2] for part in words(cell, habits))
    return tuple(sorted((name, day(until, habits) if until else None) for name, until in pairs))


def _language(part: str) -> Language:
    code, _, levels = part.partition(":")
    speech, _, writing = levels.upper().partition("/")
    if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", code) is None:
        raise CellError("not_a_language", part=part)
    if speech not in CEFR or (writing or speech) not in CEFR:
        raise CellError("not_a_level", part=part)
    return Language(code, speech, writing or speech)

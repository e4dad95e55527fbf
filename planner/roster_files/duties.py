"""Rows of a roster file as duties: times on the operation's clocks, shifts by their id or by their hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from planner.operation import cells
from planner.operation.cells import CellError, Habits
from planner.operation.operation import Operation
from planner.operation.reading import Reading
from planner.operation.records import Column, Record, typed
from planner.operation.references import refers
from planner.roster_files.pauses import activities, activities_of, breaks, breaks_of
from planner.roster_files.sheet import Sheet
from planner.words import LANGUAGES, sentence
from solver.case import ActivityDue
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import DAY_MIN, Grid, utc_minute
from solver.shifts import ShiftTemplate

DUTY, ON_CALL = "duty", "on_call"
MOST_DAYS = 2  # a row that lasts longer is a slip of the pen


def kind(cell: str, habits: Habits) -> str:
    """Shift or on call, in any language of the workbook."""
    words = {sentence(f"row_{kind}", {}, lang).casefold(): kind for kind in (DUTY, ON_CALL) for lang in LANGUAGES}
    return words.get(cell.casefold(), cell)


def moments(cell: str, habits: Habits) -> tuple[datetime, ...]:
    """A moment, or both where clocks show the time twice and no offset is given."""
    try:
        return (cells.instant(cell, habits).at,)
    except CellError as error:
        if error.code != "time_twice":
            raise
    wall = datetime.fromisoformat(cell).replace(tzinfo=ZoneInfo(habits.zone))
    return tuple(wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


COLUMNS = (
    Column("agent", cells.text, required=True),
    Column("kind", kind, required=True),
    Column("starts_at", moments, required=True),
    Column("ends_at", moments, required=True),
    Column("day", cells.day),
    Column("shift", cells.text, default=""),
    Column("paid_h", cells.not_negative),
    Column("paid_min", cells.count),
    Column("breaks", breaks, default=()),
    Column("activities", activities, default=()),
)


@dataclass(frozen=True, slots=True)
class _Book:
    """What rows refer to: agents, shifts, what is due to each agent, and the operation's clocks."""

    agents: frozenset[str]
    templates: dict[str, ShiftTemplate]
    due: dict[str, tuple[ActivityDue, ...]]
    clocks: Grid

    @classmethod
    def of(cls, operation: Operation, clocks: Grid) -> _Book:
        due: dict[str, list[ActivityDue]] = {}
        for one in operation.activities:
            due.setdefault(one.agent, []).append(one)
        return cls(
            frozenset(agent.id for agent in operation.agents),
            {template.id: template for template in operation.templates},
            {agent: tuple(mine) for agent, mine in due.items()},
            clocks,
        )


def roster_of(reading: Reading, sheet: Sheet, operation: Operation, clocks: Grid) -> Roster:
    """The roster that a sheet tells; every row that cannot be read is noted and left out."""
    book = _Book.of(operation, clocks)
    habits = Habits(reading.zone, sheet.decimal_comma, point_too=bool(sheet.sheet))
    records = typed(reading, sheet.file, sheet.rows, COLUMNS, habits)
    good = [(record, spans) for record in records if (spans := _span(reading, record, book)) is not None]
    duties = (_duty(record, span, book) for record, span in good if record["kind"] == DUTY)
    standby = (OnCallDuty(r["agent"], *span, r["shift"]) for r, span in good if r["kind"] == ON_CALL)
    return Roster(tuple(sorted(duties)), tuple(sorted(standby)))


def _span(reading: Reading, record: Record, book: _Book) -> tuple[int, int] | None:
    """First and last UTC minute of a row that refers to what is there; None if it does not (noted)."""
    known = refers(reading, record, "kind", (DUTY, ON_CALL), "unknown_kind")
    known &= refers(reading, record, "agent", book.agents, "unknown_agent")
    if record["kind"] == DUTY:
        known &= refers(reading, record, "shift", (*book.templates, ""), "unknown_roster_shift")
    times = _times(reading, record, book)
    return times if known else None


def _times(reading: Reading, record: Record, book: _Book) -> tuple[int, int] | None:
    starts, ends = (tuple(map(utc_minute, record[column])) for column in ("starts_at", "ends_at"))
    template = book.templates.get(record["shift"])
    told = [minute for minute in ends if template is not None and minute - starts[0] == template.length_min]
    span = starts[0], (*told, *ends)[0]
    day = book.clocks.day_of(span[0])
    faults = (
        ("starts_at", "time_twice", len(starts) > 1),
        ("ends_at", "time_twice", len(ends) > 1 and not told),
        ("ends_at", "ends_before_start", span[1] <= span[0]),
        ("ends_at", "row_too_long", span[1] > span[0] + MOST_DAYS * DAY_MIN),
        ("day", "day_differs", record["day"] not in (None, day)),
    )
    column, code = next(((column, code) for column, code, wrong in faults if wrong), ("", ""))
    if not code:
        return span
    clocks = {"starts_at": span[0], "ends_at": span[1]}
    value = record["day"] if column == "day" else f"{book.clocks.local(clocks[column]):%Y-%m-%dT%H:%M}"
    start = day if column == "day" else f"{book.clocks.local(span[0]):%Y-%m-%dT%H:%M}"
    reading.error(record.file, record.row, column, code, value=value, start=start, zone=reading.zone)
    return None


def _duty(record: Record, span: tuple[int, int], book: _Book) -> Duty:
    start_min, end_min = span
    template = book.templates.get(record["shift"]) or _by_hours(span, len(record["breaks"]), book)
    rests = breaks_of(book.clocks, span, record["breaks"], template)
    return Duty(
        agent=record["agent"],
        start_min=start_min,
        end_min=end_min,
        day=book.clocks.day_of(start_min),
        template="" if template is None else template.id,
        paid_min=_paid_min(record, template, end_min - start_min - sum(r.length_min for r in rests if not r.paid)),
        breaks=rests,
        activities=activities_of(book.clocks, span, record["activities"], book.due.get(record["agent"], ())),
    )


def _by_hours(span: tuple[int, int], breaks: int, book: _Book) -> ShiftTemplate | None:
    """The first shift of the menus with these hours, one with as many breaks before others; None if there is none."""
    clock, length = book.clocks.clock(span[0]), span[1] - span[0]
    same = [t for t in book.templates.values() if (t.start, t.length_min) == (clock, length)]
    return min(same, key=lambda template: len(template.breaks) != breaks, default=None)


def _paid_min(record: Record, template: ShiftTemplate | None, present_min: int) -> int:
    """Paid minutes as stated, else the shift's, else the time present without unpaid breaks."""
    stated: int | None = record["paid_min"]
    hours: float | None = record["paid_h"]
    if stated is not None:
        return stated
    if hours is not None:
        return round(hours * 60)
    return present_min if template is None else template.paid_min

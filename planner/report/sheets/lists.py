"""Sheets Rows (long form, for machines and filters), On call and Legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.headline import headline, origin_lines
from planner.report.outputs.request import Request
from planner.report.outputs.rows import Row, rows_of
from planner.report.sheets.styles import Styles
from planner.report.standby import watches
from planner.report.teams import AWAY, EARLY, LATE, NIGHT, ON_CALL
from planner.words import sentence

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROW_HEADS = (
    "head_agent", "head_name", "head_team", "head_kind", "head_day", "head_shift", "head_starts", "head_ends",
    "head_hours", "head_breaks", "head_activities", "head_starts_utc",
)  # fmt: skip
WATCH_HEADS = ("head_when", "head_until", "head_policy", "head_people", "head_missing", "head_reach")


def write_rows(sheet: Worksheet, styles: Styles, request: Request) -> None:
    """One row a duty or on-call duty, with a filter."""
    _write_heads(sheet, ROW_HEADS, styles, request.lang)
    rows = rows_of(request.plan, request.inputs)
    for index, row in enumerate(rows, 1):
        _write_row(sheet, index, row, styles, request)
    sheet.autofilter(0, 0, max(len(rows), 1), len(ROW_HEADS) - 1)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 5, 12)
    sheet.set_column(5, 5, 22)
    sheet.set_column(6, 7, 15)
    sheet.set_column(9, 11, 26)


def _write_row(sheet: Worksheet, index: int, row: Row, styles: Styles, request: Request) -> None:
    texts = {
        0: row.agent,
        1: request.name(row.agent) if request.names else "",
        2: row.team,
        3: sentence(f"row_{row.kind}", {}, request.lang),
        5: row.shift,
        9: " ".join(f"{at:%H:%M}/{length}" for at, length in row.breaks),
        10: " ".join(f"{kind}@{at:%H:%M}/{length}" for kind, at, length in row.activities),
        11: f"{row.starts_at.isoformat(timespec='minutes')}",
    }
    for column, text in texts.items():
        sheet.write_string(index, column, text, styles.text)
    sheet.write_datetime(index, 4, row.day, styles.day)
    sheet.write_datetime(index, 6, row.starts_at.replace(tzinfo=None), styles.moment)
    sheet.write_datetime(index, 7, row.ends_at.replace(tzinfo=None), styles.moment)
    sheet.write_number(index, 8, round(row.paid_h, 2), styles.hours)


def write_on_call(sheet: Worksheet, styles: Styles, request: Request) -> None:
    """Every on-call window and who stands by."""
    _write_heads(sheet, WATCH_HEADS, styles, request.lang)
    for index, watch in enumerate(watches(request), 1):
        sheet.write_datetime(index, 0, watch.starts_at.replace(tzinfo=None), styles.moment)
        sheet.write_datetime(index, 1, watch.ends_at.replace(tzinfo=None), styles.moment)
        sheet.write_string(index, 2, watch.policy, styles.text)
        sheet.write_string(index, 3, ", ".join(watch.names), styles.text)
        sheet.write_number(index, 4, watch.missing, styles.whole)
        reach = sentence("reach", {"answer": watch.answer_min, "desk": watch.at_desk_min}, request.lang)
        sheet.write_string(index, 5, reach, styles.text)
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 3, 28)
    sheet.set_column(5, 5, 40)
    sheet.freeze_panes(1, 0)


def write_legend(sheet: Worksheet, styles: Styles, request: Request) -> None:
    """What the colours mean, the headline of the plan, and where it comes from."""
    lang = request.lang
    sheet.write_string(0, 0, sentence("sheet_legend", {}, lang), styles.title)
    kinds = ((EARLY, "key_early"), (LATE, "key_late"), (NIGHT, "key_night"), (AWAY, "key_away"))
    row = 2
    for kind, code in (*kinds, (ON_CALL, "mark_on_call_key")):
        sheet.write_blank(row, 0, None, styles.cell(kind, weekend=False))
        sheet.write_string(row, 1, sentence(code, {}, lang), styles.text)
        row += 1
    sheet.write_string(row, 1, sentence("cover_note", {}, lang), styles.text)
    plan = request.plan
    told = headline(request.series, request.figures, lang)
    for line in (*told, *origin_lines(plan, request.inputs, lang)):
        row += 1
        sheet.write_string(row + 1, 1, line.text.strip(), styles.text)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 120)


def _write_heads(sheet: Worksheet, codes: tuple[str, ...], styles: Styles, lang: str) -> None:
    for column, code in enumerate(codes):
        sheet.write_string(0, column, sentence(code, {}, lang), styles.head)

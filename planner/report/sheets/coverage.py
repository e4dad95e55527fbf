"""Sheet Coverage: every interval with people needed, rostered and short, all queues and by pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.report.charts.demand import pool_title
from planner.report.outputs.request import Request
from planner.report.series import Pool
from planner.report.sheets.styles import Styles
from planner.words import sentence

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEAD_ROWS, FIRST_COLUMN = 2, 2
PARTS = ("cover_need", "cover_here", "cover_gap")
LACK = -0.5


def write_coverage(sheet: Worksheet, styles: Styles, request: Request) -> None:
    """Rows are intervals in local time; each pool has three columns."""
    lang, grid = request.lang, request.plan.grid
    pools: tuple[Pool | None, ...] = (None, *request.series.pools) if request.plan.staffing is not None else ()
    sheet.write_string(1, 0, sentence("head_day", {}, lang), styles.head)
    sheet.write_string(1, 1, sentence("head_clock", {}, lang), styles.head)
    for row, minute in enumerate(grid.starts, HEAD_ROWS):
        local = grid.local(int(minute)).replace(tzinfo=None)
        sheet.write_datetime(row, 0, local, styles.day)
        sheet.write_datetime(row, 1, local, styles.clock)
    for index, pool in enumerate(pools):
        _write_pool(sheet, FIRST_COLUMN + 3 * index, pool, styles, request)
    sheet.set_column(0, 0, 11)
    sheet.set_column(1, 1, 7)
    sheet.freeze_panes(HEAD_ROWS, FIRST_COLUMN)


def _write_pool(sheet: Worksheet, column: int, pool: Pool | None, styles: Styles, request: Request) -> None:
    series, lang = request.series, request.lang
    title = sentence("all_queues", {}, lang) if pool is None else pool_title(pool, lang)
    sheet.merge_range(0, column, 0, column + 2, "", styles.head)
    sheet.write_string(0, column, title, styles.head)
    need, here = series.need(pool), series.present(pool)
    for offset, (code, values) in enumerate(zip(PARTS, (need, here, here - need), strict=True)):
        sheet.write_string(1, column + offset, sentence(code, {}, lang), styles.head)
        for row, value in enumerate(np.round(values, 1), HEAD_ROWS):
            sheet.write_number(row, column + offset, float(value), styles.hours)
    last = HEAD_ROWS + len(need) - 1
    rule = {"type": "cell", "criteria": "<", "value": LACK, "format": styles.lack}
    sheet.conditional_format(HEAD_ROWS, column + 2, last, column + 2, rule)

"""Sheet Roster: people x days by team, totals right, need, rostered and gap beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.report.charts.demand import pool_title
from planner.report.headline import origin_lines
from planner.report.occasions import occasions
from planner.report.outputs.request import Request
from planner.report.series import Pool, Series, Steps
from planner.report.sheets.styles import Styles
from planner.report.tables import WARN
from planner.report.teams import AWAY, Person, teams_of
from planner.words import sentence
from planner.words.numbers import day as day_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEAD_ROW, FIRST_DAY_COLUMN = 4, 2
TOTALS = ("head_hours", "head_contract", "head_nights", "head_weekends")
LACK_H = -0.5


def write_roster(sheet: Worksheet, styles: Styles, request: Request) -> None:
    """The whole sheet."""
    _write_head(sheet, styles, request)
    row = HEAD_ROW + 1
    for team in teams_of(request):
        sheet.write_string(row, 0, team.title, styles.team)
        for column in range(1, FIRST_DAY_COLUMN + len(request.plan.grid.days) + len(TOTALS)):
            sheet.write_blank(row, column, None, styles.team)
        row += 1
        for person in team.people:
            _write_person(sheet, row, person, styles, request)
            row += 1
    _write_cover(sheet, row + 1, styles, request)
    sheet.freeze_panes(HEAD_ROW + 1, FIRST_DAY_COLUMN)
    sheet.repeat_rows(HEAD_ROW)


def _write_head(sheet: Worksheet, styles: Styles, request: Request) -> None:
    plan, lang = request.plan, request.lang
    sheet.write_string(0, 0, plan.operation, styles.title)
    for row, line in enumerate(origin_lines(plan, request.inputs, lang), 1):
        sheet.write_string(row, 0, line.text, styles.warning if line.mark == WARN else styles.note)
    sheet.write_string(HEAD_ROW, 0, sentence("head_agent", {}, lang), styles.head)
    sheet.write_string(HEAD_ROW, 1, sentence("head_name", {}, lang) if request.names else "", styles.head)
    events = {event.day for event in occasions(plan, request.inputs)}
    for column, date in enumerate(plan.grid.days, FIRST_DAY_COLUMN):
        weekend = styles.head_weekend if date.weekday() >= 5 else styles.head
        sheet.write_string(HEAD_ROW, column, day_text(date, lang), styles.head_event if date in events else weekend)
    for column, code in enumerate(TOTALS, FIRST_DAY_COLUMN + len(plan.grid.days)):
        sheet.write_string(HEAD_ROW, column, sentence(code, {}, lang), styles.head)
    last = FIRST_DAY_COLUMN + len(plan.grid.days)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 18 if request.names else 14)
    sheet.set_column(FIRST_DAY_COLUMN, last - 1, 10.5)
    sheet.set_column(last, last + len(TOTALS) - 1, 9)
    sheet.set_row(HEAD_ROW, 26)


def _write_person(sheet: Worksheet, row: int, person: Person, styles: Styles, request: Request) -> None:
    days = request.plan.grid.days
    sheet.write_string(row, 0, person.agent, styles.text)
    if request.names:
        sheet.write_string(row, 1, person.name, styles.text)
    for column, (cell, date) in enumerate(zip(person.cells, days, strict=True), FIRST_DAY_COLUMN):
        style = styles.cell(cell.kind, weekend=date.weekday() >= 5, stands_by=cell.stands_by)
        shown = sentence("mark_away", {}, request.lang) if cell.kind == AWAY else cell.text
        if cell.stands_by and not shown:
            shown = sentence("mark_on_call", {}, request.lang)
        if shown:
            sheet.write_string(row, column, shown, style)
        else:
            sheet.write_blank(row, column, None, style)
    totals = FIRST_DAY_COLUMN + len(days)
    sheet.write_number(row, totals, person.paid_h, styles.hours)
    sheet.write_number(row, totals + 1, person.contract_h, styles.hours)
    sheet.write_number(row, totals + 2, person.nights, styles.whole)
    sheet.write_number(row, totals + 3, person.weekends, styles.whole)


def _write_cover(sheet: Worksheet, row: int, styles: Styles, request: Request) -> None:
    """Hours needed, rostered and short or over per day: all queues, then each language and channel family."""
    plan, lang, series = request.plan, request.lang, request.series
    if plan.staffing is None:
        return
    days = day_steps(series)
    pools: tuple[Pool | None, ...] = (None, *series.pools)
    sheet.write_string(row, 0, sentence("sheet_cover_title", {}, lang), styles.team)
    for pool in pools:
        title = sentence("all_queues", {}, lang) if pool is None else pool_title(pool, lang)
        hours = plan.grid.step_min / 60
        need, here = days.total(series.need(pool)) * hours, days.total(series.present(pool)) * hours
        for code, values in (("cover_need", need), ("cover_here", here), ("cover_gap", here - need)):
            row += 1
            sheet.write_string(row, 0, title, styles.text)
            sheet.write_string(row, 1, sentence(code, {}, lang), styles.text)
            for column, value in enumerate(values, FIRST_DAY_COLUMN):
                sheet.write_number(row, column, round(float(value), 1), styles.hours)
            total = round(float(values.sum()), 1)
            sheet.write_number(row, FIRST_DAY_COLUMN + len(plan.grid.days), total, styles.hours)
        last = FIRST_DAY_COLUMN + len(plan.grid.days)
        rule = {"type": "cell", "criteria": "<", "value": LACK_H, "format": styles.lack}
        sheet.conditional_format(row, FIRST_DAY_COLUMN, row, last, rule)


def day_steps(series: Series) -> Steps:
    """Whole local days as steps."""
    grid = series.plan.grid
    bounds = np.array(grid.day_bounds[1:])
    starts = tuple(grid.local(minute).replace(tzinfo=None) for minute in grid.day_bounds[:-1])
    return Steps(starts, np.searchsorted(bounds, grid.starts, side="right"))

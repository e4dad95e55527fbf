"""roster.xlsx: the roster to look at, its cover, its rows, on-call, charts and a legend."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.report.charts.cover import cover_chart
from planner.report.charts.demand import demand_chart
from planner.report.charts.drawing import png
from planner.report.occasions import occasions
from planner.report.outputs.request import Output, Request
from planner.report.sheets.coverage import write_coverage
from planner.report.sheets.lists import write_legend, write_on_call, write_rows
from planner.report.sheets.roster import write_roster
from planner.report.sheets.styles import Styles
from planner.words import sentence

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Text is written as text: nothing that a name or title begins with becomes a formula or a link.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
CHART_SCALE, CHART_ROWS = 1.5, 18
A3 = 8


def write(request: Request) -> Mapping[str, bytes]:
    """The workbook; equal plans give equal bytes (its date is the plan's as-of)."""
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    book.set_properties({"title": request.plan.operation, "created": request.plan.as_of.replace(tzinfo=None)})
    styles = Styles(book)
    write_roster(_sheet(book, "sheet_roster", request), styles, request)
    write_coverage(_sheet(book, "sheet_coverage", request), styles, request)
    write_rows(_sheet(book, "sheet_rows", request), styles, request)
    write_on_call(_sheet(book, "sheet_on_call", request), styles, request)
    if request.plan.forecast is not None:
        _write_charts(_sheet(book, "sheet_charts", request), styles, request)
    write_legend(_sheet(book, "sheet_legend", request), styles, request)
    book.close()
    return {"roster.xlsx": content.getvalue()}


def _sheet(book: Workbook, code: str, request: Request) -> Worksheet:
    sheet = book.add_worksheet(sentence(code, {}, request.lang))
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    return sheet


def _write_charts(sheet: Worksheet, styles: Styles, request: Request) -> None:
    """The page's charts as pictures."""
    lang = request.lang
    charts = {"page_demand": demand_chart(request.series, occasions(request.plan, request.inputs), lang)}
    if request.plan.staffing is not None:
        charts["page_cover"] = cover_chart(request.series, lang)
    for index, (code, spec) in enumerate(charts.items()):
        row = index * CHART_ROWS
        sheet.write_string(row, 0, sentence(code, {}, lang), styles.title)
        picture = {"image_data": io.BytesIO(png(spec, lang, CHART_SCALE)), "x_scale": 1 / CHART_SCALE}
        sheet.insert_image(row + 1, 0, f"{code}.png", picture | {"y_scale": 1 / CHART_SCALE})


OUTPUT = Output("xlsx", write)

"""Formats a plan is written in, one file a format."""

from __future__ import annotations

from planner.report.outputs import calendars, page, plan_json, roster_csv, workbook
from planner.report.outputs.request import Output, Request

OUTPUTS: tuple[Output, ...] = (
    page.OUTPUT,
    workbook.OUTPUT,
    roster_csv.OUTPUT,
    roster_csv.RAW,
    calendars.OUTPUT,
    plan_json.OUTPUT,
)

__all__ = ["OUTPUTS", "Output", "Request"]

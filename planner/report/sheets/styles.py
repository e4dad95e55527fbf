"""The workbook's formats: one look for all sheets, the same colours as the page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planner.report.teams import AWAY, EARLY, FREE, LATE, NIGHT, ON_CALL

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

LINE, WEEKEND_FILL, HEAD_FILL, TEAM_FILL = "#D3DAE2", "#F3EFE6", "#E8EDF2", "#CBD5DF"
FILLS = {EARLY: "#FDF0C4", LATE: "#CFE3F6", NIGHT: "#3D4F7C", AWAY: "#D6DCE2", ON_CALL: "#E9D8F5"}


class Styles:
    """Formats by purpose, made once a workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._cells: dict[tuple[str, bool], Format] = {}

    def _made(self, **properties: object) -> Format:
        return self._book.add_format({"font_size": 9, "valign": "vcenter", **properties})

    @cached_property
    def title(self) -> Format:
        """The first line of a sheet."""
        return self._made(bold=True, font_size=14)

    @cached_property
    def note(self) -> Format:
        """A remark."""
        return self._made(font_color="#66727F", italic=True)

    @cached_property
    def warning(self) -> Format:
        """A remark that must be seen: synthetic history."""
        return self._made(font_color="#9A6700", bold=True)

    @cached_property
    def text(self) -> Format:
        """Plain text; the text format keeps an id from being read as a number."""
        return self._made(num_format="@")

    @cached_property
    def head(self) -> Format:
        """A column's heading."""
        return self._made(bold=True, bg_color=HEAD_FILL, border=1, border_color=LINE, align="center", text_wrap=True)

    @cached_property
    def head_weekend(self) -> Format:
        """A weekend's heading."""
        return self._made(bold=True, bg_color=WEEKEND_FILL, border=1, border_color=LINE, align="center", text_wrap=True)

    @cached_property
    def head_event(self) -> Format:
        """The heading of a day with a big event."""
        return self._made(
            bold=True, bg_color="#F6D9C4", font_color="#B44D12", border=1, border_color=LINE, align="center",
            text_wrap=True,
        )  # fmt: skip

    @cached_property
    def team(self) -> Format:
        """A team's line."""
        return self._made(bold=True, font_size=11, bg_color=TEAM_FILL)

    @cached_property
    def hours(self) -> Format:
        """Hours to a tenth."""
        return self._made(num_format="#,##0.0", border=1, border_color=LINE)

    @cached_property
    def whole(self) -> Format:
        """A count."""
        return self._made(num_format="#,##0", border=1, border_color=LINE)

    @cached_property
    def day(self) -> Format:
        """A date."""
        return self._made(num_format="yyyy-mm-dd", align="left")

    @cached_property
    def moment(self) -> Format:
        """A date with its clock time."""
        return self._made(num_format="yyyy-mm-dd hh:mm", align="left")

    @cached_property
    def clock(self) -> Format:
        """A clock time."""
        return self._made(num_format="hh:mm", align="left")

    @cached_property
    def lack(self) -> Format:
        """What is short."""
        return self._made(bg_color="#F5C6C0", font_color="#B42318")

    def cell(self, kind: str, *, weekend: bool, stands_by: bool = False) -> Format:
        """A person's day; weekends without a shift are shaded."""
        fill = FILLS.get(kind, WEEKEND_FILL if weekend and kind == FREE else "")
        key = (fill, stands_by)
        if key not in self._cells:
            look: dict[str, object] = {"align": "center", "border": 1, "border_color": LINE, "font_size": 8}
            if fill:
                look["bg_color"] = fill
            if fill == FILLS[NIGHT]:
                look["font_color"] = "#FFFFFF"
            if stands_by:
                look |= {"bold": True, "border": 2, "border_color": "#8E3BB8"}
            self._cells[key] = self._made(**look)
        return self._cells[key]

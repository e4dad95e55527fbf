"""A wish as it is written on the command line: off, work, 08:00-12:00 (start between) or the name of a shift."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from planner.operation.reading import as_parameters
from planner.problems import OperationError, Problem
from solver.explainer.asked_day import AskedDay

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
LAST_HOUR, LAST_MINUTE = 23, 59


def read_wish(text: str, agent: str, day: date, shifts: Collection[str]) -> AskedDay:
    """Read a wish; `shifts` are the names of the operation's shifts.

    Raises
    ------
    OperationError
        `wish_unreadable`, with the nearest name of a shift; `wish_clock` for times that are none or run backwards.
    """
    wanted = text.strip()
    if wanted == "off":
        return AskedDay(agent, day, "off")
    if wanted == "work":
        return AskedDay(agent, day, "work")
    if wanted in shifts:
        return AskedDay(agent, day, "shift", template=wanted)
    if (found := SPAN.fullmatch(wanted)) is not None:
        return _between(wanted, tuple(int(part) for part in found.groups()), agent, day)
    near = difflib.get_close_matches(wanted, shifts, 1)
    raise OperationError((_problem("wish_unreadable", text, {"meant": near[0]} if near else {}),))


def _between(text: str, parts: tuple[int, ...], agent: str, day: date) -> AskedDay:
    earliest, latest = 60 * parts[0] + parts[1], 60 * parts[2] + parts[3]
    clocks = all(hour <= LAST_HOUR for hour in parts[::2]) and all(minute <= LAST_MINUTE for minute in parts[1::2])
    if not clocks or earliest > latest:
        raise OperationError((_problem("wish_clock", text, {}),))
    return AskedDay(agent, day, "start_between", earliest, latest)


def _problem(code: str, text: str, told: dict[str, object]) -> Problem:
    return Problem("command line", None, "wish", code, text, as_parameters(told))

"""ics/AGENT.ics: one calendar an agent, with stable UIDs and the operation's time zone inside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from planner.report.outputs.request import Output, Request
from planner.report.outputs.rows import DUTY, ON_CALL, Row, rows_of
from planner.words import sentence

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone


def write(request: Request) -> Mapping[str, bytes]:
    """One calendar for each agent who works; DTSTAMP is the plan's as-of, so equal plans give equal bytes.

    A UID is made of agent, local day and kind, for on-call of its window too, and so stays when a shift moves within
    its day. SEQUENCE is always 0: an export does not know how often the plan was published.
    """
    zone, found = _zone(request), {}
    for agent, rows in groupby(rows_of(request.plan, request.inputs), key=lambda row: row.agent):
        found[f"ics/{file_name(agent)}.ics"] = _calendar(request, agent, tuple(rows), zone)
    return found


def _zone(request: Request) -> Timezone:
    """The operation's zone over the years around the plan: worked out once, a few lines in each file."""
    days = request.plan.grid.days
    return zone_of(request.plan.grid.zone, days[0].year, days[-1].year)


def zone_of(name: str, first_year: int, last_year: int) -> Timezone:
    """A zone over some years and one around them."""
    from icalendar import Timezone

    return Timezone.from_tzid(name, first_date=date(first_year - 1, 1, 1), last_date=date(last_year + 1, 12, 31))


def _calendar(request: Request, agent: str, rows: tuple[Row, ...], zone: Timezone) -> bytes:
    calendar = new_calendar(f"{request.plan.operation} {request.name(agent)}", zone)
    for row in rows:
        calendar.add_component(event_of(row, uid_of(row), request.plan.as_of, request.lang))
    return bytes(calendar.to_ical())


def new_calendar(name: str, zone: Timezone) -> Calendar:
    """A calendar without an event."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//vardiya//roster//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(name.split()))  # a line break in a name would end the line
    calendar.add_component(zone)
    return calendar


def event_of(row: Row, uid: str, stamp: datetime, lang: str, sequence: int = 0) -> Event:
    """A duty as an event: its times, breaks and activities."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", row.starts_at)
    event.add("dtend", row.ends_at)
    event.add("sequence", sequence)
    code = "calendar_duty" if row.kind == DUTY else "calendar_on_call"
    event.add("summary", sentence(code, {"from": f"{row.starts_at:%H:%M}", "to": f"{row.ends_at:%H:%M}"}, lang))
    pauses = ", ".join(f"{at:%H:%M} ({length} min)" for at, length in row.breaks)
    lines = [sentence("calendar_breaks", {"breaks": pauses}, lang)] if pauses else []
    lines += [f"{kind} {at:%H:%M} ({length} min)" for kind, at, length in row.activities]
    if lines:
        event.add("description", "\n".join(lines))
    return event


def uid_of(row: Row) -> str:
    """Of an agent's day there is one duty, but perhaps several on-call windows."""
    window = f"-{file_name(row.shift)}" if row.kind == ON_CALL else ""
    return f"{file_name(row.agent)}-{row.day:%Y%m%d}-{row.kind}{window}@vardiya"


def file_name(agent: str) -> str:
    """A file name that cannot leave its folder, and of no other agent: what is not plain stands as %XX."""
    return quote(agent, safe="").replace(".", "%2E").replace("~", "%7E")


OUTPUT = Output("ics", write)

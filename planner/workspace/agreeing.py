"""What keeps the sites of a pool from being one roster problem, each with what must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from planner.problems import Problem
from planner.workspace.renaming import Part

if TYPE_CHECKING:
    from planner.operation.config import OperationFile

FILE = "workspace.yaml"
AGREED = (
    "currency", "grid_min", "history_interval_min", "speed", "repeat", "newcomer_weeks", "shrinkage", "routing",
    "calendar", "days", "matches", "cycle", "solver", "exports",
)  # fmt: skip
"""Sections that hold for everybody in a roster; `rules`, `zone`, `costs` and `forecast` are looked at by themselves."""
NAMED = (
    "channels", "queues", "teams", "contracts", "menus", "patterns", "certificates", "floors", "on_call", "activities",
    "off_queue",
)  # fmt: skip
"""Sections by name: the same name means the same thing, so it must say the same."""
OF_PERSONS = ("named_cover", "shift_requests", "personal_totals", "personal_stretches", "team_together")
AHEAD = timedelta(days=731)
MOST_NAMED = 5


def disagreements(parts: tuple[Part, ...], line: int | None, prefix: bool) -> tuple[Problem, ...]:
    """All of them, at the pool's line of workspace.yaml."""
    first = parts[0]
    found = [told for part in parts[1:] for told in (*_sections(first, part), *_clocks(first, part))]
    found += [*_names(parts), *_agents(parts, prefix), *_rows(parts)]
    pool = "+".join(part.site for part in parts)
    return tuple(Problem(FILE, line, "pools", code, pool, tuple(sorted(told.items()))) for code, told in found)


Told = Iterator[tuple[str, dict[str, str]]]


def _sections(a: Part, b: Part) -> Told:
    """Sections that differ, the rule book in words of its own."""
    one, other = a.operation.config, b.operation.config
    sites = {"first": a.site, "second": b.site}
    if one.rules != other.rules:
        presets = {"preset": one.rules.preset, "other": other.rules.preset}
        yield "pool_law" if one.rules.preset != other.rules.preset else "pool_rules", sites | presets
    for section in AGREED:
        if getattr(one, section) != getattr(other, section):
            yield "pool_section", sites | {"section": section}
    if _premiums(one) != _premiums(other):
        yield "pool_section", sites | {"section": "costs"}
    if _forecasting(one) != _forecasting(other):
        yield "pool_section", sites | {"section": "forecast"}


def _premiums(config: OperationFile) -> object:
    """Cost rates without the hour, which every agent has a rate of their own for."""
    return config.costs.model_copy(update={"hour": 0})


def _forecasting(config: OperationFile) -> object:
    """Settings of the forecast that are not of single queues or series."""
    return config.forecast.model_copy(update={"models": {}, "drivers": {}})


def _clocks(a: Part, b: Part) -> Told:
    """Whether clocks show the same at every hour that matters: menus, floors and night rules are in local time."""
    one, other = a.operation.config.zone, b.operation.config.zone
    starts = a.operation.contacts["start"]
    if one == other or starts.empty:
        return
    first, last = starts.min().to_pydatetime(), starts.max().to_pydatetime() + AHEAD
    if any(_offset(moment, one) != _offset(moment, other) for moment in _days(first, last)):
        yield "pool_clocks", {"first": a.site, "second": b.site, "zone": one, "other": other}


def _days(first: datetime, last: datetime) -> Iterator[datetime]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _offset(moment: datetime, zone: str) -> timedelta | None:
    return moment.astimezone(ZoneInfo(zone)).utcoffset()


def _names(parts: tuple[Part, ...]) -> Told:
    """Entries of one name that say different things."""
    for section in (*NAMED, "models"):
        known: dict[str, tuple[str, object]] = {}
        for part in parts:
            config = part.operation.config
            entries = config.forecast.models if section == "models" else getattr(config, section)
            for name, spec in entries.items():
                site, before = known.setdefault(name, (part.site, spec))
                if spec != before:
                    told = {"first": site, "second": part.site, "section": section, "name": name}
                    yield ("pool_queue" if section == "queues" else "pool_entry"), told | _field(before, spec)


def _field(before: object, spec: object) -> dict[str, str]:
    """The first field in which two entries differ."""
    if not isinstance(spec, BaseModel):
        return {"field": f"{before} / {spec}"}
    differing = [name for name in type(spec).model_fields if getattr(before, name) != getattr(spec, name)]
    return {"field": ", ".join(differing[:MOST_NAMED])}


def _agents(parts: tuple[Part, ...], prefix: bool) -> Told:
    """Ids of two people, and rules that name people who get another id."""
    used = Counter(agent.id for part in parts for agent in part.operation.agents)
    twice = [agent for agent, count in used.items() if count > 1]
    if twice:
        more = ", ..." if len(twice) > MOST_NAMED else ""
        yield "pool_agents", {"agents": ", ".join(twice[:MOST_NAMED]) + more, "count": str(len(twice))}
    naming = [kind for kind in OF_PERSONS if kind in parts[0].operation.config.rules.changes]
    if prefix and naming:
        yield "pool_rules_of_persons", {"rules": ", ".join(naming)}


def _rows(parts: tuple[Part, ...]) -> Told:
    """Events and series of one id that differ, and factors on a queue that only one site's share is meant by."""
    yield from _events(parts)
    yield from _drivers(parts)
    serving = Counter(queue.id for part in parts for queue in part.operation.queues)
    for part in parts:
        others = {edit for other in parts if other is not part for edit in other.operation.edits}
        for edit in part.operation.edits:
            shared = [queue for queue in edit.queues if serving[queue] > 1]
            if shared and edit.add is None and edit not in others:
                yield "pool_edit", {"site": part.site, "name": edit.name, "queue": shared[0]}


def _events(parts: tuple[Part, ...]) -> Told:
    known: dict[str, tuple[str, frozenset[object]]] = {}
    for part in parts:
        versions: dict[str, set[object]] = {}
        for row in part.operation.events:
            versions.setdefault(row.id, set()).add(row)
        for name, rows in versions.items():
            site, before = known.setdefault(name, (part.site, frozenset(rows)))
            if rows != before:
                yield "pool_event", {"first": site, "second": part.site, "name": name}


def _drivers(parts: tuple[Part, ...]) -> Told:
    known: dict[str, tuple[str, object]] = {}
    for part in parts:
        specs = part.operation.config.forecast.drivers
        for series in part.operation.drivers:
            value = (specs.get(series.id), series.figures)
            site, before = known.setdefault(series.id, (part.site, value))
            if value != before:
                yield "pool_entry", {
                    "first": site, "second": part.site, "section": "drivers", "name": series.id, "field": "figures",
                }  # fmt: skip

"""What an agent works and bears, counted from the roster's rows and the files alone: nothing of the rules is used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from solver.grid import utc

if TYPE_CHECKING:
    from datetime import datetime

    from planner.answers.standing import Standing
    from solver.case import Wish
    from solver.duties import Duty, Roster

NIGHT = (20, 6)
EVENING = 18
COLUMNS = ("nights", "weekends", "feasts", "match_nights", "on_call", "refused_wishes")
"""As ledger.csv calls them."""
LEDGER = dict(zip(("nights", "weekends", "feasts", "matches", "on_call", "refused"), COLUMNS, strict=True))


@dataclass(frozen=True, slots=True)
class AgentRows:
    """Counts of one agent.

    Attributes
    ----------
    weeks : paid minutes by Monday of the week; `months` and `plan` the burdens of `COLUMNS`, by month and in all.
    ledger, ledger_months : what ledger.csv holds of the twelve months before the plan, and how many rows tell it.
    """

    agent: str
    weeks: tuple[tuple[date, int], ...]
    months: tuple[tuple[str, dict[str, int]], ...]
    ledger: dict[str, int]
    ledger_months: dict[str, int]

    @property
    def year(self) -> dict[str, int]:
        """The ledger and the plan together."""
        return {name: self.ledger[name] + self.plan[name] for name in COLUMNS}

    @property
    def plan(self) -> dict[str, int]:
        """The burdens of the whole plan."""
        return {name: sum(row[name] for _, row in self.months) for name in COLUMNS}


def agent_rows(standing: Standing, roster: Roster, agent: str) -> AgentRows:
    """Count the rows of an agent; see `Standing.agent` for ids that are none."""
    zone = ZoneInfo(standing.plan.grid.zone)
    days = standing.plan.grid.days
    duties = sorted(duty for duty in roster.duties if duty.agent == agent)
    found = {f"{day:%Y-%m}": Counter[str]() for day in days}
    weekends = set()
    for duty in duties:
        starts, ends = (utc(at).astimezone(zone) for at in (duty.start_min, duty.end_min))
        row, monday = found.setdefault(f"{duty.day:%Y-%m}", Counter()), _monday(duty.day)
        row["nights"] += _is_night(duty.start_min, duty.end_min, zone)
        row["feasts"] += duty.day in _feasts(standing, agent)
        row["match_nights"] += duty.day in _tagged(standing, "match") and _into_evening(starts, ends)
        row["weekends"] += duty.day.weekday() in (5, 6) and monday not in weekends
        weekends |= {monday} if duty.day.weekday() in (5, 6) else set()
    for one in roster.on_call:
        if one.agent == agent:
            found.setdefault(f"{utc(one.start_min).astimezone(zone):%Y-%m}", Counter())["on_call"] += 1
    for wish in {w for w in standing.inputs.operation.wishes if w.agent == agent and w.day in days}:
        found[f"{wish.day:%Y-%m}"]["refused_wishes"] += _is_refused(wish, duties, zone)
    months = tuple((month, {name: row[name] for name in COLUMNS}) for month, row in sorted(found.items()))
    ledger, told = _ledger(standing, agent)
    return AgentRows(agent, _weeks(duties, days), months, ledger, told)


def _weeks(duties: list[Duty], days: tuple[date, ...]) -> tuple[tuple[date, int], ...]:
    paid = dict.fromkeys(sorted({_monday(day) for day in days}), 0)
    for duty in duties:
        paid[_monday(duty.day)] = paid.get(_monday(duty.day), 0) + duty.paid_min
    return tuple(sorted(paid.items()))


@lru_cache(maxsize=16384)
def _is_night(start_min: int, end_min: int, zone: ZoneInfo) -> bool:
    """Whether more than half of a shift's minutes lie between 20:00 and 06:00, minute by minute."""
    hours = [utc(minute).astimezone(zone).hour for minute in range(start_min, end_min)]
    return 2 * sum(hour >= NIGHT[0] or hour < NIGHT[1] for hour in hours) > len(hours)


def _into_evening(starts: datetime, ends: datetime) -> bool:
    return ends.date() > starts.date() or (ends.hour, ends.minute) > (EVENING, 0)


def _is_refused(wish: Wish, duties: list[Duty], zone: ZoneInfo) -> bool:
    mine = [duty for duty in duties if duty.day == wish.day]
    if wish.kind in ("off", "work"):
        return bool(mine) == (wish.kind == "off")
    clocks = [utc(duty.start_min).astimezone(zone) for duty in mine]
    return any(not wish.earliest <= 60 * at.hour + at.minute <= wish.latest for at in clocks)


def _tagged(standing: Standing, tag: str) -> set[date]:
    return {day.day for day in standing.case.agreements.days if day.tag == tag}


def _feasts(standing: Standing, agent: str) -> set[date]:
    group = next(a.feast_group for a in standing.inputs.operation.agents if a.id == agent)
    return {day.day for day in standing.case.agreements.days if day.tag == "feast" and day.group in ("", group)}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _ledger(standing: Standing, agent: str) -> tuple[dict[str, int], dict[str, int]]:
    """The twelve calendar months before the plan's first day, and how many of them have a figure."""
    start = standing.plan.start
    first = date(start.year - 1, start.month, 1)
    amounts, months = dict.fromkeys(COLUMNS, 0), dict.fromkeys(COLUMNS, 0)
    for row in standing.inputs.operation.ledger:
        if row.agent == agent and first <= row.month < start:
            for measure, amount in row.amounts:
                if measure in LEDGER:
                    amounts[LEDGER[measure]] += amount
                    months[LEDGER[measure]] += 1
    return amounts, months

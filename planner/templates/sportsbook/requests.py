"""What agents and the planner fixed or asked for: absences, wishes, locks, protections, sessions, the year's ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from planner.templates.sportsbook.people import FIRST_PLANNED, Person

WEEK_MIN = {"full-45": 2700, "part-30": 1800, "part-22": 1350}
LEAVES, WISHES, COACHED = 20, 150, 30
SESSIONS = 6
STARTS = ("10:00", "11:00", "13:00", "14:00", "15:00", "16:00")


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, both counted; paid minutes count against the contract."""

    agent: str
    first: date
    last: date
    paid_min: int

    def holds(self, agent: str, day: date) -> bool:
        """Whether the agent is away on a day."""
        return agent == self.agent and self.first <= day <= self.last


def leaves(crew: tuple[Person, ...], seed: int) -> tuple[Leave, ...]:
    """Leaves and illnesses of the plan's six weeks: at most two of a skill set, none of the rare language."""
    rng = np.random.default_rng([seed, 5])
    taken: dict[str, int] = {}
    found: list[Leave] = []
    for i in rng.permutation(len(crew)).tolist():
        person, name = crew[i], crew[i].profile.name
        if len(found) == LEAVES or taken.get(name, 0) == 2 or name == "german" or person.is_newcomer:
            continue
        taken[name] = taken.get(name, 0) + 1
        days = int(rng.choice([2, 3, 4, 5, 7, 7, 10]))
        first = FIRST_PLANNED + timedelta(days=int(rng.integers(1, 36)))
        paid = round(WEEK_MIN[person.contract] * days / 7 / 15) * 15
        found.append(Leave(person.id, first, first + timedelta(days=days - 1), paid))
    return tuple(sorted(found, key=lambda leave: (leave.agent, leave.first)))


def absences_csv(found: tuple[Leave, ...]) -> Iterator[str]:
    """Lines of absences.csv; never a reason."""
    yield "agent,starts_at,ends_at,paid_min"
    for leave in found:
        yield f"{leave.agent},{leave.first}T00:00,{leave.last + timedelta(days=1)}T00:00,{leave.paid_min}"


def wishes_csv(crew: tuple[Person, ...], away: tuple[Leave, ...], seed: int) -> Iterator[str]:
    """Lines of wishes.csv: mostly days off, most of them on weekends."""
    rng = np.random.default_rng([seed, 6])
    yield "agent,day,kind,rank,earliest,latest"
    seen: set[tuple[str, date]] = set()
    while len(seen) < WISHES:
        person = crew[int(rng.integers(0, len(crew)))]
        day = FIRST_PLANNED + timedelta(days=int(rng.integers(0, 28)))
        skipped = day.weekday() < 5 and rng.random() < 0.5
        if skipped or (person.id, day) in seen or any(leave.holds(person.id, day) for leave in away):
            continue
        seen.add((person.id, day))
        kind = str(rng.choice(["off", "off", "off", "off", "start_between", "work"]))
        early = bool(rng.integers(0, 2))
        hours = ("08:00,12:00" if early else "13:00,17:00") if kind == "start_between" else ","
        yield f"{person.id},{day},{kind},{int(rng.integers(1, 4))},{hours}"


def protections_csv(crew: tuple[Person, ...], seed: int) -> Iterator[str]:
    """Lines of protections.csv: validity, never a reason."""
    rng = np.random.default_rng([seed, 7])
    fit = [
        p
        for p in crew
        if p.contract == "full-45" and p.profile.name in ("general", "bonus-technical", "money", "technical")
    ]
    chosen = [fit[i] for i in rng.choice(len(fit), 6, replace=False).tolist()]
    kinds = ("no_nights", "no_nights", "no_nights", "no_nights", "no_overtime", "most_daily")
    yield "agent,kind,first_day,last_day,amount_min"
    for person, kind in zip(chosen, kinds, strict=True):
        yield f"{person.id},{kind},2025-10-01,2026-03-31,{450 if kind == 'most_daily' else 0}"


def locks_csv(crew: tuple[Person, ...], away: tuple[Leave, ...]) -> Iterator[str]:
    """Lines of locks.csv: the derby evening's leads, and a few days off given by word."""
    derby = date(2025, 11, 23)
    yield "agent,day,shift"
    leads = [p for p in crew if p.profile.name == "lead" and not any(x.holds(p.id, derby) for x in away)]
    for person in leads[:2]:
        yield f"{person.id},{derby},standard-1600-480"
    given = [p for p in crew if p.profile.name in ("world", "bonus-technical")][::4]
    for person, days in zip(given, (5, 12, 19, 20), strict=False):
        day = FIRST_PLANNED + timedelta(days=days)
        if not any(x.holds(person.id, day) for x in away):
            yield f"{person.id},{day},off"


def activities_csv(crew: tuple[Person, ...], away: tuple[Leave, ...], seed: int) -> Iterator[str]:
    """Lines of activities.csv: dated sessions of at most ten people on weekdays, and coaching within a week."""
    rng = np.random.default_rng([seed, 8])
    yield "id,agent,kind,starts_at,ends_at,length_min"
    order = [crew[i] for i in rng.permutation(len(crew)).tolist() if crew[i].profile.name not in ("german", "lead")]
    documents = [p for p in crew if p.profile.kyc]
    weekdays = [FIRST_PLANNED + timedelta(days=d) for d in (2, 3, 8, 9, 10, 16)]
    groups = [("aml-training", order[10 * i : 10 * i + 10]) for i in range(SESSIONS)]
    for (kind, group), day, clock in zip(groups, weekdays, STARTS, strict=True):
        yield from _session(kind, group, datetime.combine(day, time.fromisoformat(clock)), away)
    yield from _session("kyc-training", documents, datetime.combine(FIRST_PLANNED + timedelta(days=17), time(14)), away)
    for i, person in enumerate(order[10 * SESSIONS : 10 * SESSIONS + COACHED]):
        monday = FIRST_PLANNED + timedelta(days=7 * (i % 4))
        friday = monday + timedelta(days=4)
        if not any(leave.holds(person.id, monday + timedelta(days=d)) for leave in away for d in range(5)):
            yield f"coaching-{person.id},{person.id},coaching,{monday}T09:00,{friday}T20:00,30"


def ledger_csv(crew: tuple[Person, ...], seed: int) -> Iterator[str]:
    """Lines of ledger.csv: what each agent carried in the last twelve months."""
    rng = np.random.default_rng([seed, 9])
    months = [date(2024 + (10 + i) // 12, (10 + i) % 12 + 1, 1) for i in range(12)]
    yield "agent,month,nights,weekends,feasts,match_nights,on_call,refused_wishes,overtime_min"
    for person in crew:
        nights = 4.5 if person.contract == "full-45" else 0.6
        for month in (m for m in months if m >= person.first_day):
            counts = rng.poisson([nights, 2.6, 0.3, 3.0, 0.4, 0.3]).tolist()
            overtime_min = 60 * counts[3] if person.contract == "full-45" else 0  # an hour for each match night
            yield ",".join((person.id, f"{month:%Y-%m}", *map(str, counts), str(overtime_min)))


def _session(kind: str, group: list[Person], start: datetime, away: tuple[Leave, ...]) -> Iterator[str]:
    end = start + timedelta(minutes=60)
    for person in group:
        if not any(leave.holds(person.id, start.date()) for leave in away):
            name = f"{kind}-{start:%m%d}"
            yield f"{name},{person.id},{kind},{start:%Y-%m-%dT%H:%M},{end:%Y-%m-%dT%H:%M},60"

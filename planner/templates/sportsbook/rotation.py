"""The six weeks worked before the plan: a law-legal rotation of early, day, evening and night weeks.

Every agent has one fixed weekday off (part time: two in a row) and changes to the next band after it. So rests
between shifts are at least 11 h, weekly rests at least 24 h, and a week of nights comes once in six weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np

from planner.templates.sportsbook.clubs import Fixture
from planner.templates.sportsbook.people import Person

FIRST, DAYS = date(2025, 9, 22), 42  # to Sunday, 2 November
BANDS = ("early", "day", "evening", "night", "evening", "day")
NIGHT = BANDS.index("night")
# Menu, length and paid minutes per contract, and the start of each band; nobody works nights part time.
STARTS = {"early": "07:00", "day": "11:00", "evening": "16:00", "night": "23:00"}
LENGTHS = {"full-45": ("standard", 480, 450), "part-30": ("part", 390, 360), "part-22": ("part", 300, 270)}
PART_TIME_STARTS = {"early": "08:00", "day": "12:00", "evening": "16:00", "night": "16:00"}
SICK_SHARE = 0.02
STANDBY_HOURS = 6  # from 19:00
STANDBY_SINCE = date(2025, 10, 6)


@dataclass(frozen=True, slots=True)
class Turn:
    """An agent's place in the rotation: the first weekday off and the band of the week that holds 2 November."""

    off: int
    band: int
    days_off: int

    def is_off(self, day: date) -> bool:
        """Whether the agent rests on this day."""
        return (day.weekday() - self.off) % 7 < self.days_off

    def band_on(self, day: date) -> str:
        """The band worked on a day; it changes after the weekday off."""
        last = date(2025, 11, 2)
        since_off = (day.weekday() - self.off) % 7
        last_since = (last.weekday() - self.off) % 7
        weeks_back = ((last - timedelta(days=last_since)) - (day - timedelta(days=since_off))).days // 7
        return BANDS[(self.band - weeks_back) % len(BANDS)]


def turns(crew: tuple[Person, ...]) -> dict[str, Turn]:
    """Places in the rotation, dealt out language by language, so that every night has its languages and a lead."""
    dealt: dict[str, int] = {}
    found = {}
    for person in crew:
        key = _night_pool(person)
        rank = dealt.get(key, 0)
        dealt[key] = rank + 1
        band, off = rank % len(BANDS), (rank + rank // 6) % 7
        if person.contract != "full-45":
            found[person.id] = Turn(off, band, 2)
        else:  # nobody on nights rests on the plan's eve: the first morning needs them
            found[person.id] = Turn(off % 5 if band == NIGHT else off, band, 1)
    return found


def previous_csv(crew: tuple[Person, ...], fixtures: tuple[Fixture, ...], seed: int) -> Iterator[str]:
    """Lines of previous.csv: duties, and standby on past event nights."""
    rng = np.random.default_rng([seed, 4])
    placed = turns(crew)
    yield "agent,kind,starts_at,ends_at,paid_min,shift"
    for person in crew:
        for i in range(DAYS):
            day = FIRST + timedelta(days=i)
            is_sick = rng.random() < SICK_SHARE and i < DAYS - 1
            if day >= person.first_day and not placed[person.id].is_off(day) and not is_sick:
                yield _duty(person, day, placed[person.id].band_on(day))
    yield from _standby(crew, fixtures, placed)


def _night_pool(person: Person) -> str:
    """Agents who stand in for each other at night: leads, and each language."""
    if person.contract != "full-45":
        return "part time"
    return (
        "lead"
        if "lead" in person.profile.roles
        else person.profile.name.split("-")[0].replace("german", "world").replace("english", "world")
    )


def _duty(person: Person, day: date, band: str) -> str:
    menu, length, paid = LENGTHS[person.contract]
    clock = (STARTS if person.contract == "full-45" else PART_TIME_STARTS)[band]
    start = datetime.combine(day, time.fromisoformat(clock))
    end = start + timedelta(minutes=length)
    shift = f"{menu}-{start:%H%M}-{length}"
    return f"{person.id},duty,{start:%Y-%m-%dT%H:%M},{end:%Y-%m-%dT%H:%M},{paid},{shift}"


def _standby(crew: tuple[Person, ...], fixtures: tuple[Fixture, ...], placed: dict[str, Turn]) -> Iterator[str]:
    """Two Turkish speakers on each big night; they have the next day off too, so a rest day stays undisturbed."""
    nights = sorted({f.starts_at.date() for f in fixtures if f.tier <= 2 and not f.date_only})
    part_time = [p for p in crew if p.contract == "part-30" and p.profile.languages.startswith("tr")]
    for night in (n for n in nights if STANDBY_SINCE <= n < FIRST + timedelta(days=DAYS)):
        resting = [p for p in part_time if night.weekday() == placed[p.id].off]
        start = datetime.combine(night, time(19))
        end = start + timedelta(hours=STANDBY_HOURS)
        for person in resting[:2]:
            yield f"{person.id},on_call,{start:%Y-%m-%dT%H:%M},{end:%Y-%m-%dT%H:%M},0,tr-event-night"

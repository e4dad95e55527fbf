"""Places and agreements of operation.yaml: sites, desks, patterns, tagged days, courses, off-queue entitlements."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.calendar_specs import Country
from planner.operation.types import Frozen, Identifier, Level, Zone, parse_clock

OFF, ANY = "off", "*"
"""How a pattern writes a day off and a day with any shift."""

DayClock = Annotated[int, BeforeValidator(parse_clock, json_schema_input_type=int | str), Field(ge=0, le=1439)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,31}$")]


class SiteSpec(Frozen):
    """A place of work: seats for people at once (none stated: enough), rooms for trainings, transport times.

    `arrivals` and `departures` are the clock times at which transport reaches and leaves the site; who depends on it
    stands in agents.csv (needs_transport).
    """

    seats: Annotated[int, Field(ge=1)] | None = None
    rooms: Annotated[int, Field(ge=0)] = 1
    arrivals: tuple[DayClock, ...] = ()
    departures: tuple[DayClock, ...] = ()
    zone: Zone | None = None


class DeskSpec(Frozen):
    """What the shifts of a menu ask of whoever works them: a skill, a certificate, a language, a channel right.

    `proficiency` (1 to 5) is the least of the skill; `level` is the CEFR level of the language, `spoken` or written.
    """

    menu: Identifier
    skill: str | None = None
    proficiency: Annotated[int, Field(ge=1, le=5)] = 1
    certificate: str | None = None
    language: str | None = None
    level: Level = "B2"
    spoken: bool = False
    channel: str | None = None

    @model_validator(mode="after")
    def _something(self) -> DeskSpec:
        if not (self.skill or self.certificate or self.language or self.channel):
            raise PydanticCustomError("desk_of_nothing", "a desk asks for a skill, certificate, language or channel")
        return self


class PatternSpec(Frozen):
    """A shift pattern of one or several weeks, Monday first: a menu, `off`, or `*` for any shift, for each day.

    The first week is that of `anchor`; agents enter the pattern so many weeks later as agents.csv says
    (pattern_week).
    """

    anchor: date
    weeks: Annotated[tuple[Annotated[tuple[str, ...], Field(min_length=7, max_length=7)], ...], Field(min_length=1)]


class TaggedDaySpec(Frozen):
    """A day with a tag: feast, match, or a word of your own; `group` is the code of those who celebrate it."""

    date: date
    tag: Code = "feast"
    group: Code | Literal[""] = ""


class DaysSpec(Frozen):
    """Days that are shared out fairly or kept free by those who celebrate them.

    `feasts` maps countries whose public holidays are feasts to the code of those who celebrate them (empty: all
    agents); the operation's own days of `calendar` count. `match_tier`: a night with a match of this tier or bigger
    is a match night. `own` adds days.
    """

    feasts: dict[Country, Code | Literal[""]] = {}
    match_tier: Annotated[int, Field(ge=1, le=4)] | None = None
    own: tuple[TaggedDaySpec, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """Codes of all who celebrate something."""
        return frozenset({*self.feasts.values(), *(day.group for day in self.own)} - {""})


class CourseSpec(Frozen):
    """How activities of a kind are held in groups: least and most people, rooms at once, and who can teach.

    `trainers` are agents, `trainer_roles` roles; whoever is either can teach. Neither: nobody needs to.
    """

    least: Annotated[int, Field(ge=1)] = 1
    most: Annotated[int, Field(ge=1)] = 10
    rooms: Annotated[int, Field(ge=1)] = 1
    trainers: tuple[str, ...] = ()
    trainer_roles: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> CourseSpec:
        if self.most < self.least:
            raise PydanticCustomError("course_order", "least <= most must hold")
        return self


class OffQueueSpec(Frozen):
    """Off-queue time owed in each week or month, in one piece: coaching, back office, reading.

    Whoever fits all of `contracts`, `teams` and `roles` is owed it; an empty list means all.
    """

    length_min: Annotated[int, Field(ge=5, le=480)]
    period: Literal["week", "month"] = "week"
    contracts: tuple[Identifier, ...] = ()
    teams: tuple[Identifier, ...] = ()
    roles: tuple[str, ...] = ()

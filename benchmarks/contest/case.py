"""A case of the contest: what came, what was known of the days, and where to forecast from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Opening = tuple[tuple[int, int], ...]

MINUTES_PER_DAY = 1440
WHOLE_DAY = ("holiday", "payday")


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue and its week: seven pairs (open, close) in local minutes, Monday first; None is round the clock."""

    name: str
    channel: str = ""
    language: str = ""
    skill: str = ""
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as a file states it; times in UTC minutes, an open end is None. `day` is its local date since 1970."""

    id: str
    kind: str
    start_min: int
    end_min: int | None
    day: int
    tier: int = 3
    tags: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    part: str = "full"
    date_only: bool = False
    known_min: int | None = None

    def concerns(self, queue: Queue) -> bool:
        """Whether it is about a queue; an empty scope is about all."""
        return all(
            not scope or mine in scope
            for scope, mine in (
                (self.channels, queue.channel),
                (self.languages, queue.language),
                (self.skills, queue.skill),
            )
        )


@dataclass(frozen=True, slots=True)
class Series:
    """A daily series known ahead, by local date (days since 1970); `log` marks counts, else it is 0 or 1."""

    id: str
    log: bool
    ahead_days: int
    values: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class WindowRule:
    """Which intervals count as event intervals: around events, and whole days."""

    before_min: int = 120
    after_min: int = 240
    after_end: bool = True
    days: tuple[int, ...] = ()
    around_events: bool = True
    around_holidays: bool = True


@dataclass(frozen=True, slots=True)
class Alterations:
    """What is changed in the history that an origin sees; the actuals that are scored stay as they are."""

    outages: bool = False
    known_events: int | None = None
    hide_class: str | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """Origins (UTC minutes of local midnights, rising), the first of them that is scored, and the horizon."""

    origins_min: tuple[int, ...]
    first_scored: int
    horizon_days: int


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """Queue x interval counts on one axis, NaN where missing; `day` is the local date, `slot` the local interval."""

    queues: tuple[Queue, ...]
    zone: str
    interval_min: int
    start_min: Ints
    day: Ints
    slot: Ints
    counts: Floats
    open: Bools
    events: tuple[Happening, ...]
    series: tuple[Series, ...]
    rule: WindowRule
    plan: Plan
    alterations: Alterations = field(default_factory=Alterations)

    @property
    def n_slots(self) -> int:
        """Intervals of an ordinary day."""
        return MINUTES_PER_DAY // self.interval_min

    def after(self, origin_min: int) -> slice:
        """The intervals of the horizon after an origin."""
        first = int(np.searchsorted(self.start_min, origin_min))
        beyond = self.day >= self.day[first] + self.plan.horizon_days
        return slice(first, int(np.argmax(beyond)) if beyond.any() else len(self.start_min))

    def save(self, path: Path) -> None:
        """Write the case for a process of its own."""
        arrays = {name: getattr(self, name) for name in ("start_min", "day", "slot", "counts", "open")}
        rest = {name: _plain(getattr(self, name)) for name in _VALUES}
        np.savez(path, facts=np.array(json.dumps(rest)), **arrays)


_VALUES = ("queues", "zone", "interval_min", "events", "series", "rule", "plan", "alterations")


def load(path: Path) -> Case:
    """Read a case back from `Case.save`."""
    with np.load(path, allow_pickle=False) as stored:
        facts: dict[str, Any] = json.loads(str(stored["facts"]))
        arrays = {name: stored[name] for name in ("start_min", "day", "slot", "counts", "open")}
    return Case(
        queues=tuple(Queue(**_tuples(q)) for q in facts["queues"]),
        zone=facts["zone"],
        interval_min=facts["interval_min"],
        events=tuple(Happening(**_tuples(e)) for e in facts["events"]),
        series=tuple(
            Series(s["id"], s["log"], s["ahead_days"], {int(day): value for day, value in s["values"].items()})
            for s in facts["series"]
        ),
        rule=WindowRule(**_tuples(facts["rule"])),
        plan=Plan(**_tuples(facts["plan"])),
        alterations=Alterations(**facts["alterations"]),
        **arrays,
    )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value if isinstance(value, str | int) else asdict(value)  # type: ignore[call-overload]


def _tuples(record: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of a JSON record as tuples again."""

    def frozen(value: Any) -> Any:
        return tuple(frozen(v) for v in value) if isinstance(value, list) else value

    return {name: frozen(value) for name, value in record.items()}

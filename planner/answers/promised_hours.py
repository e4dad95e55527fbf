"""What is promised against the hours and the people there are, floor by floor and language by language, in weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.inputs import Inputs, seen_only
from planner.operation.floor_policies import said_hours
from planner.operation.sense_hours import LanguageWork, language_work
from solver.arithmetic import HOUR_MIN, WEEK_DAYS, paid_break_share, weekly_hours
from solver.grid import Grid

if TYPE_CHECKING:
    from solver.cover import Floor

NEAR_ZERO_H = 0.05


@dataclass(frozen=True, slots=True)
class Week:
    """One week: hours asked for (breaks of those who keep a floor included), hours present, people with any hours.

    `length_min` is longer or shorter by an hour where the clocks change.
    """

    monday: date
    promised_h: float
    asked_h: float
    present_h: float
    people: int
    length_min: int

    @property
    def short_h(self) -> float:
        """What is missing, 0 where the hours suffice."""
        missing = self.asked_h - self.present_h
        return missing if missing > NEAR_ZERO_H else 0.0


@dataclass(frozen=True, slots=True)
class PromisedHours:
    """A floor, or the work of a language, against those who count.

    Attributes
    ----------
    kind : "floor" or "language". `hours`: when a floor holds, in short; "" round the clock and for a language.
    at_once : people a floor needs at its highest, with one more for the breaks; 0 for a language.
    agents : those who count, whatever their hours.
    weeks : from the plan's first day on.
    """

    kind: str
    name: str
    hours: str
    at_once: int
    agents: tuple[str, ...]
    weeks: tuple[Week, ...]

    @property
    def promised_h(self) -> float:
        """Hours a week, breaks apart."""
        return sum(week.promised_h for week in self.weeks) / len(self.weeks)

    @property
    def asked_h(self) -> float:
        """Hours a week with the paid breaks of those who keep a floor."""
        return sum(week.asked_h for week in self.weeks) / len(self.weeks)

    @property
    def present_h(self) -> float:
        """Contract hours a week less absences."""
        length = sum(week.length_min for week in self.weeks)
        return sum(week.present_h * week.length_min for week in self.weeks) / length

    @property
    def short_h(self) -> float:
        """What is missing a week over the whole plan."""
        missing = self.asked_h - self.present_h
        return missing if missing > NEAR_ZERO_H else 0.0

    @property
    def kept(self) -> bool:
        """Whether hours and people suffice in every week; more than that arithmetic cannot say."""
        enough = all(week.people >= self.at_once and not week.short_h for week in self.weeks)
        return enough and not self.short_h

    @property
    def other_weeks(self) -> tuple[Week, ...]:
        """Weeks that are worse than the plan's mean says."""
        whole = len(self.agents) >= self.at_once
        return tuple(
            week
            for week in self.weeks
            if week.short_h > self.short_h + NEAR_ZERO_H or (whole and week.people < self.at_once)
        )


def promised_hours(inputs: Inputs, floors: Iterable[Floor]) -> tuple[PromisedHours, ...]:
    """Floors in the order of operation.yaml, then languages in the order of its queues."""
    weeks = tuple(_weeks(inputs))
    share = paid_break_share(inputs.operation.templates)
    by_floor = tuple(_of_floor(inputs, floor, weeks, share) for floor in floors)
    languages = language_work(seen_only(inputs), inputs.grid)
    return (*by_floor, *(_of_language(one, weeks) for one in languages))


Hours = dict[str, float]


def _weeks(inputs: Inputs) -> Iterator[tuple[Grid, Hours]]:
    operation, config = inputs.operation, inputs.operation.config
    for week in range(inputs.weeks):
        first = inputs.start + timedelta(days=WEEK_DAYS * week)
        grid = Grid.of(first, WEEK_DAYS, config.grid_min, config.zone)
        yield grid, weekly_hours(operation.agents, operation.absences, grid)


def _of_floor(inputs: Inputs, floor: Floor, weeks: tuple[tuple[Grid, Hours], ...], break_share: float) -> PromisedHours:
    whole, found = inputs.grid, []
    for grid, hours in weeks:
        part = slice(whole.index(grid.start_min), whole.index(grid.end_min))
        promised = float(floor.least[part].sum()) * grid.step_min / HOUR_MIN
        found.append(_week(grid, (promised, promised / (1.0 - break_share)), [hours[name] for name in floor.agents]))
    said = said_hours(inputs.operation.config.floors[floor.id])
    at_once = int(floor.least.max(initial=0)) + 1
    return PromisedHours("floor", floor.id, said, at_once, tuple(sorted(floor.agents)), tuple(found))


def _of_language(one: LanguageWork, weeks: tuple[tuple[Grid, Hours], ...]) -> PromisedHours:
    names = tuple(name for name, _ in one.speakers)
    found = tuple(_week(grid, (one.work_h, one.work_h), [hours[name] for name in names]) for grid, hours in weeks)
    return PromisedHours("language", one.language, "", 0, names, found)


def _week(grid: Grid, asked: tuple[float, float], hours: list[float]) -> Week:
    people = sum(one > NEAR_ZERO_H for one in hours)
    return Week(grid.days[0], *asked, sum(sorted(hours)), people, grid.end_min - grid.start_min)

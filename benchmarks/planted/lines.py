"""Legal lines of work at random: per agent and day a shift or a day off, within law, contract and absences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

import numpy as np

from planted.shifts import at_night
from solver.grid import Grid
from solver.people import Agent
from solver.shifts import ShiftTemplate

REST_MIN, WEEKLY_REST_MIN, MOST_DAYS = 660, 1440, 6
DAYS_A_WEEK = {False: 5, True: 4}  # by part time
NIGHT_SHARE = 0.45  # of four-week blocks of full-timers with a week of nights
AROUND_MIN = 90  # starts of one week lie so near to the week's own start
ATTEMPTS = 500
STARTS = (360, 420, 480, 540, 600, 660, 720, 780, 840, 900, 960)
START_WEIGHTS = (1.0, 1.5, 2.0, 2.0, 2.0, 2.0, 2.0, 2.5, 2.5, 3.0, 3.0)
RARE = {360: 0.25}  # weight of a length in the pick, for those who may work longer


@dataclass(slots=True)
class _Row:
    """A line while it grows: minutes are those since the first midnight."""

    owed: float
    away: frozenset[int]
    chosen: list[int] = field(default_factory=list)
    end: int = -(10**6)
    chain_day: int = 0
    streak: int = 0
    paid: int = 0
    nights: int = 0


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Draws lines for agents; `fair_nights` bounds the nights of one."""

    templates: tuple[ShiftTemplate, ...]
    grid: Grid
    fair_nights: int
    rng: np.random.Generator

    def draw(self, agent: Agent, away: frozenset[int]) -> list[int]:
        """Template number or -1 for each day; drawn again until the contract's least hours are met."""
        for _ in range(ATTEMPTS):
            row = self._try(agent, away)
            if row is not None:
                return row
        raise ValueError(f"agent {agent.id}: no legal line found")

    def _try(self, agent: Agent, away: frozenset[int]) -> list[int] | None:
        contract = agent.contract
        mine = [t for t, one in enumerate(self.templates) if one.menu in contract.menus]
        off = away | self._free_weekends()
        nights = self._night_weeks() if contract.most_nights else frozenset()
        owed = contract.week_min * len(self.grid.days) / 7 - contract.week_min // 5 * len(away)
        row = _Row(owed, away)
        for number, days in enumerate(self.weeks()):
            before, gone = row.paid, len(away.intersection(days))
            pool = self._pool(mine, by_night=number in nights)
            self._fill_week(row, (days, off), pool, self._target(agent, days, gone))
            least = contract.least_week_min - contract.week_min // 5 * gone if len(days) == 7 else 0
            if not least <= row.paid - before <= contract.most_week_min:
                return None
        return row.chosen if row.paid >= contract.least_share * owed else None

    def weeks(self) -> list[range]:
        """Day numbers of each week from Monday to Sunday."""
        days = len(self.grid.days)
        first = (7 - self.grid.days[0].weekday()) % 7
        edges = sorted({0, *range(first, days, 7), days})
        return [range(low, high) for low, high in pairwise(edges)]

    def _target(self, agent: Agent, days: range, gone: int) -> int:
        return max(0, round(DAYS_A_WEEK[agent.contract.part_time] * len(days) / 7) - gone)

    def _fill_week(self, row: _Row, week: tuple[range, frozenset[int]], pool: list[int], target: int) -> None:
        """Days of a week, worked by lot as long as the target asks for more; `week`: its days, and days off."""
        days, off = week
        left = len([day for day in days if day not in off])
        for day in days:
            fits: list[int] = []
            if day not in off:
                if target > 0 and self.rng.random() * left < target:
                    fits = [t for t in pool if self._fits(row, day, t)]
                left -= 1
            target -= len(fits) > 0
            self._add(row, day, self._pick(fits) if fits else -1)

    def _fits(self, row: _Row, day: int, template: int) -> bool:
        one = self.templates[template]
        rest = day * 1440 + one.start - row.end
        long_rest = rest >= WEEKLY_REST_MIN
        within = row.streak < MOST_DAYS and (long_rest or day - row.chain_day < MOST_DAYS)
        lawful = rest >= REST_MIN and within and (not at_night(one) or row.nights < self.fair_nights)
        present = day + 1 not in row.away or one.start + one.length_min <= 1440
        return lawful and present and row.paid + one.paid_min <= row.owed

    def _add(self, row: _Row, day: int, template: int) -> None:
        row.chosen.append(template)
        if template < 0:
            row.streak = 0
            return
        one = self.templates[template]
        start = day * 1440 + one.start
        if start - row.end >= WEEKLY_REST_MIN:
            row.chain_day = day
        row.end, row.streak = start + one.length_min, row.streak + 1
        row.paid, row.nights = row.paid + one.paid_min, row.nights + at_night(one)

    def _pick(self, fits: Sequence[int]) -> int:
        longest = max(self.templates[t].length_min for t in fits)
        weights = [RARE.get(self.templates[t].length_min, 1.0) if longest > 360 else 1.0 for t in fits]
        edges = np.cumsum(weights)
        return fits[int(np.searchsorted(edges, self.rng.random() * edges[-1], side="right"))]

    def _pool(self, mine: list[int], *, by_night: bool) -> list[int]:
        if by_night:
            start = float(self.rng.choice((1320, 1350, 1380, 1410)))
        else:
            start = float(self.rng.choice(STARTS, p=np.array(START_WEIGHTS) / sum(START_WEIGHTS)))
        near = (t for t in mine if abs(self.templates[t].start - start) <= AROUND_MIN)
        return [t for t in near if at_night(self.templates[t]) == by_night]

    def _free_weekends(self) -> frozenset[int]:
        """Weekends that keep the priced number of worked ones within three in four."""
        days = self.grid.days
        weekends = [[d for d in week if days[d].weekday() >= 5] for week in self.weeks()]
        weekends = [weekend for weekend in weekends if weekend]
        spare = len(weekends) - ceil(0.75 * len(weekends))
        chosen = self.rng.permutation(len(weekends))[:spare]
        return frozenset(day for number in chosen for day in weekends[int(number)])

    def _night_weeks(self) -> frozenset[int]:
        """At most one week of nights in each four, never two in a row."""
        found: list[int] = []
        for block in range(0, len(self.weeks()), 4):
            week = block + int(self.rng.integers(4))
            if self.rng.random() < NIGHT_SHARE and not (found and week - found[-1] < 2):
                found.append(week)
        return frozenset(found)

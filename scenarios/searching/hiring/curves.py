"""Need and capacity by language, and which queues are short in a week, read off a programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenarios.searching.hiring.figures import Curve, ShortWeek
from scenarios.searching.hiring.outlook import by_week
from scenarios.searching.hiring.programme import Programme, cover

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.hiring.need import Need
    from solver.cover import FloatArray, IntArray

NEARLY = 0.9
"""Of several pools that lack about as much, the one with the fewest queues is named."""
EVEN = 1e-9  # shares this close are equal
LEAST_H = 0.05  # hours missing that are told


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A need with the programme made of it and the weeks' first days."""

    inputs: Inputs
    need: Need
    programme: Programme
    mondays: tuple[date, ...]
    covered_share: float

    def curves(self, hires: IntArray) -> tuple[Curve, ...]:
        """One for each language, in the order of the operation's queues."""
        languages = tuple(dict.fromkeys(queue.language for queue in self.inputs.operation.queues))
        counted, parts, needed = self._parts(languages)
        none = cover(self.programme, np.zeros_like(hires))[counted]
        some = cover(self.programme, hires)[counted]
        held, hired = (needed * even_shares(parts, hours) for hours in (none, some))
        rows = zip(languages, needed, held, hired, strict=True)
        return tuple(Curve(language, _told(n), _told(h), _told(s)) for language, n, h, s in rows)

    def _parts(self, languages: tuple[str, ...]) -> tuple[NDArray[np.int64], FloatArray, FloatArray]:
        """Pools that count, each language's part of their need (pools x languages x weeks), and its whole need.

        Hours in which a language's floor asks for more than its queues are the language's.
        """
        need, of = self.need, {queue.id: queue.language for queue in self.inputs.operation.queues}
        spoken = np.array([[of[names[0]] == language for names in need.names] for language in languages], dtype=float)
        weekly = by_week(need.rows, need.grid) * need.grid.step_min / 60.0 * self.covered_share
        parts = np.einsum("kr,lr,rw->klw", need.sets.astype(float), spoken, weekly)
        whole = spoken @ weekly
        counted = []
        for number, pool in enumerate(need.pools):
            language = self._floor_language(pool.floor)
            if language is not None:
                at = languages.index(language)
                extra = np.maximum(self.programme.needed[number] - parts[number].sum(axis=0), 0.0)
                parts[number, at] += extra
                whole[at] += extra
            if not pool.floor or language is not None:
                counted.append(number)
        return np.array(counted, dtype=np.int64), parts[counted], whole

    def _floor_language(self, floor: str) -> str | None:
        """The language of a floor that asks for nothing else, if queues speak it."""
        found = self.inputs.operation.config.floors.get(floor)
        spoken = {queue.language for queue in self.inputs.operation.queues}
        plain = found is not None and not (found.role or found.queue or found.skill) and found.language in spoken
        return found.language if plain and found is not None else None

    def short_weeks(self, hires: IntArray, beyond: FloatArray | None = None) -> tuple[ShortWeek, ...]:
        """Asked weeks that stay short; with `beyond`, of how many hours more than it has by week."""
        lacks = self.programme.needed - cover(self.programme, hires)
        worst = np.maximum(lacks.max(axis=0, initial=0.0), 0.0) * self.programme.asked
        extra = worst if beyond is None else worst - beyond
        return tuple(self._short(lacks, week, float(extra[week])) for week in np.flatnonzero(extra > LEAST_H).tolist())

    def _short(self, lacks: FloatArray, week: int, missing_h: float) -> ShortWeek:
        column = lacks[:, week]
        near = np.flatnonzero(column >= NEARLY * column.max())
        pool = min(near.tolist(), key=lambda number: (len(self.need.pools[number].queues), number))
        named = self.need.pools[pool]
        agents = {agent.id: agent for agent in self.inputs.operation.agents}
        able = [
            agents[name]
            for name, counts in zip(self.need.people, self.need.able[pool], strict=True)
            if counts and name in agents
        ]
        willing = [agent for agent in able if agent.contract.overtime and agent.overtime_consent]
        usual_h = sum(agent.contract.week_min for agent in willing) / 60.0
        share = missing_h / usual_h if usual_h else 0.0
        return ShortWeek(self.mondays[week], missing_h, named.queues, named.floor, len(willing), share)


def even_shares(parts: FloatArray, hours: FloatArray) -> FloatArray:
    """Languages x weeks: the share of its need that each gets when all rise evenly as far as their people reach.

    Max-min fairness by progressive filling (Bertsekas and Gallager 1992, 6.5.2): the first pool whose hours are used
    up holds its languages there, the others rise on. Above 1 there is more than needed.

    Parameters
    ----------
    parts : pools x languages x weeks, each language's need in the pool. `hours` : pools x weeks, what the pool has.
    """
    found = np.full(parts.shape[1:], np.inf)
    for _ in range(parts.shape[1]):
        free = np.isinf(found)
        used = np.einsum("klw,lw->kw", parts, np.where(free, 0.0, found))
        rising = np.einsum("klw,lw->kw", parts, free.astype(float))
        left = np.maximum(hours - used, 0.0)
        level = np.where(rising > 0, left / np.where(rising > 0, rising, 1.0), np.inf)
        lowest = level.min(axis=0, initial=np.inf)
        held = (parts * (level <= lowest + EVEN)[:, None, :] > 0).any(axis=0) & free & np.isfinite(lowest)
        found = np.where(held, lowest, found)
    return np.where(np.isinf(found), 1.0, found)


def _told(values: FloatArray) -> tuple[float, ...]:
    return tuple(round(float(value), 1) for value in values)

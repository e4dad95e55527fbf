"""What one more and one fewer person present are worth per hour, by group of equal rights and hour of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.operation import families
from solver.cover import FloatArray, IntArray

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.explainer.prices.marginal_heads import HeadPrices, Present

DAYS, HOURS = 7, 24
BLOCK_H = 2
NEARLY_SHARE = 0.05  # groups worth as much as the best one, within this, are told by the one that can do the least
MOST_DEAR, MOST_OF_GROUP = 12, 3


@dataclass(frozen=True, slots=True)
class Dear:
    """Two hours of the week in which one more person of a group saves most.

    Attributes
    ----------
    hour_cents : saved per hour, mean of the plan's weeks; `floor_cents` of that for floors.
    at_min : the interval (UTC minute) of those hours in which people are missed most, and `at_cents` what one more
        person would save in it of the price of people missing to the need.
    """

    group: int
    weekday: int
    hour: int
    hour_cents: float
    floor_cents: float
    at_min: int
    at_cents: float


@dataclass(frozen=True, slots=True, eq=False)
class GroupPrices:
    """People of equal rights.

    Attributes
    ----------
    languages, families, skills : of the queues that they serve; `queues` by id; `people` how many there are.
    queue : a queue that is served by this group and by nobody who can do less; None if there is none.
    more, floor_more : cents saved per hour with one more present, by weekday and hour; floors' part of it.
    fewer : cents lost per hour with one fewer present; NaN where nobody of the group is there in any week.
    wage_cents : mean wage of an hour.
    """

    number: int
    languages: tuple[str, ...]
    families: tuple[str, ...]
    skills: tuple[str, ...]
    queues: tuple[str, ...]
    people: int
    queue: str | None
    more: FloatArray
    floor_more: FloatArray
    fewer: FloatArray
    wage_cents: float

    @property
    def mean_cents(self) -> float:
        """What one more person saves in a mean hour of the week."""
        return float(self.more.mean())


def group_prices(standing: Standing, prices: HeadPrices) -> tuple[GroupPrices, ...]:
    """Every group's prices by hour of the week, the group whose next person is worth most first."""
    places = hours_of_week(standing)
    step_h = standing.plan.grid.step_min / 60.0
    found = [_group(standing, prices, g, (places, step_h)) for g in range(len(prices.more))]
    return tuple(sorted(found, key=lambda one: (-one.mean_cents, one.number)))


def hours_of_week(standing: Standing) -> IntArray:
    """The hour of the local week of each interval: 0 is Monday midnight."""
    grid = standing.plan.grid
    local = [grid.local(int(start)) for start in grid.starts]
    return np.array([at.weekday() * HOURS + at.hour for at in local], dtype=np.int64)


def _group(standing: Standing, prices: HeadPrices, group: int, hours: tuple[IntArray, float]) -> GroupPrices:
    operation, groups = standing.inputs.operation, standing.case.groups
    config = operation.config
    names = [name for name, serves in zip(groups.queues, groups.serves[group], strict=True) if serves]
    served = [queue for queue in operation.queues if queue.id in names]
    family = families(config)
    rates = {agent.id: agent.hour_cents or config.costs.hour for agent in operation.agents}
    there = prices.heads[group] > 0
    fewer = np.where(there, prices.fewer[group] + prices.floor_fewer[group], np.nan)
    return GroupPrices(
        number=group,
        languages=tuple(sorted({queue.language for queue in served})),
        families=tuple(dict.fromkeys(family[queue.id] for queue in served)),
        skills=tuple(sorted({queue.skill for queue in served if queue.skill})),
        queues=tuple(names),
        people=len(groups.members[group]),
        queue=own_queue(standing, group),
        more=_by_hour(prices.more[group] + prices.floor_more[group], hours),
        floor_more=_by_hour(prices.floor_more[group], hours),
        fewer=_by_hour(fewer, hours),
        wage_cents=float(np.mean([rates[name] for name in groups.members[group]])),
    )


def own_queue(standing: Standing, group: int) -> str | None:
    """A queue for which this group is the one that serves it and as little else as possible."""
    groups, requirement = standing.case.groups, standing.case.requirement
    for row, queues in enumerate(requirement.rows):
        able = [g for g in range(len(groups.members)) if requirement.serves[g, row]]
        if able and group == min(able, key=lambda g: (int(groups.serves[g].sum()), -len(groups.members[g]), g)):
            return queues[0]
    return None


def _by_hour(cents: FloatArray, hours: tuple[IntArray, float]) -> FloatArray:
    """Cents per hour in each hour of the week: the mean of its intervals that say anything."""
    places, step_h = hours
    said = ~np.isnan(cents)
    total = np.bincount(places[said], cents[said], DAYS * HOURS)
    count = np.bincount(places[said], minlength=DAYS * HOURS).astype(np.float64)
    found: FloatArray = np.full(DAYS * HOURS, np.nan)
    found[count > 0] = total[count > 0] / (count[count > 0] * step_h)
    return found.reshape(DAYS, HOURS)


Block = tuple[GroupPrices, float, int, int]
"""A group, cents per hour, the weekday and the first hour."""


def dearest(
    standing: Standing, present: Present, groups: tuple[GroupPrices, ...], more: FloatArray
) -> tuple[Dear, ...]:
    """Where the next person is worth most, dearest first; `more` as in `HeadPrices`."""
    places, found = hours_of_week(standing), list[Dear]()
    for group, cents, weekday, hour in dear_blocks(groups):
        within = np.flatnonzero(np.isin(places, weekday * HOURS + np.arange(hour, hour + BLOCK_H)))
        at = int(within[np.argmax(more[group.number][within])])
        floor = float(group.floor_more[weekday, hour : hour + BLOCK_H].mean())
        exact, minute = present.saved_at(group.number, at), int(standing.plan.grid.starts[at])
        found.append(Dear(group.number, weekday, hour, cents, floor, minute, exact))
    return tuple(found)


def dear_blocks(groups: tuple[GroupPrices, ...]) -> tuple[Block, ...]:
    """The dearest blocks of two hours, at most a few of each kind of people.

    Told of groups that serve some queue and as little else as possible: the others can do what those can, and more.
    """
    own = tuple(one for one in groups if one.queue is not None)
    hours = ((weekday, hour) for weekday in range(DAYS) for hour in range(0, HOURS, BLOCK_H))
    blocks = (block for at in hours for block in _blocks(own, *at))
    taken, found = dict[int, int](), list[Block]()
    for block in sorted(blocks, key=lambda block: (-block[1], block[2], block[3], block[0].number)):
        number = block[0].number
        taken[number] = taken.get(number, 0) + 1
        if taken[number] <= MOST_OF_GROUP and len(found) < MOST_DEAR:
            found.append(block)
    return tuple(found)


def _blocks(groups: tuple[GroupPrices, ...], weekday: int, hour: int) -> Iterator[Block]:
    """Two hours told by each kind of people whose worth differs from that of kinds who can do less."""
    cents = {one.number: float(one.more[weekday, hour : hour + BLOCK_H].mean()) for one in groups}
    left = [one for one in groups if cents[one.number] > 0]
    while left:
        best = max(cents[one.number] for one in left)
        near = [one for one in left if cents[one.number] >= (1.0 - NEARLY_SHARE) * best]
        chosen = min(near, key=lambda one: (len(one.queues), one.number))
        yield chosen, cents[chosen.number], weekday, hour
        left = [one for one in left if one not in near]

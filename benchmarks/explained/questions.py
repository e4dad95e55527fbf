"""Random questions of each kind that a planner may ask of a stored plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from planner.operation.operation import Operation
from planner.plans import Plan

WISHES = ("", "off", "work", "08:00-12:00")
LOOK_S = "20"


@dataclass(frozen=True, slots=True)
class World:
    """What is asked about: an operation in its folder, its newest plan, the ids of all plans, and room for files."""

    folder: Path
    operation: Operation
    plan: Plan
    plans: tuple[str, ...]
    out: Path


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the command that asks it."""

    kind: str
    arguments: tuple[str, ...]


Asker = Callable[[World, random.Random, int], tuple[str, ...]]


def forecast(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """Why so many contacts in an interval."""
    return "explain", "forecast", str(world.folder), *_queue(world, rng), "--at", _moment(world, rng)


def requirement(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """Why so many people in an interval."""
    return "explain", "requirement", str(world.folder), *_queue(world, rng), "--at", _moment(world, rng)


def gap(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """Why short of people at a moment, and what can be done."""
    place = ("--at", _moment(world, rng), "--out", _out(world, number))
    return "explain", "gap", str(world.folder), *_queue(world, rng), *place


def agent(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """Why this shift, and why not as wished."""
    who = rng.choice(sorted(one.id for one in world.operation.agents))
    day, wish = rng.choice(world.plan.grid.days), rng.choice(WISHES)
    asked = ("--wish", wish) if wish else ()
    place = ("--agent", who, "--day", day.isoformat(), *asked, "--out", _out(world, number))
    return "explain", "agent", str(world.folder), *place


def diff(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """What changed from one stored plan to another."""
    before, after = rng.sample(world.plans, 2)
    return "explain", "diff", str(world.folder), before, after


def infeasible(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """Which promises cannot be kept."""
    plan = world.plan
    period = ("--start", plan.start.isoformat(), "--weeks", str(plan.weeks), "--as-of", plan.as_of.isoformat())
    return "explain", "infeasible", str(world.folder), *period, "--time-limit", LOOK_S


def prices(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """What one more of anything is worth."""
    return "explain", "prices", str(world.folder), "--out", _out(world, number)


def swap(world: World, rng: random.Random, number: int) -> tuple[str, ...]:
    """Whether two people may exchange shifts."""
    first, second = rng.sample(sorted(world.plan.roster.duties), 2)
    while second.agent == first.agent:
        second = rng.choice(sorted(world.plan.roster.duties))
    exchanged = (
        f"{{kind: swap, first: {first.agent}, day: {first.day}, second: {second.agent}, other_day: {second.day}}}"
    )
    file = world.out / f"swap-{number}.yaml"
    as_of = world.plan.grid.local(world.plan.grid.start_min).replace(tzinfo=None) - timedelta(days=30)
    file.write_text(f"as_of: {as_of:%Y-%m-%dT%H:%M}\nchanges:\n  - {exchanged}\n", encoding="utf-8")
    return "reroster", str(world.folder), "--changes", str(file), "--out", _out(world, number)


ASKERS: dict[str, Asker] = {
    "gap": gap,
    "agent": agent,
    "requirement": requirement,
    "forecast": forecast,
    "diff": diff,
    "infeasible": infeasible,
    "prices": prices,
    "swap": swap,
}
ONCE = frozenset({"infeasible", "prices"})
"""Kinds that ask one thing of a plan: asking again would give the same answer."""


def questions(world: World, kinds: tuple[str, ...], count: int, seed: int) -> list[Question]:
    """So many questions, of all kinds in turn; kinds that need two plans are left out where there is one."""
    rng = random.Random(seed)
    possible = [kind for kind in kinds if kind != "diff" or len(world.plans) > 1]
    turns = [kind for kind in possible if kind in ONCE]
    many = [kind for kind in possible if kind not in ONCE]
    turns += [many[number % len(many)] for number in range(max(count - len(turns), 0))] if many else []
    return [Question(kind, ASKERS[kind](world, rng, number)) for number, kind in enumerate(turns[:count])]


def _queue(world: World, rng: random.Random) -> tuple[str, str]:
    return "--queue", rng.choice(sorted(world.operation.config.queues))


def _moment(world: World, rng: random.Random) -> str:
    grid = world.plan.grid
    at: datetime = grid.local(grid.start_min + grid.step_min * rng.randrange(grid.intervals))
    return at.isoformat()


def _out(world: World, number: int) -> str:
    return str(world.out / f"out-{number}")

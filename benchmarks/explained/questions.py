"""Random questions of each kind that a planner may ask of a stored plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from planner.operation.operation import Operation
from planner.plans import Plan

WISHES = ("", "off", "work", "08:00-12:00")
LOOK_S, MEND_S = "20", "2"
PRICED = ("people", "floors", "training", "people,floors,training", "rules")
SHARES = (-0.4, -0.2, 0.15, 0.3, 0.6, 1.0)
MOST_ABSENT, MOST_AWAY_DAYS, MOST_NEW_DAYS = 5, 3, 4
TRIES = 20


@dataclass(frozen=True, slots=True)
class World:
    """What is asked about: an operation in its folder, its stored plans, newest first, and room for files."""

    folder: Path
    operation: Operation
    plans: tuple[Plan, ...]
    out: Path


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the command that asks it."""

    kind: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """What a question is made from: where, of which plan, with which luck, and its number, which names its files."""

    world: World
    plan: Plan
    rng: random.Random
    number: int

    @property
    def of_plan(self) -> tuple[str, str]:
        """The plan, as commands name it."""
        return "--plan", self.plan.id

    @property
    def out(self) -> tuple[str, str]:
        """Where the answer writes its rosters."""
        return "--out", str(self.world.out / f"out-{self.number}")

    def queue(self) -> tuple[str, str]:
        """Any queue."""
        return "--queue", self.rng.choice(sorted(self.world.operation.config.queues))

    def moment(self) -> tuple[str, str]:
        """Any interval of the plan."""
        grid = self.plan.grid
        return "--at", grid.local(grid.start_min + grid.step_min * self.rng.randrange(grid.intervals)).isoformat()

    def agent(self) -> str:
        """Anybody."""
        return self.rng.choice(sorted(one.id for one in self.world.operation.agents))

    def day(self) -> date:
        """Any day of the plan."""
        return self.rng.choice(self.plan.grid.days)


Asker = Callable[[Draw], tuple[str, ...]]


def forecast(draw: Draw) -> tuple[str, ...]:
    """Why so many contacts in an interval."""
    return "explain", "forecast", str(draw.world.folder), *draw.queue(), *draw.moment(), *draw.of_plan


def requirement(draw: Draw) -> tuple[str, ...]:
    """Why so many people in an interval."""
    return "explain", "requirement", str(draw.world.folder), *draw.queue(), *draw.moment(), *draw.of_plan


def gap(draw: Draw) -> tuple[str, ...]:
    """Why short of people at a moment, and what can be done."""
    return "explain", "gap", str(draw.world.folder), *draw.queue(), *draw.moment(), *draw.of_plan, *draw.out


def agent(draw: Draw) -> tuple[str, ...]:
    """Why this shift, and why not as wished."""
    place = ("--agent", draw.agent(), "--day", draw.day().isoformat())
    wish = draw.rng.choice(WISHES)
    asked = ("--wish", wish) if wish else ()
    return "explain", "agent", str(draw.world.folder), *place, *asked, *draw.of_plan, *draw.out


def diff(draw: Draw) -> tuple[str, ...]:
    """What changed from one stored plan to another."""
    before, after = draw.rng.sample([plan.id for plan in draw.world.plans], 2)
    return "explain", "diff", str(draw.world.folder), before, after


def infeasible(draw: Draw) -> tuple[str, ...]:
    """Which promises cannot be kept in some of the plan's weeks."""
    plan, first = draw.plan, draw.rng.randrange(draw.plan.weeks)
    start = plan.start + timedelta(weeks=first)
    weeks = draw.rng.randint(1, plan.weeks - first)
    period = ("--start", start.isoformat(), "--weeks", str(weeks), "--as-of", plan.as_of.isoformat())
    return "explain", "infeasible", str(draw.world.folder), *period, "--time-limit", LOOK_S


def prices(draw: Draw) -> tuple[str, ...]:
    """What one more of anything is worth."""
    what = ("--what", draw.rng.choice(PRICED))
    return "explain", "prices", str(draw.world.folder), *what, *draw.of_plan, *draw.out


def swap(draw: Draw) -> tuple[str, ...]:
    """Whether two people may exchange shifts."""
    duties = sorted(draw.plan.roster.duties)
    first, second = draw.rng.sample(duties, 2)
    while second.agent == first.agent:
        second = draw.rng.choice(duties)
    line = f"{{kind: swap, first: {first.agent}, day: {first.day}, second: {second.agent}, other_day: {second.day}}}"
    return reroster(draw, (line,))


def absences(draw: Draw) -> tuple[str, ...]:
    """Somebody falls ill, or several."""
    away = draw.rng.sample(sorted(draw.plan.roster.duties), draw.rng.randint(1, MOST_ABSENT))
    lines = {}
    for duty in away:
        last = min(duty.day + timedelta(days=draw.rng.randrange(MOST_AWAY_DAYS)), draw.plan.grid.days[-1])
        lines[duty.agent] = f"{{kind: absence, agent: {duty.agent}, from: {duty.day}, to: {last}}}"
    return reroster(draw, tuple(lines.values()))


def demand(draw: Draw) -> tuple[str, ...]:
    """More or fewer contacts than expected."""
    first, queue = draw.day(), draw.queue()[1]
    last = min(first + timedelta(days=draw.rng.randrange(MOST_NEW_DAYS)), draw.plan.grid.days[-1])
    share = draw.rng.choice(SHARES)
    line = f"{{kind: demand, queues: [{queue}], share: {share}, from: {first}, to: {last}}}"
    return reroster(draw, (line,))


def reroster(draw: Draw, changes: tuple[str, ...]) -> tuple[str, ...]:
    """Changes of the plan, written to a file and asked long before they happen."""
    file = draw.world.out / f"changes-{draw.number}.yaml"
    grid = draw.plan.grid
    as_of = grid.local(grid.start_min) - timedelta(days=30)
    lines = [f"as_of: {as_of:%Y-%m-%dT%H:%M}", "changes:", *(f"  - {line}" for line in changes)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    searched = ("--time-limit", MEND_S)
    return "reroster", str(draw.world.folder), "--changes", str(file), *searched, *draw.of_plan, *draw.out


ASKERS: dict[str, Asker] = {
    "gap": gap,
    "agent": agent,
    "requirement": requirement,
    "forecast": forecast,
    "swap": swap,
    "absences": absences,
    "demand": demand,
    "diff": diff,
    "infeasible": infeasible,
    "prices": prices,
}
FEW = {"gap": 10, "agent": 14, "swap": 24, "absences": 8, "demand": 8, "diff": 6, "infeasible": 6, "prices": 6}
"""The most of kinds that take long, or can ask only so many different things of a few plans."""


def questions(world: World, kinds: tuple[str, ...], count: int, seed: int) -> list[Question]:
    """So many questions, of all kinds in turn; kinds that need two plans are left out where there is one.

    Plans are drawn by their length. The same world, kinds, count and seed give the same questions.
    """
    rng = random.Random(seed)
    possible = [kind for kind in kinds if kind != "diff" or len(world.plans) > 1]
    asked = dict.fromkeys(possible, 0)
    found: list[Question] = []
    while len(found) < count and possible:
        kind = possible[len(found) % len(possible)]
        found.append(Question(kind, _other_than(found, kind, world, rng)))
        asked[kind] += 1
        possible = [one for one in possible if asked[one] < FEW.get(one, count)]
    return found


def _other_than(found: list[Question], kind: str, world: World, rng: random.Random) -> tuple[str, ...]:
    """A question that was not asked yet, if a few tries find one."""
    known = {_content(one.arguments) for one in found}
    for _ in range(TRIES):
        plan = rng.choices(world.plans, [plan.weeks for plan in world.plans])[0]
        arguments = ASKERS[kind](Draw(world, plan, rng, len(found)))
        if _content(arguments) not in known:
            break
    return arguments


def _content(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """What is asked, without where the answer is written."""
    return arguments[: arguments.index("--out")] if "--out" in arguments else arguments

"""Who works in the planted contact centre: contracts, languages, topics and absences, in an order that says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from solver.case import Absence
from solver.grid import Grid
from solver.groups import Groups, group
from solver.people import Agent, Contract, Language
from solver.queues import Kind, Measure, Queue, ServiceGoal

FULL = Contract("full", 2400, 1440, 2700, 0.9, 1.0, 6, 10, True, ("long", "middle"))
PART = Contract("part", 1200, 600, 1650, 0.85, 1.0, 5, 0, False, ("short", "middle"), part_time=True)
FULL_SHARE, SECOND_SHARE, AWAY_SHARE, LONGEST_AWAY = 0.7, 0.35, 0.25, 5
LANGUAGES = ("tr", "en", "ru", "de", "ar", "el", "fr", "es")
MOST_TOPICS = 4
WEIGHTS = (8.0, 4.0, 2.0, 1.5, 1.0, 1.0, 1.0, 1.0)
GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30)


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents sorted by id, who serves what, who is away, and the local days (numbers) that absences take."""

    agents: tuple[Agent, ...]
    groups: Groups
    absences: tuple[Absence, ...]
    away: tuple[frozenset[int], ...]


def crew(agents: int, skills: int, grid: Grid, rng: np.random.Generator) -> Crew:
    """A random crew; ids are given in a shuffled order, so that neighbours share nothing."""
    queues = queues_of(skills)
    ids = [f"a{number:05d}" for number in rng.permutation(agents)]
    people = tuple(sorted((_agent(one, queues, rng) for one in ids), key=lambda agent: agent.id))
    away = tuple(_away(grid, rng) for _ in people)
    absences = tuple(_absence(agent, days, grid) for agent, days in zip(people, away, strict=True) if days)
    return Crew(people, group(people, queues, grid.days[0], grid.days[-1]), absences, away)


def queues_of(skills: int) -> tuple[Queue, ...]:
    """So many queues: the first languages in turn with the first topics in turn."""
    topics = next((few for few in (1, 2, 3) if skills <= few * (few + 1)), MOST_TOPICS)
    languages = ceil(skills / topics)
    if not 1 <= skills <= MOST_TOPICS * len(LANGUAGES):
        raise ValueError(f"skills: {skills} is not between 1 and {MOST_TOPICS * len(LANGUAGES)}")
    pairs = [(LANGUAGES[i], f"topic{j}") for j in range(topics) for i in range(languages)][:skills]
    return tuple(Queue(f"chat-{lang}-{topic}", "chat", lang, topic, Kind.LIVE, GOAL) for lang, topic in sorted(pairs))


def _agent(agent_id: str, queues: tuple[Queue, ...], rng: np.random.Generator) -> Agent:
    known = [code for code in LANGUAGES if any(queue.language == code for queue in queues)]
    weights = np.array(WEIGHTS[: len(known)]) / sum(WEIGHTS[: len(known)])
    size = 2 if len(known) > 1 and rng.random() < SECOND_SHARE else 1
    spoken = sorted(int(i) for i in rng.choice(len(known), size, replace=False, p=weights))
    topics = _topics(sorted({q.skill for q in queues}), branching=spoken[-1] < 2, rng=rng)
    return Agent(
        agent_id,
        "floor",
        FULL if rng.random() < FULL_SHARE else PART,
        tuple(Language(known[i], "C1", "C1") for i in spoken),
        tuple((topic, 3) for topic in topics),
        frozenset({"chat"}),
        hour_cents=600,
    )


def _topics(topics: list[str], *, branching: bool, rng: np.random.Generator) -> list[str]:
    """The general topic; with the next ones in a row or, where languages are large, with any one other; or all."""
    draw = rng.random()
    if draw < 0.3 or len(topics) == 1:
        return topics[:1]
    if draw < 0.7:
        return [topics[0], topics[int(rng.integers(1, min(3, len(topics)))) if branching else 1]]
    return topics


def _away(grid: Grid, rng: np.random.Generator) -> frozenset[int]:
    if rng.random() >= AWAY_SHARE:
        return frozenset()
    first = int(rng.integers(len(grid.days)))
    return frozenset(range(first, min(len(grid.days), first + int(rng.integers(1, LONGEST_AWAY + 1)))))


def _absence(agent: Agent, days: frozenset[int], grid: Grid) -> Absence:
    bounds = grid.day_bounds
    credit = agent.contract.week_min // 5 * len(days)
    return Absence(agent.id, bounds[min(days)], bounds[max(days) + 1], credit)

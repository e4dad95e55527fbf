"""A queue that nobody can serve: the smallest change after which somebody could."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from solver.groups import can_serve
from solver.people import Agent, Language
from solver.queues import Queue


@dataclass(frozen=True, slots=True)
class Remedy:
    """What one change would open a queue to whom: channel, certificate, skill or language; hire where none would."""

    lacks: str
    agents: tuple[str, ...] = ()


def remedy(queue: Queue, agents: tuple[Agent, ...], first_day: date, last_day: date) -> Remedy:
    """The easiest single change (a right, a paper, a training, a language) and the agents for whom it is enough."""
    for lacks, changed in _CHANGES:
        able = tuple(a.id for a in agents if can_serve(changed(a, queue), queue, first_day, last_day))
        if able:
            return Remedy(lacks, able)
    return Remedy("hire")


def _with_channel(agent: Agent, queue: Queue) -> Agent:
    return replace(agent, channels=agent.channels | {queue.channel})


def _with_certificates(agent: Agent, queue: Queue) -> Agent:
    kept = tuple(pair for pair in agent.certificates if pair[0] not in queue.certificates)
    return replace(agent, certificates=(*kept, *((name, None) for name in queue.certificates)))


def _with_skill(agent: Agent, queue: Queue) -> Agent:
    return replace(agent, skills=(*agent.skills, (queue.skill, 3)))


def _with_language(agent: Agent, queue: Queue) -> Agent:
    """Speech or writing raised to the level asked for; who knows none of the language would learn for years."""
    raised = tuple(
        Language(x.code, queue.level, queue.level) if x.code == queue.language else x for x in agent.languages
    )
    return replace(agent, languages=raised)


_CHANGES: tuple[tuple[str, Callable[[Agent, Queue], Agent]], ...] = (
    ("channel", _with_channel),
    ("certificate", _with_certificates),
    ("skill", _with_skill),
    ("language", _with_language),
)

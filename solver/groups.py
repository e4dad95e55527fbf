"""Groups: agents with the same set of queues they can serve, and the closed sets of queues they imply."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from solver.people import Agent, at_least
from solver.queues import Queue

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Groups:
    """Which kinds of agent can serve which queues.

    `serves[g, q]` tells whether group g can serve queue q; `members[g]` lists its agents. Agents that can
    serve nothing are in no group. Queues of equal columns in `serves` are one **row** of cover.
    """

    queues: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]
    serves: BoolArray

    def group_of(self) -> dict[str, int]:
        """Group number by agent id."""
        return {agent: g for g, ids in enumerate(self.members) for agent in ids}

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Queues of equal eligibility, merged, in queue order; queues nobody serves are left out."""
        seen: dict[bytes, list[str]] = {}
        for q, name in enumerate(self.queues):
            column = self.serves[:, q]
            if column.any():
                seen.setdefault(column.tobytes(), []).append(name)
        return tuple(tuple(names) for names in seen.values())

    def unserved(self) -> tuple[str, ...]:
        """Queues that no agent can serve."""
        return tuple(name for q, name in enumerate(self.queues) if not self.serves[:, q].any())


def can_serve(agent: Agent, queue: Queue, first_day: date, last_day: date) -> bool:
    """Whether an agent may answer a queue on every day from first to last: language, skill, channel, papers."""
    held = dict(agent.certificates)
    papers = all(name in held and _valid(held[name], last_day) for name in queue.certificates)
    skilled = any(name == queue.skill for name, _ in agent.skills)
    speaks = at_least(agent.level(queue.language, spoken=queue.spoken), queue.level)
    present = (agent.first_day is None or agent.first_day <= last_day) and _valid_from(agent, first_day)
    return papers and skilled and speaks and present and queue.channel in agent.channels


def group(agents: tuple[Agent, ...], queues: tuple[Queue, ...], first_day: date, last_day: date) -> Groups:
    """Sort agents into groups by the queues they can serve throughout the horizon."""

    masks: dict[Hashable, tuple[bool, ...]] = {}
    for agent in agents:
        if _rights(agent) not in masks:
            masks[_rights(agent)] = tuple(can_serve(agent, queue, first_day, last_day) for queue in queues)
    served = sorted(((masks[_rights(a)], a.id) for a in agents), key=lambda pair: (pair[0][::-1], pair[1]))
    kinds = [(key, tuple(a for _, a in ids)) for key, ids in groupby(served, key=lambda p: p[0]) if any(key)]
    return Groups(
        tuple(queue.id for queue in queues),
        tuple(ids for _, ids in kinds),
        np.array([key for key, _ in kinds], dtype=bool).reshape(len(kinds), len(queues)),
    )


def _rights(agent: Agent) -> Hashable:
    """All that decides which queues an agent may answer."""
    return agent.languages, agent.skills, agent.channels, agent.certificates, agent.first_day, agent.last_day


def _valid(expires: date | None, last_day: date) -> bool:
    return expires is None or expires >= last_day


def _valid_from(agent: Agent, first_day: date) -> bool:
    return agent.last_day is None or agent.last_day >= first_day

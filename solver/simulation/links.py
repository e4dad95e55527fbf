"""Who may answer what: kinds of agent, and the links between kinds and queues, own language and overflow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from solver.groups import BoolArray, group
from solver.people import Agent
from solver.queues import Kind, Queue
from solver.simulation.loop.records import KIND, LINK, Ints, Records

DEFERRED_KINDS = (Kind.DEFERRED, Kind.BACK_OFFICE, Kind.OUTBOUND)


@dataclass(frozen=True, slots=True)
class Links:
    """Kinds of agent (same queues, and same best skills where routing asks for them) and their links with queues.

    `serves` and `overflow` are kinds x queues; `kind_of` gives each agent's kind. `kinds_of` holds the links
    of each queue, in [first[q], first[q+1]); `queues_of`, `live_of` and `members` (agents) those of each kind as in
    `kinds`.
    """

    kind_of: tuple[int, ...]
    serves: BoolArray
    overflow: BoolArray
    kinds: Records
    kinds_of: Records
    first: Ints
    queues_of: Records
    live_of: NDArray[np.int64]
    members: NDArray[np.int64]


def link(
    agents: tuple[Agent, ...], queues: tuple[Queue, ...], days: tuple[date, ...], *, by_best_skill: bool = True
) -> Links:
    """Sort agents into kinds and link them with the queues they serve throughout the days.

    Without `by_best_skill` agents who serve the same queues are one kind: fewer kinds, a faster simulation.
    """
    overflow = [replace(q, language=q.overflow.language) if q.overflow else q for q in queues]
    groups = group(agents, (*queues, *overflow), days[0], days[-1])
    number = groups.group_of()
    keys = [(number.get(agent.id, -1), _best_skills(agent) if by_best_skill else ()) for agent in agents]
    names = sorted(set(keys))
    nothing = np.zeros(2 * len(queues), dtype=bool)
    masks = np.array([groups.serves[g] if g >= 0 else nothing for g, _ in names], dtype=bool)
    masks = masks.reshape(len(names), 2 * len(queues))
    serves = masks[:, : len(queues)]
    beyond = masks[:, len(queues) :] & ~serves & np.array([not is_deferred(q) for q in queues], dtype=bool)
    primary = np.array([[q.skill in skills for q in queues] for _, skills in names], dtype=bool)
    kinds_of, first = _links_of_queues(serves, beyond, primary.reshape(serves.shape))
    kinds, queues_of, live_of = _links_of_kinds(queues, serves, beyond)
    kind_of = tuple(names.index(key) for key in keys)
    kinds["members_from"] = np.searchsorted(np.sort(kind_of), np.arange(len(names)), side="left")
    kinds["members_to"] = np.searchsorted(np.sort(kind_of), np.arange(len(names)), side="right")
    members = np.argsort(kind_of, kind="stable").astype(np.int64)
    return Links(kind_of, serves, beyond, kinds, kinds_of, first, queues_of, live_of, members)


def is_deferred(queue: Queue) -> bool:
    """Whether a queue's items wait for idle time up to a deadline."""
    return queue.kind in DEFERRED_KINDS


def _best_skills(agent: Agent) -> tuple[str, ...]:
    best = max((level for _, level in agent.skills), default=0)
    return tuple(name for name, level in agent.skills if level == best)


def _links_of_queues(serves: BoolArray, overflow: BoolArray, primary: NDArray[np.bool_]) -> tuple[Records, Ints]:
    links: list[tuple[int, bool, bool]] = []
    first = [0]
    for q in range(serves.shape[1]):
        linked = np.flatnonzero(serves[:, q] | overflow[:, q])
        links += [(int(kind), bool(primary[kind, q]), bool(overflow[kind, q])) for kind in linked]
        first.append(len(links))
    return np.array(links, dtype=LINK), np.array(first, dtype=np.int32)


def _links_of_kinds(
    queues: tuple[Queue, ...], serves: BoolArray, overflow: BoolArray
) -> tuple[Records, Records, NDArray[np.int64]]:
    """Real-time links by value class, then deferred ones; and the live queues of each kind."""
    by_class = sorted(range(len(queues)), key=lambda q: (is_deferred(queues[q]), queues[q].value_class, q))
    kinds = np.zeros(serves.shape[0], dtype=KIND)
    links: list[tuple[int, bool, bool]] = []
    live: list[int] = []
    for kind in range(serves.shape[0]):
        record = kinds[kind]
        worked = [q for q in by_class if serves[kind, q] or overflow[kind, q]]
        real_time = sum(not is_deferred(queues[q]) for q in worked)
        record["work_from"], record["live_from"] = len(links), len(live)
        links += [(q, False, bool(overflow[kind, q])) for q in worked]
        live += [q for q in worked if queues[q].kind is Kind.LIVE and serves[kind, q]]
        record["work_to"], record["live_to"] = len(links), len(live)
        record["deferred_from"] = record["work_from"] + real_time
        record["dedicated"] = real_time == 0
    return kinds, np.array(links, dtype=LINK), np.array(live, dtype=np.int64)

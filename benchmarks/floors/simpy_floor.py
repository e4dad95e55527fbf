"""simpy, as its guides have it: reneging at a Resource ("Bank Renege"), agents with skills in a FilterStore."""

from __future__ import annotations

import random
from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np
import simpy
from stopwatch import work_clock

from floors.system import HOUR_S, Contacts, Played, System, Tally

Steps = Generator[simpy.Event, object, None]


@dataclass(frozen=True, slots=True)
class World:
    """A floor and what is noted of it: arrived, waited, served."""

    system: System
    clock: simpy.Environment
    chance: random.Random
    rows: list[tuple[float, float, bool]] = field(default_factory=list)

    def after(self, mean_s: float) -> simpy.Timeout:
        """An exponential time."""
        return self.clock.timeout(self.chance.expovariate(1 / mean_s))


def play(system: System, hours: int, seed: int) -> Played:
    """Play so many hours."""
    began = work_clock()
    world = World(system, simpy.Environment(), random.Random(seed))
    crew = _crew(world)
    for queue in range(system.queues):
        world.clock.process(_calls(world, crew, queue))
    world.clock.run(until=hours * HOUR_S)
    seconds = work_clock() - began
    contacts = Contacts(*(np.array(column) for column in zip(*world.rows, strict=True)))
    return Played(Tally.of(contacts, hours, system.threshold_s), len(world.rows), seconds)


def _crew(world: World) -> simpy.Resource | simpy.FilterStore:
    """Agents who are all alike are a Resource."""
    if world.system.queues == 1:
        return simpy.Resource(world.clock, len(world.system.skills))
    store = simpy.FilterStore(world.clock)
    store.items = list(world.system.skills)
    return store


def _calls(world: World, crew: simpy.Resource | simpy.FilterStore, queue: int) -> Steps:
    """Calls of one queue, for ever."""
    while True:
        yield world.after(world.system.gap_s)
        world.clock.process(
            _plain_call(world, crew) if isinstance(crew, simpy.Resource) else _skilled_call(world, crew, queue)
        )


def _plain_call(world: World, crew: simpy.Resource) -> Steps:
    """Wait for an agent, or leave."""
    arrived = world.clock.now
    with crew.request() as asked:
        found = yield asked | world.after(world.system.patience_s)
        assert isinstance(found, simpy.events.ConditionValue)
        world.rows.append((arrived, world.clock.now - arrived, asked in found))
        if asked in found:
            yield world.after(world.system.aht_s)


def _skilled_call(world: World, crew: simpy.FilterStore, queue: int) -> Steps:
    """Wait for an agent who can help, or leave; whoever was put back first has been idle longest."""
    arrived = world.clock.now
    asked = crew.get(lambda skills: queue in skills)
    yield asked | world.after(world.system.patience_s)
    world.rows.append((arrived, world.clock.now - arrived, asked.triggered))
    if not asked.triggered:
        asked.cancel()
        return
    yield world.after(world.system.aht_s)
    yield crew.put(asked.value)

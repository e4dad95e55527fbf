"""A floor with everything: calls, chats at once, messages in touches, mail in idle time, breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from floors.system import AHT_S, skilled
from floors.vardiya_floor import MONDAY, a_demand, crew
from solver.demand import Demand
from solver.duties import Break, Duty, Roster
from solver.grid import Grid
from solver.people import Agent
from solver.queues import Concurrency, Kind, Measure, Queue, ServiceGoal
from solver.simulation import SimulationParams, simulate

LEVEL = Measure.SERVICE_LEVEL
PHONE = Queue("phone", "phone", "tr", "", Kind.LIVE, ServiceGoal(LEVEL, 0.8, 20.0), patience_s=180.0)
CHAT = Queue(
    "chat", "chat", "tr", "", Kind.CONCURRENT, ServiceGoal(LEVEL, 0.8, 45.0), patience_s=180.0,
    concurrency=Concurrency(3, (1.0, 1.25, 1.5), 1.0),
)  # fmt: skip
MESSAGES = Queue(
    "whatsapp", "whatsapp", "tr", "", Kind.MESSAGING, ServiceGoal(LEVEL, 0.8, 300.0), touches=3.0, gap_s=120.0
)
MAIL = Queue("mail", "email", "tr", "", Kind.DEFERRED, ServiceGoal(Measure.DONE_WITHIN, 0.9, 4 * 3600.0))
KINDS = (PHONE, CHAT, MESSAGES, MAIL, CHAT)
SHIFT_MIN = 480
BREAKS_MIN = ((120, 15), (240, 30), (360, 15))  # from the start of the shift, length
CHATS_AT_ONCE = 1.6  # a busy agent has about so many


@dataclass(frozen=True, eq=False, slots=True)
class Floor:
    """What `simulate` takes."""

    roster: Roster
    agents: tuple[Agent, ...]
    demand: Demand
    queues: tuple[Queue, ...]

    @property
    def contacts(self) -> float:
        """Expected contacts of one replication."""
        return float(self.demand.mean.sum())

    def play(self, replications: int, seed: int) -> int:
        """Simulate with the settings of a plan; contacts played."""
        params = SimulationParams(replications=replications, seed=seed)
        table = simulate(self.roster, self.agents, self.demand, self.queues, params).table
        return round(float(table.loc[table["period"] == "total", "offered"].sum()) * replications)


def mixed_floor(queues: int, agents: int, load: float, days: int) -> Floor:
    """Agents of four skills on three shifts a day each, so that there are always the same number."""
    grid = Grid.of(MONDAY, days, 15, "UTC")
    staff = crew(skilled(queues, agents, 4))
    lines = tuple(replace(KINDS[q % len(KINDS)], id=f"queue {q:02}", skill=f"skill {q:02}") for q in range(queues))
    contacts = {line.id: load / queues * grid.step_min * 60.0 / AHT_S * _weight(line) for line in lines}
    duties = tuple(_duty(grid, agent, shift) for agent in staff for shift in range(days * 1440 // SHIFT_MIN))
    return Floor(Roster(duties), staff, a_demand(grid, contacts), lines)


def _weight(queue: Queue) -> float:
    """Contacts that are as much work as one call."""
    return CHATS_AT_ONCE if queue.kind is Kind.CONCURRENT else 1.0 / queue.touches


def _duty(grid: Grid, agent: Agent, shift: int) -> Duty:
    start = grid.start_min + shift * SHIFT_MIN
    breaks = tuple(Break(start + at, length) for at, length in BREAKS_MIN)
    return Duty(agent.id, start, start + SHIFT_MIN, grid.day_of(start), "long", SHIFT_MIN, breaks)

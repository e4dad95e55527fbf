"""One line of agents as a planner reckons it: agents from a goal, or the service of so many agents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from solver.errors import Problem, SolverError
from solver.queues import Concurrency, Definition, Measure, ServiceGoal
from solver.staffing import erlang_a, erlang_b, erlang_c
from solver.staffing.chat import chat_work
from solver.staffing.search import TIE, required
from solver.staffing.service import Service, Work, checked_agents, goal_score

BESIDE = 2  # rows of a table below and above the answer
ONE_AT_A_TIME = Concurrency()
HALVINGS = 60  # of an interval of one agent: below 1e-17


class Model(StrEnum):
    """What becomes of a contact that finds every agent busy."""

    BLOCKED = "b"  # Erlang B: it is lost
    WAITS = "c"  # Erlang C: it waits for ever
    ABANDONS = "a"  # Erlang A: it waits as long as its patience lasts
    CHAT = "chat"  # as a (as c without a patience), and an agent holds several at once


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the calculator.

    Attributes
    ----------
    per_s : contacts per second.
    aht_s : handling time, s; for chats as recorded at the mean number `concurrency.measured_at`.
    target_share : share of contacts to be served within `within_s`, as `definition` counts; model b serves at once
        or never. The least number of agents is sought where `agents` is None.
    agents : number of agents whose service is asked, whole or (but for chats) not.
    patience_s : mean time to abandon, s; None if not known. Models b and c do not look at it.
    most_occupied : highest accepted occupancy; it can take more agents than the goal does.
    """

    model: Model
    per_s: float
    aht_s: float
    target_share: float | None = None
    agents: float | None = None
    within_s: float = 20.0
    definition: Definition = Definition.OFFERED
    patience_s: float | None = None
    concurrency: Concurrency = ONE_AT_A_TIME
    most_occupied: float = 1.0

    @property
    def goal(self) -> ServiceGoal:
        """The goal as the formulas take it; without a target everybody is to be served, which only a search minds."""
        share = 1.0 if self.target_share is None else self.target_share
        return ServiceGoal(Measure.SERVICE_LEVEL, share, self.within_s, self.definition)

    @property
    def work(self) -> Work:
        """The offered work.

        Raises
        ------
        SolverError : load_invalid, aht_not_positive, patience_not_positive, throughput_falls.
        """
        if self.model is Model.CHAT:
            return chat_work(self.per_s, self.aht_s, self.patience_s, self.concurrency)
        patience_s = self.patience_s if self.model is Model.ABANDONS else None
        return Work.of(self.per_s * self.aht_s, self.aht_s, patience_s)

    def refuse(self) -> None:
        """See that the question can be answered.

        Raises
        ------
        SolverError : agents_or_target, within_invalid, occupancy_invalid, patience_needed, and those of a goal.
        """
        found = []
        if self.agents is None and self.target_share is None:
            found.append(Problem("agents_or_target"))
        if not 0.0 <= self.within_s < math.inf:
            found.append(Problem("within_invalid", {"within_s": self.within_s}))
        if not 0.0 < self.most_occupied <= 1.0:
            found.append(Problem("occupancy_invalid", {"occupancy": self.most_occupied}))
        if self.model is Model.ABANDONS and self.patience_s is None:
            found.append(Problem("patience_needed"))
        if found:
            raise SolverError(tuple(found))
        if self.target_share is not None:
            goal_score(self.goal)


@dataclass(frozen=True, slots=True)
class Served:
    """What so many agents give; see `solver.staffing.service.Service` for the figures."""

    agents: float
    service_level: float
    p_wait: float
    p_abandon: float
    asa_s: float
    occupancy: float
    queue_length: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer, and the numbers of agents about it.

    `load` is the offered work in agents (at full concurrency for chats). `exact` is the number of agents, not whole,
    at which the goal is just met; None if agents were given or cannot be part of one. `beside` holds the numbers of
    agents from two fewer to two more; None in place of service where the queue would grow without end.
    """

    ask: Ask
    served: Served
    load: float
    exact: float | None
    beside: tuple[tuple[float, Served | None], ...]


def calculate(ask: Ask) -> Answer:
    """Answer one question of staffing, at the full precision of the formulas.

    Raises
    ------
    SolverError : with every problem of the figures; unstable where given agents cannot keep up and nobody abandons;
        target_unattainable for a share of 1; patience_needed for model a without one; agents_not_whole for chats.
    """
    ask.refuse()
    work = ask.work
    agents = _least(ask, work) if ask.agents is None else ask.agents
    served = _served(ask, work, agents)
    rows = tuple(agents + step for step in range(-BESIDE, BESIDE + 1) if agents + step > 0)
    beside = tuple((count, served if count == agents else _stable(ask, work, count)) for count in rows)
    exact = None if ask.agents is not None or ask.model is Model.CHAT else _exact(ask, work, agents)
    return Answer(ask, served, float(work.crew_load), exact, beside)


def _least(ask: Ask, work: Work) -> float:
    """The least whole number of agents at which goal and occupancy are kept."""
    count = _least_lossy(ask, work) if ask.model is Model.BLOCKED else int(required(work, ask.goal).agents[0])
    while count > 0 and _too_busy(ask, work, count):
        count += 1
    return float(count)


def _too_busy(ask: Ask, work: Work, count: float) -> bool:
    found = _stable(ask, work, count)
    return found is None or found.occupancy > ask.most_occupied


def _least_lossy(ask: Ask, work: Work) -> int:
    """Erlang B falls with every agent, so double until it is low enough, then halve."""
    low, high = 0, 1
    while _served(ask, work, high).service_level < ask.goal.target_share - TIE:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        enough = _served(ask, work, middle).service_level >= ask.goal.target_share - TIE
        low, high = (low, middle) if enough else (middle, high)
    return high if float(work.load) > 0 else 0


def _exact(ask: Ask, work: Work, agents: float) -> float | None:
    """The number of agents at which the goal is just met, between the last that miss it and the first that do."""
    if agents < 1 or ask.most_occupied < 1.0:
        return None
    low, high = agents - 1.0, agents
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        found = _stable(ask, work, middle)
        enough = found is not None and found.service_level >= ask.goal.target_share - TIE
        low, high = (low, middle) if enough else (middle, high)
    return high


def _stable(ask: Ask, work: Work, agents: float) -> Served | None:
    """Service, or None where the queue would grow without end."""
    waits_for_ever = ask.model is not Model.BLOCKED and work.patience_s is None
    if waits_for_ever and agents <= float(work.crew_load):
        return None
    return _served(ask, work, agents)


def _served(ask: Ask, work: Work, agents: float) -> Served:
    """Service by the model asked for; an unstable line is refused, and without contacts nobody waits."""
    if float(work.load) == 0.0:
        return Served(float(checked_agents(agents)), 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    if ask.model is Model.BLOCKED:
        return _blocked(work, agents)
    formula = erlang_c.service if work.patience_s is None else erlang_a.service
    return _plain(agents, formula(agents, work, ask.goal))


def _blocked(work: Work, agents: float) -> Served:
    """Whoever finds every agent busy is gone: he neither waits nor counts as served. A with a patience of nothing."""
    lost = float(erlang_b.blocking(agents, work.load))
    busy = float(work.load) * (1.0 - lost)
    return Served(agents, 1.0 - lost, lost, lost, 0.0, busy / agents if agents > 0 else 0.0, 0.0)


def _plain(agents: float, found: Service) -> Served:
    return Served(
        agents,
        float(found.service_level),
        float(found.p_wait),
        float(found.p_abandon),
        float(found.asa_s),
        float(found.occupancy),
        float(found.queue_length),
    )

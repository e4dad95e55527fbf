"""One line of agents as a planner reckons it: agents from a goal, or the service of so many agents."""

from __future__ import annotations

import math
from dataclasses import dataclass

from solver.errors import Problem, SolverError
from solver.staffing.answers import Served, grows_without_end, serve
from solver.staffing.ask import EXTRAS, Ask, Model
from solver.staffing.scores import TIE
from solver.staffing.search import required
from solver.staffing.service import Work

BESIDE = 2  # rows of a table below and above the answer
HALVINGS = 60  # of an interval of one agent: below 1e-17


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
    SolverError : with every problem of the question (see `Ask.problems`); unstable where given agents cannot keep up
        and nobody abandons; goal_above_lines where even an agent on every line does not meet the goal.
    """
    found = ask.problems()
    if found:
        raise SolverError(found)
    work = ask.work
    agents = _least(ask, work) if ask.agents is None else ask.agents
    served = serve(ask, work, agents)
    rows = tuple(agents + step for step in range(-BESIDE, BESIDE + 1) if 0 < agents + step <= ask.most_agents)
    beside = tuple((count, served if count == agents else _stable(ask, work, count)) for count in rows)
    return Answer(ask, served, float(work.crew_load), _exact(ask, work, agents), beside)


def _least(ask: Ask, work: Work) -> float:
    """The least whole number of agents at which goal and occupancy are kept."""
    if ask.model is not Model.BLOCKED and all(getattr(ask, name) is None for name in EXTRAS):
        return float(required(work, ask.goal, ask.most_occupied).agents[0])
    count = _least_by_halves(ask, work)
    if count > 0 and _too_busy(ask, work, count):  # nobody is less busy than the work that is served
        served = _stable(ask, work, count)
        busy = served.occupancy * count if served is not None else count
        count = int(min(max(count, math.floor(busy / ask.most_occupied)), ask.most_agents))
    while count > 0 and _too_busy(ask, work, count):
        count += 1
        if count > ask.most_agents:
            raise _above_lines(ask, work)
    return float(count)


def _too_busy(ask: Ask, work: Work, count: float) -> bool:
    found = _stable(ask, work, count)
    return found is None or found.occupancy > ask.most_occupied + TIE


def _least_by_halves(ask: Ask, work: Work) -> int:
    """Every agent helps, so double until there are enough, then halve."""
    low, high = 0, 1
    while not _enough(ask, work, high):
        if high >= ask.most_agents:
            raise _above_lines(ask, work)
        low, high = high, int(min(2 * high, ask.most_agents))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _enough(ask, work, middle) else (middle, high)
    return high if float(work.load) > 0 else 0


def _enough(ask: Ask, work: Work, agents: float) -> bool:
    found = _stable(ask, work, agents) if agents <= ask.most_agents else None
    return found is not None and found.service_level >= ask.goal.target_share - TIE


def _above_lines(ask: Ask, work: Work) -> SolverError:
    """The goal cannot be met with so few lines: what an agent on each of them gives."""
    count = ask.most_agents
    best = serve(ask, work, count) if count >= 1 else None
    about: dict[str, object] = {"lines": ask.lines, "agents": count}
    about["level"] = 0.0 if best is None else best.service_level
    about["occupancy"] = 1.0 if best is None else best.occupancy
    return SolverError((Problem("goal_above_lines", about),))


def _exact(ask: Ask, work: Work, agents: float) -> float | None:
    """The number of agents at which the goal is just met, between the last that miss it and the first that do."""
    whole = ask.model is Model.CHAT or ask.lines is not None
    if ask.agents is not None or whole or agents < 1 or ask.most_occupied < 1.0:
        return None
    low, high = agents - 1.0, agents
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        low, high = (low, middle) if _enough(ask, work, middle) else (middle, high)
    return high


def _stable(ask: Ask, work: Work, agents: float) -> Served | None:
    """Service, or None where the queue would grow without end."""
    return None if grows_without_end(ask, work, agents) else serve(ask, work, agents)

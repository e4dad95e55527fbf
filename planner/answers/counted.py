"""What a check counts besides what is broken: what a roster costs, and who is there at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from planner.answers.agent_compared import AgentChecked, check_agent
from planner.answers.cost import RosterCost, roster_cost
from planner.answers.standing import Standing
from planner.answers.there import There, who_is_there
from planner.problems import OperationError, Problem

if TYPE_CHECKING:
    from planner.roster_check import Judged
    from solver.duties import Roster
    from solver.outcomes import Violation


@dataclass(frozen=True, slots=True)
class Asked:
    """What else to count: who is there at a moment, those of a queue alone, and an agent's rows.

    `counts`: only how many; nobody but the agent asked about is named.
    """

    at: datetime | None = None
    queue: str | None = None
    agent: str | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The cost of a roster, who is there at the moment asked for (None: none was), and the agent's rows if asked.

    `names`: whether it may be told who is there, or only how many.
    """

    cost: RosterCost
    there: There | None
    agent: AgentChecked | None = None
    names: bool = True


def count(standing: Standing, roster: Roster, found: tuple[Violation, ...], asked: Asked) -> Counted:
    """Count a roster over a plan's days; `found` is what the checker says of it.

    Raises
    ------
    OperationError
        `unknown_queue`, `unknown_agent`, `moment_outside_plan`, or `queue_without_moment` for a queue without a moment.
    """
    at, queue = asked.at, asked.queue
    if at is None and queue is not None:
        raise OperationError((Problem("command line", None, "queue", "queue_without_moment", queue),))
    there = None
    if at is not None:
        name = None if queue is None else standing.queue(queue).id
        there = who_is_there(standing, roster, standing.minute(at), name)
    agent = check_agent(standing, roster, asked.agent)
    return Counted(roster_cost(standing.case, standing.inputs, roster, found), there, agent, not asked.counts)


def count_file(judged: Judged, asked: Asked) -> Counted | None:
    """The same of a roster from a file; None without a plan, which says what is needed."""
    if judged.plan is None:
        return None
    return count(Standing(judged.plan, judged.inputs), judged.file.roster, judged.found, asked)

"""How a simulation is played: how often, by how many at once, whether it tells its progress and its sources."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.inputs import Inputs
from planner.problems import OperationError, Problem
from planner.simulating import simulation_params
from solver.demand import Demand
from solver.duties import Roster
from solver.grid import DAY_MIN
from solver.outcomes import Attainment

if TYPE_CHECKING:
    from solver.simulation import Simulation

MOST_REPLICATIONS = 1000


@dataclass(frozen=True, slots=True)
class Playing:
    """How a simulation is played.

    Attributes
    ----------
    replications : how often; None = as operation.yaml says.
    sources : also find out which source the risk comes from (four times the work).
    workers : threads that play at once; the result is the same whatever their number.
    progress : told (replications done, replications asked) now and then.
    """

    replications: int | None = None
    sources: bool = False
    workers: int = 1
    progress: Callable[[int, int], None] | None = None


PLAIN = Playing()


def whole_roster(inputs: Inputs, roster: Roster) -> Roster:
    """A roster together with the duties of the opening state that reach into the horizon."""
    first = inputs.grid.start_min
    before = tuple(d for d in inputs.operation.previous if first - DAY_MIN <= d.start_min < first)
    return replace(roster, duties=tuple(sorted((*before, *roster.duties))))


def play(roster: Roster, inputs: Inputs, demand: Demand, playing: Playing) -> Attainment:
    """Simulate a roster under the operation's settings.

    Raises
    ------
    OperationError
        replications_out_of_range, workers_out_of_range.
    """
    simulation = staged(roster, inputs, demand, playing)
    with threads(playing) as executor:
        return simulation.attained(simulation.play(executor=executor, progress=playing.progress))


def staged(roster: Roster, inputs: Inputs, demand: Demand, playing: Playing) -> Simulation:
    """The simulation that `play` plays, laid out; raises as it."""
    from solver.simulation import Simulation

    _refuse(playing)
    params = simulation_params(inputs).model_copy(update={"sources": playing.sources})
    if playing.replications is not None:
        params = params.model_copy(update={"replications": playing.replications})
    people, queues = inputs.operation.agents, inputs.operation.queues
    return Simulation.of(roster, people, demand, queues, params)


def threads(playing: Playing) -> AbstractContextManager[Executor | None]:
    """As many threads as are asked for; none of their own for one."""
    return nullcontext() if playing.workers == 1 else ThreadPoolExecutor(playing.workers)


def _refuse(playing: Playing) -> None:
    found = []
    if playing.replications is not None and not 1 <= playing.replications <= MOST_REPLICATIONS:
        found.append(_out_of_range("replications", playing.replications))
    if playing.workers < 1:
        found.append(_out_of_range("workers", playing.workers))
    if found:
        raise OperationError(tuple(found))


def _out_of_range(name: str, value: int) -> Problem:
    most = (("most", str(MOST_REPLICATIONS)),)
    return Problem("command line", None, name, f"{name}_out_of_range", str(value), most)

"""A repair as a process of its own: its work alone counts for its budget, and a crash costs the answer only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from solver.case import RosterCase
from solver.duties import Roster
from solver.errors import EngineFault, ProcessLostError, SolverError
from solver.repairer.mending import repair
from solver.repairer.params import RepairParams
from solver.repairer.values import Changes, Repair
from solver.roster.child import LOOK_S, Faulty, Refused, Stop, answer
from solver.roster.partners.companion import Companion
from solver.roster.partners.served import Line, Work


@dataclass(frozen=True, slots=True)
class RepairTask:
    """A repair and what it is of."""

    case: RosterCase
    roster: Roster
    changes: Changes
    params: RepairParams

    def work(self, line: Line) -> None:
        """Repair; the ways, or why there are none, go over the line."""

        def stopped() -> bool:
            return line.inbox.look(Stop) is not None

        answer(line, lambda: repair(self.case, self.roster, self.changes, self.params, stopped))


def repair_apart(
    case: RosterCase,
    roster: Roster,
    changes: Changes,
    params: RepairParams,
    cancel: Callable[[], bool] | None = None,
) -> tuple[Repair, ...]:
    """Mend a roster as `solver.repairer.mending.repair` does, in a process of its own.

    Raises
    ------
    SolverError
        As there.
    EngineFault
        If it breaks down there: our bug, with the traceback of that process.
    ProcessLostError
        If the process dies, hangs or cannot be started.
    """
    heard: SimpleQueue[object] = SimpleQueue()
    try:
        begun = Companion(Work(RepairTask(case, roster, changes, params)), heard.put)
    except OSError as error:
        raise ProcessLostError(str(error)) from error
    with closing(begun) as process:
        return _answer(process, heard, cancel or (lambda: False))


def _answer(process: Companion, heard: SimpleQueue[object], cancel: Callable[[], bool]) -> tuple[Repair, ...]:
    stopped = False
    while True:
        over = process.done or not process.alive  # asked first: what was sent before the end is still to be taken
        if not stopped and cancel():
            stopped = process.post(Stop())
        try:
            message = heard.get(timeout=LOOK_S)
        except Empty:
            if over:
                raise ProcessLostError(process.lost or "it ended") from None
            continue
        if isinstance(message, tuple):
            return message
        if isinstance(message, Refused):
            raise SolverError(message.problems)
        if isinstance(message, Faulty):
            raise EngineFault(message.traceback)

"""Plan every site of a workspace: prepared here, worked on an executor, stored here in each site's own store."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.report.failures import explain
from planner.words import sentence
from planner.workspace.sites import Unit
from scenarios.sites.finishing import NO_ROSTER, Telling, finished
from scenarios.sites.preparing import Ready, prepared
from scenarios.sites.work import Task, Worked, work

if TYPE_CHECKING:
    from planner.inputs import PlanRequest
    from planner.workspace.outcomes import SiteOutcome
    from planner.workspace.sites import Workspace
    from scenarios.sweeping.crew import Crew

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to plan of every site.

    Attributes
    ----------
    request : the same for all; what it leaves open each site fills by its own history and settings.
    lang : of the reasons of failures.
    apart : whether sites of a pool are also planned each by itself, to be compared; that makes no draft.
    tell : told after each unit how many are done, of how many.
    now : when a draft is stored.
    """

    request: PlanRequest
    lang: str = "en"
    apart: bool = False
    tell: Callable[[int, int], None] = lambda done, asked: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def plan_sites(workspace: Workspace, crew: Crew, asked: Asked) -> tuple[SiteOutcome, ...]:
    """Plan every unit of a workspace side by side; what is stored already is taken from there.

    One that fails does not stop the others: its outcome tells why. Sites of pools planned apart stand at the end.
    """
    units = (*workspace.units, *(_apart(workspace) if asked.apart else ()))
    with ExitStack() as stack:
        found = {number: prepared(unit, asked.request, asked.lang, stack) for number, unit in enumerate(units)}
        ready = {number: one for number, one in found.items() if isinstance(one, Ready)}
        outcomes = {number: one for number, one in found.items() if not isinstance(one, Ready)}
        tasks = [Task(number, one.inputs, one.held, asked.lang) for number, one in ready.items()]
        for done in _all_worked(tasks, ready, crew):
            outcomes[done.number] = finished(ready[done.number], done, Telling(asked.lang, asked.now()))
            asked.tell(len(outcomes), len(units))
    return tuple(outcomes[number] for number in sorted(outcomes))


def _apart(workspace: Workspace) -> tuple[Unit, ...]:
    """The sites of pools, each by itself."""
    pools = (unit for unit in workspace.units if unit.pool)
    return tuple(Unit((site,), site.folder, unit.line, draft=False) for unit in pools for site in unit.sites)


def _all_worked(tasks: list[Task], ready: dict[int, Ready], crew: Crew) -> Iterator[Worked]:
    """What is whole already is put together here; the rest is worked, and once more alone where its worker died."""
    yield from (work(task) for task in tasks if ready[task.number].whole)
    lost: list[Task] = []
    yield from _round([task for task in tasks if not ready[task.number].whole], crew, lost)
    for task in lost:
        again: list[Task] = []
        yield from _round([task], crew, again)
        for gone in again:
            yield Worked(gone.number, None, NO_ROSTER, sentence("site_worker_died", {}, gone.lang))


def _round(tasks: list[Task], crew: Crew, lost: list[Task]) -> Iterator[Worked]:
    """Every task once; those whose worker is lost are noted in `lost`."""
    running: dict[Future[Worked], Task] = {}
    executor = crew.executor() if tasks else None
    for task in tasks:
        assert executor is not None
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Sending large graph")  # each is sent once, so nothing to scatter
                running[executor.submit(work, task)] = task
        except crew.lost:
            lost.append(task)
    while running:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda one: running[one].number):
            task = running.pop(future)
            try:
                yield future.result()
            except crew.lost:
                lost.append(task)
            except Exception as error:
                log.exception("internal error")
                yield Worked(task.number, None, *explain(error, task.lang))

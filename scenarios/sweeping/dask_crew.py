"""Workers of a Dask cluster, reached by the address of its scheduler."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from typing import Any, cast

from scenarios.base_plan import BasePlan
from scenarios.keys import versions
from scenarios.sweeping.errors import SweepError
from scenarios.sweeping.work import Task, Worked, alone, work

ANSWER_S = 5
"""Seconds within which a scheduler, and then one of its workers, must answer."""
AHEAD = 2
"""Tasks under way for each thread: the next one is there when a worker has done its own."""


class DaskCrew:
    """The workers of a cluster, however many come and go; each is given the base once.

    Raises
    ------
    SweepError
        If Dask is not installed, nobody answers at the address, there are no workers, or they run other versions.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = _connected(address)
        self.lost = _losses()
        self._base: BasePlan | None = None
        try:
            _have_workers(self._client, address)
            _agree(self._client)
        except BaseException:
            self.close(at_once=True)
            raise

    def start(self, base: BasePlan) -> None:
        """Give the base to the workers; those that come later have it from the others."""
        self._base = alone(base)
        self._executor = self._client.get_executor(pure=False)
        self._held = self._client.scatter(self._base, broadcast=True, hash=False)

    def executor(self) -> Executor:
        """The cluster without a base."""
        if self._client.status != "running":
            raise SweepError("sweep_scheduler_lost", address=self._address)
        return cast("Executor", self._client.get_executor(pure=False))

    @property
    def hands(self) -> int:
        """Threads of the cluster just now."""
        if self._client.status != "running":
            raise SweepError("sweep_scheduler_lost", address=self._address)
        return max(int(sum(self._client.nthreads().values())), 1)

    @property
    def width(self) -> int:
        """Some more tasks than there are threads."""
        return AHEAD * self.hands

    def submit(self, task: Task) -> Future[Worked]:
        """Have a task worked; a lost worker's tasks are given to others by the scheduler itself."""
        if self._held.status in ("cancelled", "lost"):
            raise CancelledError
        return cast("Future[Worked]", self._executor.submit(work, self._held, task))

    def renew(self) -> None:
        """Give the base out again: every worker that held it is gone."""
        if self._client.status != "running":
            raise SweepError("sweep_scheduler_lost", address=self._address)
        assert self._base is not None
        self.start(self._base)

    def close(self, *, at_once: bool) -> None:
        """Leave the cluster, which then gives up what nobody asks for any more."""
        self._client.close(timeout=1 if at_once else ANSWER_S)


def _losses() -> tuple[type[BaseException], ...]:
    """What a task ends with whose workers died too often, or whose base nobody holds any more."""
    from distributed.scheduler import KilledWorker

    return (KilledWorker, CancelledError)


def _connected(address: str) -> Any:
    """A client of the scheduler, asked by name first: a client that finds none takes half a minute to give up."""
    try:
        from distributed import Client
    except ImportError:
        raise SweepError("sweep_no_dask") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    connect: Any = Client  # which has no types
    try:
        with ThreadPoolExecutor(1) as beside:  # a caller may have an event loop of its own
            found = beside.submit(asyncio.run, _asked(address)).result()
    except Exception as error:  # whoever is no scheduler may answer anything, and be misread in any way
        raise SweepError("sweep_no_scheduler", address=address, seconds=str(ANSWER_S)) from error
    try:
        if found == "Scheduler":
            return connect(address, timeout=ANSWER_S, set_as_default=False)
    except OSError as error:
        raise SweepError("sweep_no_scheduler", address=address, seconds=str(ANSWER_S)) from error
    raise SweepError("sweep_no_scheduler", address=address, seconds=str(ANSWER_S))


async def _asked(address: str) -> str:
    """What somebody at an address says to be."""

    async def asked() -> str:
        from distributed.comm.core import connect

        dial: Any = connect  # which has no types
        comm = await dial(address, timeout=ANSWER_S)
        try:
            await comm.write({"op": "identity", "reply": True})
            return str((await comm.read())["type"])
        finally:
            comm.abort()

    return await asyncio.wait_for(asked(), ANSWER_S)


def _have_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=ANSWER_S)
    except TimeoutError:
        raise SweepError("sweep_no_workers", address=address, seconds=str(ANSWER_S)) from None


def own_versions() -> tuple[tuple[str, str], ...]:
    """What is installed here."""
    return versions()


def _agree(client: Any) -> None:
    """See that every worker has what is installed here."""
    found: dict[str, Any] = client.run(versions, on_error="return")
    own = own_versions()
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            raise SweepError("sweep_worker_without", worker=worker, reason=f"{type(theirs).__name__}: {theirs}")
        for (name, here), (_, there) in zip(own, theirs, strict=True):
            if here != there:
                raise SweepError("sweep_worker_version", worker=worker, name=name, here=here, there=there)

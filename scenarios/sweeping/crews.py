"""The crew that is asked for: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scenarios.sweeping.crew import Crew
from scenarios.sweeping.local_crew import LocalCrew


@contextmanager
def crew_of(scheduler: str | None, workers: int | None) -> Iterator[Crew]:
    """Workers until the end of a sweep; where it ends otherwise than wished for they are let go at once.

    Raises
    ------
    SweepError
        If the scheduler's workers cannot be had.
    """
    crew = LocalCrew(workers) if scheduler is None else _of_cluster(scheduler)
    try:
        yield crew
    except BaseException:
        crew.close(at_once=True)
        raise
    crew.close(at_once=False)


def _of_cluster(scheduler: str) -> Crew:
    from scenarios.sweeping.dask_crew import DaskCrew

    return DaskCrew(scheduler)

"""What this machine and this process allow: how many searches at once, and the memory used at most."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

from solver.roster.params import SolveParams

USUAL_WORKERS = 2
SHORT_S = 10.0
"""Seconds of a search below which a second process costs more than it finds: it needs some three to start."""
KIB_PER_MB = 1024.0


def workers_of(params: SolveParams) -> int:
    """Searches to run at once, the caller's own included.

    One where the run is to repeat itself, inside a worker of a process pool or a Dask cluster (their cores have
    been shared out already), and on systems without POSIX pipes. Else what is asked for, or two where there are two
    cores and time enough.
    """
    if params.reproducible or not may_part():
        return 1
    if params.workers is not None:
        return params.workers
    return 1 if params.time_limit_s < SHORT_S else min(USUAL_WORKERS, cores())


def may_part() -> bool:
    """Whether a search may have a process of its own: not inside a pool's worker, nor without POSIX pipes."""
    return sys.platform != "win32" and not inside_a_worker()


def inside_a_worker() -> bool:
    """Whether this process was started by multiprocessing: a pool's worker, a Dask nanny's child."""
    return multiprocessing.parent_process() is not None


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def peak_mb() -> float:
    """Most memory that this process has held so far, in MB.

    Read from the kernel's own account of this program (Linux): `ru_maxrss` of a child counts what its parent held
    when it started it. Elsewhere `ru_maxrss` is all there is.
    """
    status = Path("/proc/self/status")
    if status.exists():
        held = (line.split() for line in status.read_text(encoding="ascii", errors="replace").splitlines())
        return next((int(words[1]) / KIB_PER_MB for words in held if words[:1] == ["VmHWM:"]), 0.0)
    if sys.platform == "win32":
        return 0.0
    import resource

    unit = KIB_PER_MB * KIB_PER_MB if sys.platform == "darwin" else KIB_PER_MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit

"""What a sweep costs over the bare work: with processes of this machine, and with a Dask cluster of two workers.

    python benchmarks/sweep_overhead.py OPERATION [--scenarios 12] [--replications 50] [--dask]

OPERATION is a folder with a stored plan, which is only read. The bare work is what the scenarios took by the clocks of
the workers; two workers need half of it, and what passed beyond that is overhead: starting the workers, giving them the
plan, keys, waiting for the last one, collecting. Starting a cluster is not counted, it stands. On a busy machine the
share is still fair, as both sides wait alike.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.inputs import gather
from planner.operation import load
from planner.store import Store
from scenarios.base_plan import BasePlan, base_plan
from scenarios.sweeping import Asking, crew_of, judged_points, read_grid, sweep

WORKERS = 2


class Forgetful:
    """Keeps nothing, so that every scenario is played."""

    def stage(self, key: str) -> None:
        """Nothing is there."""

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Forgotten."""


def main() -> None:
    """Measure and print a line for each way to work."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("operation", type=Path)
    parser.add_argument("--scenarios", type=int, default=12)
    parser.add_argument("--replications", type=int, default=50)
    parser.add_argument("--dask", action="store_true", help="also with a scheduler and two workers, started here")
    asked = parser.parse_args()
    plan = Store(asked.operation).plan()
    inputs = gather(load(asked.operation), plan.request)
    base = base_plan(inputs, replications=asked.replications, plan=plan)
    print("workers | scenarios | bare work, s | half of it, s | passed, s | overhead")
    print(_line("2 processes", base, None, asked))
    if asked.dask:
        with _cluster() as address:
            print(_line("2 of Dask", base, address, asked))


def _line(name: str, base: BasePlan, address: str | None, asked: argparse.Namespace) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grid.yaml"
        file.write_text(_grid(asked.scenarios, asked.replications), encoding="utf-8")
        laid = read_grid(file)
    began = time.perf_counter()
    with crew_of(address, WORKERS) as crew:
        points = judged_points(laid, base.inputs)
        found = sweep(base, laid, points, Asking(crew, Forgetful(), yes=True))
    passed_s, ideal_s = time.perf_counter() - began, found.seconds / WORKERS
    figures = (name, str(len(found.played)), *(f"{value:.1f}" for value in (found.seconds, ideal_s, passed_s)))
    return " | ".join((*figures, f"{passed_s / ideal_s - 1:.1%}"))


def _grid(scenarios: int, replications: int) -> str:
    shares = ", ".join(f"{0.02 * number:.2f}" for number in range(1, scenarios + 1))
    return (
        "name: More\nroster: keep\nchanges: [{kind: volume, share: 0}]\n"
        f"over: {{changes.0.share: [{shares}]}}\n"
        f"replications: {replications}\nmost_replications: {replications}\n"
    )


@contextmanager
def _cluster() -> Iterator[str]:
    """A scheduler and two workers of one thread each, as processes of their own; its address."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "scheduler.json"
        programs = [_started("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))]
        try:
            programs += [
                _started("worker", "--scheduler-file", str(place), "--nthreads", "1", "--local-directory", folder)
                for _ in range(WORKERS)
            ]
            time.sleep(10)
            yield str(json.loads(place.read_text(encoding="utf-8"))["address"])
        finally:
            for program in reversed(programs):
                program.terminate()
                program.wait()


def _started(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"]
    return subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()

"""The main job, measured: seconds and peak memory of each stage on the sportsbook, and what came out.

python benchmarks/main_job.py [--weeks 4] [--time-limit 100] [--seed 1] [--json]
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from planner.figures import summarise
from planner.inputs import PlanRequest, gather
from planner.operation import load
from planner.pipeline import Step, run_pipeline
from planner.rostering import simulate_roster  # noqa: F401  # compiled code is loaded before the clock starts
from planner.templates import init


def main() -> int:
    """Plan the sportsbook once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=4)
    parser.add_argument("--time-limit", type=float, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        found = measure(Path(home) / "op", asked.weeks, asked.time_limit, asked.seed)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:28} {value}" for name, value in found.items()))
    return 0


def measure(folder: Path, weeks: int, limit: float | None, seed: int) -> dict[str, object]:
    """Seconds from stage to stage, peak memory, and the figures of the plan."""
    began = time.monotonic()
    init(folder, "sportsbook", seed)
    inputs = gather(load(folder), PlanRequest(weeks=weeks, time_limit_s=limit, seed=seed))
    starts: dict[str, float] = {"read": 0.0}
    offset = time.monotonic() - began

    def told(step: Step) -> None:
        starts.setdefault(step.stage, offset + step.elapsed_s)

    plan = run_pipeline(inputs, progress=told)
    total = time.monotonic() - began
    names = list(starts)
    ends = [*list(starts.values())[1:], total]
    seconds = {f"{name}_s": round(end - starts[name], 1) for name, end in zip(names, ends, strict=True)}
    figures = summarise(plan, inputs)
    return {
        **seconds,
        "total_s": round(total, 1),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "hard_violations": figures.hard_violations,
        "rostered_share_of_need": round(figures.paid_h / figures.need_h, 3),
        "queues_at_goal": sum(service.met for service in figures.services),
        "queues": len(figures.services),
        "floors_short": [floor.id for floor in figures.floors if floor.short_intervals],
        "on_call": f"{figures.on_call_filled} of {figures.on_call_asked}",
        "objective_cents": {name: round(cents) for name, cents in figures.objective},
    }


if __name__ == "__main__":
    sys.exit(main())

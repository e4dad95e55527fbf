"""What-ifs, measured: one scenario with the roster kept, one with it built anew, and a grid of them.

python benchmarks/what_ifs.py DIR [--weeks 2] [--scenarios 100] [--workers 2] [--replications 50] [--seconds 15]
    [--no-rebuild] [--json]

DIR is an operation with events, such as the `sportsbook`; its newest stored plan of these weeks is the base, or one is
made and stored first. Each scenario moves the biggest match and changes all volumes, so that forecast, need and service
are made anew. The grid's scenarios all differ; none is taken from the store. Wall and CPU seconds, threads and worker
processes included; peaks are those of this process and of the biggest worker.
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TypeVar

import planner
from planner.inputs import PlanRequest, gather
from planner.store import Store
from scenarios.base_plan import BasePlan, base_plan
from scenarios.keys import base_digest, outcome_key
from scenarios.playing import play
from scenarios.scenario import Scenario
from scenarios.scoring import score
from scenarios.sweeping import Asking, Sweep, crew_of, judged_points, read_grid, sweep

DoneT = TypeVar("DoneT")
TIMES = tuple(f"{hour}:{minute}" for hour in range(17, 22) for minute in ("00", "30"))
"""At which the match kicks off in the grid."""
LEAST_SHARE, MOST_SHARE = -0.10, 0.20
MOVED = {"kind": "event_moved", "event": {"kind": "match", "which": "biggest"}, "to_time": "20:30"}
MORE = {"kind": "volume", "share": 0.05}


@dataclass(frozen=True)
class Taken:
    """Seconds of one step."""

    wall_s: float
    cpu_s: float

    def as_json(self) -> dict[str, float]:
        """The agreed keys."""
        return {"wall_s": round(self.wall_s, 2), "cpu_s": round(self.cpu_s, 2)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, measure, print."""
    asked = _asked(arguments)
    told = measure(asked)
    print(json.dumps(told) if asked.json else "\n".join(f"{name:24} {value}" for name, value in told.items()))
    return 0


def measure(asked: argparse.Namespace) -> dict[str, object]:
    """All figures."""
    operation = planner.load(asked.folder)
    inputs = gather(operation, PlanRequest(weeks=asked.weeks))
    store = Store(operation.folder)
    base, _ = _timed(lambda: base_plan(inputs, stages=store, replications=asked.replications))
    again, reused = _timed(lambda: base_plan(inputs, stages=store, replications=asked.replications))
    told: dict[str, object] = {"base_again": reused.as_json(), "need_h": round(_need_h(again))}
    told["kept"] = _one(base, "keep", asked)
    told["kept_again"] = _one(base, "keep", asked)
    if not asked.no_rebuild:
        told["rebuilt"] = _one(base, "rebuild", asked)
    digest, _ = _timed(lambda: base_digest(base))
    told["key"] = _timed(lambda: outcome_key(digest, _scenario("keep"), asked.replications, 200))[1].as_json()
    if asked.scenarios:
        told["grid"] = _grid(base, asked)
    told["peak_mb"] = {
        "this": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "worker": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
    }
    return told


def _one(base: BasePlan, roster: str, asked: argparse.Namespace) -> dict[str, object]:
    """One scenario, played and counted; the first of an operation looks back through its history."""
    scenario = _scenario(roster)
    limit_s = asked.seconds if roster == "rebuild" else None
    played, taken = _timed(lambda: play(base, scenario, replications=asked.replications, time_limit_s=limit_s))
    outcome, counted = _timed(lambda: score(base, scenario, played))
    return {
        **taken.as_json(),
        "score_s": round(counted.wall_s, 2),
        "replications": outcome.replications,
        "moved_people": outcome.moved_people,
        "moved_days": outcome.moved_days,
        "hard_violations": outcome.hard_violations,
        "late": round(outcome.late_diff, 1),
        "noise": round(outcome.late_noise, 1),
    }


def _grid(base: BasePlan, asked: argparse.Namespace) -> dict[str, object]:
    """So many scenarios by worker processes, roster kept, each scored as it is done."""
    shares = -(-asked.scenarios // len(TIMES))
    step = (MOST_SHARE - LEAST_SHARE) / max(1, shares - 1)
    grid = {
        "name": "Benchmark",
        "roster": "keep",
        "replications": asked.replications,
        "changes": [MOVED, MORE],
        "over": {
            "kick-off": {"path": "changes.0.to_time", "values": list(TIMES)},
            "volume": {"path": "changes.1.share", "values": [round(LEAST_SHARE + step * n, 4) for n in range(shares)]},
        },
    }
    with TemporaryDirectory() as folder:
        file = Path(folder) / "grid.yaml"
        file.write_text(json.dumps(grid), encoding="utf-8")
        laid = read_grid(file)
    points = judged_points(laid, base.inputs)

    def swept() -> Sweep:
        with crew_of(None, asked.workers) as crew:
            return sweep(base, laid, points, Asking(crew, yes=True))

    found, taken = _timed(swept)
    longer = sum(row.outcome is not None and row.outcome.replications > asked.replications for row in found.rows)
    return {**taken.as_json(), "scenarios": len(found.rows), "workers": asked.workers, "played_longer": longer}


def _scenario(roster: str) -> Scenario:
    return Scenario.model_validate({"name": "Benchmark", "roster": roster, "changes": [MOVED, MORE]})


def _need_h(base: BasePlan) -> float:
    """People-hours that the base needs: to see that two runs were of the same operation."""
    assert base.plan.staffing is not None
    return float(sum(pool.need.sum() for pool in base.plan.staffing.pools)) * base.plan.grid.step_min / 60.0


def _timed(act: Callable[[], DoneT]) -> tuple[DoneT, Taken]:
    began, cpu_s = monotonic(), _cpu_s()
    done = act()
    return done, Taken(monotonic() - began, _cpu_s() - cpu_s)


def _cpu_s() -> float:
    """Of this process and of those that it started and that ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--weeks", type=int, default=2)
    parser.add_argument("--scenarios", type=int, default=100, help="of the grid; 0 = none")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--replications", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=15.0, help="of search for the roster that is built anew")
    parser.add_argument("--no-rebuild", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())

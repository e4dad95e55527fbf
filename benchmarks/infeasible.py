"""Ten planted causes for which a promise cannot be kept, asked of `vardiya explain infeasible`: found or not, how fast.

    python benchmarks/infeasible.py [--causes seats,night] [--seed 1] [--limit-s 60] [--keep FOLDER] [--json]

Each cause is planted in a sportsbook of 120 agents and four weeks whose own promises can all be kept. Every clash that
is named and does not stand in the untouched operation is tried: each who takes part is taken out of the operation's own
files or rules, the question is asked anew, and the clash must go; and the plan's own engine, asked for the promises
alone, must miss the promise in the stretch named. A clash that fails is false: exit code 1, as if one is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planted.causes import CAUSES, Cause, Files, Planted, mend
from planted.taken_away import still_clashes

from planner import load
from planner.casework import make_case
from planner.inputs import Inputs, PlanRequest, gather
from planner.promised import promised
from planner.templates import init
from solver.case import RosterCase
from solver.checker import check
from solver.duties import Roster
from solver.explainer.infeasible import Clash, Party
from solver.grid import utc_minute
from solver.roster.engine import solve
from solver.roster.params import SolveParams

ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, Any]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: of the answer, of each proof that somebody takes part, and of the plan's engine."""

    answer_s: float
    proof_s: float
    engine_s: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a cause.

    Attributes
    ----------
    found : whether a clash of the planted promise names everybody who must be named.
    clashes, own : clashes named, and those of them that the untouched operation has too.
    false : clashes that failed the trial, in words; `unsettled` those that it could not decide.
    missed : whether the plan's engine missed the planted promise too.
    ways, restoring : ways out of the planted clash, and those found to open it.
    """

    cause: str
    why: str
    found: bool
    text: str
    clashes: int
    own: int
    false: tuple[str, ...]
    unsettled: int
    open: int
    missed: bool
    ways: int
    restoring: int
    wall_s: float
    cpu_s: float


def main(argv: list[str] | None = None) -> int:
    """Plant, ask, try, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--causes", default="", help="beginnings of names, separated by commas; default: all")
    parser.add_argument("--limit-s", type=float, default=60.0)
    parser.add_argument("--proof-s", type=float, default=20.0)
    parser.add_argument("--engine-s", type=float, default=15.0)
    parser.add_argument("--keep", type=Path, default=None, help="leave operations and answers in this new folder")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    wanted = tuple(part for part in asked.causes.split(",") if part)
    causes = [cause for cause in CAUSES if not wanted or cause.name.startswith(wanted)]
    limits = Limits(asked.limit_s, asked.proof_s, asked.engine_s)
    with tempfile.TemporaryDirectory() as place:
        folder = asked.keep or Path(place)
        init(folder / "untouched", "sportsbook", asked.seed)
        mend(Files(folder / "untouched"))
        found = measure(folder, causes, limits)
    print(json.dumps([asdict(one) for one in found]) if asked.json else table(found))
    return 0 if all(one.found and not one.false and one.missed for one in found) else 1


def measure(folder: Path, causes: list[Cause], limits: Limits) -> list[Measured]:
    """Each cause planted in a copy of the operation in `untouched`."""
    untouched = folder / "untouched"
    base = {_key(row) for row in ask(untouched, limits.answer_s)[0]["clashes"]}
    found = []
    for cause in causes:
        mine = folder / cause.name.replace(" ", "-")
        shutil.copytree(untouched, mine)
        found.append(_measured(mine, cause, base, limits))
        print(line(found[-1]), file=sys.stderr, flush=True)
    return found


def ask(folder: Path, limit_s: float) -> tuple[Row, float, float]:
    """What the command answers, with its wall and processor seconds; its words are kept beside the folder."""
    command = [sys.executable, str(ROOT / "cli.py"), "explain", "infeasible", str(folder)]
    began, worked = time.perf_counter(), _children_s()
    done = subprocess.run(
        [*command, "--json", "--time-limit", str(limit_s)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    (folder.parent / f"{folder.name}.txt").write_text(done.stderr, encoding="utf-8")
    return json.loads(done.stdout), time.perf_counter() - began, _children_s() - worked


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _measured(folder: Path, cause: Cause, base: set[Key], limits: Limits) -> Measured:
    planted = cause.plant(Files(folder))
    body, wall_s, cpu_s = ask(folder, limits.answer_s)
    rows: list[Row] = body["clashes"]
    hits = [row for row in rows if _is_planted(row, planted)]
    fresh = _distinct([row for row in rows if _key(row) not in base])
    inputs = gather(load(folder), PlanRequest())
    case = make_case(inputs, promised(inputs))
    roster = solve(case, SolveParams(time_limit_s=limits.engine_s, workers=1)).roster
    verdicts = [(row, _tried(inputs, row, limits.proof_s), _engine_misses(case, roster, row)) for row in fresh]
    ways = [way for row in hits for way in row["ways"]]
    return Measured(
        cause=cause.name,
        why=cause.why,
        found=bool(hits),
        text=hits[0]["text"] if hits else "",
        clashes=len(rows),
        own=sum(_key(row) in base for row in rows),
        false=tuple(row["text"] for row, tried, missed in verdicts if tried is False or not missed),
        unsettled=sum(tried is None for _, tried, _ in verdicts),
        open=len(body["unproven"]),
        missed=any(missed for row, _, missed in verdicts if row in hits) if hits else False,
        ways=len(ways),
        restoring=sum(way["restores"] for way in ways),
        wall_s=wall_s,
        cpu_s=cpu_s,
    )


def _is_planted(row: Row, planted: Planted) -> bool:
    """Whether a clash is the planted one: its promise, and everybody who must be named."""
    kind, name = planted.promise
    named = [row["promise"], *row["parties"]]

    def there(kind: str, name: str, agent: str) -> bool:
        return any(
            p["kind"] == kind and p["name"].startswith(name) and (not agent or agent in p["agents"]) for p in named
        )

    return there(kind, name, "") and all(there(*wanted) for wanted in planted.parties)


def _tried(inputs: Inputs, row: Row, limit_s: float) -> bool | None:
    """Whether the clash stands with everybody and goes without any one of its parties; None = not settled."""
    clash = _clash(row)
    whole = still_clashes(inputs, clash, (), limit_s)
    without = [still_clashes(inputs, clash, (party,), limit_s) for party in clash.parties if party != clash.promise]
    if whole is False or any(without):
        return False
    return None if whole is None or None in without else True


def _engine_misses(case: RosterCase, roster: Roster | None, row: Row) -> bool:
    """Whether the plan's engine keeps the promise neither; no roster at all keeps none."""
    if roster is None:
        return True
    clash = _clash(row)
    name = clash.promise.name
    return any(
        one.start_min < clash.end_min
        and clash.start_min < one.end_min
        and (one.rule == name or one.rule.endswith(f":{name}") or one.agent in clash.agents)
        for one in check(case, roster)
    )


def _clash(row: Row) -> Clash:
    parties = tuple(_party(one) for one in row["parties"])
    start, end = (utc_minute(datetime.fromisoformat(row[name])) for name in ("starts_at", "ends_at"))
    size = (row["due"], row["possible"], row["unit"])
    return Clash(_party(row["promise"]), parties, tuple(row["agents"]), *size, start, end, row["basis"])


def _party(row: Row) -> Party:
    return Party(row["kind"], row["name"], tuple(row["agents"]), row["start_min"], row["end_min"])


def _key(row: Row) -> Key:
    return row["promise"]["kind"], row["promise"]["name"], row["starts_at"]


def _distinct(rows: list[Row]) -> list[Row]:
    """One of those that differ by their day alone: those with ways out are the first of their kind."""
    found: dict[Key, Row] = {}
    for row in rows:
        parties = tuple((p["kind"], p["name"].rpartition(":20")[0] or p["name"], *p["agents"]) for p in row["parties"])
        name = row["promise"]["name"]
        found.setdefault((row["promise"]["kind"], name.rpartition(":20")[0] or name, parties), row)
    return list(found.values())


def line(one: Measured) -> str:
    """One cause in a line."""
    verdict = "found" if one.found else "MISSED"
    return (
        f"{one.cause:26} {verdict:7} {one.clashes:4} clashes, {one.own:3} its own, {len(one.false)} false, "
        f"{one.unsettled} not tried out, {one.open:2} open, engine {'misses too' if one.missed else 'KEEPS IT'}, "
        f"{one.restoring}/{one.ways} ways, {one.wall_s:5.1f} s wall, {one.cpu_s:5.1f} s CPU"
    )


def table(found: list[Measured]) -> str:
    """All causes, and how many were found."""
    hits, false = sum(one.found for one in found), sum(len(one.false) for one in found)
    lines = [line(one) + "".join(f"\n    FALSE {text}" for text in one.false) for one in found]
    return "\n".join([*lines, f"found {hits} of {len(found)}; false causes {false}"])


if __name__ == "__main__":
    sys.exit(main())

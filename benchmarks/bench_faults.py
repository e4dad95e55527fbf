"""Faults on purpose, counted: kills, injected faults, starts at once, a year of nights, files that are no files.

python benchmarks/bench_faults.py [--quick] [--only kills] [--count N] [--minutes M] [--seed S] [--jobs 2] [--out FILE]

The exit code is 0 only if nothing was torn, lost or done twice, every rerun succeeded, and every importer refused
with a typed error within its memory. Figures go to the file of --out, inputs that were findings to a folder beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

ALONE = "OPENBLAS_NUM_THREADS"
RESULT = Path(__file__).parent / "results" / "faults.json"
PARTS = ("kills", "faults", "starts", "soak", "fuzz")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of each part: kills of publications, of nights, of nights that publish; faults; rounds; nights."""

    publications: int = 700
    nights: int = 180
    publishing_nights: int = 120
    faults: int = 240
    rounds: int = 100
    soak_nights: int = 365
    fuzz_minutes: float = 5.0
    least_in_window: int = 300


QUICK = Sizes(4, 0, 0, 2, 1, 1, 0.01, 0)


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work for one process: its part, its name, what it calls and with what."""

    part: str
    name: str
    act: str
    arguments: tuple[object, ...]
    warm: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """What a task counted, in how many seconds; `lost` must be 0."""

    part: str
    name: str
    lost: int
    seconds: float
    figures: dict[str, object]


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for, tell a line for each, write the figures; 1 if anything was lost."""
    asked = _arguments(arguments)
    os.environ[ALONE] = "1"  # read when NumPy is imported, here and in every process that is started
    began, sizes = time.monotonic(), _sizes(asked)
    wanted = [asked.only] if asked.only else list(PARTS)
    found = asked.out.with_name(f"{asked.out.stem}-findings")
    tasks = [task for task in _tasks(sizes, asked.seed, str(found)) if task.part in wanted]
    done = list(_run(tasks, asked.jobs))
    lost = sum(one.lost for one in done)
    told = {"host": platform.node(), "cores": os.cpu_count(), "commit": _commit(), "seed": asked.seed}
    seconds = round(time.monotonic() - began)
    parts = {part: [asdict(one) for one in done if one.part == part] for part in wanted}
    short = _short_of_window(done, sizes) if "kills" in wanted else 0
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    body = {**told, "seconds": seconds, "lost": lost + short, "sizes": asdict(sizes), "parts": parts}
    asked.out.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    for part in wanted:
        print(_line(part, [one for one in done if one.part == part]))
    print(f"all: {lost + short} lost in {seconds / 60:.1f} min; {asked.out}")
    return 1 if lost + short else 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--quick", action="store_true", help="a few of everything, below a minute")
    parser.add_argument("--count", type=int, help="kills, faults, rounds or nights of the part named by --only")
    parser.add_argument("--minutes", type=float, help="of fuzzing, for each importer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=RESULT)
    return parser.parse_args(arguments)


def _sizes(asked: argparse.Namespace) -> Sizes:
    base = QUICK if asked.quick else Sizes()
    count, minutes = asked.count, asked.minutes or base.fuzz_minutes
    if count is None or asked.only is None:
        return _with(base, fuzz_minutes=minutes)
    kills = (count * 7 // 10, count // 5, count - count * 7 // 10 - count // 5)
    return Sizes(*kills, count, count, count, minutes, least_in_window=int(0.3 * count))


def _with(sizes: Sizes, **values: object) -> Sizes:
    from dataclasses import replace

    return replace(sizes, **values)  # type: ignore[arg-type]


def _tasks(sizes: Sizes, seed: int, found: str) -> list[Task]:
    """The work, longest first; kills and faults in halves."""
    from faults.importers import IMPORTERS

    tasks = [Task("soak", "a year", "soak", (sizes.soak_nights, seed))]
    halves = [
        Task("kills", f"publications {half}", "kill_publications", (part, seed + half))
        for half, part in enumerate(_halves(sizes.publications))
    ]
    halves += [
        Task("kills", f"nights {policy}", "kill_nights", (part, seed, policy))
        for policy, part in (("draft", sizes.nights), ("publish", sizes.publishing_nights))
        if part
    ]
    parts = 1 if sizes.faults < 20 else 2
    halves += [Task("faults", f"faults {part}", "inject", (sizes.faults, seed, (part, parts))) for part in range(parts)]
    starts = [Task("starts", "eight at once", "start_together", (sizes.rounds, seed))]
    fuzz = [
        Task("fuzz", one.name, "fuzz", (one.name, sizes.fuzz_minutes, seed, found), warm=False) for one in IMPORTERS
    ]
    return [*tasks, *halves, *starts, *fuzz]


def _halves(count: int) -> tuple[int, ...]:
    return (count,) if count < 20 else (count - count // 2, count // 2)


def _run(tasks: list[Task], jobs: int) -> Iterable[Done]:
    """Tasks in processes of their own, each started afresh: one that forks must have one thread."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for future in as_completed([pool.submit(work, task) for task in tasks]):
            done = future.result()
            print(f"  {done.part} {done.name}: {done.lost} lost, {done.seconds:.0f} s", file=sys.stderr, flush=True)
            yield done


def work(task: Task) -> Done:
    """Do one task in a folder of its own; something that cannot be done is lost."""
    began, home = time.monotonic(), Path(tempfile.mkdtemp(prefix="vardiya-faults-"))
    try:
        if task.warm:
            from faults import bed

            bed.warm(home)
        tally = _acts()[task.act](home, *task.arguments)
        figures, lost = asdict(tally), int(tally.lost)
    except Exception as error:  # the harness or the product: either way nothing was shown
        figures, lost = {"found": [f"{type(error).__name__}: {error}"]}, 1
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return Done(task.part, task.name, lost, round(time.monotonic() - began, 1), figures)


def _acts() -> dict[str, Callable[..., object]]:
    from faults import injected, kills, soak, starts
    from faults.fuzz import fuzz
    from faults.importers import IMPORTERS

    by_name = {one.name: one for one in IMPORTERS}
    return {
        "kill_publications": kills.kill_publications,
        "kill_nights": kills.kill_nights,
        "inject": injected.inject,
        "start_together": starts.start_together,
        "soak": soak.soak,
        "fuzz": lambda _home, name, minutes, seed, found: fuzz(by_name[name], minutes, seed, Path(found)),
    }


def _short_of_window(done: list[Done], sizes: Sizes) -> int:
    """Kills between first write and pointer swap that are missing."""
    inside = sum(int(str(one.figures.get("in_window", 0))) for one in done if one.part == "kills")
    return max(0, sizes.least_in_window - inside)


def _line(part: str, done: list[Done]) -> str:
    """A part in one line: what was counted, and what was lost."""
    sums = {
        name: round(sum(float(str(one.figures.get(name, 0))) for one in done), 4)
        for name in TOLD[part]
        if name not in ("peak_mib", "slowest_s")
    }
    sums |= {
        name: max(float(str(one.figures.get(name, 0))) for one in done)
        for name in TOLD[part]
        if name in ("peak_mib", "slowest_s")
    }
    told = ", ".join(f"{name} {value:g}" for name, value in sums.items())
    lost = sum(one.lost for one in done)
    why = "".join(f"\n    {one.name}: {text}" for one in done for text in _found(one)[:5])
    return f"{part}: {lost} lost; {told}; {sum(one.seconds for one in done):.0f} s of processes{why}"


TOLD = {
    "kills": ("kills", "in_nights", "in_window", "too_late", "reruns", "failed_reruns"),
    "faults": ("faults", "harmless", "unreached", "failed_reruns"),
    "starts": ("rounds",),
    "soak": ("nights", "publications", "growth_share", "bytes_a_night", "bend_share"),
    "fuzz": ("inputs", "accepted", "refused", "peak_mib", "slowest_s"),
}


def _found(done: Done) -> list[str]:
    found = done.figures.get("found") or done.figures.get("findings") or []
    return [f"{text} ({count})" for text, count in found.items()] if isinstance(found, dict) else list(found)  # type: ignore[call-overload]


def _commit() -> str:
    try:
        asked = ["git", "rev-parse", "--short", "HEAD"]
        return subprocess.run(
            asked, capture_output=True, text=True, check=True, cwd=Path(__file__).parent
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


if __name__ == "__main__":
    sys.exit(main())

"""Random explanations asked, and every figure of the answers found again by the second command that it names.

    python benchmarks/explanations.py DIR --count 200 --seed 1 [--kinds gap,agent,requirement] [--json]

DIR is an operation with a stored plan; a copy of it is asked. Each distinct second command runs once. A figure is
equal if its second reading differs by no more than the rounding of what was printed. Seconds are wall seconds of one
question, its reading of the operation included; each is told on stderr as it is answered. Exit code 1 if a figure is
not equal, or the program failed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from explained.again import Reread, SecondReadings
from explained.asking import ask, quick_asker
from explained.questions import ASKERS, Question, World, questions

from planner.operation import load
from planner.store import Store

MOST_TOLD = 20


@dataclass
class Tally:
    """What became of the questions of one kind."""

    asked: int = 0
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    figures: int = 0
    unequal: list[Reread] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """Counts and seconds."""
        return {
            "asked": self.asked,
            "refused": len(self.refused),
            "failed": len(self.failed),
            "figures": self.figures,
            "equal": self.figures - len(self.unequal),
            "unequal": len(self.unequal),
            "median_s": round(statistics.median(self.seconds), 2) if self.seconds else None,
            "max_s": round(max(self.seconds), 2) if self.seconds else None,
        }


def main() -> int:
    """Ask, look again, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(ASKERS))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    kinds = tuple(asked.kinds.split(","))
    unknown = [kind for kind in kinds if kind not in ASKERS]
    if unknown:
        parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(ASKERS)}")
    with tempfile.TemporaryDirectory() as home:
        world = world_of(asked.folder, Path(home))
        tallies = measure(world, questions(world, kinds, asked.count, asked.seed))
    print(json.dumps(body(tallies)) if asked.json else "\n".join(lines(tallies)))
    return int(any(tally.unequal or tally.failed for tally in tallies.values()))


def world_of(folder: Path, home: Path) -> World:
    """A copy of an operation with its stored plans, and a folder for what answers write."""
    copied = Path(shutil.copytree(folder, home / "op"))
    out = home / "out"
    out.mkdir()
    store = Store(copied)
    plan, plans = store.plan(), tuple(name for name, _ in store.plan_ids())
    store.close()
    return World(copied, load(copied), plan, plans, out)


def measure(world: World, asked: Iterable[Question]) -> dict[str, Tally]:
    """Ask every question, and look up every figure of its answer."""
    tallies: dict[str, Tally] = {}
    readings = SecondReadings(str(world.folder), run=quick_asker())
    for question in asked:
        tally = tallies.setdefault(question.kind, Tally())
        tally.asked += 1
        try:
            answered = ask(question.arguments)
        except RuntimeError as error:
            tally.failed.append(str(error))
            continue
        if answered.body is None:
            tally.refused.append(f"{answered.why}: {' '.join(question.arguments)}")
            continue
        tally.seconds.append(answered.seconds)
        print(f"{answered.seconds:6.1f} s  {' '.join(question.arguments)}", file=sys.stderr, flush=True)
        again = [readings.reread(figure) for figure in answered.body.get("figures", ())]
        tally.figures += len(again)
        tally.unequal += [one for one in again if not one.equal]
    return tallies


def body(tallies: dict[str, Tally]) -> dict[str, object]:
    """Counts by kind and in all, and every figure that differs."""
    every = tallies.values()
    return {
        "kinds": {kind: tally.told() for kind, tally in tallies.items()},
        "asked": sum(tally.asked for tally in every),
        "figures": sum(tally.figures for tally in every),
        "unequal": [asdict(one) | {"kind": kind} for kind, tally in tallies.items() for one in tally.unequal],
        "failed": [text for tally in every for text in tally.failed],
        "refused": [text for tally in every for text in tally.refused],
    }


def lines(tallies: dict[str, Tally]) -> list[str]:
    """The same for people."""
    heads = ("asked", "refused", "failed", "figures", "equal", "unequal", "median_s", "max_s")
    told = [f"{'kind':12}" + "".join(f"{head:>9}" for head in heads)]
    for kind, tally in tallies.items():
        counts = tally.told()
        told.append(f"{kind:12}" + "".join(f"{'' if counts[head] is None else counts[head]:>9}" for head in heads))
    for kind, tally in tallies.items():
        told += [f"{kind} failed: {text}" for text in tally.failed[:MOST_TOLD]]
        told += [
            f"{kind} {one.code} {one.about}: {one.value!r}, again {one.why or repr(one.found)}: {one.command}"
            for one in tally.unequal[:MOST_TOLD]
        ]
    return told


if __name__ == "__main__":
    sys.exit(main())

"""Random explanations asked, and every figure of the answers found again by the second command that it names.

    python benchmarks/explanations.py DIR --count 200 --seed 1 [--kinds gap,agent] [--record FILE] [--json]
    python benchmarks/explanations.py DIR --wrong --count 60 --seed 1

DIR is an operation with stored plans; a copy of it is asked. Operation, plans and their cases are read once and shared
by all commands; each distinct second command runs once. A figure is equal if its second reading differs by no more
than the rounding of what was printed. Seconds are wall seconds of one question, the reading of the operation left out;
each is told on stderr as it is answered. With --record every question is added to FILE as a line of JSON when it is
done, and what stands there is not asked again: a run that was ended goes on, and runs with several seeds are told
together. With --wrong questions that cannot be answered are asked instead: each must be refused in words with exit
code 2, or get the answer that is documented. Exit code 1 if a figure is not equal, or the program failed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from explained.again import SecondReadings
from explained.asking import ask, end
from explained.questions import ASKERS, Question, World, questions
from explained.reading_once import read_once
from explained.results import Asked, body, lines
from explained.wrong import Outcome, judged, wrong_questions

from planner.operation import load
from planner.store import Store

Numbered = tuple[int, int, Question]
"""The seed, the number and the question."""


def main() -> int:
    """Ask, look again, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(ASKERS))
    parser.add_argument("--record", type=Path, default=None)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    kinds = tuple(asked.kinds.split(","))
    unknown = [kind for kind in kinds if kind not in ASKERS]
    if unknown:
        parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(ASKERS)}")
    with tempfile.TemporaryDirectory() as home, read_once():
        world = world_of(asked.folder, Path(home))
        if asked.wrong:
            return tell_wrong(world, asked.count, asked.seed)
        made = questions(world, kinds, asked.count, asked.seed)
        numbered = [(asked.seed, number, question) for number, question in enumerate(made)]
        found = recorded(world, numbered, asked.record)
    print(json.dumps(body(found)) if asked.json else "\n".join(lines(found)))
    return int(any(one.unequal or one.failed for one in found))


def world_of(folder: Path, home: Path) -> World:
    """A copy of an operation with its stored plans, and a folder for what answers write."""
    copied = Path(shutil.copytree(folder, home / "op"))
    out = home / "out"
    out.mkdir()
    store = Store(copied)
    plans = tuple(store.plan(name) for name, _ in store.plan_ids())
    store.close()
    return World(copied, load(copied), plans, out)


def recorded(world: World, made: list[Numbered], record: Path | None) -> list[Asked]:
    """What became of every question; with a record, only those are asked that it does not hold."""
    rows = [] if record is None or not record.exists() else record.read_text(encoding="utf-8").splitlines()
    found = [Asked.of(json.loads(row)) for row in rows]
    known = {(one.seed, one.number) for one in found}
    for one in measure(world, (question for question in made if question[:2] not in known)):
        found.append(one)
        if record is not None:
            with record.open("a", encoding="utf-8") as file:
                file.write(json.dumps(one.row()) + "\n")
    return found


def measure(world: World, made: Iterable[Numbered]) -> Iterator[Asked]:
    """Ask every question, and look up every figure of its answer."""
    readings = SecondReadings(str(world.folder), run=ask)
    for question in made:
        yield _asked(readings, question)


def _asked(readings: SecondReadings, numbered: Numbered) -> Asked:
    seed, number, question = numbered
    told = " ".join(question.arguments).replace(readings.folder, "op")
    try:
        answered = ask(question.arguments)
    except RuntimeError as error:
        return Asked(seed, number, question.kind, told, 0.0, failed=str(error))
    print(f"{answered.seconds:6.1f} s  {answered.why} {told}", file=sys.stderr, flush=True)
    if answered.body is None:
        return Asked(seed, number, question.kind, told, answered.seconds, refused=answered.why)
    figures = answered.body.get("figures", ())
    again = [readings.reread(figure) for figure in figures]
    unequal = tuple(one for one in again if not one.equal)
    return Asked(seed, number, question.kind, told, answered.seconds, len(again), unequal)


def tell_wrong(world: World, count: int, seed: int) -> int:
    """Ask what cannot be answered, and print how each kind ended."""
    found: list[Outcome] = []
    for one in wrong_questions(world, count, seed):
        with one.made():
            found.append(judged(one, end(one.arguments)))
    for kind in dict.fromkeys(outcome.kind for outcome in found):
        mine = [outcome for outcome in found if outcome.kind == kind]
        codes = ", ".join(str(code) for code in sorted({one.code for one in mine}))
        print(f"{kind:24} asked {len(mine):3}  as documented {sum(one.right for one in mine):3}  exit {codes}")
    for outcome in found:
        if not outcome.right:
            print(f"{outcome.kind}: exit {outcome.code}: {outcome.command}\n{outcome.text}")
    return int(not all(outcome.right for outcome in found))


if __name__ == "__main__":
    sys.exit(main())

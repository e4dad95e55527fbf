"""Tests of the rules, tested: mutants of rules, their facts and the checker, each against the tests that belong to it.

python benchmarks/mutation.py [--only NAME ...] [--sample N --seed 7] [--processes 2] [--json]

NAME is the stem of a file (`daily_rest`, `timeline`, `checker`) or the path of any other module. A rule's tests are
its own file and the two agreement tests of its kind; a fact's are its own and those of all rules that use it; the
checker's and any other module's those of the file that mirrors it. A mutant is killed if a test fails, or takes ten
times as long. Score: killed / all, %. Goal: 85. Mutants that mean the same as what was written count as survivors,
but for the few of EXCUSED, each with its reason.

Measured in November 2026, on two busy cores: mutmut 3.8 works with this layout, at 2.7 mutants a second, as we do, but
it touches bodies of functions only: no default or bound of a parameter, which in rules are the law itself, no constant
of a module, nothing under `property` or `lru_cache`; and a file cannot be given its tests. cosmic-ray starts pytest
anew for each mutant, which takes two seconds of processor time here against 0.2. Hence our own: a mutant is compiled
from its tree (mutants.py) and imported in a forked child, which imports again only what depends on it and runs the
tests that belong to it (belonging.py).
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import os
import random
import resource
import sys
import time
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from io import StringIO
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from belonging import AGREEMENT, Task, dependents, imports, tasks_of
from mutants import mutants, unchanged

ROOT = Path(__file__).resolve().parent.parent
EXCUSED: dict[tuple[str, str], str] = {}
"""Mutants that no test can kill, by file and change, with the reason."""

PYTEST = (
    *("-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:unraisableexception", "-p", "pytest_timeout"),
    *("-o", "addopts=--import-mode=importlib"),
)
SLOWER, SPARE_S, MEMORY = 10, 5, 6 << 30
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Score:
    """What became of a file's mutants; `fault` if its tests fail even without one."""

    path: str
    mutants: int
    survived: tuple[tuple[int, str], ...]
    fault: bool = False

    def row(self) -> dict[str, object]:
        """The figures by name."""
        survived = [{"line": line, "change": change} for line, change in self.survived]
        killed = self.mutants - len(survived)
        score = 0.0 if self.fault else percent(killed, self.mutants)
        figures = {"mutants": self.mutants, "killed": killed, "score": score}
        return {"file": self.path, **figures, "tests_fail": self.fault, "survived": survived}


def main(argv: list[str] | None = None) -> int:
    """Run the mutants and print the scores; 1 if tests fail without any mutant."""
    asked = _asked(argv)
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT)]
    began = time.perf_counter()
    tasks = _sampled(tasks_of(asked.only), asked.sample, asked.seed)
    scores = _run(tasks, asked.processes)
    found = summary(scores, time.perf_counter() - began)
    print(json.dumps(found, indent=1) if asked.json else table(found))
    return int(any(score.fault for score in scores))


def _asked(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these files instead of all")
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants, drawn from all of them")
    parser.add_argument("--seed", type=int, default=7, help="of the sample")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)


def _sampled(tasks: list[Task], size: int | None, seed: int) -> list[Task]:
    """All mutants, or so many of all files' together."""
    if size is None:
        return tasks
    every = [(task, at) for task in tasks for at in range(len(mutants(ROOT / task.path)))]
    drawn = random.Random(seed).sample(every, min(size, len(every)))
    chosen = {task.path: frozenset(at for of, at in drawn if of == task) for task in tasks}
    return [Task(task.path, task.tests, chosen[task.path]) for task in tasks if chosen[task.path]]


def _run(tasks: list[Task], processes: int) -> list[Score]:
    """Scores in the order of the tasks, largest files started first; all that can be loaded beforehand is."""
    _warmed()
    gc.freeze()
    largest = sorted(tasks, key=lambda task: -Path(task.path).stat().st_size * len(task.tests))
    scores = {}
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for score in pool.imap_unordered(_score, largest, chunksize=1):
            scores[score.path] = score
            print(f"{len(scores)}/{len(tasks)} {table_row(score.row())}", file=sys.stderr)
    return [scores[task.path] for task in tasks]


def _warmed() -> None:
    """Load numpy, the rules and what their tests share, as pytest loads them; only without threads can it be forked."""
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"), PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    with redirect_stdout(StringIO()):
        pytest.main([*PYTEST, "--collect-only", AGREEMENT, "tests/solver/test_checker.py"])


def _score(task: Task) -> Score:
    """Each mutant of a file in a child of its own, after one without any."""
    trial = Trial(task)
    if task.tests:
        with redirect_stdout(StringIO()):
            pytest.main([*PYTEST, task.tests[0]], plugins=[trial])
    return trial.score or Score(task.path, 0, (), True)


class Trial:
    """A plugin of pytest: a session that, once set up, is forked for each mutant of a file."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._stale = dependents(task.module, imports()) | {task.module}
        self.score: Score | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        """Instead of collecting tests, let children do so; none is left for this session."""
        task, path, before_s = self._task, ROOT / self._task.path, _children_s()
        if self._survives(session, unchanged(path), None):
            most_s = int(SLOWER * (_children_s() - before_s)) + SPARE_S
            run = [m for at, m in enumerate(mutants(path)) if task.chosen is None or at in task.chosen]
            run = [mutant for mutant in run if (task.path, mutant.change) not in EXCUSED]
            survived = [(m.line, m.change) for m in run if self._survives(session, m.code, most_s)]
            self.score = Score(task.path, len(run), tuple(survived))
        return True

    def _survives(self, session: pytest.Session, code: CodeType, most_s: int | None) -> bool:
        """Whether all tests pass in a forked child that imports this code as the module."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        try:
            os._exit(self._failed(session, code, most_s))
        finally:
            os._exit(1)

    def _failed(self, session: pytest.Session, code: CodeType, most_s: int | None) -> int:
        """How many tests fail; the first ends it."""
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        if most_s is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (most_s, most_s))
        for name in self._stale:
            sys.modules.pop(name, None)
        sys.meta_path.insert(0, Mutated(self._task.module, code))
        for test in self._task.tests:
            session.perform_collect([test])
            session.config.hook.pytest_runtestloop(session=session)
        return session.testsfailed


def _children_s() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


class Mutated(MetaPathFinder, Loader):
    """Imports one module from code that is not its file's."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module, self._code = module, code

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """This module only."""
        return spec_from_loader(fullname, self) if fullname == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the code."""
        exec(self._code, module.__dict__)


def summary(scores: list[Score], took_s: float) -> dict[str, object]:
    """Figures of all files together and of each, the worst first."""
    run = sum(score.mutants for score in scores)
    killed = run - sum(len(score.survived) for score in scores)
    rows = sorted((score.row() for score in scores), key=lambda row: (row["score"], row["file"]))
    figures = {"score": percent(killed, run), "mutants": run, "killed": killed}
    return {**figures, "mutants_per_s": round(run / took_s, 2), "excused": len(EXCUSED), "files": rows}


def percent(killed: int, run: int) -> float:
    """Killed of all, %; all of none."""
    return round(100 * killed / run, 1) if run else 100.0


def table(found: dict[str, object]) -> str:
    """A line a file, the worst first, with what survived below it."""
    lines = []
    for row in found["files"]:  # type: ignore[attr-defined]  # of summary
        lines.append(table_row(row))
        lines += [f"    {one['line']:4} {one['change']}" for one in row["survived"]]
    tempo = f"{found['mutants_per_s']} a second, {found['excused']} excused"
    return "\n".join([*lines, f"{'all':44} {found['mutants']:5} mutants {found['score']:6.1f} %  ({tempo})"])


def table_row(row: dict[str, object]) -> str:
    """A file's figures in a line."""
    fault = "  TESTS FAIL WITHOUT A MUTANT" if row["tests_fail"] else ""
    return f"{row['file']:44} {row['mutants']:5} mutants {row['score']:6.1f} %{fault}"


if __name__ == "__main__":
    sys.exit(main())

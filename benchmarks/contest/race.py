"""All contenders over one case, each in its own process, and their scores."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from contest.case import Case, Floats
from contest.conformal import wrap
from contest.refusal import Refused
from contest.scores import Score, score, told
from contest.worker import REFUSED

BENCHMARKS = Path(__file__).parent.parent
PACKAGED = ("prophet", "mstl", "lightgbm")  # whose packages may be absent, which is said before anything runs
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """What a contender said at each origin, and the figures of its process."""

    means: dict[int, Floats]
    bands: dict[int, Floats]
    figures: Score


def race(case: Case, names: tuple[str, ...], peers_python: str, say: Callable[[str], None]) -> dict[str, Score]:
    """Scores of every contender; bands of those that have none are conformal."""
    scores: dict[str, Score] = {}
    for name in names:
        if name in PACKAGED:
            _run(peers_python, name)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "case.npz"
        case.save(source)
        for name in names:
            run = start(name, source, sys.executable if name == "vardiya" else peers_python)
            bands = run.bands or wrap(case, run.means)
            scores[name] = {**score(case, told(case, run.means, bands)), **run.figures}
            say(f"{name}: {run.figures['seconds']} s")
    return scores


def start(name: str, source: Path, python: str) -> Run:
    """Run one contender over a stored case on one core.

    Raises
    ------
    Refused
        With what the contender said when it could not run.
    """
    target = source.with_name(f"{name}.npz")
    _run(python, name, str(source), str(target))
    return _read(target)


def _run(python: str, name: str, *files: str) -> None:
    """Run a contender's process to its end; without files it only tells whether it can run."""
    command = [python, "-m", "contest.worker", name, *files]
    env = {**os.environ, **dict.fromkeys(THREADS, "1"), "PYTHONPATH": f"{BENCHMARKS}{os.pathsep}{BENCHMARKS.parent}"}
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Refused(f"--peers-python {python}: {error.strerror}") from None
    if done.returncode == REFUSED:
        raise Refused(done.stderr.strip().splitlines()[-1])
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stderr.strip()}")


def _read(target: Path) -> Run:
    with np.load(target, allow_pickle=False) as stored:
        kinds: dict[str, dict[str, Floats]] = {"mean": {}, "bands": {}, "figure": {}}
        for key in stored.files:
            kind, _, name = key.partition("_")
            kinds[kind][name] = stored[key]
    return Run(
        {int(n): a for n, a in kinds["mean"].items()},
        {int(n): a for n, a in kinds["bands"].items()},
        {name: round(float(value), 3) for name, value in kinds["figure"].items()},
    )

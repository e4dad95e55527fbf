"""Every importer on wrong files: only typed errors, in bounded time and memory."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import tempfile
import time
import traceback
import warnings
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from faults.importers import Importer
from faults.mutating import mutated
from planner.problems import NotFoundError, OperationError, StoreError

TYPED = (OperationError, NotFoundError, StoreError)
INPUT_S, SILENCE_S = 10, 60
MOST_MIB = 512
MOST_KINDS = 20
CLEAN_EVERY = 200


@dataclass(slots=True)
class Tally:
    """What came of an importer's inputs; `findings` are untyped errors, hangs and deaths by their place."""

    importer: str
    inputs: int = 0
    accepted: int = 0
    refused: int = 0
    base_mib: int = 0
    peak_mib: int = 0
    slowest_s: float = 0.0
    seconds: float = 0.0
    findings: dict[str, int] = field(default_factory=dict)

    @property
    def lost(self) -> int:
        """Findings, and the memory limit if it was passed."""
        return sum(self.findings.values()) + (self.peak_mib > MOST_MIB)


class _Hang(BaseException):
    """Raised by the alarm when an input takes too long; no importer catches it."""


def fuzz(importer: Importer, minutes: float, seed: int, found: Path) -> Tally:
    """Feed an importer wrong files for some minutes, in a child that is started again if it dies."""
    tally, began = Tally(importer.name), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vardiya-fuzz-") as home:
        starts = 0
        while (left := minutes * 60 - (time.monotonic() - began)) > 0:
            report = Path(home) / "report.json"
            report.unlink(missing_ok=True)
            status = _child(importer, Path(home), found, (f"{seed} {importer.name} {starts}", left))
            _add(tally, report)
            if status:
                _keep(found, importer, Path(home), f"died with {status}", tally)
            starts += 1
    tally.seconds = round(time.monotonic() - began, 1)
    return tally


def _child(importer: Importer, home: Path, found: Path, asked: tuple[str, float]) -> int:
    pid = os.fork()
    if not pid:
        code = 1
        try:
            _feed(importer, home, found, asked)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.2)
        current = home / "current"
        if current.exists() and time.time() - current.stat().st_mtime > SILENCE_S:
            os.kill(pid, signal.SIGKILL)


def _feed(importer: Importer, home: Path, found: Path, asked: tuple[str, float]) -> None:
    """Feed one importer; `asked`: the seed, and for how many seconds."""
    random, seconds = Random(asked[0]), asked[1]
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGPROF, _alarm)
    folder, seeds = home / "op", importer.seeds()
    tally = Tally(importer.name)
    until = time.monotonic() + seconds
    _lay(folder, importer.around() | seeds)
    for file in sorted(seeds):
        if (outcome := _outcome(importer, folder, file)) != "accepted":
            tally.findings[f"{file} as it should be: {outcome}"] = 1
    tally.base_mib = _peak_mib()
    while time.monotonic() < until:
        if tally.inputs % CLEAN_EVERY == CLEAN_EVERY - 1:
            _lay(folder, importer.around() | seeds)
        file = random.choice(sorted(seeds))
        content = mutated(seeds[file], tuple(seeds.values()), random)
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
        (home / "name").write_text(file)
        (home / "current").write_bytes(content)
        began = time.process_time()
        outcome = _outcome(importer, folder, file)
        tally.slowest_s = max(tally.slowest_s, round(time.process_time() - began, 2))
        _count(tally, outcome, found / f"{importer.name}-{len(tally.findings) + 1}-{Path(file).name}", content)
        (folder / file).write_bytes(seeds[file])
        tally.peak_mib = _peak_mib()
        (home / "report.json.new").write_text(json.dumps(asdict(tally)))
        (home / "report.json.new").replace(home / "report.json")


def _alarm(_number: int, _frame: object) -> None:
    raise _Hang


def _outcome(importer: Importer, folder: Path, file: str) -> str:
    """accepted, refused, or where an untyped error came from."""
    signal.setitimer(signal.ITIMER_PROF, INPUT_S)
    try:
        if getattr(importer.read(folder, file), "refused", ()):
            return "refused"
    except TYPED:
        return "refused"
    except _Hang:
        return f"longer than {INPUT_S} s of processor time"
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} {Path(frame.filename).name}:{frame.name}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "accepted"


def _count(tally: Tally, outcome: str, kept: Path, content: bytes) -> None:
    """Count an outcome; the first input of every finding is kept."""
    tally.inputs += 1
    if outcome in ("accepted", "refused"):
        setattr(tally, outcome, getattr(tally, outcome) + 1)
        return
    tally.findings[outcome] = tally.findings.get(outcome, 0) + 1
    if tally.findings[outcome] == 1 and len(tally.findings) <= MOST_KINDS:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
        kept.with_name(f"{kept.name}.txt").write_text(outcome)


def _lay(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _add(tally: Tally, report: Path) -> None:
    if not report.exists():
        return
    told = json.loads(report.read_text())
    for name in ("inputs", "accepted", "refused"):
        setattr(tally, name, getattr(tally, name) + told[name])
    tally.base_mib = told["base_mib"]
    tally.peak_mib = max(tally.peak_mib, told["peak_mib"])
    tally.slowest_s = max(tally.slowest_s, told["slowest_s"])
    for name, count in told["findings"].items():
        tally.findings[name] = tally.findings.get(name, 0) + count


def _keep(found: Path, importer: Importer, home: Path, why: str, tally: Tally) -> None:
    tally.findings[why] = tally.findings.get(why, 0) + 1
    found.mkdir(parents=True, exist_ok=True)
    if (home / "current").exists():
        (found / f"{importer.name}-death").write_bytes((home / "current").read_bytes())

"""One operation's night from lock to record: taken, attempted, closed however it ends."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.gates import data_gates
from planner.inputs import PlanRequest, gather
from planner.locking import folder_lock, operation_lock
from planner.nights import attempts
from planner.nights.ground import Ground, of_folder, operation_of
from planner.nights.night import Asked, Exporter, Night
from planner.nights.run_key import begun_from, night_key, seen_key
from planner.nights.shadow import shadow_of
from planner.nights.telling import tell_failure
from planner.nights.watch import Watch
from planner.nights.working import work
from planner.problems import LockedError, OperationError, Problem, StoreError
from planner.report.failures import explain, problems_of
from planner.store import Store
from planner.store.attempts import finish_attempt
from planner.store.opening import has_store, open_store

if TYPE_CHECKING:
    from planner.pipeline import Progress
    from planner.workspace.sites import Site, Unit


def run_night(
    folder: Path,
    request: PlanRequest,
    *,
    now: datetime,
    dry: bool = False,
    export: Exporter | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Night:
    """Run the night of one operation, under its lock.

    Parameters
    ----------
    now : stamps the records; what is seen and planned follows from the request.
    dry : do every step on a copy that is thrown away: nothing is written, published or sent.
    export : makes the files beside a draft or a publication.
    progress, cancel : told of every step; asked whether to stop.

    Raises
    ------
    OperationError, LockedError, StoreError
        Bad input, another run under way, a disk or database that refuses; the attempt's record says so.
    KeyboardInterrupt
        If it was interrupted or cancelled; a later run goes on where it stopped.
    """
    asked = Asked(request, now, dry, export, progress, cancel or (lambda: False))
    return run_unit(of_folder(folder), asked)


def run_unit(unit: Unit, asked: Asked, label: str = "") -> Night:
    """Run the night of an operation or of a pool, logged as `label`; raises as `run_night`."""
    watch = Watch(label or unit.name, asked, unit.home)
    try:
        see_operations(unit)
        if asked.dry:
            with shadow_of(unit) as copy, Store(copy.home) as store:
                night = _attempted(Ground(copy, asked, store, watch))
            return replace(night, folder=unit.home)
        return _locked(unit, asked, watch)
    except Exception as error:
        if not watch.run:
            ended: attempts.Unbegun = "locked" if isinstance(error, LockedError) else "failed"
            watch.log(ended, error=_kind(error))
            if not asked.dry:
                _note_unbegun(unit.home, asked, ended, error)
        raise


def _note_unbegun(home: Path, asked: Asked, ended: attempts.Unbegun, error: Exception) -> None:
    """Leave a record for `retry` of a start that came to no attempt, where there is a store to leave it in."""
    with suppress(StoreError):
        if has_store(home):
            with open_store(home) as store:
                attempts.note_unbegun(store, asked.now, ended, _asking(asked) | {"error": _kind(error)})


def _asking(asked: Asked) -> dict[str, object]:
    return {"request": attempts.request_record(asked.request), "trigger": asked.trigger}


def _locked(unit: Unit, asked: Asked, watch: Watch) -> Night:
    """The night under the locks of the unit and its sites; if they are held, the same night if it is finished."""
    with ExitStack() as stack:
        try:
            unit.home.mkdir(parents=True, exist_ok=True)  # a pool's, the first time
            stack.enter_context(operation_lock(unit.home, f"vardiya {asked.trigger}"))
            for site in unit.sites if unit.pool else ():
                stack.enter_context(folder_lock(site.folder))
        except LockedError:
            stack.close()
            repeated = _finished(unit, asked, watch.operation)
            if repeated is None:
                raise
            return repeated
        store = stack.enter_context(open_store(unit.home))
        return _attempted(Ground(unit, asked, store, watch))


def see_operations(unit: Unit) -> None:
    """See that every folder holds an operation, before anything is made there.

    Raises
    ------
    OperationError
        With each file that is missing.
    """
    missing = [site for site in unit.sites if not (site.folder / "operation.yaml").is_file()]
    if missing:
        raise OperationError(tuple(Problem(_file_of(unit, site), None, None, "file_missing") for site in missing))


def _file_of(unit: Unit, site: Site) -> str:
    return f"{site.id}/operation.yaml" if unit.pool else (site.folder / "operation.yaml").as_posix()


def _attempted(ground: Ground) -> Night:
    """The night, with its attempt begun before and closed after it."""
    asked, store, watch = ground.asked, ground.store, ground.watch
    asking = _asking(asked)
    watch.run = attempts.begin(store, asked.now, asking)
    watch.log("started", trigger=asked.trigger, dry=asked.dry)
    try:
        night = replace(work(ground), steps=watch.steps)
    except BaseException as error:
        ended: attempts.Ended = "failed" if isinstance(error, Exception) else "interrupted"
        told: dict[str, object] = {"error": _kind(error), "steps": dict(watch.steps)}
        watch.log(ended, **told)
        with suppress(StoreError):
            finish_attempt(store, watch.run, ended, watch.now, asking | told)
            if isinstance(error, Exception):
                tell_failure(ground, explain(error, "en")[0], len(problems_of(error)))
        raise
    finish_attempt(store, watch.run, "gated" if night.gates else "done", watch.now, asking | _left(night))
    watch.log(night.status, seconds=round(night.seconds, 3), figures=asdict(night.figures), plan=night.plan)
    refused = watch.journal.refused
    return night if not refused else replace(night, notes=(*night.notes, ("night_log_refused", (("said", refused),))))


def _left(night: Night) -> dict[str, object]:
    """What a night leaves in its attempt's record: codes, ids and figures."""
    return {
        "exit_code": night.code,
        "status": night.status,
        "plan": night.plan,
        "publication": night.publication,
        "gates": [gate.code for gate in night.gates],
        "figures": asdict(night.figures),
        "steps": dict(night.steps),
    }


def _kind(error: BaseException) -> dict[str, object]:
    """An error by its kind and the codes of its problems; no value, which might be anybody's name."""
    problems = getattr(error, "problems", ())
    codes = sorted({str(getattr(problem, "code", "")) for problem in problems})
    return {"kind": type(error).__name__, "problems": codes}


def _finished(unit: Unit, asked: Asked, label: str) -> Night | None:
    """The same night if it is finished already: then it does not matter who holds the lock.

    Not where a gate would stop it by now: history that grew old must be told, by the night that gets the lock.
    """
    if not has_store(unit.home):
        return None
    with open_store(unit.home) as store:
        inputs = gather(operation_of(unit), asked.request)
        seen, policy = seen_key(inputs, asked.request), inputs.operation.config.cycle.nightly
        number = begun_from(store, seen, may_publish=policy == "publish")
        key = "" if number is None else night_key(seen, number)
        record = store.run(key)
        if record is None or data_gates(inputs, None):
            return None
        return Night(label, unit.home, key=key, status="repeated", plan=str(record["plan"]))

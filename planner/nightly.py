"""The nightly run: read new history, forecast, draft a plan, compare it with what is published, record it.

It never alters a published shift. The same files and the same history seen give the same run key, and a second run
is a no-op, also if it is asked as of an hour later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from planner import codec
from planner.differences import Difference, compare
from planner.inputs import Inputs, PlanRequest, gather
from planner.locking import operation_lock
from planner.operation import Operation, load
from planner.pipeline import Progress, run_pipeline
from planner.plans import Plan
from planner.publisher import recover, write_folder
from planner.stage_inputs import stage_keys
from planner.store import Store

Exporter = Callable[[Plan, Inputs], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Gate:
    """A check that keeps the last good plan when it fails; `code` is rendered by planner.words."""

    code: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Night:
    """How a nightly run ended: the draft, what stopped it, the change against the publication."""

    key: str
    plan: str | None
    repeated: bool
    gates: tuple[Gate, ...] = ()
    difference: Difference | None = None


def run_nightly(
    folder: Path,
    request: PlanRequest,
    *,
    now: datetime,
    export: Exporter | None = None,
    progress: Progress | None = None,
) -> Night:
    """Run one operation's night; `now` only stamps the records.

    Raises
    ------
    OperationError, LockedError, StoreError
        Bad input, another run under way, a database that refuses: nothing was changed.
    """
    with operation_lock(folder):
        operation = load(folder)
        inputs = gather(operation, request)
        store = Store(folder)
        try:
            return _night(inputs, store, now, export, progress)
        finally:
            store.close()


def _night(inputs: Inputs, store: Store, now: datetime, export: Exporter | None, progress: Progress | None) -> Night:
    key = _run_key(inputs)
    gates = data_gates(inputs)
    if gates:
        return Night(key, None, repeated=False, gates=gates)
    earlier = store.run(key)
    if earlier is not None:
        return Night(key, str(earlier["plan"]), repeated=True)
    plan = run_pipeline(inputs, stages=store, progress=progress)
    if plan.cancelled:
        raise KeyboardInterrupt
    gates = plan_gates(plan)
    if gates:
        return Night(key, None, repeated=False, gates=gates)
    store.save_plan(plan, now)
    if export is not None and store.folder is not None:
        recover(store.folder / "drafts")
        write_folder(store.folder / "drafts" / plan.id, export(plan, inputs))
    published = store.published()
    difference = None if published is None else compare(store.plan(published.plan), plan)
    store.save_run(key, "nightly", now, {"plan": plan.id, "as_of": inputs.as_of.isoformat()})
    return Night(key, plan.id, repeated=False, difference=difference)


def plan_gates(plan: Plan) -> tuple[Gate, ...]:
    """A roster that is missing or illegal."""
    if plan.attainment is None:
        return (Gate("nightly_no_roster", ()),)
    broken = len(plan.hard_violations)
    return (Gate("nightly_hard_violations", (("count", str(broken)),)),) if broken else ()


def _run_key(inputs: Inputs) -> str:
    """What the run sees: the files, and what the stages use of them as of the asked moment."""
    return codec.digest("nightly", inputs.operation.files, stage_keys(inputs)["simulation"])


def data_gates(inputs: Inputs) -> tuple[Gate, ...]:
    """History that ends long before as-of; else queues that fell silent while others were heard."""
    cycle = inputs.operation.config.cycle
    age = inputs.as_of - inputs.seen_until
    if age > timedelta(hours=cycle.stale_after_h):
        hours = str(int(age.total_seconds() // 3600))
        return (Gate("nightly_stale", (("hours", hours), ("limit", str(cycle.stale_after_h)))),)
    return tuple(_silent(inputs.operation, inputs.seen_until, cycle.silent_queue_h))


def _silent(operation: Operation, end: datetime, hours: int) -> list[Gate]:
    """Queues without any contact in the last hours seen although they had some in the two weeks before."""
    contacts = operation.contacts
    busy = contacts[(contacts["offered"] > 0) & (contacts["start"] < end)]
    since = end - timedelta(hours=hours)
    before = busy[(busy["start"] < since) & (busy["start"] >= since - timedelta(days=14))]
    heard = set(busy.loc[busy["start"] >= since, "queue"])
    often = before.groupby("queue").size()
    return [
        Gate("nightly_silent", (("queue", str(queue)), ("hours", str(hours))))
        for queue, intervals in often.items()
        if queue not in heard and intervals >= 28
    ]

"""Behind the gates: keep the draft, lay its files, publish it where the policy says so and it is due, tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.differences import compare
from planner.gates import Gate
from planner.inputs import Inputs
from planner.keeping import InForce
from planner.nights.ground import Ground
from planner.nights.night import GATED, Night
from planner.nights.period import is_due
from planner.nights.reckoning import figures_of
from planner.nights.run_key import PLAN
from planner.nights.taken_back import taken_back
from planner.plans import Plan
from planner.publishing import NotPublishableError, preview, publish
from planner.store.attempts import record_step, step_done
from planner.writing_files import recover, write_folder

FILES, PUBLISHED = "files", "publish"
DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A plan that passed every gate, what it was made from, and what was in force before it, the newest first."""

    inputs: Inputs
    plan: Plan
    published: tuple[InForce, ...]


def deliver(ground: Ground, drafted: Drafted, night: Night) -> Night:
    """Finish a night; the record of it comes last, so that a night killed before goes on here."""
    store, watch = ground.store, ground.watch
    _keep(ground, drafted, night.key)
    night = _compared(ground, drafted, replace(night, plan=drafted.plan.id))
    night = _published(ground, drafted, night)
    night = replace(night, figures=figures_of(store, drafted.plan))
    if night.status != "gated":
        left = {"plan": drafted.plan.id, "as_of": drafted.inputs.as_of.isoformat(), "run": watch.run}
        store.save_run(night.key, "nightly", watch.now, left)
    return night


def _compared(ground: Ground, drafted: Drafted, night: Night) -> Night:
    """The night with what its draft would change of the published days that it covers, or where it begins.

    Duties are compared with those in force on each day, service with the newest publication on any of them.
    """
    plan, until = drafted.plan, max((day for part in drafted.published for day in part.days), default=None)
    if until is None:
        return night
    for part in drafted.published:
        if part.days & set(plan.grid.days):
            changes = preview(plan, ground.store, ground.asked.now, drafted.inputs.operation.config)
            return replace(night, difference=compare(part.plan, plan), changes=changes)
    return _noting(night, "night_behind", start=plan.start.isoformat(), until=until.isoformat())


def _keep(ground: Ground, drafted: Drafted, key: str) -> None:
    """Store the draft and lay its files, each once."""
    store, plan = ground.store, drafted.plan
    if step_done(store, key, PLAN) is None:
        with ground.watch.step("draft") as told:
            told["plan"] = plan.id
            store.save_plan(plan, ground.asked.now)
            record_step(store, key, PLAN, ground.watch.now, {"plan": plan.id})
    export = ground.asked.export
    if export is None or step_done(store, key, FILES) is not None:
        return
    with ground.watch.step("files") as told:
        drafts = store.folder / DRAFTS
        recover(drafts)
        files = export(plan, drafted.inputs, "draft")
        write_folder(drafts / plan.id, files)
        told["files"] = len(files)
        record_step(store, key, FILES, ground.watch.now, {"files": len(files)})


def _published(ground: Ground, drafted: Drafted, night: Night) -> Night:
    """The night with its publication, if its operation's policy is to publish and the plan is due."""
    if drafted.inputs.operation.config.cycle.nightly != "publish":
        return night
    if ground.unit.pool:
        return _noting(night, "night_pool_draft")
    if not is_due(drafted.inputs):
        days = drafted.inputs.operation.config.cycle.publish_days_before
        return _noting(night, "night_not_due", start=drafted.plan.start.isoformat(), days=str(days))
    gone = taken_back(ground.store, drafted.plan)
    if gone is not None:
        return _refused(ground, night, Gate("night_taken_back", (("number", str(gone)), *_naming(ground, drafted))))
    export = ground.asked.export
    files = {} if export is None else export(drafted.plan, drafted.inputs, "publication")
    try:
        with ground.watch.step(PUBLISHED) as told:
            done = publish(
                drafted.plan,
                ground.store,
                published_at=ground.asked.now,
                files=files,
                who="nightly",
                why=f"run {ground.watch.run}",
                inputs=drafted.inputs,
            )
            told["publication"] = done.number
            record_step(ground.store, night.key, PUBLISHED, ground.watch.now, {"publication": done.number})
    except NotPublishableError as refused:
        gate = Gate(f"night_{refused.reason}", (("count", str(refused.count)), ("plan", drafted.plan.id)))
        return _refused(ground, night, gate)
    return replace(night, publication=done.number)


def _naming(ground: Ground, drafted: Drafted) -> tuple[tuple[str, str], ...]:
    """The draft, and the folder to name in a command."""
    return ("folder", ground.unit.home.as_posix()), ("plan", drafted.plan.id)


def _refused(ground: Ground, night: Night, gate: Gate) -> Night:
    """The night whose draft is kept and not published."""
    ground.watch.log("gate", gate=gate.code)
    return replace(night, status="gated", code=GATED, gates=(gate,))


def _noting(night: Night, code: str, **told: str) -> Night:
    return replace(night, notes=(*night.notes, (code, tuple(sorted(told.items())))))

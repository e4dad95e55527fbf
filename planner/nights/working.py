"""The steps of a night in their order: take in, score, forecast, plan, draft, publish, tell.

Each step may be done again without harm: what is done is found by the digest of what it used, or by the run key.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from planner.gates import Gate, data_gates, forecast_gates, plan_gates
from planner.inputs import Inputs, gather
from planner.intake import take_in
from planner.keeping import InForce, days_published, published_for, stand_on
from planner.keeping.risk import risk_of_published
from planner.ledger import with_ledger
from planner.nights import attempts, delivering, telling
from planner.nights.ground import Ground, operation_of
from planner.nights.night import DONE, GATED, Night
from planner.nights.period import first_day
from planner.nights.reckoning import figures_of
from planner.nights.run_key import Standing, seen_key, standing
from planner.pipeline import run_pipeline
from planner.privacy import purge
from planner.publishing import refresh_feeds
from planner.scoring import accuracy, note_forecast, score
from planner.store import PublishedStageError, UnreadablePlanError

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.operation import Operation
    from planner.plans import Plan
    from planner.store import Store


@dataclass(frozen=True, slots=True)
class _Begun:
    """A night whose files are taken in: what it plans, under which key, and what was in force before it."""

    inputs: Inputs
    standing: Standing
    published: tuple[InForce, ...]


def work(ground: Ground) -> Night:
    """Do what is left of a night.

    Raises
    ------
    OperationError, StoreError
        Bad files; a disk or database that refuses.
    KeyboardInterrupt
        If the one who asked wants no more.
    """
    night = _taken_in(ground)
    operation = operation_of(ground.unit)
    try:
        begun = _begin(ground, operation)
    except UnreadablePlanError as damaged:
        night = _kept(ground, night, (_unreadable(ground, damaged),))
    else:
        night = _scored(ground, begun, replace(night, key=begun.standing.key))
        try:
            night = _worked(ground, begun, night)
        except PublishedStageError as damaged:  # made anew, it could be another roster under the same plan's id
            night = _kept(ground, night, (_unreadable(ground, damaged),))
        _put_right(ground)
    spec = operation.config.notify
    if night.gates:
        telling.tell_gates(ground, night, spec)
    night = telling.send_all(ground, night, spec)
    _let_go(ground, operation)
    return night


def _unreadable(ground: Ground, damaged: UnreadablePlanError) -> Gate:
    """The gate where what is in force on days of the draft cannot be read."""
    told = {"folder": ground.unit.home.as_posix(), **damaged.parameters}
    return Gate("night_unreadable", tuple(sorted(told.items())))


def _put_right(ground: Ground) -> None:
    """Calendars that were lost, or left old by a publication that was killed, are written again."""
    if not ground.asked.dry:
        with ground.watch.step("feeds") as told:
            told["written"] = len(refresh_feeds(ground.store))


def _let_go(ground: Ground, operation: Operation) -> None:
    """What is older than its retention; a rehearsal lets nothing go."""
    if not ground.asked.dry:
        with ground.watch.step("purge") as told:
            told["let_go"] = purge(ground.store, operation.config.retention, ground.asked.now).total


def _worked(ground: Ground, begun: _Begun, night: Night) -> Night:
    """The night behind its data: stopped by a gate, done before, or drafted."""
    found = tuple(dict.fromkeys(gate for one in night.intakes for gate in data_gates(begun.inputs, one)))
    if found:
        return _kept(ground, night, found)
    finished = ground.store.run(begun.standing.key)
    if finished is not None:
        try:
            return _repeated(ground, night, str(finished["plan"]))
        except UnreadablePlanError as damaged:  # its draft is lost: make it again
            ground.watch.log("unreadable", plan=str(finished["plan"]), part=damaged.parameters["part"])
    return _drafted(ground, begun, night)


def _taken_in(ground: Ground) -> Night:
    """Take in what was delivered to each site's inbox."""
    with ground.watch.step("intake") as told:
        found = tuple(take_in(site.folder, now=ground.asked.now) for site in ground.unit.sites)
        for intake in found:
            for name, count in intake.counts.items():
                told[name] = cast("int", told.get(name, 0)) + count
    return replace(ground.night(), intakes=found)


def _begin(ground: Ground, operation: Operation) -> _Begun:
    """Which days are planned, on what they stand, and the run key."""
    asked, store = ground.asked, ground.store
    inputs = gather(operation, asked.request)
    policy = operation.config.cycle.nightly == "publish"
    stood = standing(store, seen_key(inputs, asked.request), may_publish=policy, now=asked.now)
    attempts.note_key(store, ground.watch.run, stood.key)
    days = days_published(store, inputs.start, stood.newest)
    inputs = replace(inputs, start=first_day(inputs, asked.request, days), isolated=asked.isolated)
    published = published_for(inputs, store, stood.newest)
    inputs = stand_on(inputs, published, operation.config.cycle.may_change)
    return _Begun(with_ledger(inputs, store), stood, published)


def _scored(ground: Ground, begun: _Begun, night: Night) -> Night:
    """Score the days that ended since the last night, by the forecast as it was before them."""
    with ground.watch.step("scores") as told:
        found = score(ground.store, begun.inputs, now=ground.asked.now)
        told["days"] = len({one.day for one in found})
    return replace(night, scores=found, accuracy=accuracy(ground.store))


def _drafted(ground: Ground, begun: _Begun, night: Night) -> Night:
    """Forecast and plan; a draft is kept only if every gate lets it pass."""
    asked, store = ground.asked, ground.store
    with ground.watch.step("forecast", shown=False) as told:
        first = run_pipeline(begun.inputs, until="forecast", stages=store, progress=ground.watch.staged())
        told["contacts"] = figures_of(store, first).contacts_expected
    found = forecast_gates(begun.inputs, cast("Forecast", first.forecast))
    if found:
        return _kept(ground, night, found)
    note_forecast(store, first, asked.now)
    night = _at_risk(ground, begun, night)
    with ground.watch.step("plan", shown=False) as told:
        told_of = ground.watch.staged("forecast")
        plan = run_pipeline(begun.inputs, stages=store, progress=told_of, cancel=asked.cancel)
        told |= {"plan": plan.id, "hard_violations": len(plan.hard_violations)}
    if plan.cancelled or asked.cancel():  # the signal may have ended the solver's process before it was asked to stop
        raise KeyboardInterrupt
    found = plan_gates(plan, _last(store), begun.inputs)
    if found:
        return _kept(ground, night, found)
    return delivering.deliver(ground, delivering.Drafted(begun.inputs, plan, begun.published), night)


def _at_risk(ground: Ground, begun: _Begun, night: Night) -> Night:
    """What is at risk of the published days to come under the new forecast."""
    if not begun.published:
        return night
    with ground.watch.step("risk") as told:
        found = risk_of_published(begun.published, begun.inputs, ground.store)
        told["nights"] = 0 if found is None else len(found.nights)
        if found is not None and found.outlook is not None:
            note_forecast(ground.store, found.outlook, ground.asked.now)
    return replace(night, risk=found)


def _last(store: Store) -> Plan | None:
    """The last good plan: the newest that is stored, published or not; what a gate stopped never is.

    One that is damaged, or that another version wrote in terms of its own, is none: there is nothing to compare with.
    """
    try:
        return store.plan() if store.plan_ids() else None
    except UnreadablePlanError:
        return None


def _kept(ground: Ground, night: Night, gates: tuple[Gate, ...]) -> Night:
    """The night that kept the last plan."""
    for gate in gates:
        ground.watch.log("gate", gate=gate.code)
    return replace(night, status="gated", code=GATED, gates=gates, figures=figures_of(ground.store, None))


def _repeated(ground: Ground, night: Night, plan: str) -> Night:
    """The night that was finished before."""
    figures = figures_of(ground.store, ground.store.plan(plan))
    return replace(night, status="repeated", code=DONE, plan=plan, figures=figures)

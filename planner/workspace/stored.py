"""The newest stored plan of every unit, without planning."""

from __future__ import annotations

from pathlib import Path

from planner.inputs import gather
from planner.plans import Plan
from planner.problems import NotFoundError
from planner.report.failures import explain
from planner.store import has_store, open_store
from planner.words import sentence
from planner.workspace.opening import open_unit
from planner.workspace.outcomes import SiteOutcome
from planner.workspace.sites import Unit, Workspace


def stored_sites(workspace: Workspace, lang: str) -> tuple[SiteOutcome, ...]:
    """What each unit's store holds; nothing is written where there is none."""
    return tuple(_stored(unit, lang) for unit in workspace.units)


def _stored(unit: Unit, lang: str) -> SiteOutcome:
    try:
        plan = _newest(unit.home)
        if plan is None:
            return SiteOutcome(unit, "no_plan", reason=sentence("site_no_plan", {}, lang))
        opened = open_unit(unit)
        inputs = gather(opened.operation, plan.request)
    except Exception as error:  # one site's fault is told, the others are shown
        code, reason = explain(error, lang)
        return SiteOutcome(unit, "failed", code=code, reason=reason)
    return SiteOutcome(unit, "reused", plan, inputs, opened.owners)


def _newest(home: Path) -> Plan | None:
    if not has_store(home):
        return None
    with open_store(home) as store:
        try:
            return store.plan()
        except NotFoundError:
            return None

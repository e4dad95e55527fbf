"""What came back from a worker, stored and told."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from planner.casework import make_case
from planner.problems import StoreError
from planner.report.failures import BUG, explain
from planner.report.no_roster import no_roster_text
from planner.rule_locks import lock_sense
from planner.store.plan_rows import STAGE_FIELDS
from planner.words import sentence
from planner.workspace.outcomes import SiteOutcome
from solver.outcomes import Status

if TYPE_CHECKING:
    from planner.plans import Plan
    from scenarios.sites.preparing import Ready
    from scenarios.sites.work import Worked

INFEASIBLE, NO_ROSTER = 3, 4


@dataclass(frozen=True, slots=True)
class Telling:
    """In which language failures are told, and when drafts are stored."""

    lang: str
    now: datetime


def finished(ready: Ready, worked: Worked, telling: Telling) -> SiteOutcome:
    """The outcome of a unit; a plan with a roster is stored, as a draft unless it is made only to compare."""
    bare = SiteOutcome(ready.unit, "failed", None, ready.inputs, ready.owners, seconds=worked.seconds)
    plan = worked.plan
    if plan is None:
        return replace(bare, code=worked.code, reason=worked.reason)
    if plan.roster_stage is None or plan.roster_stage.result.roster is None:
        return _without_roster(bare, ready, plan, telling.lang)
    try:
        _store(ready, plan, telling.now)
    except StoreError as error:
        code, reason = explain(error, telling.lang)
        return replace(bare, code=code, reason=reason)
    done = replace(bare, status="reused" if ready.whole else "planned", plan=plan)
    return _proven(done, plan, telling.lang)


def _store(ready: Ready, plan: Plan, now: datetime) -> None:
    if ready.unit.draft:
        ready.store.save_plan(plan, now)
        return
    for stage, key in plan.keys:
        ready.store.save_stage(key, stage, getattr(plan, STAGE_FIELDS[stage]))


def _without_roster(bare: SiteOutcome, ready: Ready, plan: Plan, lang: str) -> SiteOutcome:
    """Proven impossible or not found in time, with the locks that no roster can keep."""
    stage = plan.roster_stage
    assert stage is not None
    proven = stage.result.status is Status.INFEASIBLE
    locks = lock_sense(ready.inputs, make_case(ready.inputs, stage.requirement)) if proven else ()
    asked = shlex.join((str(ready.unit.home), "--start", plan.start.isoformat(), "--weeks", str(plan.weeks)))
    lines = no_roster_text(stage.result.reasons, locks, asked, lang, proven=proven).splitlines()
    told = lines[:-1] if ready.unit.pool else lines  # no folder of a pool can be asked
    code = INFEASIBLE if proven else NO_ROSTER
    return replace(bare, status="no_roster", code=code, reason="\n".join(told))


def _proven(done: SiteOutcome, plan: Plan, lang: str) -> SiteOutcome:
    """The outcome with the code of a plan that breaks hard rules: out of time, or our own bug."""
    if not plan.hard_violations:
        return done
    stage = plan.roster_stage
    assert stage is not None
    if stage.result.reasons:
        told = no_roster_text(stage.result.reasons, (), "", lang, proven=False).splitlines()[0]
        return replace(done, code=NO_ROSTER, reason=told)
    return replace(done, code=BUG, reason=sentence("failed_disagree", {"count": str(len(plan.hard_violations))}, lang))

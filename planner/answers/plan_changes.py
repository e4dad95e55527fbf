"""What changed between two stored plans, which input caused it, and what it does to people, money and service."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from planner.answers.figure import Figure
from planner.answers.plan_changes_figures import change_figures
from planner.differences import Difference, compare
from planner.figures import Cost, cost_of
from planner.inputs import gather
from planner.part_changes import PartChange, part_changes
from planner.plans import STAGES, Plan
from planner.problems import NotFoundError
from planner.proof import recheck
from planner.stage_inputs import USED

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import Operation
    from planner.store import Store

Cause = Literal["none", "version", "period", "forecast", "requirement", "rules", "inputs", "otherwise", "search"]
HEADER = ("version", "as_of", "start", "weeks", "seed")
FELT_SHARE = 0.001
"""A part of the forecast that moves less than this share of all contacts causes nothing worth telling."""


@dataclass(frozen=True, slots=True)
class HeaderChange:
    """What was asked of the two plans and differs: version, as_of, start, weeks or seed."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StageChange:
    """A stage of planning, and whether it used equal inputs, what the stages before gave included.

    `groups`: of the inputs that it is the first to use, those that differ; None where a plan did not keep them.
    """

    stage: str
    same: bool
    groups: tuple[str, ...] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class PlanChanges:
    """The difference of two plans, explained.

    Attributes
    ----------
    stages : which stages used other inputs; from the first one on all do, as each uses what the one before gave.
    parts : parts of the forecast that changed, the largest first.
    broken : hard rules, with how often, that the older roster breaks under today's files, did not when it was made, and
        the newer roster keeps: what was changed between the two shows here.
    gone : agents of the older roster who have left agents.csv.
    difference : without service where the periods differ.
    costs : wages by kind before and after, at today's rates; None where the periods differ or somebody is gone.
    """

    before: Plan
    after: Plan
    difference: Difference
    headers: tuple[HeaderChange, ...]
    stages: tuple[StageChange, ...]
    parts: tuple[PartChange, ...]
    broken: tuple[tuple[str, int], ...]
    gone: tuple[str, ...]
    costs: tuple[Cost, Cost] | None
    figures: tuple[Figure, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Local days that both plans cover."""
        return tuple(sorted(set(self.before.grid.days) & set(self.after.grid.days)))

    @property
    def first(self) -> str | None:
        """The first stage whose inputs differ."""
        return next((stage.stage for stage in self.stages if not stage.same), None)

    @property
    def cause(self) -> Cause:
        """What started it: the first input that differs and is felt."""
        if self.first is None:
            return "none"
        named = {change.name for change in self.headers}
        if self.first == "forecast":
            return "forecast" if self.parts else "version" if "version" in named else _of_header(named)
        if self.first == "requirement":
            return "requirement"
        if self.broken or self.gone:
            return "rules"
        return "search" if self.groups is None else "inputs" if self.groups else "otherwise"

    @property
    def groups(self) -> tuple[str, ...] | None:
        """All groups of inputs that differ; None where a plan did not keep them."""
        known = [stage.groups for stage in self.stages if stage.stage in USED]
        return None if None in known else tuple(group for groups in known for group in groups or ())

    @property
    def same_period(self) -> bool:
        """Whether both plans cover the same days: sums over a plan compare only then."""
        return (self.before.start, self.before.weeks) == (self.after.start, self.after.weeks)


def _of_header(named: set[str]) -> Cause:
    return "period" if named & {"start", "weeks"} else "search" if named else "forecast"


def explain_diff(
    operation: Operation, store: Store, before: str | None = None, after: str | None = None
) -> PlanChanges:
    """Explain what changed from one stored plan to another.

    Parameters
    ----------
    before : default the published plan; where that is the newer one, or nothing is published, the one stored before it.
    after : default the newest plan.

    Raises
    ------
    NotFoundError
        If there is no such plan, or only one.
    """
    newer = store.plan(after)
    older = store.plan(before if before is not None else _older(store, newer))
    people = {agent.id for agent in operation.agents}
    gone, gone_since = _left(older, people), _left(newer, people)
    alike = (older.start, older.weeks) == (newer.start, newer.weeks)
    difference = compare(older, newer)
    found = PlanChanges(
        before=older,
        after=newer,
        difference=difference if alike else replace(difference, services=()),
        headers=_headers(older, newer),
        stages=_stages(older, newer),
        parts=part_changes(older, newer, FELT_SHARE),
        broken=() if gone or gone_since else _broken(older, newer, operation),
        gone=gone,
        costs=None if gone or gone_since or not alike else _costs(older, newer, operation),
    )
    return replace(found, figures=change_figures((older, newer), found.difference, found.parts, found.costs))


def _older(store: Store, newer: Plan) -> str:
    """The plan in force on the newer one's days, else the one published last, else the one stored before the newer."""
    from planner.publishing import in_force_id

    published = store.published()
    last = None if published is None else published.plan
    held = in_force_id(store, newer.grid.days[0], newer.grid.days[-1]) or last
    if held is not None and held != newer.id:
        return held
    ids = [name for name, _ in store.plan_ids()]
    later = ids[ids.index(newer.id) + 1 :]
    if not later:
        raise NotFoundError("no_other_plan")
    return later[0]


def _headers(older: Plan, newer: Plan) -> tuple[HeaderChange, ...]:
    return tuple(
        HeaderChange(name, str(getattr(older, name)), str(getattr(newer, name)))
        for name in HEADER
        if getattr(older, name) != getattr(newer, name)
    )


def _stages(older: Plan, newer: Plan) -> tuple[StageChange, ...]:
    old, new = dict(older.keys), dict(newer.keys)
    both = (name for name in STAGES if name in old and name in new)
    return tuple(StageChange(name, old[name] == new[name], _differing(older, newer, name)) for name in both)


def _differing(older: Plan, newer: Plan, stage: str) -> tuple[str, ...] | None:
    """The groups of inputs that differ, of those that a stage is the first to use."""
    old, new = ({group: key for name, group, key in plan.used if name == stage} for plan in (older, newer))
    if stage not in USED and older.used and newer.used:
        return ()
    if not old or not new:
        return None
    return tuple(group for group in {**old, **new} if old.get(group) != new.get(group))


def _left(plan: Plan, people: set[str]) -> tuple[str, ...]:
    """Agents of a roster who are in agents.csv no more."""
    rostered = {duty.agent for duty in plan.roster.duties} | {duty.agent for duty in plan.roster.on_call}
    return tuple(sorted(rostered - people))


def _inputs(plan: Plan, operation: Operation) -> Inputs:
    return gather(operation, plan.request)


def _broken(older: Plan, newer: Plan, operation: Operation) -> tuple[tuple[str, int], ...]:
    """Hard rules that the older roster breaks under today's files oftener than when it was made, beyond the newer."""
    lost = _lost(older, operation)
    lost.subtract(_lost(newer, operation))
    return tuple(
        sorted(((rule, count) for rule, count in lost.items() if count > 0), key=lambda row: (-row[1], row[0]))
    )


def _lost(plan: Plan, operation: Operation) -> Counter[str]:
    """How much oftener a roster breaks each hard rule today than when it was made."""
    if plan.roster_stage is None:
        return Counter()
    now = Counter(one.rule for one in recheck(plan, _inputs(plan, operation)) if one.hard)
    now.subtract(one.rule for one in plan.hard_violations)
    return now


def _costs(older: Plan, newer: Plan, operation: Operation) -> tuple[Cost, Cost]:
    """Wages at today's rates."""
    inputs = _inputs(newer, operation)
    return cost_of(older.roster, inputs), cost_of(newer.roster, inputs)

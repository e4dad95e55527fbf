"""A base roster rebuilt under changed inputs: the search begins from it, and leaves it only for a gain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.casework import make_case
from planner.engines import engine_of
from planner.inputs import Inputs
from planner.plans import RosterStage
from solver.duties import Roster
from solver.outcomes import Result, TracePoint
from solver.rules.minimal_change import MinimalChange
from solver.rules.notice import Notice

if TYPE_CHECKING:
    from solver.case import RosterCase

SEARCH_S = 15.0
"""Search for a roster that is begun from a good one; beyond it little is gained."""
MOVES_A_SECOND = 40
"""Of the annealing: the search is counted and not timed, so that equal inputs give equal rosters on any machine."""
BREAKS_SHARE = 0.03
HEAT = 1.0
"""Of the annealing: a good start is not melted down."""
MOVED_CENTS = 300
"""What a shift must gain to be worth moving: ties go to the base roster."""
ABOUT_PUBLISHED = ("notice", "minimal_change")


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """How long to search for, who is told of anytime points, and who may stop it.

    `free_from_min`: days that begin before this moment (UTC minutes) stay as they are; None = every day is free.
    """

    limit_s: float
    progress: Callable[[TracePoint], None]
    cancel: Callable[[], bool]
    free_from_min: int | None = None


def rebuilt(stage: RosterStage, inputs: Inputs, how: Rebuilding) -> RosterStage:
    """The roster stage after a search from its roster, what no longer is legal left out and made good.

    A what-if binds nobody: notice of published shifts does not count, and each moved shift costs the price of a tie.
    Nothing is corrected after the simulation: the corrections that are in the stage's need stand.
    """
    assert stage.result.roster is not None
    case = _as_if_published(make_case(inputs, stage.requirement), stage.result.roster)
    if how.free_from_min is not None:
        held = Notice(notice_days=0, cents=None)
        case = replace(case, rules=(*case.rules, held), as_of_min=how.free_from_min)
    made = _without_ties(_searched(case, inputs, how))
    return RosterStage(made, stage.requirement, 0, kept=inputs.kept, carried=inputs.carried)


def _as_if_published(case: RosterCase, roster: Roster) -> RosterCase:
    tie = MinimalChange(dropped_cents=MOVED_CENTS, changed_cents=MOVED_CENTS, added_cents=MOVED_CENTS)
    rules = tuple(rule for rule in case.rules if rule.kind not in ABOUT_PUBLISHED)
    return replace(case, base=roster, rules=(*rules, tie))


def _searched(case: RosterCase, inputs: Inputs, how: Rebuilding) -> Result:
    from solver.roster.params import SolveParams

    params = SolveParams(
        time_limit_s=how.limit_s,
        breaks_limit_s=min(inputs.operation.config.solver.breaks_limit_s, BREAKS_SHARE * how.limit_s),
        bound_limit_s=0.0,
        seed=inputs.seed,
        reproducible=True,
        moves=round(MOVES_A_SECOND * how.limit_s),
        heat=HEAT,
        workers=1,
    )
    return engine_of(inputs)(case, params, how.progress, how.cancel, case.base)


def _without_ties(result: Result) -> Result:
    """The result without the price of ties, and without the claims that were made of the case with it."""
    terms = tuple((name, cents) for name, cents in result.objective if name != "minimal_change")
    return replace(result, objective=terms, bound_cents=None, certificate=None)

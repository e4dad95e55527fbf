"""Cases in which nobody can work a shift, because there are no people or no shifts: one roster is left."""

from __future__ import annotations

from solver.case import RosterCase
from solver.duties import Roster
from solver.outcomes import Result, Status
from solver.roster.evaluate import objective_terms, worth_cents
from solver.roster.missed import missed_rules
from solver.rules.forms import Form

ON_CALL_LIMIT_S = 5.0


def idle(case: RosterCase) -> bool:
    """Whether the case has no people or no shifts."""
    return not case.agents or not case.templates


def idle_result(case: RosterCase, forms: tuple[Form, ...], seed: int) -> Result:
    """The roster without shifts, with all on-call duties that can be: optimal where nothing stands by."""
    from solver.roster.cp import Limit
    from solver.roster.on_call import assign
    from solver.roster.standby import Standby

    windows = case.requirement.on_call
    held = assign(Standby.of(case, forms), (), Limit(ON_CALL_LIMIT_S, seed, True)) if windows else ()
    roster = Roster((), held)
    terms, worth = objective_terms(case, forms, roster), worth_cents(case)
    missed = ((agent.id, missed_rules(case, forms, agent.id, ())) for agent in case.agents)
    reasons = tuple(f"{who}: {', '.join(rules)}" for who, rules in missed if rules)
    if reasons:
        return Result(Status.INFEASIBLE, None, terms, None, worth, reasons=reasons)
    if windows:
        return Result(Status.FEASIBLE, roster, terms, None, worth)
    return Result(Status.OPTIMAL, roster, terms, sum(cents for _, cents in terms), worth)

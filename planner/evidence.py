"""A stored plan's certificate, verified again: what the roster costs, what none can undercut, and what still stands."""

from __future__ import annotations

from dataclasses import dataclass

from planner.casework import make_case
from planner.inputs import Inputs
from planner.keeping.held import hold
from planner.plans import Plan
from planner.repricing import as_planned
from solver.certificate import OTHER_CASE, Fault, verify
from solver.outcomes import Certificate


@dataclass(frozen=True, slots=True)
class Evidence:
    """A certificate with the claims that do not hold.

    `checked` is False where today's files are no longer those of the plan: then the case that it speaks of is gone,
    and nothing can be said against it or for it.
    """

    certificate: Certificate
    faults: tuple[Fault, ...]
    checked: bool


def evidence_of(plan: Plan, inputs: Inputs) -> Evidence | None:
    """Verify a plan's certificate under its own files; None for plans without one. No solver is loaded."""
    stage = plan.roster_stage
    certificate = None if stage is None else stage.result.certificate
    if stage is None or certificate is None:
        return None
    case = hold(make_case(inputs, stage.requirement), inputs)
    faults = verify(case, certificate, plan.roster)
    if any(fault.code == OTHER_CASE for fault in faults) and not as_planned(plan, inputs):
        return Evidence(certificate, (), checked=False)
    return Evidence(certificate, faults, checked=True)

"""A plan's certificate: stored with it, verified by `check`, and told in plain lines."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import numpy as np

from planner import codec
from planner.casework import make_case, make_groups
from planner.evidence import Evidence, evidence_of
from planner.plans import Plan
from planner.report.evidence import certificate_body, evidence_body, evidence_lines
from planner.stage_inputs import stage_keys
from solver.certificate import Fault, certify
from solver.cover import Requirement
from solver.outcomes import Certificate, Result
from solver.roster.evaluate import objective_terms, worth_cents
from tests.planner.roster_files.worlds import inputs, plan


def needing_one(groups: int, intervals: int) -> Requirement:
    """One agent needed at any time, by a queue that every group serves."""
    need = np.ones((1, 1, intervals))
    return Requirement((("phone",),), np.ones((groups, 1), dtype=bool), need, (100,), need[0])


def certified_plan(bound_cents: float | None = 0.0) -> Plan:
    """A plan of today's files whose result is certified as an exact search would leave it."""
    made, given = plan(), inputs()
    stage = made.roster_stage
    assert stage is not None
    stage = replace(stage, requirement=needing_one(len(make_groups(given).members), given.grid.intervals))
    case = make_case(given, stage.requirement)
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    terms, worth = objective_terms(case, forms, made.roster), worth_cents(case)
    result = replace(stage.result, objective=terms, bound_cents=bound_cents, worth_cents=worth)
    result = replace(result, certificate=certify(case, result))
    keys = (("roster", stage_keys(given)["roster"]),)
    return replace(made, roster_stage=replace(stage, result=result), keys=keys)


def with_bound(made: Plan, **claims: object) -> Plan:
    """The plan with a certificate that claims something else."""
    stage = made.roster_stage
    assert stage is not None
    certificate = replace(cast(Certificate, stage.result.certificate), **claims)  # type: ignore[arg-type]  # fields by name
    return replace(made, roster_stage=replace(stage, result=replace(stage.result, certificate=certificate)))


def found_in(made: Plan) -> Evidence:
    """The verified certificate of a plan that has one."""
    evidence = evidence_of(made, inputs())
    assert evidence is not None
    return evidence


def test_a_true_certificate_holds_and_is_told_in_two_lines() -> None:
    """What no roster can undercut, what this one costs, and how sure that is."""
    evidence = found_in(certified_plan())
    assert (evidence.checked, evidence.faults) == (True, ())
    for lang in ("en", "tr"):
        assert len(evidence_lines(evidence, lang)) == 2
    assert evidence_lines(evidence, "en")[0].text.startswith("Proven: no roster of these people can be priced below")


def test_a_wrong_certificate_is_found() -> None:
    """A claim that the case or the roster refutes is our bug and is said so."""
    evidence = found_in(with_bound(certified_plan(), bound_cents=1e12))
    assert [fault.code for fault in evidence.faults] == ["bound_above"]
    assert "our bug" in evidence_lines(evidence, "en")[0].text


def test_other_files_than_the_plans_prove_nothing() -> None:
    """Where the case is gone the certificate is shown as it was, not as checked."""
    other = with_bound(certified_plan(), case_digest="0" * 64)
    evidence = found_in(replace(other, keys=(("roster", "other"),)))
    assert (evidence.checked, evidence.faults) == (False, ())
    assert [fault.code for fault in found_in(other).faults] == ["case"]


def test_a_plan_with_other_limits_of_time_is_still_of_these_files() -> None:
    """What counts is the case: it is the same one however long the search was allowed to take."""
    evidence = found_in(replace(certified_plan(), keys=(("roster", "other"),)))
    assert (evidence.checked, evidence.faults) == (True, ())


def test_a_plan_without_a_bound_says_so_and_an_older_plan_nothing() -> None:
    """No bound is not a bound of zero; plans of earlier versions have no certificate at all."""
    lines = evidence_lines(found_in(certified_plan(None)), "en")
    assert len(lines) == 1
    assert "no bound was proven" in lines[0].text
    assert evidence_of(plan(), inputs()) is None
    assert (evidence_lines(None, "en"), evidence_body(None), certificate_body(None)) == ((), None, None)


def test_a_certificate_is_stored_with_its_result() -> None:
    """Written and read, it is the same; its bytes depend on nothing but its values."""
    stage = certified_plan().roster_stage
    assert stage is not None
    read = cast(Result, codec.loads(codec.dumps(stage.result)))
    assert read.certificate == stage.result.certificate
    assert codec.dumps(read) == codec.dumps(stage.result)


def test_machines_get_every_claim() -> None:
    """Digests, versions, gaps; the prices only by their digest."""
    body = evidence_body(replace(found_in(certified_plan()), faults=(Fault("bound", "2.00", "1.00"),)))
    assert body is not None
    assert body["faults"] == [{"code": "bound", "claimed": "2.00", "found": "1.00"}]
    assert {"case_digest", "roster_digest", "versions", "gap_of_worth", "gap_of_objective", "prices_digest"} <= set(
        body
    )

"""The certificate in words and for machines."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.report.tables import BAD, GOOD, QUIET, Line
from planner.words import sentence
from planner.words.numbers import money, share

if TYPE_CHECKING:
    from planner.evidence import Evidence
    from solver.outcomes import Certificate


def evidence_lines(evidence: Evidence | None, lang: str) -> tuple[Line, ...]:
    """One or two lines: what no roster can undercut and what is left to gain; how sure that is."""
    if evidence is None:
        return ()
    if evidence.faults:
        told = ", ".join(f"{fault.code} {fault.claimed} / {fault.found}" for fault in evidence.faults)
        return (Line(sentence("certificate_wrong", {"faults": told}, lang), BAD),)
    made = evidence.certificate
    if made.bound_cents is None or made.gap_of_worth is None or made.gap_of_objective is None:
        return (Line(sentence("certificate_open", {"cost": money(made.objective_cents, lang)}, lang), QUIET),)
    figures = {
        "bound": money(made.bound_cents, lang),
        "cost": money(made.objective_cents, lang),
        "gap": share(made.gap_of_worth, lang),
        "own": share(made.gap_of_objective, lang),
    }
    sure = "certificate_old" if not evidence.checked else f"certificate_{made.origin}"
    return (
        Line(sentence("certificate_bound", figures, lang), GOOD if evidence.checked else QUIET),
        Line(sentence(sure, {}, lang), QUIET),
    )


def certificate_body(made: Certificate | None) -> dict[str, object] | None:
    """A certificate for machines; the price vector by its digest, for it is long and stored with the plan."""
    if made is None:
        return None
    return {
        "objective_cents": made.objective_cents,
        "bound_cents": made.bound_cents,
        "origin": made.origin,
        "prices_digest": sha256(made.prices.encode()).hexdigest() if made.prices else "",
        "gap_of_worth": made.gap_of_worth,
        "gap_of_objective": made.gap_of_objective,
        "above_best_known": made.above_best_known,
        "seed": made.seed,
        "params": dict(made.params),
        "case_digest": made.case_digest,
        "roster_digest": made.roster_digest,
        "versions": dict(made.versions),
    }


def evidence_body(evidence: Evidence | None) -> dict[str, object] | None:
    """A verified certificate for machines."""
    if evidence is None:
        return None
    held = {"checked": evidence.checked, "faults": [asdict(fault) for fault in evidence.faults]}
    return held | (certificate_body(evidence.certificate) or {})

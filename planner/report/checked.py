"""A roster checked: the engine's prices beside the checker's, or what a file changes against the plan."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.counsel import doubtful
from planner.loosened import loosened
from planner.report import payload
from planner.report.evidence import evidence_body, evidence_lines
from planner.report.remarks import book_lines
from planner.report.summaries import problem_parts
from planner.report.tables import BAD, GOOD, QUIET, Line, Part, Table
from planner.report.violations import rule_title, violation_parts
from planner.repricing import Term
from planner.words import sentence
from planner.words.numbers import day, money, number, signed

if TYPE_CHECKING:
    from planner.evidence import Evidence
    from planner.inputs import Inputs
    from planner.plans import Plan
    from planner.roster_check import Changes, Judged
    from solver.outcomes import Violation

MOST_NAMED = 8


def plan_checked(
    found: tuple[Violation, ...], terms: tuple[Term, ...], inputs: Inputs, lang: str, evidence: Evidence | None = None
) -> tuple[Part, ...]:
    """A stored plan: what the checker found, whether engine and checker price alike, its certificate, what to know."""
    parts = violation_parts(found, lang, inputs.operation.config.zone)
    return (*parts, *term_parts(terms, lang), *evidence_lines(evidence, lang), *book_lines(inputs, lang))


def evidence_figures(evidence: Evidence | None) -> dict[str, object]:
    """The verified certificate for machines."""
    return {"certificate": evidence_body(evidence)}


def plan_checked_body(
    plan: Plan, found: tuple[Violation, ...], terms: tuple[Term, ...], inputs: Inputs, lang: str
) -> dict[str, object]:
    """The same for machines."""
    priced = {"terms": [asdict(term) | {"agrees": term.agrees} for term in terms]}
    return payload.header(plan) | payload.violations(found, lang) | priced | _book(inputs)


def term_parts(terms: tuple[Term, ...], lang: str) -> tuple[Part, ...]:
    """One line if all prices agree, else a table of those that do not."""
    wrong = [term for term in terms if not term.agrees]
    if not terms:
        return ()
    if not wrong:
        cents = money(sum(term.checker_cents for term in terms), lang)
        told = {"terms": number(len(terms), lang), "cents": cents}
        return (Line(sentence("terms_agree", told, lang), QUIET),)
    rows = tuple(
        (rule_title(term.rule, lang), money(term.engine_cents or 0.0, lang), money(term.checker_cents, lang))
        for term in wrong
    )
    heads = tuple(sentence(code, {}, lang) for code in ("head_rule", "head_engine", "head_checker"))
    return (Line(sentence("terms_differ", {}, lang), BAD), Table(heads, rows, frozenset({1, 2}), (BAD,) * len(rows)))


def file_checked(judged: Judged, lang: str) -> tuple[Part, ...]:
    """A roster from a file: what it holds, what it changes, what the checker found."""
    days, roster = judged.inputs.grid.days, judged.file.roster
    told = {
        "file": judged.file.file,
        "duties": number(len(roster.duties), lang),
        "on_call": number(len(roster.on_call), lang),
        "start": day(days[0], lang),
        "end": day(days[-1], lang),
    }
    return (
        *(problem_parts(judged.warnings, lang) if judged.warnings else ()),
        Line(sentence("checked_file", told, lang)),
        *_against(judged, lang),
        *violation_parts(judged.found, lang, judged.inputs.operation.config.zone),
        *book_lines(judged.inputs, lang),
    )


def file_checked_body(judged: Judged, lang: str) -> dict[str, object]:
    """The same for machines."""
    days = judged.inputs.grid.days
    return {
        "roster": judged.file.file,
        "plan": None if judged.plan is None else judged.plan.id,
        "start": days[0].isoformat(),
        "end": days[-1].isoformat(),
        "duties": len(judged.file.roster.duties),
        "on_call": len(judged.file.roster.on_call),
        "changes": None if judged.changes is None else asdict(judged.changes),
        "warnings": payload.problems(judged.warnings, lang)["problems"],
        **payload.violations(judged.found, lang),
        **_book(judged.inputs),
    }


def _against(judged: Judged, lang: str) -> tuple[Line, ...]:
    """What differs from the plan, in shifts and in the price of priced rules."""
    plan, found = judged.plan, judged.changes
    if plan is None or found is None:
        return (Line(sentence("checked_alone", {}, lang), QUIET),)
    if not found.people:
        return (Line(sentence("changed_none", {"plan": plan.id}, lang), GOOD),)
    before, after = (sum(v.cents for v in side) for side in (plan.violations, judged.found))
    prices = {"before": money(before, lang), "after": money(after, lang)}
    changed = Line(sentence("changed_shifts", _changed(found, lang) | {"plan": plan.id}, lang))
    return (changed, *((Line(sentence("changed_price", prices, lang)),) if before != after else ()))


def _changed(found: Changes, lang: str) -> dict[str, object]:
    rest = len(found.people) - MOST_NAMED
    return {
        "shifts": number(found.shifts, lang),
        "pauses": number(found.pauses, lang),
        "on_call": number(found.on_call, lang),
        "people": number(len(found.people), lang),
        "names": ", ".join(found.people[:MOST_NAMED]) + (f", +{rest}" if rest > 0 else ""),
        "hours": signed(found.paid_min / 60, lang, 1),
    }


def _book(inputs: Inputs) -> dict[str, object]:
    spec = inputs.operation.config.rules
    return {"unverified_rules": list(doubtful(inputs.operation)), "loosened_rules": list(loosened(spec))}

"""Nights as a planner reads them in the morning: what happened, what to do, what is at risk, what would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.keeping.risk_told import risk_lines
from planner.nights.several import Skipped
from planner.report.failures import explain, problem_line
from planner.report.publishing_told import change_parts
from planner.report.service import changed_services
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line, Part, Table
from planner.scoring import day_line, drift_lines
from planner.words import sentence, term
from planner.words.numbers import day, number, share, span

if TYPE_CHECKING:
    from planner.nights.night import Night, Status

MARKS: dict[Status, str] = {
    "done": GOOD,
    "repeated": QUIET,
    "gated": BAD,
    "failed": BAD,
    "locked": WARN,
    "interrupted": WARN,
    "unreached": WARN,
}
STOPPED: tuple[Status, ...] = ("interrupted", "unreached")
MOST_PROBLEMS = 5
DAYS = ("start", "until")
WAITS = frozenset({"night_not_due", "night_pool_draft"})
"""Notes of drafts that nobody should publish yet, or at all."""


def nights_parts(found: tuple[Night | Skipped, ...], lang: str) -> tuple[Part, ...]:
    """Several operations: a table of all first, then each with what there is to say; one by itself without."""
    parts: list[Part] = [_overview(found, lang)] if len(found) > 1 else []
    for one in found:
        if isinstance(one, Skipped):
            parts.append(_skipped(one, lang))
        else:
            parts += [Line(f"{one.operation}:")] if len(found) > 1 else []
            parts += night_parts(one, lang)
    return tuple(parts)


def night_parts(night: Night, lang: str) -> tuple[Part, ...]:
    """One night: how it ended and what to do, what came in, how good the forecast was, the risk, what changes."""
    return (
        *((Line(sentence("night_dry", {}, lang), WARN),) if night.dry else ()),
        *_ended(night, lang),
        *_taken_in(night, lang),
        *_scored(night, lang),
        *_at_risk(night, lang),
        *_changed(night, lang),
        *_told(night, lang),
    )


def note_sentence(code: str, told: dict[str, str], lang: str) -> str:
    """What a night notes, its days as a planner writes them."""
    days = {name: day(date.fromisoformat(told[name]), lang) for name in DAYS if name in told}
    return sentence(code, told | days, lang)


def _ended(night: Night, lang: str) -> Iterator[Part]:
    if night.error is not None:
        yield Line(explain(night.error, lang)[1], MARKS[night.status])
    if night.status in STOPPED:
        yield Line(sentence(f"night_{night.status}", {}, lang), WARN)
    for gate in night.gates:
        told = dict(gate.parameters)
        yield Line(sentence(gate.code, told, lang), BAD)
        yield Line("  " + sentence(f"{gate.code}_remedy", told, lang))
    if night.status == "repeated":
        yield Line(sentence("night_repeated", {"plan": night.plan or ""}, lang), QUIET)
    if night.plan is not None and night.status in ("done", "gated"):
        yield Line(sentence("night_draft", {"plan": night.plan} | _promised(night, lang), lang), GOOD)
    if night.publication is not None:
        yield Line(sentence("night_published", {"number": str(night.publication)}, lang), GOOD)
    elif night.status == "done" and night.figures.publication_number is not None:
        yield Line(sentence("night_untouched", {}, lang), QUIET)
    for code, parameters in night.notes:
        yield Line(note_sentence(code, dict(parameters), lang), QUIET)


def _promised(night: Night, lang: str) -> dict[str, str]:
    figures = night.figures
    served = figures.service_promised_share
    return {
        "contacts": number(figures.contacts_expected or 0.0, lang),
        "service": sentence("night_no_goal", {}, lang) if served is None else share(served, lang),
    }


def _taken_in(night: Night, lang: str) -> Iterator[Part]:
    for found in night.intakes:
        told = {name: number(count, lang) for name, count in found.counts.items()}
        if found.taken:
            yield Line(sentence("night_taken_in", told, lang))
        if found.waiting:
            yield Line(sentence("night_waiting", {"files": ", ".join(found.waiting)}, lang), WARN)
        if found.refused:
            yield Line(sentence("night_refused_files", told | {"problems": str(len(found.refused))}, lang), WARN)
        for problem in (*found.refused, *found.warnings)[:MOST_PROBLEMS]:
            yield Line(problem_line(problem, lang), WARN)


def _scored(night: Night, lang: str) -> Iterator[Part]:
    if night.accuracy is not None:
        yield Line(day_line(night.accuracy, lang))
        yield from (Line(line, WARN) for line in drift_lines(night.accuracy, lang))


def _at_risk(night: Night, lang: str) -> Iterator[Part]:
    if night.risk is not None:
        mark = WARN if night.risk.nights else GOOD
        first, *others = risk_lines(night.risk, lang)
        yield Line(first, mark)
        yield from (Line(f"  {line}") for line in others)


def _changed(night: Night, lang: str) -> Iterator[Part]:
    if night.difference is not None:
        yield Line(sentence("night_compared", {}, lang))
        yield from change_parts(night.changes, lang)
        services = changed_services(night.difference.services, lang)
        yield services if services.rows else Line(sentence("scenario_noise", {}, lang), QUIET)
        if night.status == "done" and night.publication is None and not WAITS.intersection(dict(night.notes)):
            yield Line(sentence("night_next", _command(night), lang), QUIET)
    elif night.status == "done" and night.figures.publication_number is None:
        yield Line(sentence("night_first", _command(night), lang), QUIET)


def _command(night: Night) -> dict[str, str]:
    return {"folder": night.folder.as_posix(), "plan": night.plan or ""}


def _told(night: Night, lang: str) -> Iterator[Part]:
    sent = night.sent
    if sent is not None and (sent.sent or sent.dry or sent.waiting or sent.failed):
        counts = {"sent": sent.sent, "dry": sent.dry, "waiting": sent.waiting, "failed": sent.failed}
        yield Line(sentence("night_notices", {name: str(n) for name, n in counts.items()}, lang), QUIET)
        yield from (Line(problem_line(problem, lang), WARN) for problem in sent.problems)


def _overview(found: tuple[Night | Skipped, ...], lang: str) -> Table:
    headings = ("operation", "status", "code", "plan", "gates", "time")
    rows = tuple(_row(one, lang) for one in found)
    marks = tuple(QUIET if isinstance(one, Skipped) else MARKS[one.status] for one in found)
    texts = tuple(sentence(f"night_column_{heading}", {}, lang) for heading in headings)
    return Table(texts, rows, frozenset({2, 4, 5}), marks)


def _row(one: Night | Skipped, lang: str) -> tuple[str, ...]:
    if isinstance(one, Skipped):
        return one.operation, term("night_status", "skipped", lang), "", "", "", ""
    gates = str(len(one.gates)) if one.gates else ""
    status = term("night_status", one.status, lang)
    return one.operation, status, str(one.code), one.plan or "", gates, span(one.seconds, lang)


def _skipped(one: Skipped, lang: str) -> Line:
    """Why a retry left an operation alone."""
    if one.attempt is None:
        return Line(sentence("night_never", {"operation": one.operation}, lang), QUIET)
    return Line(sentence("night_skipped", {"operation": one.operation, "run": one.attempt.id}, lang), QUIET)

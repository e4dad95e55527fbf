"""Nights as plain data for other programs: the payload vardiya.nightly/2."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.keeping.risk_told import risk_payload
from planner.nights.several import Skipped, worst
from planner.nights.shown import note_sentence
from planner.report import payload
from planner.report.failures import explain, problems_of
from planner.report.publishing_told import changes_body
from planner.words import sentence

if TYPE_CHECKING:
    from planner.gates import Gate
    from planner.intake import Intake
    from planner.nights.night import Night
    from planner.notices import Sent

SCHEMA = "vardiya.nightly/2"
Body = dict[str, object]


def nights_body(found: tuple[Night | Skipped, ...], lang: str) -> Body:
    """Every night with its gates, figures and steps, and the operations that a retry left alone."""
    nights = tuple(one for one in found if not isinstance(one, Skipped))
    return {
        "schema": SCHEMA,
        "exit_code": worst(nights),
        "nights": [_night(one, lang) for one in nights],
        "skipped": [_skipped(one) for one in found if isinstance(one, Skipped)],
    }


def _night(night: Night, lang: str) -> Body:
    return {
        "operation": night.operation,
        "folder": str(night.folder),
        "run": night.run,
        "key": night.key,
        "status": night.status,
        "exit_code": night.code,
        "dry": night.dry,
        "plan": night.plan,
        "publication": night.publication,
        "gates": [_gate(gate, lang) for gate in night.gates],
        "intake": [_intake(one, lang) for one in night.intakes],
        "scores": [asdict(score) | {"day": score.day.isoformat()} for score in night.scores],
        "difference": None if night.difference is None else payload.difference(night.difference),
        "changes": None if night.difference is None else changes_body(night.changes),
        "risk": None if night.risk is None else risk_payload(night.risk),
        "figures": asdict(night.figures),
        "notes": [{"code": code, "text": note_sentence(code, dict(told), lang)} for code, told in night.notes],
        "notices": None if night.sent is None else _sent(night.sent, lang),
        "steps": [{"step": step, "seconds": round(seconds, 3)} for step, seconds in night.steps],
        "error": None if night.error is None else _error(night.error, lang),
    }


def _gate(gate: Gate, lang: str) -> Body:
    told = dict(gate.parameters)
    return {
        "code": gate.code,
        "parameters": told,
        "text": sentence(gate.code, told, lang),
        "remedy": sentence(f"{gate.code}_remedy", told, lang),
    }


def _intake(found: Intake, lang: str) -> Body:
    counts: Body = {"counts": found.counts}
    return counts | payload.problems((*found.refused, *found.warnings), lang)


def _sent(found: Sent, lang: str) -> Body:
    counts: Body = {"sent": found.sent, "dry": found.dry, "waiting": found.waiting, "failed": found.failed}
    return counts | payload.problems(found.problems, lang)


def _error(error: Exception, lang: str) -> Body:
    _, text = explain(error, lang)
    told: Body = {"text": text}
    return told | payload.problems(problems_of(error), lang)


def _skipped(one: Skipped) -> Body:
    attempt = one.attempt
    return {
        "operation": one.operation,
        "folder": str(one.folder),
        "run": None if attempt is None else attempt.id,
        "status": None if attempt is None else attempt.status,
    }

"""The risk of what is published, as lines for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from planner.keeping.risk import LEAST_MISSING, DayAtRisk, PublishedRisk, QueueDay
from planner.words import sentence
from planner.words.numbers import day, number, share

MOST_QUEUES = 3
MOST_FALLEN = 5
WHOLE = 10.0
"""Fewer contacts are told with one decimal."""


def risk_lines(risk: PublishedRisk, lang: str) -> tuple[str, ...]:
    """What a planner reads in the morning: days at risk with their worst queues, then what fell since publication."""
    return tuple(_lines(risk, lang))


def risk_payload(risk: PublishedRisk) -> dict[str, object]:
    """The same for programs, with every queue and day."""
    return {
        "plan": risk.plan,
        "first": risk.first.isoformat(),
        "last": risk.last.isoformat(),
        "replications": risk.replications,
        "nights": [{"day": one.day.isoformat(), "missing": round(one.missing, 1)} for one in risk.nights],
        "cells": [_cell(cell) for cell in risk.cells],
    }


def _lines(risk: PublishedRisk, lang: str) -> Iterator[str]:
    span = {"first": day(risk.first, lang), "last": day(risk.last, lang)}
    if not risk.nights:
        yield sentence("published_risk_none", span, lang)
    else:
        yield sentence("published_risk_title", span, lang)
    for night in risk.nights:
        yield _night(night, lang)
    for cell in risk.fallen[:MOST_FALLEN]:
        told = {"queue": cell.queue, "day": day(cell.day, lang), "now": share(cell.service_share, lang)}
        yield sentence("published_risk_fell", told | {"before": share(cell.before_share or 0.0, lang)}, lang)
    if len(risk.fallen) > MOST_FALLEN:
        yield sentence("published_risk_fell_more", {"more": str(len(risk.fallen) - MOST_FALLEN)}, lang)


def _night(night: DayAtRisk, lang: str) -> str:
    """Contacts that are missing, where it comes to one, and the worst queues with their chance."""
    queues = ", ".join(_queue(cell, lang) for cell in night.queues[:MOST_QUEUES])
    more = len(night.queues) - MOST_QUEUES
    if more > 0:
        queues = sentence("published_risk_more", {"queues": queues, "more": str(more)}, lang)
    told = {"day": day(night.day, lang), "queues": queues}
    if night.missing < LEAST_MISSING:
        return sentence("published_risk_unlikely", told, lang)
    missing = number(night.missing, lang, 1 if night.missing < WHOLE else 0)
    return sentence("published_risk_night", told | {"missing": missing}, lang)


def _queue(cell: QueueDay, lang: str) -> str:
    return sentence("published_risk_queue", {"queue": cell.queue, "chance": share(cell.chance, lang, 0)}, lang)


def _cell(cell: QueueDay) -> dict[str, object]:
    before = None if cell.before_share is None else round(cell.before_share, 4)
    return {
        "queue": cell.queue,
        "day": cell.day.isoformat(),
        "offered": round(cell.offered, 1),
        "chance": round(cell.chance, 4),
        "service_share": round(cell.service_share, 4),
        "target_share": cell.target_share,
        "missing": round(cell.missing, 1),
        "before_share": before,
        "fell": cell.fell,
    }

"""The figures of forecast and actuals as sentences for the terminal and as one JSON object."""

from __future__ import annotations

from typing import Any

from planner.scoring.drift import TOTAL, Drift
from planner.scoring.figures import Accuracy, Figures, Leads
from planner.words import sentence
from planner.words.numbers import day as day_text
from planner.words.numbers import number, share


def accuracy_lines(found: Accuracy | None, lang: str) -> tuple[str, ...]:
    """Sentences: the last day, the last four weeks, the worst queues, drifts with what to do."""
    if found is None:
        return (sentence("scores_none", {}, lang),)
    lines = [
        day_line(found, lang),
        sentence("scores_recent", _recent(found, lang), lang),
    ]
    if len(found.recent) > 2:
        worst = ", ".join(f"{one.queue} ({_percent(one.wape_share, lang)})" for one in found.worst)
        lines.append(sentence("scores_worst", {"queues": worst}, lang))
    return (*lines, *drift_lines(found, lang))


def day_line(found: Accuracy, lang: str) -> str:
    """How the newest day scored came, against its forecast."""
    about = {"day": day_text(found.day, lang), "lead": _lead(found.last_day_leads, lang)}
    return sentence("scores_day", {**about, **_told(found.last_day[0], lang)}, lang)


def drift_lines(found: Accuracy, lang: str) -> tuple[str, ...]:
    """Queues whose forecast is off in one direction, with what to do."""
    return tuple(_drift_line(one, lang) for one in found.drifts)


def accuracy_payload(found: Accuracy | None) -> dict[str, Any] | None:
    """The same figures for programs; shares from 0 to 1, `queue` null for all together, leads shortest and longest."""
    if found is None:
        return None
    return {
        "day": found.day.isoformat(),
        "days": found.days,
        "last_day_lead_days": [found.last_day_leads.shortest, found.last_day_leads.longest],
        "recent_lead_days": [found.recent_leads.shortest, found.recent_leads.longest],
        "last_day": [_body(one) for one in found.last_day],
        "recent": [_body(one) for one in found.recent],
        "worst": [one.queue for one in found.worst],
        "drifts": [
            {"queue": one.queue or None, "days": one.days, "bias_share": one.bias_share, "noise_share": one.noise_share}
            for one in found.drifts
        ],
    }


def _body(one: Figures) -> dict[str, Any]:
    return {
        "queue": one.queue or None,
        "intervals": one.intervals,
        "offered": one.offered,
        "expected": one.expected,
        "wape_share": one.wape_share,
        "bias_share": one.bias_share,
        "inside_share": one.inside_share,
    }


def _told(one: Figures, lang: str) -> dict[str, str]:
    return {
        "offered": number(one.offered, lang),
        "expected": number(one.expected, lang),
        "wape": _percent(one.wape_share, lang),
        "bias": _signed(one.bias_share, lang),
        "inside": _percent(one.inside_share, lang),
    }


def _recent(found: Accuracy, lang: str) -> dict[str, str]:
    about = {"days": str(found.days), "lead": _lead(found.recent_leads, lang)}
    return {**about, **_told(found.recent[0], lang)}


def _lead(leads: Leads, lang: str) -> str:
    """When the forecast was made, in words."""
    if leads.shortest != leads.longest:
        told = {"shortest": str(leads.shortest), "longest": str(leads.longest)}
        return sentence("scores_lead_range", told, lang)
    code = {0: "scores_lead_same_day", 1: "scores_lead_night_before"}.get(leads.shortest, "scores_lead_days")
    return sentence(code, {"days": str(leads.shortest)}, lang)


def _drift_line(one: Drift, lang: str) -> str:
    code = "scores_drift_high" if one.bias_share > 0 else "scores_drift_low"
    queue = sentence("scores_all", {}, lang) if one.queue == TOTAL else one.queue
    told = {"bias": _percent(abs(one.bias_share), lang), "noise": _percent(one.noise_share, lang)}
    return sentence(code, {"queue": queue, "days": str(one.days), **told}, lang)


def _percent(value: float | None, lang: str) -> str:
    """A share as percent; a dash where nobody came."""
    return "-" if value is None else share(value, lang)


def _signed(value: float | None, lang: str) -> str:
    """A share as percent with its sign."""
    return f"{'+' if value is not None and value > 0 else ''}{_percent(value, lang)}"

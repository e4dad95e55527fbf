"""Headings and figures that answers over several futures share."""

from __future__ import annotations

from math import sqrt

from planner.report.tables import QUIET, Line
from planner.words import sentence
from planner.words.numbers import number, share
from scenarios.served import CERTAIN


def heads(codes: tuple[str, ...], lang: str, currency: str) -> tuple[str, ...]:
    """Headings of a table."""
    return tuple(sentence(f"head_robust_{code}", {"currency": currency}, lang) for code in codes)


def of_hundred(chance: float, lang: str) -> str:
    """A chance as so many of 100."""
    return number(100.0 * chance, lang)


def percent(value: float, lang: str) -> str:
    """A change as a share with its sign."""
    return ("+" if value >= 0 else "−") + share(abs(value), lang)


def chance_noise(replications: int, chance: float = 0.5) -> float:
    """Two standard errors of a chance counted in so many replications (binomial); none has more than that of a half."""
    return CERTAIN * sqrt(chance * (1.0 - chance) / replications)


def chances_note(replications: int, lang: str) -> Line:
    """How well the chances of a table of goals are known."""
    told = {"replications": replications, "points": of_hundred(chance_noise(replications), lang)}
    return Line(sentence("robust_chances_note", told, lang), QUIET)

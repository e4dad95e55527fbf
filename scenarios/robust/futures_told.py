"""Headings and figures that answers over several futures share."""

from __future__ import annotations

from planner.words import sentence
from planner.words.numbers import number, share


def heads(codes: tuple[str, ...], lang: str, currency: str) -> tuple[str, ...]:
    """Headings of a table."""
    return tuple(sentence(f"head_robust_{code}", {"currency": currency}, lang) for code in codes)


def of_hundred(chance: float, lang: str) -> str:
    """A chance as so many of 100."""
    return number(100.0 * chance, lang)


def percent(value: float, lang: str) -> str:
    """A change as a share with its sign."""
    return ("+" if value >= 0 else "−") + share(abs(value), lang)

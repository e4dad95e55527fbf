"""Swaps answered: yes or no, every rule that speaks, what it costs, and the nearest swap that works."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.answers.reroster_tables import shift_text
from planner.report.tables import BAD, GOOD, QUIET, Line, Part, Table
from planner.report.violations import hard_table, rule_title
from planner.words import sentence
from planner.words.numbers import day, signed

if TYPE_CHECKING:
    from solver.grid import Grid
    from solver.outcomes import Violation
    from solver.repairer.swaps import SwapAnswer

LEAST_CENTS = 0.5
OF_ABSENCES = frozenset({"absence", "rest_before_leave"})
"""Rules that speak of when somebody is away."""


def swap_parts(answer: SwapAnswer, grid: Grid, lang: str) -> tuple[Part, ...]:
    """A swap in words."""
    told = _told(answer, grid, lang)
    asked = "swap_asked" if answer.swap.second_day is not None else "give_asked"
    if answer.fault:
        void = Line(sentence(f"swap_{answer.fault}", told, lang), BAD)
        return (Line(sentence(asked, told, lang)), void, *(_near(answer, grid, lang) if answer.nearest else ()))
    assert answer.verdict is not None
    verdict = Line(sentence("swap_yes" if answer.allowed else "swap_no", told, lang), GOOD if answer.allowed else BAD)
    open_, away = _told_openly(answer.verdict.broken)
    rules: tuple[Part, ...] = (hard_table(open_, lang, grid.zone),) if open_ else ()
    rules += tuple(Line(sentence("swap_unavailable", {"agent": name}, lang), BAD) for name in away)
    skills = (Line(sentence("swap_lost_skills", told, lang), QUIET),) if answer.lost_skills else ()
    return (
        Line(sentence(asked, told, lang)),
        verdict,
        *rules,
        *_priced(answer, lang),
        *skills,
        *_near(answer, grid, lang),
    )


def _told_openly(broken: tuple[Violation, ...]) -> tuple[tuple[Violation, ...], tuple[str, ...]]:
    """What is told with its dates, and who cannot take a shift: when and why somebody is away is not told."""
    away = {one.agent for one in broken if one.rule in OF_ABSENCES}
    return tuple(one for one in broken if one.rule not in OF_ABSENCES), tuple(sorted(away))


def swap_body(answer: SwapAnswer) -> dict[str, object]:
    """The same for machines."""
    verdict = answer.verdict
    broken, away = _told_openly(() if verdict is None else verdict.broken)
    return {
        "swap": asdict(answer.swap),
        "allowed": answer.allowed,
        "fault": answer.fault,
        "broken": [asdict(one) for one in broken],
        "unavailable": list(away),
        "cents": {} if verdict is None else dict(verdict.cents),
        "total_cents": None if verdict is None else verdict.total_cents,
        "lost_skills": list(answer.lost_skills),
        "gained_skills": list(answer.gained_skills),
        "nearest": [
            asdict(one.swap) | {"total_cents": one.verdict.total_cents} for one in answer.nearest if one.verdict
        ],
    }


def _priced(answer: SwapAnswer, lang: str) -> tuple[Table, ...]:
    """Priced rules and the price of missing people, where they differ."""
    assert answer.verdict is not None
    rows = tuple(
        (
            sentence("coverage_title", {}, lang) if rule == "coverage" else rule_title(rule, lang),
            signed(cents / 100, lang),
        )
        for rule, cents in answer.verdict.cents
        if abs(cents) >= LEAST_CENTS
    )
    heads = tuple(sentence(code, {}, lang) for code in ("head_rule", "head_price_change"))
    return (Table(heads, rows, frozenset({1}), title=sentence("swap_prices", {}, lang)),) if rows else ()


def _near(answer: SwapAnswer, grid: Grid, lang: str) -> tuple[Part, ...]:
    if answer.allowed:
        return ()
    if not answer.nearest:
        return (Line(sentence("swap_none_near", {}, lang), QUIET),)
    rows = tuple(
        (
            near.swap.second,
            day(near.swap.first_day, lang),
            shift_text(near.given, grid, lang),
            "" if near.swap.second_day is None else day(near.swap.second_day, lang),
            "" if near.taken is None else shift_text(near.taken, grid, lang),
            signed((0.0 if near.verdict is None else near.verdict.total_cents) / 100, lang),
        )
        for near in answer.nearest
    )
    codes = (
        "head_with",
        "head_given_day",
        "head_given_shift",
        "head_taken_day",
        "head_taken_shift",
        "head_price_change",
    )
    heads = tuple(sentence(code, {}, lang) for code in codes)
    title = sentence("swap_nearest", {"first": answer.swap.first}, lang)
    return (Table(heads, rows, frozenset({5}), title=title),)


def _told(answer: SwapAnswer, grid: Grid, lang: str) -> dict[str, object]:
    swap, verdict = answer.swap, answer.verdict
    return {
        "first": swap.first,
        "second": swap.second,
        "day": day(swap.first_day, lang),
        "shift": shift_text(answer.given, grid, lang),
        "other_day": "" if swap.second_day is None else day(swap.second_day, lang),
        "other_shift": shift_text(answer.taken, grid, lang),
        "cents": signed((0.0 if verdict is None else verdict.total_cents) / 100, lang),
        "rules": 0 if verdict is None else len({one.rule for one in verdict.broken}),
        "skills": ", ".join(answer.lost_skills),
    }

"""The tables of the answer on hires."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.report.tables import BAD, GOOD, WARN, Table
from planner.words import sentence
from planner.words.numbers import day, money, number, share

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.hiring.figures import Curve, Hiring, ShortWeek, Tried

NAMED = 3  # queues named in a cell
HIRE_HEADS = ("order", "start", "profile", "people", "cost")
SHORT_HEADS = ("week", "missing", "where", "helpers", "overtime")
LANGUAGE_HEADS = ("language", "need_first", "need_last", "held", "with")
TRIAL_HEADS = ("round", "week", "there", "hired", "need", "paid", "missing", "goals")


def day_of_year(value: date, lang: str) -> str:
    """A day with its year: Mon 3 Nov 2025."""
    return f"{day(value, lang)} {value.year}"


def hire_table(found: Hiring, lang: str) -> Table:
    """Who starts when, and by when to order."""
    rows = tuple(
        (
            day_of_year(hire.order_by, lang),
            day_of_year(hire.first_day, lang),
            hire.profile,
            str(hire.count),
            money(hire.cents, lang),
        )
        for hire in found.hires
    )
    headings = _headings(HIRE_HEADS, lang, currency=found.currency)
    return Table(headings, rows, frozenset({3, 4}), title=sentence("hires_table", {}, lang))


def short_table(found: Hiring, inputs: Inputs, lang: str) -> Table:
    """Weeks that stay short, what is short, and the overtime that it would take."""
    rows = tuple(
        (
            day_of_year(week.monday, lang),
            number(week.missing_h, lang, 1),
            _where(week, len(inputs.operation.queues), lang),
            str(week.helpers),
            share(week.overtime_share, lang) if week.helpers else sentence("hires_nobody", {}, lang),
        )
        for week in found.unsaved
    )
    title = sentence("hires_short_table", {}, lang)
    return Table(_headings(SHORT_HEADS, lang), rows, frozenset({1, 3, 4}), title=title)


def _where(week: ShortWeek, all_queues: int, lang: str) -> str:
    if week.floor:
        return sentence("hires_floor", {"floor": week.floor}, lang)
    if len(week.queues) == all_queues:
        return sentence("hires_all_queues", {}, lang)
    told = {"queues": ", ".join(week.queues[:NAMED]), "more": len(week.queues) - NAMED}
    return sentence("hires_many_queues" if len(week.queues) > NAMED else "hires_some_queues", told, lang)


def language_table(found: Hiring, lang: str) -> Table:
    """Need at the horizon's ends, and the least share of it that people cover."""
    rows = tuple(
        (
            curve.language,
            number(curve.needed_h[0], lang),
            number(curve.needed_h[-1], lang),
            share(least_share(curve, curve.held_h, found.goal_week), lang, 0),
            share(least_share(curve, curve.with_hires_h, found.goal_week), lang, 0),
        )
        for curve in found.curves
    )
    title = sentence("hires_language_table", {}, lang)
    return Table(_headings(LANGUAGE_HEADS, lang), rows, frozenset({1, 2, 3, 4}), title=title)


def least_share(curve: Curve, people_h: tuple[float, ...], first: int) -> float:
    """The least share of a language's need that people cover in any week from `first` on, at most 1."""
    pairs = tuple(zip(people_h, curve.needed_h, strict=True))[first:]
    return min((min(1.0, people / needed) for people, needed in pairs if needed > 0), default=1.0)


def trial_table(found: Hiring, lang: str) -> Table:
    """The weeks tried with a whole roster, of every round."""
    rows = tuple(
        (
            str(trial.round),
            day_of_year(trial.monday, lang),
            str(trial.people),
            str(trial.hired),
            number(trial.need_h, lang),
            number(trial.paid_h, lang),
            number(trial.short_h, lang),
            _goals(trial, lang),
        )
        for trial in found.tried
    )
    marks = tuple(GOOD if t.rostered and not t.missed else WARN if t.rostered else BAD for t in found.tried)
    title = sentence("hires_tried_table", {}, lang)
    return Table(_headings(TRIAL_HEADS, lang), rows, frozenset({0, 2, 3, 4, 5, 6}), marks, title)


def _goals(trial: Tried, lang: str) -> str:
    if not trial.rostered:
        return sentence("hires_no_roster", {}, lang)
    told = {"queues": trial.queues, "count": len(trial.missed), "names": ", ".join(trial.missed)}
    return sentence("hires_missed" if trial.missed else "hires_all_met", told, lang)


def _headings(heads: tuple[str, ...], lang: str, **told: str) -> tuple[str, ...]:
    return tuple(sentence(f"hires_head_{head}", told, lang) for head in heads)

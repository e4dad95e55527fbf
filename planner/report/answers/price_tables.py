"""Prices of floors, activities and rules as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.tables import QUIET, WARN, Line, Table
from planner.report.violations import rule_title
from planner.words import sentence
from planner.words.numbers import day, moment, money, number, signed

if TYPE_CHECKING:
    from planner.answers.prices import Prices
    from solver.explainer.prices.marginal_training import Slot

MOST_SLOTS = 10
LEAST_CENTS = 1.0


def floor_table(found: Prices, lang: str) -> Table:
    """Every floor: what is missing, how close it is kept, what moving it by one would change."""
    floors = found.floors or ()
    rows = tuple(
        (
            floor.id,
            number(floor.people, lang),
            number(floor.due_h, lang, 1),
            number(floor.missing_h, lang, 1),
            money(floor.missing_cents, lang),
            number(floor.tight_h, lang, 1),
            number(floor.held_h, lang, 1),
            signed(floor.less.cents / 100.0, lang),
            signed(floor.more.cents / 100.0, lang),
        )
        for floor in floors
    )
    codes = ("floor", "people", "due", "missing", "now", "tight", "held", "less", "one_more")
    marks = tuple(WARN if floor.missing_h else "" for floor in floors)
    title = sentence("prices_floors", {}, lang)
    return Table(_heads(codes, lang), rows, frozenset(range(1, len(codes))), marks, title)


def slot_table(found: Prices, lang: str) -> Table:
    """The dearest activities and sessions, and those whose move saves most."""
    slots = [slot for slot in found.slots or () if slot.cents >= LEAST_CENTS]
    shown = slots[:MOST_SLOTS]
    shown += [slot for slot in sorted(slots, key=lambda one: -one.saved_cents) if slot.move and slot not in shown]
    rows = tuple(_slot_cells(found, slot, lang) for slot in shown[: MOST_SLOTS + 5])
    codes = ("activity", "when", "people", "costs", "better", "saves")
    return Table(_heads(codes, lang), rows, frozenset({2, 3, 5}), title=sentence("prices_training", {}, lang))


def _slot_cells(found: Prices, slot: Slot, lang: str) -> tuple[str, ...]:
    grid = found.standing.plan.grid
    if slot.move is not None:
        better, saved = moment(grid.local(slot.move.start_min), lang), number(slot.saved_cents / 100.0, lang, 2)
    else:
        better, saved = sentence("prices_fixed" if slot.fixed else "prices_best", {}, lang), ""
    when, people = moment(grid.local(slot.start_min), lang), number(len(slot.agents), lang)
    return (slot.id, when, people, number(slot.cents / 100.0, lang, 2), better, saved)


def slot_lines(found: Prices, lang: str) -> tuple[Line, ...]:
    """What all activities cost together, and how to read it."""
    slots = found.slots or ()
    total = sum(slot.cents for slot in slots)
    if total < LEAST_CENTS:
        return (Line(sentence("prices_training_none", {}, lang)),)
    told = {"count": number(len(slots), lang), "cents": number(total / 100.0, lang, 2)}
    return (
        Line(sentence("prices_training_all", told, lang)),
        Line(sentence("prices_training_note", {}, lang), QUIET),
    )


def rule_table(found: Prices, lang: str) -> Table:
    """Rules that cost something now, or without which something better was found."""
    assert found.rules is not None
    told = [rule for rule in found.rules.rules if rule.saved_cents >= LEAST_CENTS or rule.priced_cents]
    rows = tuple(
        (
            rule_title(rule.kind, lang),
            money(rule.priced_cents, lang) if rule.priced_cents else "",
            number(rule.times, lang) if rule.times else "",
            money(rule.saved_cents, lang) if rule.saved_cents >= LEAST_CENTS else "",
        )
        for rule in told
    )
    heads = _heads(("rule", "now", "times", "without"), lang)
    return Table(heads, rows, frozenset({1, 2, 3}), title=sentence("prices_rules", {}, lang))


def rule_lines(found: Prices, lang: str) -> tuple[Line, ...]:
    """Rules without which nothing better was found, and how the others were measured."""
    rules = found.rules
    assert rules is not None
    rest = [rule for rule in rules.rules if rule.saved_cents < LEAST_CENTS and not rule.priced_cents]
    weeks = ", ".join(sentence("prices_rules_week", {"day": day(first, lang)}, lang) for first in rules.weeks)
    told = {"people": number(rules.people, lang), "weeks": weeks}
    note = Line(sentence("prices_rules_note", told, lang), QUIET)
    if not rest:
        return (note,)
    names = ", ".join(rule_title(rule.kind, lang) for rule in rest)
    return (Line(sentence("prices_rules_rest", {"count": number(len(rest), lang), "rules": names}, lang)), note)


def _heads(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(f"head_price_{code}", {}, lang) for code in codes)

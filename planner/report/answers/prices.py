"""`vardiya explain prices`: people, floors, training and rules at the margin, in words, as tables and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.report.answers.grounds import figures_body, ground_parts, plan_body, plan_lines
from planner.report.answers.price_tables import floor_table, rule_lines, rule_table, slot_lines, slot_table
from planner.report.tables import QUIET, Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import moment, number, weekday
from solver.grid import utc

if TYPE_CHECKING:
    from planner.answers.prices import Prices
    from planner.answers.prices_week import GroupPrices
    from solver.cover import FloatArray

GENERAL = "general"
HOUR_DIGITS = 2


def price_parts(found: Prices, folder: str, lang: str) -> tuple[Part, ...]:
    """What the terminal shows."""
    parts: list[Part] = [*plan_lines(found.standing, lang), unit_line(found, lang)]
    if found.groups is not None:
        parts += [people_line(found, lang), group_table(found, lang), _note("prices_people_note", lang)]
        parts += [dear_table(found, lang), _note("prices_dear_note", lang)] if found.dear else []
    if found.floors:
        parts += [floor_table(found, lang), _note("prices_floors_note", lang)]
    if found.slots is not None:
        table = slot_table(found, lang)
        parts += [*([table] if table.rows else []), *slot_lines(found, lang)]
    if found.rules is not None:
        parts += [rule_table(found, lang), *rule_lines(found, lang)]
    return (*parts, *ground_parts(found.figures, folder, lang))


def price_body(found: Prices, folder: str) -> dict[str, object]:
    """The same for machines: cents, hours of the local week from Monday midnight."""
    rules = found.rules
    return {
        **plan_body(found.standing),
        "currency": found.standing.inputs.operation.config.currency,
        "groups": None if found.groups is None else [_group_row(group) for group in found.groups],
        "dearest": [_plain(one) | {"at": utc(one.at_min).isoformat()} for one in found.dear],
        "floors": None if found.floors is None else [_floor_row(floor) for floor in found.floors],
        "activities": None if found.slots is None else [_slot_row(slot) for slot in found.slots],
        "rules": None if rules is None else [_plain(rule, "found") for rule in rules.rules],
        "rules_weeks": [] if rules is None else [first.isoformat() for first in rules.weeks],
        "rosters": [name for name, _ in found.written.rosters],
        **figures_body(found.figures, folder),
    }


def group_title(group: GroupPrices, lang: str) -> str:
    """The people of a group by what they serve: languages, kinds of channel, skills, and how many they are."""
    families = ", ".join(term("price_family", family, lang) for family in group.families)
    skills = ", ".join(skill for skill in group.skills if skill != GENERAL)
    return " · ".join(filter(None, (" ".join(group.languages), families, skills))) + f" ({group.people})"


def unit_line(found: Prices, lang: str) -> Line:
    """What the money is."""
    return Line(sentence("prices_unit", {"currency": found.standing.inputs.operation.config.currency}, lang), QUIET)


def people_line(found: Prices, lang: str) -> Line:
    """Where to hire, in one sentence."""
    best = (found.groups or (None,))[0]
    if best is None or best.mean_cents <= 0:
        return Line(sentence("prices_people_none", {}, lang))
    told = {"who": group_title(best, lang), "hour": _hour(best.mean_cents, lang), "wage": _hour(best.wage_cents, lang)}
    return Line(sentence("prices_people_line", told, lang))


def group_table(found: Prices, lang: str) -> Table:
    """Every kind of people, the most missed first."""
    rows = tuple(
        (
            group_title(group, lang),
            _hour(group.mean_cents, lang),
            *_dearest(group, lang),
            "" if np.isnan(group.fewer).all() else _hour(float(np.nanmean(group.fewer)), lang),
            _hour(group.wage_cents, lang),
        )
        for group in found.groups or ()
    )
    codes = ("who", "more", "dearest", "there", "fewer", "wage")
    heads = tuple(sentence(f"head_price_{code}", {}, lang) for code in codes)
    return Table(heads, rows, frozenset({1, 3, 4, 5}), title=sentence("prices_people", {}, lang))


def dear_table(found: Prices, lang: str) -> Table:
    """When an hour of one more person is worth most."""
    titles = {group.number: group_title(group, lang) for group in found.groups or ()}
    grid = found.standing.plan.grid
    rows = tuple(
        (
            _hours(one.weekday, one.hour, lang),
            titles[one.group],
            _hour(one.hour_cents, lang),
            _hour(one.floor_cents, lang) if one.floor_cents else "",
            moment(grid.local(one.at_min), lang),
        )
        for one in found.dear
    )
    heads = tuple(sentence(f"head_price_{code}", {}, lang) for code in ("when", "who", "hour", "of_floor", "peak"))
    return Table(heads, rows, frozenset({2, 3}), title=sentence("prices_dear", {}, lang))


def _dearest(group: GroupPrices, lang: str) -> tuple[str, str]:
    """The two hours of the week in which one more of a group saves most, and what."""
    from planner.answers.prices_week import BLOCK_H

    blocks: FloatArray = group.more.reshape(len(group.more), -1, BLOCK_H).mean(axis=2)
    day, block = np.unravel_index(int(blocks.argmax()), blocks.shape)
    cents = float(blocks[day, block])
    return (_hours(int(day), int(block) * BLOCK_H, lang), _hour(cents, lang)) if cents > 0 else ("", "")


def _hours(day: int, hour: int, lang: str) -> str:
    from planner.answers.prices_week import BLOCK_H

    told = {"day": weekday(day, lang), "start": f"{hour:02d}", "end": f"{hour + BLOCK_H:02d}"}
    return sentence("prices_hours", told, lang)


def _hour(cents: float, lang: str) -> str:
    return number(cents / 100.0, lang, HOUR_DIGITS)


def _note(code: str, lang: str) -> Line:
    return Line(sentence(code, {}, lang), QUIET)


def _group_row(group: GroupPrices) -> dict[str, object]:
    told = _plain(group, "more", "floor_more", "fewer")
    return told | {
        "mean_cents": round(group.mean_cents, 2),
        "more_cents": _week(group.more),
        "floor_more_cents": _week(group.floor_more),
        "fewer_cents": _week(group.fewer),
    }


def _week(cents: FloatArray) -> list[list[float | None]]:
    return [[None if np.isnan(value) else round(float(value), 2) for value in day] for day in cents]


def _floor_row(floor: object) -> dict[str, object]:
    told = _plain(floor, "less", "more", "held_min")
    moves = {code: getattr(floor, code) for code in ("less", "more")}
    return told | {f"{code}_saves_cents": round(move.cents, 2) for code, move in moves.items()}


def _slot_row(slot: object) -> dict[str, object]:
    move = getattr(slot, "move", None)
    told = _plain(slot, "move") | {"starts_at": utc(getattr(slot, "start_min", 0)).isoformat()}
    better = {} if move is None else {"better_at": utc(move.start_min).isoformat(), "better_cents": move.cents}
    return told | better


def _plain(value: object, *left_out: str) -> dict[str, object]:
    """The fields of a value, but those left out."""
    names = (name for name in type(value).__dataclass_fields__ if name not in left_out)  # type: ignore[attr-defined]
    return {name: getattr(value, name) for name in names}

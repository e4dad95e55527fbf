"""The offline page of `vardiya explain prices`: where to hire, which hours are dear, what else costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.report.answers import price_tables
from planner.report.answers.grounds import ground_parts, plan_lines
from planner.report.answers.prices import dear_table, group_table, group_title, people_line, unit_line
from planner.report.charts import drawing
from planner.report.charts.price_map import Panel, map_chart
from planner.report.sheet_pages import sheet
from planner.words import sentence
from planner.words.numbers import day

if TYPE_CHECKING:
    from planner.answers.prices import Prices
    from planner.answers.prices_week import GroupPrices

EQUAL_SHARE = 0.05  # of the dearest hour of two maps: nobody sees the difference


def price_page(found: Prices, folder: str, lang: str) -> bytes:
    """The whole answer with its maps."""
    plan, config = found.standing.plan, found.standing.inputs.operation.config
    told = {"operation": config.name, "start": day(plan.grid.days[0], lang), "end": day(plan.grid.days[-1], lang)}
    maps = distinct(found.groups or ())
    return sheet(
        "prices.html",
        lang,
        {
            "title": sentence("prices_title", told, lang),
            "currency": config.currency,
            "asked": (*plan_lines(found.standing, lang), unit_line(found, lang)),
            "lead": None if found.groups is None else people_line(found, lang),
            "groups": None if found.groups is None else group_table(found, lang),
            "dear": dear_table(found, lang) if found.dear else None,
            "equal": equal_lines(maps, lang),
            "floors": price_tables.floor_table(found, lang) if found.floors else None,
            "slots": None if found.slots is None else price_tables.slot_table(found, lang),
            "slot_lines": price_tables.slot_lines(found, lang),
            "rules": None if found.rules is None else price_tables.rule_table(found, lang),
            "rule_lines": () if found.rules is None else price_tables.rule_lines(found, lang),
            "grounds": ground_parts(found.figures, folder, lang),
            "charts": {"map": drawing.svg(_chart(maps, config.currency, lang), lang, "map")} if maps else {},
        },
    )


Alike = tuple["GroupPrices", tuple["GroupPrices", ...]]
"""Kinds of people with one map: the one that is shown, and those whose prices look the same."""


def distinct(groups: tuple[GroupPrices, ...]) -> tuple[Alike, ...]:
    """Groups whose maps can be told apart, in their order, each with those that cannot be told from it."""
    found: list[tuple[GroupPrices, list[GroupPrices]]] = []
    for group in groups:
        like = next((others for first, others in found if _equal(first, group)), None)
        if like is None:
            found.append((group, []))
        else:
            like.append(group)
    return tuple((first, tuple(others)) for first, others in found)


def _equal(one: GroupPrices, other: GroupPrices) -> bool:
    most = max(float(one.more.max()), float(other.more.max()))
    return bool(np.abs(one.more - other.more).max() <= EQUAL_SHARE * most)


def equal_lines(maps: tuple[Alike, ...], lang: str) -> tuple[str, ...]:
    """Which groups have no map of their own, and whose is theirs."""
    return tuple(
        sentence(
            "prices_map_equal",
            {"who": "; ".join(group_title(one, lang) for one in others), "like": group_title(first, lang)},
            lang,
        )
        for first, others in maps
        if others
    )


def _chart(maps: tuple[Alike, ...], currency: str, lang: str) -> drawing.Spec:
    return map_chart([Panel(group_title(first, lang), first.more) for first, _ in maps], currency, lang)

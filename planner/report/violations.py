"""Violations in words: which rule, who, when, how far off; priced ones by rule with their sum."""

from __future__ import annotations

import re

from planner.report.tables import BAD, GOOD, QUIET, Line, Part, Table
from planner.words import TOPICS, sentence
from planner.words.numbers import moment, money, number
from solver.grid import utc
from solver.outcomes import Violation

MOST_SHOWN = 40
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
OUTSIDE = "min outside"
RESTS = frozenset({"daily_rest", "forbidden_successions", "long_rest_after_nights", "standby"})
"""Rules of the time between two duties; less than none is an overlap."""


def violation_parts(found: tuple[Violation, ...], lang: str, zone: str = "UTC") -> tuple[Part, ...]:
    """A line, the hard ones one by one, the priced ones by rule."""
    if not found:
        return (Line(sentence("no_violations", {}, lang), GOOD),)
    hard = tuple(v for v in found if v.hard)
    priced = tuple(v for v in found if not v.hard)
    told = {
        "hard": number(len(hard), lang),
        "priced": number(len(priced), lang),
        "cents": money(sum(v.cents for v in priced), lang),
    }
    parts: list[Part] = [Line(sentence("violations_line", told, lang), BAD if hard else GOOD)]
    if hard:
        parts.append(hard_table(hard, lang, zone))
    if len(hard) > MOST_SHOWN:
        parts.append(Line(sentence("more_violations", {"count": number(len(hard) - MOST_SHOWN, lang)}, lang), QUIET))
    return (*parts, priced_table(priced, lang)) if priced else tuple(parts)


def hard_table(hard: tuple[Violation, ...], lang: str, zone: str) -> Table:
    """Broken rules one by one, the first few; with the year where rows lie outside the days that are checked."""
    from zoneinfo import ZoneInfo

    at = ZoneInfo(zone)
    starts = [utc(v.start_min).astimezone(at) for v in hard[:MOST_SHOWN]]
    year = len({start.year for start in starts}) > 1 or any(v.unit == OUTSIDE for v in hard)
    rows = tuple(
        (moment(start, lang, year=year), v.agent, rule_title(v.rule, lang), violation_text(v, lang))
        for start, v in zip(starts, hard, strict=False)
    )
    codes = ("head_when", "head_agent", "head_rule", "head_found")
    return Table(tuple(sentence(code, {}, lang) for code in codes), rows, frozenset(), (BAD,) * len(rows))


def priced_table(priced: tuple[Violation, ...], lang: str) -> Table:
    """Priced terms by rule: how often, how many people, what they cost; the dearest first."""
    kinds: dict[str, list[Violation]] = {}
    for violation in priced:
        kinds.setdefault(undated(violation.rule), []).append(violation)
    ordered = sorted(kinds.items(), key=lambda item: (-sum(v.cents for v in item[1]), item[0]))
    rows = tuple(
        (
            rule_title(rule, lang),
            number(len(mine), lang),
            number(people, lang) if (people := len({v.agent for v in mine if v.agent})) else "",
            money(sum(v.cents for v in mine), lang),
        )
        for rule, mine in ordered
    )
    codes = ("head_rule", "head_times", "head_people", "head_price")
    return Table(tuple(sentence(code, {}, lang) for code in codes), rows, frozenset({1, 2, 3}))


def undated(name: str) -> str:
    """A name without the day at its end: an on-call policy has a window for each day."""
    head, _, last = name.rpartition(":")
    return head if head and DAY.fullmatch(last) else name


def rule_title(rule: str, lang: str) -> str:
    """The rule in words, with the floor or window it names."""
    kind, _, name = rule.partition(":")
    title = sentence(f"rule_{kind}", {}, lang)
    return f"{title}: {name}" if name else title


def violation_text(violation: Violation, lang: str) -> str:
    """What it means, with who, how much was found and how much is allowed or due; in the unit's own words if any."""
    kind = violation.rule.partition(":")[0]
    told = {
        "who": violation.agent,
        "amount": amount(violation.amount, violation.unit, lang),
        "limit": amount(violation.limit, violation.unit, lang),
        "size": amount(abs(violation.amount), violation.unit, lang),
    }
    if kind in RESTS and violation.unit == "min" and violation.amount < 0:
        return sentence("broken_overlap", told, lang)
    own = f"broken_{kind}_{violation.unit.replace(' ', '_')}"
    return sentence(own if own in TOPICS["rules"][lang] else f"broken_{kind}", told, lang)


def amount(value: float, unit: str, lang: str) -> str:
    """An amount in its unit; minutes as hours and minutes."""
    if unit.startswith("min"):
        sign, minutes = "-" if value < 0 else "", round(abs(value))
        told = sentence("hours_minutes", {"h": f"{minutes // 60}", "min": f"{minutes % 60:02d}"}, lang)
        return sign + told
    code = "unit_" + unit.replace(" ", "_") + ("_one" if value == 1 else "")
    return sentence(code, {"n": number(value, lang, 0 if float(value).is_integer() else 1)}, lang)

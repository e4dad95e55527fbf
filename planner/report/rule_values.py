"""Parameters of rules in words: hours for minutes, clock times, money, and the rule's own text with its values."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from annotated_types import Le
from pydantic import BaseModel

from planner.words import sentence
from planner.words.numbers import number, share, weekday

if TYPE_CHECKING:
    from solver.rules.rule import Rule

DAY_MIN = 1440
LAST_CLOCKS = (DAY_MIN - 1, 2 * DAY_MIN)
"""Highest values of clock times: 23:59, or for an end 24:00 of the next day."""
WEEK = 7
SENTENCE_END = re.compile(r"(?<=[^.]\.)\s")
NAME = re.compile(r"`(?:\w+\.)*(\w+)`(?P<unit>(?: paid| elapsed)? minutes)?")


def value_text(rule: Rule | BaseModel, name: str, value: object, lang: str) -> str:
    """A parameter's value as a planner reads it: 11:00 h, 20:00, 30.00, 20 %, yes, none."""
    if isinstance(value, bool):
        return sentence("value_yes" if value else "value_no", {}, lang)
    if value is None:
        return sentence("value_hard" if "cents" in name else "value_none", {}, lang)
    if name == "weekdays" and isinstance(value, tuple | list):
        days = sorted(set(value))
        return sentence("value_every_day", {}, lang) if len(days) == WEEK else " ".join(weekday(d, lang) for d in days)
    if isinstance(value, tuple | list | frozenset):
        parts = sorted(map(str, value)) if isinstance(value, frozenset) else value
        return " / ".join(value_text(rule, name, part, lang) for part in parts) or sentence("value_none", {}, lang)
    if isinstance(value, dict):
        return ", ".join(f"{key} {part}" for key, part in value.items()) or sentence("value_none", {}, lang)
    if isinstance(value, BaseModel):
        told = (f"{key} {value_text(value, key, part, lang)}" for key, part in value)
        return "(" + ", ".join(told) + ")"
    return _number(rule, name, value, lang) if isinstance(value, int | float) else str(value)


def _number(rule: Rule | BaseModel, name: str, value: float, lang: str) -> str:
    if "cents" in name:
        return number(value / 100, lang, 0 if value % 100 == 0 else 2)
    if name.endswith("_min"):
        return sentence("hours_minutes", {"h": f"{int(value) // 60}", "min": f"{int(value) % 60:02d}"}, lang)
    if _is_clock(rule, name):
        return _clock(int(value), lang)
    if name.endswith("share"):
        return share(value, lang, 0)
    if name.endswith("percent"):
        return share(value / 100, lang, 0)
    return number(value, lang, 0 if float(value).is_integer() else 2)


def _clock(minute: int, lang: str) -> str:
    """20:00, 24:00, and what is later as a time of the next day."""
    ahead = minute > DAY_MIN
    hour, rest = divmod(minute - DAY_MIN * ahead, 60)
    told = f"{hour:02d}:{rest:02d}"
    return sentence("value_next_day", {"clock": told}, lang) if ahead else told


def _is_clock(rule: Rule | BaseModel, name: str) -> bool:
    """Whether a parameter is a time of the day: its highest value is 23:59, or 24:00 of the next day."""
    field = type(rule).model_fields.get(name)  # type: ignore[union-attr]  # every rule is a RuleModel
    return field is not None and any(isinstance(m, Le) and m.le in LAST_CLOCKS for m in field.metadata)


def says(rule: Rule, values: dict[str, object], lang: str) -> str:
    """What a rule says, with the values in force in the place of its parameters."""
    return NAME.sub(lambda found: _in_text(rule, found, values, lang), first_sentence(type(rule), lang))


def first_sentence(rule: type[Rule], lang: str) -> str:
    """A rule's text with its parameters in backquotes: in English its docstring's first sentence."""
    if lang == "tr":
        return rule.words.tr[2]
    first = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    return SENTENCE_END.split(first)[0]


def _in_text(rule: Rule, found: re.Match[str], values: dict[str, object], lang: str) -> str:
    """The value in the place of a parameter's name; hours and minutes need no word for minutes behind them."""
    name, unit = found[1], found["unit"] or ""
    if name not in values:
        return name + unit
    kept = unit.removesuffix(" minutes") if name.endswith("_min") else unit
    return value_text(rule, name, values[name], lang) + kept

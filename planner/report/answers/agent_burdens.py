"""How an agent's burdens compare, in one table a period; the same words for everybody."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.answers.agent_day_figures import agent_command
from planner.answers.fairness import LEAST_PEOPLE, YEAR
from planner.report.answers.grounds import command_text
from planner.report.tables import QUIET, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import number

if TYPE_CHECKING:
    from planner.answers.agent_day import AgentDay
    from planner.answers.fairness import Compared


def burden_parts(told: AgentDay, folder: str, lang: str) -> tuple[Part, ...]:
    """A table for each month of the plan and one for the year, what is compared, and where all is found again."""
    periods = dict.fromkeys(one.period for one in told.burdens)
    tables = tuple(_table(tuple(one for one in told.burdens if one.period == name), lang) for name in periods)
    command = {"command": command_text(agent_command(told), folder)}
    return (
        *tables,
        Line(sentence("burdens_ground", {"least": LEAST_PEOPLE}, lang), QUIET),
        Line(sentence("burdens_found", command, lang), QUIET),
    )


def burdens_body(told: AgentDay) -> list[dict[str, object]]:
    """The same for machines."""
    return [asdict(one) | {"comparable": one.comparable} for one in told.burdens]


def _table(rows: tuple[Compared, ...], lang: str) -> Table:
    codes = ("head_burden", "head_count", "head_rate", "head_median", "head_range", "head_rank", "head_compared")
    heads = tuple(sentence(code, {}, lang) for code in codes)
    period = rows[0].period
    code = "burdens_year" if period == YEAR else "burdens_month"
    title = sentence(code, {"month": period}, lang)
    return Table(heads, tuple(_cells(one, lang) for one in rows), frozenset({1, 2, 3, 4, 5, 6}), title=title)


def _cells(one: Compared, lang: str) -> tuple[str, ...]:
    named = sentence(f"burden_{one.measure}", {}, lang), number(one.own, lang)
    if not one.comparable:
        why = "burden_not_asked" if one.asked <= 0 else "burden_too_few"
        return (*named, sentence(why, {}, lang), "", "", "", "")
    return (
        *named,
        number(one.rate, lang, 1),
        number(one.median, lang, 1),
        f"{number(one.least, lang, 1)} - {number(one.most, lang, 1)}",
        _rank(one, lang),
        number(one.people, lang),
    )


def _rank(one: Compared, lang: str) -> str:
    """The place, or the places shared with others who have as much."""
    first = number(one.rank, lang)
    return first if not one.level else f"{first}-{number(one.rank + one.level, lang)}"

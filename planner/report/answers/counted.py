"""What a check counted, in words and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.answers.cost import cost_body
from planner.answers.there import STATES
from planner.report.answers.agent_rows import agent_rows_body, agent_rows_parts
from planner.report.tables import Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, money, number

if TYPE_CHECKING:
    from planner.answers.counted import Counted
    from planner.answers.there import There
    from solver.grid import Grid

LEVELS = ("need_least", "need_load", "need_goal", "need_comfort")


def counted_body(found: Counted | None) -> dict[str, object]:
    """Cost, presence and an agent's rows; nothing where no plan says what is needed.

    Without names the cost is not told by rule either: a rule about two people tells where the other is.
    """
    if found is None:
        return {}
    there = None if found.there is None else _there_body(found.there, found.names)
    cost = cost_body(found.cost)
    if not found.names:
        cost.pop("rules")
    return {"cost": cost, "there": there} | agent_rows_body(found.agent)


def counted_parts(found: Counted | None, grid: Grid, lang: str) -> tuple[Part, ...]:
    """A line of cost; who is there and an agent's rows where they were asked for."""
    if found is None:
        return ()
    cost = found.cost
    told = {
        "hours": number(cost.paid_min / 60, lang, 1),
        "wages": money(cost.wages.total, lang),
        "wishes": money(cost.wishes_cents, lang),
    }
    line = Line(sentence("counted_cost", told, lang))
    there = () if found.there is None else _there_parts(found.there, grid, lang, found.names)
    return (line, *there, *agent_rows_parts(found.agent, lang))


def _there_body(there: There, names: bool) -> dict[str, object]:
    """Who is there, or only how many."""
    told = {key: value for key, value in asdict(there).items() if names or key not in STATES}
    return told | _numbers(there)


def _there_parts(there: There, grid: Grid, lang: str, names: bool) -> tuple[Part, ...]:
    told = {
        "at": moment(grid.local(there.start_min), lang),
        "present": number(len(there.present), lang),
        "able": number(there.able, lang),
        "need": number(there.need[2], lang, 1),
        "load": number(there.load, lang, 1),
        "more": money(there.one_more_cents, lang),
        "fewer": money(there.one_fewer_cents, lang),
    }
    code = "counted_there" if there.queue is None else "counted_there_queue"
    rows = tuple(
        (sentence(f"there_{state}", {}, lang), number(len(ids), lang), *((", ".join(ids),) if names else ()))
        for state in STATES
        if (ids := getattr(there, state))
    )
    codes = ("head_state", "head_people", *(("head_who",) if names else ()))
    heads = tuple(sentence(code, {}, lang) for code in codes)
    return Line(sentence(code, told | {"queue": there.queue or ""}, lang)), Table(heads, rows, frozenset({1}))


def _numbers(there: There) -> dict[str, object]:
    """How many in each state, and the need by the name of its level."""
    counts = {f"{state}_count": len(getattr(there, state)) for state in STATES}
    return counts | {"able_count": there.able} | dict(zip(LEVELS, there.need, strict=True))

"""Why not as wished: what speaks against it, what would have to change, who would move, and what it would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.answers.notice import asked_first
from planner.report.answers.agent_prices import OTHERS, is_open, price_table, speaks_table, told_cents
from planner.report.tables import BAD, GOOD, QUIET, Line, Part, Table
from planner.report.violations import violation_text
from planner.words import sentence
from planner.words.numbers import day, money, number

if TYPE_CHECKING:
    from planner.answers.agent_day import AgentDay
    from solver.duties import Duty
    from solver.explainer.asked_day import AskedDay
    from solver.explainer.wishes import Change, Way, WishFound
    from solver.grid import Grid
    from solver.outcomes import Violation


def wish_parts(told: AgentDay, lang: str) -> tuple[Part, ...]:
    """What was wished or asked, and what it comes to."""
    found = told.found
    if found is None:
        return (Line(sentence("wish_none", {}, lang), QUIET),)
    line = Line(_asked_line(told, found.asked, lang))
    if found.granted:
        off_too = found.asked.off_too and not told.duties
        return line, Line(sentence("wish_already_off" if off_too else "wish_already", {}, lang), GOOD)
    parts: list[Part] = [line, *_alone_as_planned(found, lang)]
    if found.alone is None:
        return (*parts, Line(sentence("wish_no_week", {"agent": told.agent.id}, lang), BAD))
    parts += _alone_parts(told, found.alone, lang)
    if found.together is not None:
        parts += _way_parts(told, found.together, lang)
    else:
        parts.append(Line(sentence("wish_nobody", {"asked": number(found.asked_people, lang)}, lang)))
    lawful = found.best is not None
    return (*parts, Line(sentence("wish_yes" if lawful else "wish_no_way", {}, lang), "" if lawful else BAD))


def wish_body(told: AgentDay, lang: str) -> dict[str, object] | None:
    """The same for machines."""
    found = told.found
    if found is None:
        return None
    ways = {"alone": found.alone, "together": found.together}
    return {
        "asked": asked_text(found.asked, lang),
        "stated": told.stated is not None and told.asked_wish is None,
        "granted": found.granted,
        "against": [_violation_body(row.nearest, lang) for row in found.barred],
        "possible": found.granted or found.best is not None,
        "people_asked": found.asked_people,
        **{name: None if way is None else _way_body(told, way, lang) for name, way in ways.items()},
    }


def asked_text(asked: AskedDay, lang: str) -> str:
    """What is asked of the day."""
    clocks = {"earliest": _clock(asked.earliest), "latest": _clock(asked.latest), "shift": asked.template}
    return sentence(f"wish_{asked.kind}", clocks, lang)


def _asked_line(told: AgentDay, asked: AskedDay, lang: str) -> str:
    figures: dict[str, object] = {"wish": asked_text(asked, lang)}
    if told.stated is None or told.asked_wish is not None:
        return sentence("wish_asked", figures, lang)
    return sentence("wish_stated", figures | {"rank": told.stated.rank}, lang)


def _alone_as_planned(found: WishFound, lang: str) -> tuple[Part, ...]:
    """Whether the day as asked is lawful beside the other days as planned."""
    if not found.barred:
        return (Line(sentence("wish_lawful", {}, lang)),)
    code = "wish_unlawful_shifts" if found.candidates > 1 else "wish_unlawful"
    line = Line(sentence(code, {"shifts": number(found.candidates, lang)}, lang))
    return line, speaks_table([row.nearest for row in found.barred], lang)


def _alone_parts(told: AgentDay, way: Way, lang: str) -> tuple[Part, ...]:
    """The agent's own days changed; told in a line where it is the day off that was priced above, and no more."""
    if told.without is not None and way.changes == told.without.changes and way.verdict.lawful:
        return (Line(sentence("wish_as_above", {"cents": money(way.verdict.total_cents, lang)}, lang)),)
    return _way_parts(told, way, lang)


def _way_parts(told: AgentDay, way: Way, lang: str) -> tuple[Part, ...]:
    """Who changes what, and what the roster is then worth."""
    others = way.others(told.agent.id)
    code = "wish_together_title" if others else "wish_alone_title"
    title = sentence(code, {"agent": told.agent.id, "people": ", ".join(others)}, lang)
    grid = told.standing.plan.grid
    asking = [_asking(told, one, lang) for one in way.changes]
    rows = tuple(
        (
            one.agent,
            day(one.day, lang),
            _duty_text(one.before, grid, lang),
            _duty_text(one.after, grid, lang),
            *((first,) if any(asking) else ()),
        )
        for one, first in zip(way.changes, asking, strict=True)
    )
    codes = ("head_agent", "head_day", "head_before", "head_after", *(("head_ask_first",) if any(asking) else ()))
    changes = Table(tuple(sentence(code, {}, lang) for code in codes), rows, title=title)
    total = way.verdict.total_cents
    code = "wish_same" if abs(total) < 1 else "wish_worse" if total > 0 else "wish_better"
    line = Line(sentence(code, {"cents": money(abs(total), lang)}, lang))
    if way.verdict.lawful:
        return changes, line, price_table(way, told.agent.id, lang)
    return changes, Line(sentence("wish_broken", {}, lang), BAD), speaks_table(_told_broken(way, told.agent.id), lang)


def _asking(told: AgentDay, change: Change, lang: str) -> str:
    """At what notice somebody else's published day would change; nothing where it is long enough."""
    asking = () if change.agent == told.agent.id else asked_first(told.standing, [(change.agent, change.day)])
    return "".join(sentence("ask_notice", {"days": one.days}, lang) for one in asking)


def _told_broken(way: Way, agent: str) -> tuple[Violation, ...]:
    """What is broken, of the agent or of nobody in particular; what binds others alone is not told."""
    return tuple(one for one in way.verdict.broken if one.agent in ("", agent))


def _duty_text(duty: Duty | None, grid: Grid, lang: str) -> str:
    if duty is None:
        return sentence("agent_day_off", {}, lang)
    return f"{grid.local(duty.start_min):%H:%M}-{grid.local(duty.end_min):%H:%M} ({duty.template})"


def _way_body(told: AgentDay, way: Way, lang: str) -> dict[str, object]:
    grid = told.standing.plan.grid
    return {
        "lawful": way.verdict.lawful,
        "broken": [_violation_body(one, lang) for one in _told_broken(way, told.agent.id)],
        "total_cents": way.verdict.total_cents,
        "cents": told_cents(way, told.agent.id),
        "changes": [
            {
                "agent": one.agent,
                "day": one.day.isoformat(),
                "before": None if one.before is None else one.before.template,
                "after": None if one.after is None else one.after.template,
                "ask_first": _asking(told, one, lang) or None,
                "hours_after": None if one.after is None else _duty_text(one.after, grid, lang),
            }
            for one in way.changes
        ],
    }


def _violation_body(one: Violation, lang: str) -> dict[str, object]:
    figures = {"amount": one.amount, "limit": one.limit, "unit": one.unit}
    if not is_open(one.rule):
        return {"rule": OTHERS, "text": sentence("term_others", {}, lang)}
    return {"rule": one.rule, "text": violation_text(one, lang), **figures}


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"

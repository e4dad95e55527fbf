"""The sentences of an answer about a shortage: how short, how it is served, what would be needed beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.answers.gap_figures import FOLDER, pool_command
from planner.report.answers.grounds import command_text
from planner.report.tables import BAD, GOOD, QUIET, WARN, Line
from planner.words import sentence, term
from planner.words.numbers import moment, money, number, share
from solver.staffing.levels import GOAL_LEVEL

if TYPE_CHECKING:
    from planner.answers.gap import Gap
    from planner.answers.standing import Standing

MOST_QUEUES = 6


def head_lines(gap: Gap, standing: Standing, lang: str) -> tuple[Line, ...]:
    """Whether it is short and by how much, and with whom it shares its people."""
    short = gap.shortage
    told = {
        "at": moment(standing.plan.grid.local(gap.start_min), lang),
        "queue": gap.queue.id,
        "short": number(short.short, lang, 1),
        "need": number(short.need[GOAL_LEVEL], lang, 1),
        "work": number(short.load, lang, 1),
        "present": number(short.present, lang),
        "able": number(gap.there.able, lang),
    }
    first = Line(sentence("gap_short" if short.is_short else "gap_enough", told, lang), BAD if short.is_short else GOOD)
    if not short.is_short or not short.sharing:
        return (first,)
    names = [name for row in short.sharing for name in standing.case.requirement.rows[row]]
    rest = len(names) - MOST_QUEUES
    shared = {
        "queues": ", ".join(names[:MOST_QUEUES]) + (f", +{rest}" if rest > 0 else ""),
        "need": number(short.together_need, lang, 1),
        "present": number(short.together_present, lang),
        "short": number(short.together_need - short.together_present, lang, 1),
    }
    return (first, Line(sentence("gap_shared", shared, lang)))


def service_lines(gap: Gap, standing: Standing, lang: str) -> tuple[Line, ...]:
    """How the queue is served, and whether the goal is kept although people are too few, or missed although not."""
    line = _service_line(gap, standing, lang)
    day = gap.served.day.share
    if day is None:
        return (line,)
    block = day if gap.served.block is None or gap.served.block.share is None else gap.served.block.share
    kept, short = min(day, block) >= gap.served.target_share, gap.shortage.is_short
    if kept == short:
        return (line, Line(sentence("gap_kept_although" if short else "gap_missed_although", {}, lang)))
    return (line,)


def _service_line(gap: Gap, standing: Standing, lang: str) -> Line:
    day, block, goal = gap.served.day, gap.served.block, gap.served.target_share
    if day.share is None:
        return Line(sentence("gap_not_served", {}, lang))
    told = {
        "share": share(day.share, lang),
        "give": share(day.give, lang),
        "goal": share(goal, lang, 0),
        "contacts": number(day.contacts, lang),
    }
    mark = GOOD if day.share >= goal else WARN
    if block is None or block.share is None:
        return Line(sentence("gap_service_day", told, lang), mark)
    told |= {
        "block": share(block.share, lang),
        "block_give": share(block.give, lang),
        "from": f"{standing.plan.grid.local(block.start_min):%H:%M}",
    }
    return Line(sentence("gap_service", told, lang), mark if block.share >= goal else WARN)


def beyond_lines(gap: Gap, standing: Standing, lang: str) -> tuple[Line, ...]:
    """What no roster of today's people can do, what it would take, and who could learn to help."""
    found = []
    if gap.beyond is not None:
        told = {
            "people": number(gap.beyond.people, lang),
            "hours": number(gap.beyond.week_h, lang, 1),
            "money": money(gap.beyond.week_cents, lang),
            "contracts": number(gap.beyond.week_h / gap.beyond.contract_h, lang, 1),
            "contract": number(gap.beyond.contract_h, lang),
        }
        before = gap.starts_before(standing.plan.grid, standing.case.templates)
        code = "gap_beyond_before" if before else "gap_beyond_some" if gap.beyond.helped else "gap_beyond_none"
        found.append(Line(sentence(code, told, lang), BAD))
        if gap.beyond.is_lasting:
            found.append(Line(sentence("gap_hire", told, lang)))
    if gap.nearly is not None and gap.shortage.is_short:
        names = gap.nearly.agents[:MOST_QUEUES]
        rest = len(gap.nearly.agents) - len(names)
        told = {
            "count": number(len(gap.nearly.agents), lang),
            "lacks": term("gap_lacks", gap.nearly.lacks, lang),
            "who": ", ".join(names) + (f", +{rest}" if rest > 0 else ""),
        }
        found.append(Line(sentence("gap_nearly", told, lang)))
    return tuple(found)


def pool_lines(gap: Gap, standing: Standing, folder: str, lang: str) -> tuple[Line, ...]:
    """How the queue's own need stands to that of its pool, which `explain requirement` tells."""
    if gap.pool is None:
        return ()
    others = [name for name in gap.shortage.queues if name != gap.queue.id]
    told = {
        "need": number(gap.shortage.need[GOAL_LEVEL], lang, 1),
        "whole": number(gap.pool.need, lang, 1),
        "pool": f"{gap.pool.language} · {term('family', gap.pool.family, lang)}",
        "command": command_text(pool_command(gap, standing), folder),
        "others": ", ".join(others),
    }
    return (Line(sentence("gap_pool_with" if others else "gap_pool", told, lang), QUIET),)


def write_lines(gap: Gap, standing: Standing, folder: str, lang: str) -> tuple[Line, ...]:
    """The command that writes the files in which the figures of ways are found again."""
    if not gap.ways:
        return ()
    at = standing.plan.grid.local(gap.start_min).isoformat("T", "minutes")
    asked = ("--plan", standing.plan.id, "--queue", gap.queue.id, "--at", at, "--out", FOLDER)
    command = command_text(("explain", "gap", "{dir}", *asked), folder)
    return (Line(sentence("gap_write_first", {"command": command}, lang), QUIET),)

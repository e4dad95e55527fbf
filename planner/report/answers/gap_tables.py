"""The tables of an answer about a shortage: its parts, where people are, what holds them, ways out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.answers.gap_ways import changed_days
from planner.answers.notice import asked_first
from planner.answers.there import STATES as THERE
from planner.report.answers.gap_moves import held_text, move_text
from planner.report.reasons import part_title
from planner.report.tables import BAD, GOOD, QUIET, Line, Part, Table, columns
from planner.report.violations import rule_title
from planner.words import sentence
from planner.words.numbers import number, share, signed
from solver.explainer.serving import STATES

if TYPE_CHECKING:
    from planner.answers.gap import Gap
    from planner.answers.gap_causes import Cause
    from planner.answers.gap_service import Service
    from planner.answers.gap_ways import Way
    from planner.answers.standing import Standing
    from solver.explainer.tried import Tried

MOST_NAMED = 8


def cause_parts(gap: Gap, standing: Standing, lang: str) -> tuple[Part, ...]:
    """One sentence on what the shortage comes from, and the table of its parts."""
    if not gap.causes:
        return ()
    main, *_ = gap.causes
    code = "gap_because" if main.covers else "gap_because_most"
    line = Line(sentence(code, {"cause": _cause(main, gap, standing, lang)}, lang))
    rows = tuple(
        (
            _cause(cause, gap, standing, lang),
            number(cause.people, lang, 1),
            number(min(cause.people, gap.shortage.short), lang, 1),
        )
        for cause in gap.causes
    )
    heads = _heads(("head_gap_part", "head_people", "head_gap_enough"), lang)
    return line, Table(heads, rows, frozenset({1, 2}), title=sentence("gap_parts_title", {}, lang))


def _cause(cause: Cause, gap: Gap, standing: Standing, lang: str) -> str:
    about = cause.about
    if cause.kind == "event":
        about = part_title(about, standing.inputs.operation, lang)
    elif cause.kind == "rule":
        about = rule_title(about, lang)
    elif cause.kind == "elsewhere":
        about = number(len(about.split()), lang)
    elif cause.kind == "skill" and gap.beyond is not None:
        told = {"able": number(len(gap.people), lang), "hours": number(gap.beyond.week_h, lang, 1)}
        return sentence("gap_cause_skill", told, lang)
    return sentence(f"gap_cause_{cause.kind}", {"about": about, "people": number(cause.people, lang, 1)}, lang)


def state_table(gap: Gap, lang: str) -> Table:
    """Where those who can serve the queue are then."""
    rows = []
    for state in STATES:
        names = [tried.person.agent for tried in gap.people if tried.person.state == state]
        rest = len(names) - MOST_NAMED
        if names:
            shown = ", ".join(names[:MOST_NAMED]) + (f", +{rest}" if rest > 0 else "")
            rows.append((_state(state, lang), number(len(names), lang), shown))
    heads = _heads(("head_state", "head_people", "head_who"), lang)
    return Table(heads, tuple(rows), frozenset({1}), title=sentence("gap_states_title", {"queue": gap.queue.id}, lang))


def people_table(gap: Gap, standing: Standing, lang: str, most: int | None = None) -> Table:
    """Who could be there by which change, then who is held by what; those who help after overflow last."""
    able = sorted((t for t in gap.people if t.person.state != "present"), key=_ready)
    others = sorted((t for t in gap.borrowed if t.person.state != "present"), key=_ready)
    told = [(tried, tried.person.agent) for tried in able]
    told += [(tried, sentence("gap_by_overflow", {"who": tried.person.agent}, lang)) for tried in others]
    rows = tuple((name, _state(t.person.state, lang), _answer(t, standing, lang)) for t, name in told)[:most]
    marks = tuple(GOOD if tried.works else "" for tried, _ in told)[:most]
    heads = _heads(("head_agent", "head_gap_then", "head_gap_holds"), lang)
    return Table(heads, rows, frozenset(), marks, sentence("gap_people_title", {}, lang))


def _ready(tried: Tried) -> tuple[bool, int, float, str]:
    return not tried.works, len(tried.broken), tried.cents, tried.person.agent


def _answer(tried: Tried, standing: Standing, lang: str) -> str:
    if tried.works and tried.move is not None:
        return move_text(tried.move, standing, lang)
    return held_text(tried, lang)


def way_table(gap: Gap, standing: Standing, lang: str) -> Table:
    """Ways out, the best first: what changes, price, and the service it brings."""
    rows = tuple(_way(n, way, gap, standing, lang) for n, way in enumerate(gap.ways, 1))
    codes = ("head_gap_rank", "head_gap_changes", "head_gap_adds", "head_gap_paid", "head_gap_wages", "head_gap_rules",
             "head_gap_block", "head_gap_day", "head_gap_better")  # fmt: skip
    marks = tuple(BAD if way.harms else GOOD if way.closes else "" for way in gap.ways)
    title = sentence("gap_ways_title", {"queue": gap.queue.id}, lang)
    return Table(_heads(codes, lang), rows, frozenset({0, 2, 3, 4, 5, 6, 7, 8}), marks, title)


def way_parts(gap: Gap, standing: Standing, lang: str) -> tuple[Part, ...]:
    """The same for narrow screens: what changes in lines, figures as a table."""
    if not gap.ways:
        return ()
    table = way_table(gap, standing, lang)
    lines = (Line(sentence("gap_way_line", {"number": row[0], "changes": row[1]}, lang)) for row in table.rows)
    figures = columns(table, [n for n in range(len(table.headings)) if n != 1])
    note = Line(sentence("gap_ways_note", {}, lang), QUIET)
    return (Line(table.title), *lines, replace(figures, title=""), note)


def _way(rank: int, way: Way, gap: Gap, standing: Standing, lang: str) -> tuple[str, ...]:
    told = [move_text(one.move, standing, lang) for one in way.tried if one.move is not None]
    asked = asked_first(standing, changed_days(way))
    if asked:
        who = (sentence("gap_ask_one", {"who": one.agent, "days": one.days}, lang) for one in asked)
        told.append(sentence("gap_ask_first", {"who": ", ".join(who)}, lang))
    if way.beaten:
        told.append(sentence("gap_beaten", {}, lang))
    changes = "; ".join(told)
    return (
        str(rank),
        changes,
        sentence("gap_adds", {"adds": number(way.adds, lang), "missing": number(way.missing, lang)}, lang),
        signed(way.paid_min / 60.0, lang, 1),
        signed(way.wages_cents / 100.0, lang),
        signed(way.verdict.total_cents / 100.0, lang),
        _change(gap.served.block, way.served.block, lang),
        _change(gap.served.day, way.served.day, lang),
        sentence(
            "gap_noise" if way.is_noise else "gap_better",
            {"better": signed(way.better, lang, 1), "give": number(way.give, lang, 1)},
            lang,
        ),
    )


def _change(before: Service | None, after: Service | None, lang: str) -> str:
    """Service before and after."""
    shares = [None if one is None else one.share for one in (before, after)]
    return " > ".join("" if one is None else share(one, lang) for one in shares)


def _state(state: str, lang: str) -> str:
    return sentence(f"there_{state}" if state in THERE and state != "off" else f"gap_state_{state}", {}, lang)


def _heads(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)

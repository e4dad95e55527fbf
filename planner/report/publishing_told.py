"""What publishing and taking back changed, as lines and tables and for machines; agents by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import day, number

if TYPE_CHECKING:
    from planner.publishing import DayChange, Outcome
    from planner.store import Publication

MOST_ROWS = 12
HEADINGS = ("head_agent", "head_day", "head_change", "head_held")
HOW = ("added", "moved", "removed", "breaks")


@dataclass(frozen=True, slots=True)
class PublishedTold:
    """A publication or withdrawal as it is told.

    `gone` is what was taken back, None where something was published; `again` if it was published already; `home` the
    folder .vardiya/.
    """

    done: Publication
    changes: tuple[DayChange, ...]
    outcome: Outcome
    home: str
    gone: Publication | None = None
    again: bool = False


def changes_body(changes: Sequence[DayChange]) -> dict[str, object]:
    """Agents' days that change, and how many of which kind."""
    published = [one for one in changes if not one.first]
    return {
        "changed": {how: sum(1 for one in published if one.how == how) for how in HOW},
        "first_published": len(changes) - len(published),
        "agents": len({one.agent for one in changes}),
        "frozen": sum(1 for one in changes if one.held == "frozen"),
        "at_short_notice": sum(1 for one in changes if one.held == "notice"),
        "days": [asdict(one) | {"day": one.day.isoformat()} for one in changes],
    }


def published_body(told: PublishedTold) -> dict[str, object]:
    """A publication or withdrawal for machines."""
    done = told.done
    body: dict[str, object] = {
        "publication": done.number,
        "kind": done.kind,
        "plan": None if done.kind == "withdrawn" else done.plan,
        "folder": f"{told.home}/{done.folder}" if done.folder else None,
        "feeds": {"changed": told.outcome.feeds, "due": told.outcome.feeds_due, "folder": f"{told.home}/feeds"},
        "notices": told.outcome.notices,
        "repeated": told.again,
        "changes": changes_body(told.changes),
    }
    return (
        body if told.gone is None else body | {"withdrawn": {"publication": told.gone.number, "plan": told.gone.plan}}
    )


def published_parts(told: PublishedTold, lang: str) -> tuple[Part, ...]:
    """What is in force now, who changes, and what was set off."""
    lines = [_done(told, lang)]
    if told.outcome.feeds_due:
        due = {"feeds": number(told.outcome.feeds_due, lang), "folder": f"{told.home}/feeds"}
        lines.append(Line(sentence("publishing_feeds_due", due, lang), WARN))
    if told.again:
        code = "publishing_no_change" if told.outcome.feeds_due else "publishing_again"
        return (*lines, Line(sentence(code, {}, lang), QUIET))
    set_off = {"feeds": number(told.outcome.feeds, lang), "folder": f"{told.home}/feeds"}
    notices = {"notices": number(told.outcome.notices, lang)}
    written = () if told.outcome.feeds_due else (Line(sentence("publishing_feeds", set_off, lang)),)
    return (
        *lines,
        *change_parts(told.changes, lang),
        *written,
        Line(sentence("publishing_notices" if told.outcome.notices else "publishing_no_notices", notices, lang), QUIET),
    )


def change_parts(changes: Sequence[DayChange], lang: str) -> tuple[Part, ...]:
    """How many agents' days change and how, and the first of them: those that are held stand on top."""
    old, new = [one for one in changes if not one.first], [one for one in changes if one.first]
    lines = [] if new and not old else [_changed(old, lang)]
    if new:
        told = _people(new, lang) | {"first": day(min(c.day for c in new), lang), "last": day(_last(new), lang)}
        lines.append(Line(sentence("publishing_first", told, lang)))
    for held in ("frozen", "notice"):
        mine = [one for one in changes if one.held == held]
        if mine:
            lines.append(Line(sentence(f"publishing_{held}", _people(mine, lang), lang), WARN))
    shown = sorted((one for one in changes if one.held or not one.first), key=lambda one: (not one.held, one.day))
    return (*lines, *((changes_table(shown, lang),) if shown else ()))


def next_line(plan: str, folder: str, changes: Sequence[DayChange], lang: str, current: Publication | None) -> Line:
    """How exactly this draft is published; if the current publication is of it, that there is nothing to do."""
    if current is not None and current.plan == plan:
        return Line(sentence("publishing_in_force", {"plan": plan, "number": str(current.number)}, lang), QUIET)
    code = "publishing_next_held" if any(one.held for one in changes) else "publishing_next"
    return Line(sentence(code, {"plan": plan, "folder": folder}, lang), QUIET)


def _done(told: PublishedTold, lang: str) -> Line:
    done = told.done
    facts = {"number": str(done.number), "plan": done.plan, "folder": f"{told.home}/{done.folder}"}
    if told.gone is None:
        return Line(sentence("said_publish", facts, lang), GOOD)
    facts |= {"gone": str(told.gone.number), "gone_plan": told.gone.plan}
    return Line(sentence("publishing_back" if done.folder else "publishing_withdrawn", facts, lang), GOOD)


def _changed(old: list[DayChange], lang: str) -> Line:
    if not old:
        return Line(sentence("publishing_no_change", {}, lang), QUIET)
    counts = Counter[str](one.how for one in old)
    return Line(sentence("publishing_changes", _people(old, lang) | {h: number(counts[h], lang) for h in HOW}, lang))


def _people(changes: Sequence[DayChange], lang: str) -> dict[str, str]:
    return {"days": number(len(changes), lang), "people": number(len({c.agent for c in changes}), lang)}


def _last(changes: Sequence[DayChange]) -> date:
    return max(one.day for one in changes)


def changes_table(changes: list[DayChange], lang: str) -> Table:
    """The first changes: what is held before all else, shifts before days on which only breaks move."""
    changes = sorted(changes, key=lambda one: (not one.held, one.how == "breaks"))
    rows = tuple(
        (one.agent, day(one.day, lang), term("day_change", one.how, lang), term("held", one.held, lang))
        for one in changes[:MOST_ROWS]
    )
    more = len(changes) - len(rows)
    title = sentence("publishing_table", {"count": number(len(rows), lang), "more": number(more, lang)}, lang)
    marks = tuple(WARN if one.held else "" for one in changes[:MOST_ROWS])
    return Table(tuple(sentence(code, {}, lang) for code in HEADINGS), rows, frozenset(), marks, title if more else "")

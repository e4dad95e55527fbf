"""What is held on a person and what an erasure or a purge did, as lines and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.tables import BAD, QUIET, WARN, Line, Part, Table
from planner.words import sentence

if TYPE_CHECKING:
    from planner.privacy import Erased, Holding


def held_parts(found: tuple[Holding, ...], lang: str) -> tuple[Part, ...]:
    """Every place with what it holds and how many rows."""
    from planner.privacy import place_words

    if not found:
        return (Line(sentence("privacy_nothing", {}, lang), QUIET),)
    headings = tuple(sentence(f"privacy_{code}", {}, lang) for code in ("what", "place", "rows"))
    rows = tuple((place_words(one.place, lang), one.place, str(len(one.rows))) for one in found)
    return (Table(headings, rows, frozenset({2})),)


def erased_parts(done: Erased, agent: str, lang: str) -> tuple[Part, ...]:
    """The tombstone, the rows and files touched, and what is left to people."""
    from planner.privacy import place_words

    told = {"agent": agent, "tombstone": done.tombstone}
    headings = tuple(sentence(f"privacy_{code}", {}, lang) for code in ("what", "place", "rows"))
    rows = tuple((place_words(place, lang), place, str(count)) for place, count in done.counts)
    title = sentence("privacy_counts", {}, lang)
    parts: list[Part] = [Table(headings, rows, frozenset({2}), title=title)] if rows else []
    parts.append(Line(sentence("said_privacy_erased", told, lang)))
    if done.left:
        parts.append(Line(sentence("said_privacy_left", {}, lang), WARN))
        parts += [Line(f"  {file}", BAD) for file in done.left]
    if done.unread:
        parts.append(Line(sentence("said_privacy_unread", {}, lang), WARN))
        parts += [Line(f"  {file}", BAD) for file in done.unread]
    return tuple(parts)

"""Why so many people in one interval, in words: contacts, steps that add up, what one more or fewer would do."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.report.tables import Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import moment, number, share, signed, span
from solver.grid import Grid, utc

if TYPE_CHECKING:
    from solver.staffing.steps import Steps

SMALL = 0.005  # people; a step below it is not told


def steps_body(found: Steps) -> dict[str, object]:
    """The steps as plain figures."""
    told = asdict(found)
    return {"explained": told | {"starts_at": utc(found.start_min).isoformat()}}


def steps_parts(found: Steps, grid: Grid, lang: str) -> tuple[Part, ...]:
    """What the terminal shows."""
    tables = (contacts_table(found, lang), steps_table(found, lang), late_table(found, lang))
    return (steps_line(found, grid, lang), *(table for table in tables if table.rows))


def steps_line(found: Steps, grid: Grid, lang: str) -> Line:
    """What is needed, where and when."""
    told = {
        "pool": f"{found.language} · {term('family', found.family, lang)}",
        "at": moment(grid.local(found.start_min), lang),
        "people": number(found.rostered, lang, 1),
        "target": share(found.target_share, lang, 0),
        "within": span(found.threshold_s, lang),
    }
    return Line(sentence("steps_line", told, lang))


def contacts_table(found: Steps, lang: str) -> Table:
    """What is expected in the interval, queue by queue."""
    rows = tuple(
        (
            queue.queue,
            number(queue.mean, lang, 1),
            f"{number(queue.low, lang, 1)} - {number(queue.high, lang, 1)}",
            number(queue.aht_s, lang),
        )
        for queue in found.contacts
    )
    return Table(_headings(("head_queue", "head_contacts", "head_band", "head_aht"), lang), rows, frozenset({1, 2, 3}))


def steps_table(found: Steps, lang: str) -> Table:
    """The steps, and their sum."""
    rows = [
        (sentence(f"step_{step.reason}", {}, lang), signed(step.agents, lang, 2))
        for step in found.steps
        if abs(step.agents) >= SMALL
    ]
    rows.append((sentence("steps_sum", {}, lang), number(found.rostered, lang, 2)))
    title = sentence("steps_title", {}, lang)
    return Table(_headings(("head_step", "head_people"), lang), tuple(rows), frozenset({1}), title=title)


def late_table(found: Steps, lang: str) -> Table:
    """Contacts of the interval that would wait too long with one present agent fewer, as needed, and one more."""
    rows = tuple((number(late.agents, lang, 1), number(late.contacts, lang, 2)) for late in found.late)
    title = sentence("steps_late", {}, lang)
    return Table(_headings(("head_present", "head_too_late"), lang), rows, frozenset({0, 1}), title=title)


def _headings(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)

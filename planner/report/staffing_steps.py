"""Why so many people in one interval, in words and plain figures: the steps of one pool, all pools of a moment."""

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


def pools_body(found: tuple[Steps, ...]) -> dict[str, object]:
    """Every pool of a moment as plain figures."""
    return {"there": [steps_row(steps) for steps in found]}


def steps_row(found: Steps) -> dict[str, object]:
    """The steps of one pool as plain figures."""
    return {
        "language": found.language,
        "family": found.family,
        "queues": [row.queue for row in found.contacts],
        "starts_at": utc(found.start_min).isoformat(),
        "contacts": [asdict(row) for row in found.contacts],
        "steps": {step.reason: step.agents for step in found.steps},
        "rostered": found.rostered,
        "target_share": found.target_share,
        "threshold_s": found.threshold_s,
        "late": [asdict(late) for late in found.late],
        "behind": [asdict(row) | {"until": utc(row.until_min).isoformat()} for row in found.behind],
    }


def pools_parts(found: tuple[Steps, ...], grid: Grid, lang: str) -> tuple[Part, ...]:
    """Who is needed at a moment, pool by pool, on one screen."""
    at = moment(grid.local(found[0].start_min), lang) if found else ""
    total = sum(steps.rostered for steps in found)
    line = Line(sentence("staffing_at", {"at": at, "people": number(total, lang, 1)}, lang))
    rows = tuple(
        (
            f"{steps.language} · {term('family', steps.family, lang)}",
            ", ".join(row.queue for row in steps.contacts),
            number(sum(row.mean for row in steps.contacts), lang, 1),
            number(sum(row.agents for row in steps.contacts), lang, 1),
            number(steps.rostered, lang, 1),
        )
        for steps in found
        if steps.rostered >= SMALL
    )
    heads = ("head_pool", "head_queue", "head_contacts", "head_work", "head_people")
    return (line, Table(_headings(heads, lang), rows, frozenset({2, 3, 4})))


def steps_line(found: Steps, grid: Grid, lang: str, *, year: bool = False) -> Line:
    """What is needed, where and when, on wish with the year."""
    told = {
        "pool": f"{found.language} · {term('family', found.family, lang)}",
        "at": moment(grid.local(found.start_min), lang, year=year),
        "people": number(found.rostered, lang, 1),
        "target": share(found.target_share, lang, 0),
        "within": span(found.threshold_s, lang),
    }
    return Line(sentence("steps_line", told, lang))


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


def _headings(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)

"""Why a queue is short of people at a moment, in words, tables and figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.answers.gap_figures import FOLDER, gap_figures, way_file
from planner.answers.gap_ways import changed_days
from planner.answers.notice import asked_first
from planner.report.answers.gap_lines import beyond_lines, head_lines, pool_lines, service_lines, write_lines
from planner.report.answers.gap_moves import held_text, move_text
from planner.report.answers.gap_tables import cause_parts, people_table, state_table, way_parts
from planner.report.answers.grounds import figures_body, ground_parts, plan_body, plan_lines
from planner.report.tables import QUIET, Line, Part
from planner.words import sentence
from planner.words.numbers import number
from solver.grid import utc

if TYPE_CHECKING:
    from planner.answers.gap import Gap
    from planner.answers.gap_service import Service
    from planner.answers.gap_ways import Way
    from planner.answers.standing import Standing
    from solver.explainer.tried import Tried

MOST_PEOPLE = 16
"""Rows of the terminal's table of people; --json and --html have them all."""
BEST = "1"
"""The way whose figures the terminal finds again beside the plan's."""


def gap_parts(gap: Gap, standing: Standing, folder: str, lang: str, ways: str | None = None) -> tuple[Part, ...]:
    """What the terminal shows; `ways` is the folder of the ways' files, None where they were not written."""
    figures = gap_figures(gap, standing, ways or FOLDER)
    shown = [one for one in figures if not one.code.startswith("gap_way") or one.about == BEST]
    causes = cause_parts(gap, standing, lang)
    people = people_table(gap, standing, lang, MOST_PEOPLE)
    rest = len(gap.people) + len(gap.borrowed) - len(gap.there.present) - len(people.rows)
    more = (Line(sentence("gap_more_people", {"count": number(rest, lang)}, lang), QUIET),) if rest > 0 else ()
    return (
        *plan_lines(standing, lang),
        *head_lines(gap, standing, lang),
        *causes[:1],
        *way_parts(gap, standing, lang),
        *beyond_lines(gap, standing, lang),
        *service_lines(gap, standing, lang),
        *pool_lines(gap, standing, folder, lang),
        *causes[1:],
        state_table(gap, lang),
        *((people, *more) if gap.shortage.is_short else ()),
        *ground_parts(shown, folder, lang),
        *(write_lines(gap, standing, folder, lang) if ways is None else ()),
        *((Line(sentence("gap_other_ways", {}, lang), QUIET),) if len(gap.ways) > 1 else ()),
    )


def gap_body(gap: Gap, standing: Standing, folder: str, lang: str, ways: str | None = None) -> dict[str, object]:
    """The same for machines."""
    written = ways is not None
    ways = ways or FOLDER
    short = gap.shortage
    told = asdict(short) | {"is_short": short.is_short, "missing": short.missing}
    told["sharing"] = [name for row in short.sharing for name in standing.case.requirement.rows[row]]
    return plan_body(standing) | {
        "queue": gap.queue.id,
        "starts_at": utc(gap.start_min).isoformat(),
        "short": told,
        "causes": [asdict(cause) for cause in gap.causes],
        "people": [_person(tried, standing, lang) for tried in gap.people],
        "borrowed": [_person(tried, standing, lang) for tried in gap.borrowed],
        "nearly": None if gap.nearly is None else asdict(gap.nearly),
        "service": _service_of(gap.served.day) | {"target_share": gap.served.target_share},
        "service_block": None if gap.served.block is None else _service_of(gap.served.block),
        "ways": [_way(n, way, standing, lang, ways) for n, way in enumerate(gap.ways, 1)],
        "ways_written": written,
        "pool": None if gap.pool is None else asdict(gap.pool),
        "beyond": None if gap.beyond is None else asdict(gap.beyond),
        **figures_body(gap_figures(gap, standing, ways), folder),
    }


def _person(tried: Tried, standing: Standing, lang: str) -> dict[str, object]:
    works = tried.works and tried.move is not None
    return {
        "agent": tried.person.agent,
        "state": tried.person.state,
        "could": works,
        "change": move_text(tried.move, standing, lang) if works and tried.move is not None else None,
        "held_by": sorted({one.rule for one in tried.broken}),
        "text": "" if works or tried.person.state == "present" else held_text(tried, lang),
    }


def _way(number_: int, way: Way, standing: Standing, lang: str, ways: str) -> dict[str, object]:
    return {
        "number": number_,
        "file": way_file(number_, ways),
        "kinds": list(way.kinds),
        "changes": [move_text(one.move, standing, lang) for one in way.tried if one.move is not None],
        "people": [one.person.agent for one in way.tried],
        "adds": way.adds,
        "closes": way.closes,
        "helps": way.helps,
        "harms": way.harms,
        "paid_min": way.paid_min,
        "wages_cents": way.wages_cents,
        "prices": dict(way.verdict.cents),
        "better_contacts": way.better,
        "better_give": way.give,
        "within_noise": way.is_noise,
        "beaten": way.beaten,
        "ask_first": [asdict(one) for one in asked_first(standing, changed_days(way))],
        "service": _service_of(way.served.day),
        "service_block": None if way.served.block is None else _service_of(way.served.block),
    }


def _service_of(service: Service) -> dict[str, object]:
    return asdict(service) | {"starts_at": utc(service.start_min).isoformat()}

"""`vardiya explain requirement`: contacts by part, people in steps, one fewer and one more."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from planner.answers.requirement import HANDED
from planner.report.answers.grounds import figures_body, ground_parts
from planner.report.reasons import Share, part_title
from planner.report.staffing_steps import steps_line, steps_row, steps_table
from planner.report.tables import GOOD, QUIET, WARN, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import moment, number, share, signed, span
from solver.queues import Measure

if TYPE_CHECKING:
    from planner.answers.requirement import NeedAnswer

SMALL = 0.05  # contacts; smaller parts are told together
FEWER = "-1"
BESIDE = {-1: "need_one_fewer", 0: "need_as_needed", 1: "need_one_beyond"}
SHOWN = ("need_contacts", "need_queue_people", "need_rostered", "need_late", "need_behind")
"""Figures that readers are shown, one of a kind: the others are found by the same command, and stand in --json."""


def need_parts(found: NeedAnswer, folder: str, lang: str) -> tuple[Part, ...]:
    """What the terminal shows."""
    return (*answer_parts(found, lang), *ground_table(found, folder, lang))


def ground_table(found: NeedAnswer, folder: str, lang: str) -> tuple[Part, ...]:
    """The figures with where they are found again."""
    shown = {one.code: one for one in reversed(found.figures) if one.code in SHOWN and one.about in ("", *_told(found))}
    return ground_parts((shown[code] for code in SHOWN if code in shown), folder, lang)


def _told(found: NeedAnswer) -> tuple[str, ...]:
    """What the figures shown speak of: the queue asked, the least number of people that does, one fewer of deferred."""
    late = found.steps.late
    return (found.queue, FEWER, *(str(one.agents) for one in late[-2:-1]))


def answer_parts(found: NeedAnswer, lang: str) -> tuple[Part, ...]:
    """The answer without where its figures are found again."""
    steps, grid = found.steps, found.asked.plan.grid
    late = () if steps.volumes is None else (late_table(found, lang),)
    if steps.behind:
        late = (behind_table(found, lang),)
    head = (steps_line(steps, grid, lang, year=other_year(found)), contacts_line(found, lang), *plan_lines(found, lang))
    return (*head, parts_table(found, lang), steps_table(steps, lang), *late)


def need_body(found: NeedAnswer, folder: str, lang: str) -> dict[str, object]:
    """The same for machines."""
    stored, operation = found.asked.stored, found.asked.inputs.operation
    titles = {part.part: _part_title(part.part, found, lang) for part in found.parts}
    return {
        "plan": None if stored is None else stored.id,
        "current": found.current,
        "as_of": found.asked.inputs.as_of.isoformat(),
        "zone": operation.config.zone,
        "queue": found.queue,
        "parts": [asdict(part) | {"title": titles[part.part]} for part in found.parts],
        **steps_row(found.steps),
        **figures_body(found.figures, folder),
    }


def contacts_line(found: NeedAnswer, lang: str) -> Line:
    """What is expected of the queue."""
    mine = found.mine
    told = {
        "queue": found.queue,
        "mean": number(mine.mean, lang, 1),
        "low": number(mine.low, lang, 1),
        "high": number(mine.high, lang, 1),
        "aht": number(mine.aht_s, lang),
    }
    return Line(sentence("need_contacts_line", told, lang))


def other_year(found: NeedAnswer) -> bool:
    """Whether the moment lies in another year than the history seen ends in, so that years must be told."""
    grid = found.asked.plan.grid
    return grid.local(found.steps.start_min).year != grid.local(int(found.asked.plan.as_of.timestamp()) // 60).year


def plan_lines(found: NeedAnswer, lang: str) -> tuple[Line, ...]:
    """Whose forecast it is: the plan's, one made now, or today's files' for a plan made from others."""
    plan, stored = found.asked.plan, found.asked.stored
    as_of = moment(plan.grid.local(int(plan.as_of.timestamp()) // 60), lang, year=other_year(found))
    told = {"as_of": as_of, "zone": plan.grid.zone, "seed": plan.seed, "plan": "" if stored is None else stored.id}
    if not found.current:
        return (Line(sentence("need_plan_older", told, lang), WARN),)
    return (Line(sentence("need_made_now" if stored is None else "need_of_plan", told, lang), QUIET),)


def parts_table(found: NeedAnswer, lang: str) -> Table:
    """Contacts and the people they keep busy: parts of the queue, then the other queues of the crew, then all."""
    rows = [(one.title, signed(one.contacts, lang, 1), signed(people, lang, 2)) for one, people in _rows(found, lang)]
    every = found.steps.contacts
    total = number(sum(row.mean for row in every), lang, 1), number(sum(row.agents for row in every), lang, 2)
    rows.append((sentence("need_arriving", {}, lang), *total))
    heads = tuple(sentence(code, {}, lang) for code in ("head_part", "head_contacts", "head_people"))
    return Table(heads, tuple(rows), frozenset({1, 2}), title=sentence("need_parts", {}, lang))


def part_shares(found: NeedAnswer, lang: str) -> tuple[Share, ...]:
    """The rows of that table as a picture takes them."""
    return tuple(one for one, _ in _rows(found, lang))


def _rows(found: NeedAnswer, lang: str) -> list[tuple[Share, float]]:
    """Contacts with the people they keep busy; parts too small to tell are one."""
    rows = [
        (Share(part.part, _part_title(part.part, found, lang), part.contacts), part.people)
        for part in found.parts
        if abs(part.contacts) >= SMALL
    ]
    rest = [part for part in found.parts if 0.0 < abs(part.contacts) < SMALL]
    if rest:
        title = sentence("reasons_other", {"count": number(len(rest), lang)}, lang)
        rows.append((Share("other", title, sum(part.contacts for part in rest)), sum(part.people for part in rest)))
    others = ((row, sentence("need_queue", {"queue": row.queue}, lang)) for row in found.others)
    return [*rows, *((Share(row.queue, title, row.mean), row.agents) for row, title in others)]


def late_table(found: NeedAnswer, lang: str) -> Table:
    """Contacts that wait too long with one fewer, enough and one more, against what the goal lets wait."""
    steps, volumes = found.steps, found.steps.volumes
    assert volumes is not None
    allowed = (1.0 - steps.target_share) * volumes.contacts
    judged = volumes.goal.measure is Measure.SERVICE_LEVEL
    told = {
        "within": span(steps.threshold_s, lang),
        "contacts": number(volumes.contacts, lang, 1),
        "allowed": number(allowed, lang, 1),
        "unit": sentence("need_turns" if steps.family == "messaging" else "need_contacts_word", {}, lang),
    }
    rows = tuple(
        (
            number(late.agents, lang),
            number(late.contacts, lang, 1),
            share(late.contacts / volumes.contacts if volumes.contacts > 0 else 0.0, lang),
        )
        for late in steps.late
    )
    marks = tuple("" if not judged else WARN if late.contacts > allowed else GOOD for late in steps.late)
    heads = tuple(sentence(code, {}, lang) for code in ("head_present", "head_too_late", "head_late_share"))
    title = sentence("need_late_goal" if judged else "need_late", told, lang)
    return Table(heads, rows, frozenset({0, 1, 2}), marks, title)


def behind_table(found: NeedAnswer, lang: str) -> Table:
    """Contacts of a deferred queue behind its promise and waiting when its deadline is over, by people."""
    steps, grid, year = found.steps, found.asked.plan.grid, other_year(found)
    told = {
        "queue": found.queue,
        "within": span(steps.threshold_s, lang),
        "at": moment(grid.local(steps.start_min), lang, year=year),
        "until": moment(grid.local(steps.behind[0].until_min), lang, year=year),
    }
    rows = tuple(
        (
            sentence(BESIDE[row.people], {}, lang),
            number(row.contacts, lang, 1),
            number(row.waiting, lang, 1),
        )
        for row in steps.behind
    )
    marks = tuple(WARN if row.contacts >= SMALL else GOOD for row in steps.behind)
    heads = tuple(sentence(code, {}, lang) for code in ("head_beside", "head_behind", "head_waiting"))
    return Table(heads, rows, frozenset({1, 2}), marks, sentence("need_behind", told, lang))


def _part_title(part: str, found: NeedAnswer, lang: str) -> str:
    return sentence("need_handed", {}, lang) if part == HANDED else part_title(part, found.asked.inputs.operation, lang)

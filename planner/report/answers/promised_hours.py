"""What is promised against the hours there are: as a table, and as `validate --json` counts it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.inputs import Inputs, seen_only
from planner.operation.sense_hours import floor_hours, language_work
from planner.promised import promised
from planner.report.tables import BAD, Table
from planner.words import sentence
from planner.words.numbers import day, number
from solver.arithmetic import weekly_hours
from solver.grid import Grid

if TYPE_CHECKING:
    from planner.answers.promised_hours import PromisedHours, Week
    from solver.cover import Floor

HEADS = ("head_promise", "head_hours_week", "head_with_breaks", "head_hours_present", "head_hours_short")
PEOPLE = ("head_at_once", "head_people_there")


def hours_body(inputs: Inputs) -> dict[str, object]:
    """Floors and languages over the whole plan, a week on average: counted on the plan's own grid."""
    operation, config = seen_only(inputs), inputs.operation.config
    dates = [Grid.of(one, 1, config.grid_min, config.zone) for one in inputs.grid.days]
    by_day = [weekly_hours(operation.agents, operation.absences, grid) for grid in dates]
    floors = [
        {
            "floor": one.floor,
            "promised_h": one.promised_h,
            "with_breaks_h": one.with_breaks_h,
            "present_h": one.present_h,
            "short_h": one.short_h,
            "people_needed": one.people_needed,
            "people": len(one.agents),
            "days": _days(inputs, floor, by_day),
        }
        for one, floor in zip(floor_hours(operation, inputs.grid), promised(inputs).floors, strict=True)
    ]
    languages = [
        {"language": one.language, "work_h": one.work_h, "present_h": one.present_h, "people": len(one.speakers)}
        for one in language_work(operation, inputs.grid)
    ]
    return {"floors": floors, "languages": languages}


def _days(inputs: Inputs, floor: Floor, by_day: list[dict[str, float]]) -> list[dict[str, object]]:
    """Day by day the most people due at once, and those who count and have hours that day."""
    grid, found = inputs.grid, []
    for number_of_day, hours in enumerate(by_day):
        part = slice(*(grid.index(bound) for bound in grid.day_bounds[number_of_day : number_of_day + 2]))
        there = sum(hours[name] > 0 for name in floor.agents)
        found.append({"day": grid.days[number_of_day], "due": int(floor.least[part].max()), "there": there})
    return found


def hours_table(hours: tuple[PromisedHours, ...], lang: str) -> Table:
    """A row for each floor and language, and below it the weeks that are worse than the plan's mean."""
    rows, marks = [], []
    for one in hours:
        rows.append(_row(one, lang))
        marks.append("" if one.kept else BAD if one.short_h or len(one.agents) < one.at_once else "")
        for week in one.other_weeks:
            rows.append(_week_row(one, week, lang))
            marks.append(BAD)
    heads = tuple(sentence(code, {}, lang) for code in (*HEADS, *PEOPLE))
    title = sentence("promised_hours_title", {}, lang)
    return Table(heads, tuple(rows), frozenset(range(1, 7)), tuple(marks), title)


def _row(one: PromisedHours, lang: str) -> tuple[str, ...]:
    told = {"name": one.name, "hours": one.hours}
    named = sentence(f"promised_{one.kind}", told, lang).strip()
    is_floor = one.kind == "floor"
    return (
        named,
        number(one.promised_h, lang, 1),
        number(one.asked_h, lang, 1) if is_floor else "",
        number(one.present_h, lang, 1),
        _short(one.short_h, lang),
        str(one.at_once) if is_floor else "",
        str(len(one.agents)),
    )


def _week_row(one: PromisedHours, week: Week, lang: str) -> tuple[str, ...]:
    is_floor = one.kind == "floor"
    return (
        sentence("promised_week", {"day": day(week.monday, lang)}, lang),
        number(week.promised_h, lang, 1),
        number(week.asked_h, lang, 1) if is_floor else "",
        number(week.present_h, lang, 1),
        _short(week.short_h, lang),
        str(one.at_once) if is_floor else "",
        str(week.people),
    )


def _short(hours: float, lang: str) -> str:
    return number(hours, lang, 1) if hours else ""

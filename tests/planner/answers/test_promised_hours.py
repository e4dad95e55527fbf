"""What is promised is held against the hours there are, week by week; the means are those of `validate`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.answers.infeasible import Impossible
from planner.answers.promised_hours import PromisedHours, promised_hours
from planner.casework import make_case
from planner.inputs import Inputs
from planner.operation.floor_specs import FloorSpec
from planner.promised import promised
from planner.report.answers.promised_hours import hours_body, hours_table
from solver.case import Absence
from solver.grid import Grid
from tests.planner.report import worlds

ENGLISH = FloorSpec.model_validate(
    {"least": 1, "language": "en", "hours": [{"days": ["mon"], "start": 540, "end": 600}]}
)


def floored(
    weeks: int, *away: tuple[str, date, date], start: date = worlds.MONDAY, zone: str = "Europe/Istanbul"
) -> Inputs:
    """The tiny operation (Ada and Efe speak English) with a floor of an hour on Mondays and some absences."""
    operation = worlds.operation()
    grid = Grid.of(start, 7 * weeks, 60, zone)
    absences = tuple(Absence(who, grid.minute(first, 0), grid.minute(last, 0)) for who, first, last in away)
    config = operation.config.model_copy(update={"floors": {"english": ENGLISH}, "zone": zone})
    changed = replace(operation, config=config, absences=absences)
    return replace(worlds.inputs(), operation=changed, start=start, weeks=weeks)


def rows(inputs: Inputs) -> dict[str, PromisedHours]:
    return {f"{one.kind}:{one.name}": one for one in promised_hours(inputs, promised(inputs).floors)}


def test_hours_of_a_floor_are_counted_week_by_week() -> None:
    """Two weeks of 80 hours, the second without Efe: 60 on average, and nobody left for the breaks."""
    found = rows(floored(2, ("efe", date(2025, 11, 10), date(2025, 11, 17))))["floor:english"]
    assert [(week.promised_h, week.present_h, week.people) for week in found.weeks] == [(1.0, 80.0, 2), (1.0, 40.0, 1)]
    assert (found.present_h, found.at_once, found.short_h) == (60.0, 2, 0.0)
    assert not found.kept
    assert [week.monday for week in found.other_weeks] == [date(2025, 11, 10)]


def test_a_floor_with_hours_and_people_enough_is_kept_and_shows_no_weeks() -> None:
    """What is in order takes one row."""
    found = rows(floored(2))["floor:english"]
    assert found.kept
    assert found.other_weeks == ()


@pytest.mark.parametrize(("start", "zone"), [(worlds.MONDAY, "Europe/Istanbul"), (date(2025, 10, 20), "Europe/Berlin")])
def test_every_figure_is_found_again_by_validate(start: date, zone: str) -> None:
    """The second command counts over the whole plan at once, this answer week by week, one of them 169 hours long."""
    from planner.answers.figure import placed

    inputs = floored(3, ("ada", start + timedelta(days=9), start + timedelta(days=12)), start=start, zone=zone)
    asked = promised(inputs)
    found = Impossible(inputs, make_case(inputs, asked), promised_hours(inputs, asked.floors), (), ())
    body = hours_body(inputs)
    assert len(found.figures) == 5 + 2 * 3
    for figure in found.figures:
        assert placed(body, figure.found.place) == pytest.approx(figure.value, abs=1e-9), figure
        assert figure.found.command[0] == "validate"


def test_the_table_marks_what_is_short_and_names_the_week() -> None:
    """Both languages: no code instead of a word."""
    inputs = floored(2, ("efe", date(2025, 11, 10), date(2025, 11, 17)))
    hours = promised_hours(inputs, promised(inputs).floors)
    for lang, said in (("en", "week of Mon 10 Nov"), ("tr", "Pzt 10 Kas haftası")):
        table = hours_table(hours, lang)
        assert [row for row in table.rows if said in row[0]] == [table.rows[1]]
        assert table.mark(1) == "bad"
        assert not any("_" in cell for cell in table.headings)
